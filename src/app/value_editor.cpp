#include "app/value_editor.h"

#include <algorithm>

#include "app/overlay.h"
#include "lesson/readout.h"

namespace downhill::app {
namespace {

using figure::Face;
using figure::Rectangle;
using figure::Role;

// Lets Dear ImGui type into a std::string.
int grow(ImGuiInputTextCallbackData* data) {
  if (data->EventFlag == ImGuiInputTextFlags_CallbackResize) {
    auto& text = *static_cast<std::string*>(data->UserData);
    text.resize(static_cast<std::size_t>(data->BufTextLen));
    data->Buf = text.data();
  }
  return 0;
}

}  // namespace

void ValueEditor::open(const std::string& parameter) {
  const scenes::Parameter* row = runner_.walk().scene().spec().find(parameter);
  if (!row) return;
  parameter_ = parameter;
  typed_ = runner_.walk().scene().value(parameter);
  mistake_.clear();
  appears_ = true;
}

void ValueEditor::accept() {
  const scenes::Parameter* row = runner_.walk().scene().spec().find(parameter_);
  if (row && row->kind == scenes::Kind::kFile && !typed_.empty()) {
    mistake_ = take_file_(parameter_, typed_);
  } else {
    const text::Result<text::Done> set = runner_.set(parameter_, typed_);
    mistake_ = set ? "" : runner_.sentence(set.error());
  }
  if (mistake_.empty()) close();
}

void ValueEditor::draw(const Rectangle& screen, const Palette& palette, const Typeface& typeface) {
  if (!is_open()) return;
  const float width = std::min(560.0F, screen.width - 32);
  const Rectangle box = {screen.left + (screen.width - width) / 2,
                         screen.top + screen.height * 0.3F, width, 190};
  const bool stays = overlay("editor", screen, box, palette, typeface,
                             [&](const Sheet& sheet) { draw_inside(sheet, box); });
  if (!stays) close();
}

void ValueEditor::draw_inside(const Sheet& sheet, const Rectangle& box) {
  const text::Words& words = runner_.words();
  const scenes::Scene& scene = runner_.walk().scene();
  const scenes::Parameter* row = scene.spec().find(parameter_);
  if (!row) return close();
  const float left = box.left + 20, width = box.width - 40;
  const bool is_file = row->kind == scenes::Kind::kFile;
  const std::string label = lesson::label(scene, parameter_);
  draw_text(sheet, is_file ? words.say("desktop.file", {{"label", label}}) : label, left,
            box.top + 28, 17, sheet.palette.color(Role::kInk), figure::Align::kStart, Face::kBold);

  const auto color = [&](ImGuiCol part, Role role, float opacity = 1) {
    ImGui::PushStyleColor(part, sheet.palette.color(role, opacity));
  };
  color(ImGuiCol_FrameBg, Role::kPaper);
  color(ImGuiCol_Text, Role::kInk);
  color(ImGuiCol_Border, mistake_.empty() ? Role::kDown : Role::kWarn);
  color(ImGuiCol_TextSelectedBg, Role::kDown, 0.25F);
  color(ImGuiCol_InputTextCursor, Role::kInk);
  ImGui::PushStyleVar(ImGuiStyleVar_FrameRounding, 10);
  ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, 1);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(12, 10));
  ImGui::SetCursorScreenPos({left, box.top + 50});
  ImGui::SetNextItemWidth(width);
  if (appears_) ImGui::SetKeyboardFocusHere();
  appears_ = false;
  const bool entered =
      ImGui::InputText("##value", typed_.data(), typed_.capacity() + 1,
                       ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_CallbackResize |
                           ImGuiInputTextFlags_AutoSelectAll,
                       grow, &typed_);
  ImGui::PopStyleVar(3);
  ImGui::PopStyleColor(5);
  const TextBlock mistake = text_block(sheet.typeface, mistake_, 14, width);
  TextBlock shown = mistake;
  if (shown.lines.size() > 2) shown.lines.resize(2);
  draw_block(sheet, shown, left, box.top + 94, Role::kWarn);

  const Pill use{words.say("desktop.use"), PillStyle::kSolid};
  const Pill leave{words.say("desktop.leave"), PillStyle::kOutline};
  const float use_width = pill_width(sheet.typeface, use, 16);
  const float leave_width = pill_width(sheet.typeface, leave, 16);
  const float top = box.bottom() - 54;
  const bool used = pill(sheet, "use", {left + width - use_width, top, use_width, 40}, use, 16);
  const bool left_alone =
      pill(sheet, "leave", {left + width - use_width - 8 - leave_width, top, leave_width, 40},
           leave, 16);
  if (left_alone) return close();
  if (used || entered) accept();
}

}  // namespace downhill::app
