#include "app/prose_panel.h"

#include <algorithm>
#include <cmath>

#include "app/layout.h"

namespace downhill::app {
namespace {

using figure::Face;
using figure::Rectangle;
using figure::Role;
using lesson::BlockKind;
using lesson::ProseBlock;
using lesson::StyledText;
using lesson::TextStyle;

constexpr float kSize = 17;     // of the text, px
constexpr float kWidest = 620;  // of a column that reads well
constexpr float kParagraphGap = 14;
constexpr float kEdge = 32;  // beside the column

StyledText plain(std::string text) { return {std::move(text), {{0, TextStyle::kPlain}}}; }

}  // namespace

void ProsePanel::put(RichText text, Role role, float left, float space_after) {
  const float height = text.height();
  lines_.push_back({std::move(text), role, left, height_});
  height_ += height + space_after;
}

void ProsePanel::put_block(const ProseBlock& block, const Typeface& typeface) {
  const auto rich = [&](const StyledText& text, float width, float size = kSize,
                        Face face = Face::kPlain) {
    return RichText(text, typeface, size, width, face);
  };
  switch (block.kind) {
    case BlockKind::kParagraph:
      put(rich(block.lines[0], width_), Role::kInk, 0, kParagraphGap);
      break;
    case BlockKind::kHeading:
      put(rich(block.lines[0], width_, 19, Face::kBold), Role::kInk, 0, 8);
      break;
    case BlockKind::kFormula:
      for (const StyledText& line : block.lines) {
        RichText formula = rich(line, width_ - 32, kSize + 1);
        const float left = std::max(16.0F, (width_ - formula.width()) / 2);
        put(std::move(formula), Role::kInk, left, 2);
      }
      height_ += kParagraphGap;
      break;
    case BlockKind::kItem: {
      constexpr float kIndent = 26;
      const float top = height_;
      put(rich(plain(block.mark), kIndent), Role::kInk2, 4, 0);
      height_ = top;
      put(rich(block.lines[0], width_ - kIndent), Role::kInk, kIndent, 6);
      break;
    }
    case BlockKind::kCode:
      for (const StyledText& line : block.lines) put(rich(line, width_, 15), Role::kInk, 8, 0);
      height_ += kParagraphGap;
      break;
    case BlockKind::kTable:
      put_table(block, typeface);
      break;
  }
}

// Columns share the width as their widest cells ask for it.
void ProsePanel::put_table(const ProseBlock& block, const Typeface& typeface) {
  constexpr float kBetween = 18, kCell = kSize - 1;
  std::size_t columns = 0;
  for (const auto& row : block.rows) columns = std::max(columns, row.size());
  if (columns == 0) return;
  std::vector<float> widths(columns, 40);
  for (std::size_t i = 0; i < block.rows.size(); ++i) {
    for (std::size_t k = 0; k < block.rows[i].size(); ++k) {
      const Face face = i == 0 ? Face::kBold : Face::kPlain;
      widths[k] =
          std::max(widths[k], RichText(block.rows[i][k], typeface, kCell, 1e6F, face).width() + 1);
    }
  }
  float sum = kBetween * static_cast<float>(columns - 1);
  const float room = width_ - sum;
  float wanted = 0;
  for (float width : widths) wanted += width;
  if (wanted > room) {
    for (float& width : widths) width *= room / wanted;
  }
  for (std::size_t i = 0; i < block.rows.size(); ++i) {
    const float top = height_;
    float left = 0, bottom = top;
    for (std::size_t k = 0; k < block.rows[i].size(); ++k) {
      height_ = top;
      RichText cell(block.rows[i][k], typeface, kCell, widths[k],
                    i == 0 ? Face::kBold : Face::kPlain);
      put(std::move(cell), i == 0 ? Role::kInk2 : Role::kInk, left, 4);
      bottom = std::max(bottom, height_);
      left += widths[k] + kBetween;
    }
    height_ = bottom;
    rules_.push_back(height_);
    height_ += 5;
  }
  height_ += kParagraphGap;
}

void ProsePanel::set(const Key& key, const Typeface& typeface) {
  key_ = key;
  lines_.clear();
  rules_.clear();
  task_.reset();
  height_ = 22;
  width_ = key.width;
  const text::Words& words = runner_.words();
  const lesson::Walk& walk = runner_.walk();
  const auto title = [&](const std::string& text, float size, float space_after) {
    put(RichText(plain(text), typeface, size, width_, Face::kBold), Role::kInk, 0, space_after);
  };
  const std::string number = std::to_string(course_.lesson()->number);
  const std::string kicker = words.say("page.lesson", {{"number", number}});
  if (key.step == 0) {
    const std::string minutes = std::to_string(walk.lesson().minutes);
    put(RichText(plain(kicker + " · " + words.say("page.minutes", {{"minutes", minutes}})),
                 typeface, 15, width_),
        Role::kInk2, 0, 4);
    title(walk.lesson().title, 28, 10);
    put(RichText(plain(course_.lede()), typeface, 18, width_), Role::kInk2, 0, 18);
    rules_.push_back(height_);
    height_ += 20;
  } else {
    put(RichText(plain(kicker + " · " + walk.lesson().title), typeface, 15, width_), Role::kInk2, 0,
        10);
  }
  title(std::to_string(key.step + 1) + "  " + walk.current().title, 22, 12);
  for (const ProseBlock& block : course_.prose()[static_cast<std::size_t>(key.step)]) {
    put_block(block, typeface);
  }
  if (const auto& task = walk.current().task) {
    // The card's own edges: as wide as the stage's card is around its text.
    const float inside = width_ - 2 * kCardEdge - kMark - kMarkGap;
    height_ += 6;
    task_ = text_block(typeface, key.task_done && !task->done.empty() ? task->done : task->text,
                       kSize - 1, inside);
    task_top_ = height_;
    height_ += task_->height() + 24;
  }
  height_ += 28;
}

void ProsePanel::draw(const Rectangle& box, const Palette& palette, const Typeface& typeface) {
  ImGui::SetNextWindowPos({box.left, box.top});
  ImGui::SetNextWindowSize({box.width, box.height});
  constexpr ImGuiWindowFlags kFlags =
      ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
      ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav |
      ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoBringToFrontOnFocus;
  if (ImGui::Begin("prose", nullptr, kFlags) && runner_.is_open() && box.width > 2 * kEdge) {
    const lesson::Walk& walk = runner_.walk();
    const float width = std::min(box.width - 2 * kEdge, kWidest);
    const Key key = {course_.lesson(), course_.language(),          walk.index(), width,
                     typeface.ratio(), walk.task_done(walk.index())};
    if (key != key_) {
      const bool same_text = key.lesson == key_.lesson && key.step == key_.step;
      set(key, typeface);
      if (!same_text) ImGui::SetScrollY(0);
    }
    if (scroll_by_ != 0) ImGui::SetScrollY(ImGui::GetScrollY() + scroll_by_ * kSize * 1.6F);
    scroll_by_ = 0;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list._FringeScale = 1 / typeface.ratio();
    const Sheet sheet{list, palette, typeface};
    const float left = box.left + std::max(kEdge, (box.width - width) / 2);
    const float top = box.top - std::round(ImGui::GetScrollY());
    for (const Line& line : lines_) {
      const float at = top + line.top;
      if (at > box.bottom() || at + line.text.height() < box.top) continue;
      line.text.draw(sheet, left + line.left, at, line.role);
    }
    for (const float rule : rules_) {
      const float y = typeface.snap(top + rule);
      list.AddRectFilled({left, y}, {left + width_, y + 1}, palette.color(Role::kLine));
    }
    if (task_) {
      task_card(sheet, {left, top + task_top_, width_, task_->height() + 20}, *task_,
                key.task_done);
    }
    ImGui::Dummy({1, height_});
  }
  ImGui::End();
}

}  // namespace downhill::app
