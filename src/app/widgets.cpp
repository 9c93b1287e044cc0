#include "app/widgets.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "app/layout.h"
#include "app/line_break.h"

namespace downhill::app {
namespace {

using figure::Align;
using figure::Face;
using figure::Point;
using figure::Rectangle;
using figure::Role;

ImVec2 corner(const Rectangle& box) { return {box.left, box.top}; }

constexpr float kPi = std::numbers::pi_v<float>;

constexpr float kPillEdge = 19;  // from a pill's side to its text
constexpr float kIcon = 15;      // an icon beside text, and the air between
constexpr float kIconGap = 7;

struct PillColors {
  ImU32 fill, border, text;
};

PillColors pill_colors(const Palette& palette, PillStyle style, const Touch& touch) {
  const bool warm = touch.hovered || touch.held;
  const ImU32 clear = palette.color(Role::kSheet, 0);
  const ImU32 tint = palette.color(Role::kInk, touch.held ? 0.10F : warm ? 0.05F : 0.0F);
  switch (style) {
    case PillStyle::kOutline:
      return {tint, palette.color(warm ? Role::kInk2 : Role::kLine), palette.color(Role::kInk)};
    case PillStyle::kSolid:
      return {palette.between(Role::kInk, Role::kSheet,
                              touch.held ? 0.25F
                              : warm     ? 0.14F
                                         : 0),
              clear, palette.color(Role::kSheet)};
    case PillStyle::kControl:
      return {palette.color(Role::kDown, touch.held ? 0.18F
                                         : warm     ? 0.10F
                                                    : 0.0F),
              palette.color(Role::kDown, warm ? 1.0F : 0.6F), palette.color(Role::kDown)};
    case PillStyle::kChosen:
      return {palette.between(Role::kDown, Role::kInk,
                              touch.held ? 0.25F
                              : warm     ? 0.12F
                                         : 0),
              clear, palette.color(Role::kSheet)};
    case PillStyle::kQuiet:
      return {tint, clear, palette.color(warm ? Role::kInk : Role::kInk2)};
    case PillStyle::kDisabled:
      return {clear, palette.color(Role::kLine), palette.color(Role::kInk2, 0.55F)};
  }
  return {};
}

// A rounded chevron, pen, arrow and so on, in a box of 16 units around the origin.
void draw_arc(const Sheet& sheet, Point center, float radius, float from, float to, ImU32 color,
              float width) {
  std::vector<ImVec2> arc;
  constexpr int kSteps = 24;
  for (int i = 0; i <= kSteps; ++i) {
    const float angle = from + (to - from) * static_cast<float>(i) / kSteps;
    arc.push_back({center.x + radius * std::cos(angle), center.y + radius * std::sin(angle)});
  }
  stroke(sheet.list, arc, false, color, width);
}

}  // namespace

void draw_box(const Sheet& sheet, const Rectangle& box, float radius, ImU32 fill, ImU32 border,
              float width) {
  radius = std::min({radius, box.width / 2, box.height / 2});
  rounded_path(sheet.list, box, radius);
  sheet.list.PathFillConvex(fill);
  const float in = width / 2;
  rounded_path(sheet.list, {box.left + in, box.top + in, box.width - width, box.height - width},
               radius - in);
  sheet.list.PathStroke(border, ImDrawFlags_Closed, width);
}

Rectangle on_pixels(const Sheet& sheet, const Rectangle& box) {
  const float left = sheet.typeface.snap(box.left), top = sheet.typeface.snap(box.top);
  return {left, top, sheet.typeface.snap(box.right()) - left,
          sheet.typeface.snap(box.bottom()) - top};
}

TextBlock text_block(const Typeface& typeface, std::string_view text, float size, float width,
                     Face face) {
  TextBlock block{{}, size, std::round(size * 1.5F), face};
  if (text.empty()) return block;
  for (std::string_view line : break_lines(text, width, [&](std::string_view piece) {
         return typeface.width(piece, size, face);
       })) {
    block.lines.emplace_back(line);
  }
  return block;
}

void draw_block(const Sheet& sheet, const TextBlock& block, float left, float top, Role role) {
  float middle = top + block.line_height / 2;
  for (const std::string& line : block.lines) {
    draw_text(sheet, line, left, middle, block.size, sheet.palette.color(role), Align::kStart,
              block.face);
    middle += block.line_height;
  }
}

void draw_text(const Sheet& sheet, std::string_view text, float x, float middle, float size,
               ImU32 color, Align align, Face face) {
  if (align != Align::kStart) {
    const float width = sheet.typeface.width(text, size, face);
    x -= align == Align::kMiddle ? width / 2 : width;
  }
  sheet.typeface.draw(sheet.list, text, x, middle + size * kMiddleToBaseline, size, color, face);
}

void draw_icon(const Sheet& sheet, Icon icon, Point center, float size, ImU32 color, float width) {
  const float u = size / 16;
  const auto line = [&](std::initializer_list<Point> shape) {
    std::vector<ImVec2> points;
    for (const Point& p : shape) points.push_back({center.x + p.x * u, center.y + p.y * u});
    stroke(sheet.list, points, false, color, width);
  };
  switch (icon) {
    case Icon::kNone:
      break;
    case Icon::kBack:
      line({{2.5F, -5.5F}, {-3, 0}, {2.5F, 5.5F}});
      break;
    case Icon::kNext:
      line({{-2.5F, -5.5F}, {3, 0}, {-2.5F, 5.5F}});
      break;
    case Icon::kCheck:
      line({{-5.5F, 0.5F}, {-1.5F, 4.5F}, {5.5F, -4.5F}});
      break;
    case Icon::kCross:
      line({{-4, -4}, {4, 4}});
      line({{-4, 4}, {4, -4}});
      break;
    case Icon::kReset:  // an arrow that turns back
      draw_arc(sheet, center, 6 * u, -0.80F * kPi, 0.80F * kPi, color, width);
      line({{-8.2F, -5.4F}, {-4.85F, -3.5F}, {-2.8F, -6.8F}});
      break;
    case Icon::kRestore:  // and one that turns on
      draw_arc(sheet, center, 6 * u, -0.20F * kPi, -1.80F * kPi, color, width);
      line({{8.2F, -5.4F}, {4.85F, -3.5F}, {2.8F, -6.8F}});
      break;
    case Icon::kQuestion:
      draw_arc(sheet, {center.x, center.y - 3 * u}, 3.6F * u, -kPi, 0.35F * kPi, color, width);
      line({{1.6F, 0.2F}, {0, 1.4F}, {0, 3}});
      line({{0, 6.6F}});
      break;
    case Icon::kEdit:  // a pen
      line({{-6, 6}, {-5, 2}, {3, -6}, {6, -3}, {-2, 5}, {-6, 6}});
      break;
  }
}

Touch touch(std::string_view id, const Rectangle& box, bool still) {
  Touch touch;
  if (!(box.width > 0) || !(box.height > 0)) return touch;
  ImGui::SetCursorScreenPos(corner(box));
  ImGui::PushID(id.data(), id.data() + id.size());
  touch.pressed = ImGui::InvisibleButton("", {box.width, box.height});
  touch.hovered = ImGui::IsItemHovered();
  touch.held = ImGui::IsItemActive();
  touch.began = ImGui::IsItemActivated();
  ImGui::PopID();
  if (!still && (touch.hovered || touch.held)) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  return touch;
}

float pill_width(const Typeface& typeface, const Pill& pill, float size) {
  float width = 2 * kPillEdge;
  if (!pill.text.empty()) width += typeface.width(pill.text, size);
  for (Icon icon : {pill.before, pill.after}) {
    if (icon != Icon::kNone) width += kIcon + (pill.text.empty() ? 0 : kIconGap) - 3;
  }
  return std::ceil(width);
}

bool pill(const Sheet& sheet, std::string_view id, const Rectangle& given, const Pill& pill,
          float size) {
  if (!(given.width > 0)) return false;
  const bool disabled = pill.style == PillStyle::kDisabled;
  const Touch touched = disabled ? Touch{} : touch(id, given);
  const PillColors colors = pill_colors(sheet.palette, pill.style, touched);
  const Rectangle box = on_pixels(sheet, given);
  draw_box(sheet, box, box.height / 2, colors.fill, colors.border);
  const float middle = box.center().y;
  float x = box.center().x - (pill_width(sheet.typeface, pill, size) - 2 * kPillEdge) / 2;
  if (pill.before != Icon::kNone) {
    draw_icon(sheet, pill.before, {x + kIcon / 2 - 2, middle}, kIcon, colors.text);
    x += kIcon + kIconGap - 3;
  }
  draw_text(sheet, pill.text, x, middle, size, colors.text);
  if (pill.after != Icon::kNone) {
    x += sheet.typeface.width(pill.text, size) + kIconGap;
    draw_icon(sheet, pill.after, {x + kIcon / 2 - 1, middle}, kIcon, colors.text);
  }
  return touched.pressed;
}

namespace {
constexpr float kChipEdge = 11;
}

float chip_width(const Typeface& typeface, std::string_view label, std::string_view text,
                 float size) {
  return std::ceil(2 * kChipEdge + typeface.width(label, size) + 0.4F * size +
                   typeface.width(text, size));
}

void chip(const Sheet& sheet, const Rectangle& given, std::string_view label, std::string_view text,
          Role role, float size) {
  if (!(given.width > 0)) return;
  const bool hot = role != Role::kInk;
  const Rectangle box = on_pixels(sheet, given);
  draw_box(sheet, box, 10, sheet.palette.color(Role::kSheet, 0),
           sheet.palette.color(hot ? role : Role::kLine));
  const float x = box.left + kChipEdge, middle = box.center().y;
  draw_text(sheet, label, x, middle, size, sheet.palette.color(Role::kInk2));
  draw_text(sheet, text, x + sheet.typeface.width(label, size) + 0.4F * size, middle, size,
            sheet.palette.color(role));
}

// A round mark: empty, or filled with an icon.
void draw_mark(const Sheet& sheet, Point center, Role role, Icon icon) {
  const ImVec2 at = {center.x, center.y};
  if (icon == Icon::kNone) {
    sheet.list.AddCircle(at, kMark / 2 - 1, sheet.palette.color(role), 0, 2);
    return;
  }
  sheet.list.AddCircleFilled(at, kMark / 2, sheet.palette.color(role));
  draw_icon(sheet, icon, center, 13, sheet.palette.color(Role::kSheet));
}

void task_card(const Sheet& sheet, const Rectangle& given, const TextBlock& text, bool done) {
  const Rectangle box = on_pixels(sheet, given);
  const Role role = done ? Role::kGood : Role::kDown;
  draw_box(sheet, box, 12, sheet.palette.color(role, done ? 0.08F : 0),
           sheet.palette.color(Role::kLine));
  // The left edge in colour, as on the page's card.
  sheet.list.PushClipRect({box.left, box.top}, {box.left + 4, box.bottom()}, true);
  rounded_path(sheet.list, box, 12);
  sheet.list.PathFillConvex(sheet.palette.color(role));
  sheet.list.PopClipRect();
  const float top = box.center().y - text.height() / 2;
  draw_mark(sheet, {box.left + kCardEdge + kMark / 2 + 2, top + text.line_height / 2}, role,
            done ? Icon::kCheck : Icon::kNone);
  draw_block(sheet, text, box.left + kCardEdge + kMark + kMarkGap + 2, top, Role::kInk);
}

}  // namespace downhill::app
