#include "app/controls.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

namespace downhill::app {
namespace {

using figure::Align;
using figure::Rectangle;
using figure::Role;

ImVec2 corner(const Rectangle& box) { return {box.left, box.top}; }

constexpr float kLabelGap = 14;
constexpr float kKnob = 8;  // radius
constexpr float kIcon = 15;

// A label that is too long ends in "…".
std::string shortened(const Typeface& typeface, std::string_view label, float size, float room) {
  std::string out(label);
  if (typeface.width(out, size) <= room) return out;
  while (!out.empty() && typeface.width(out + "…", size) > room) {
    // A whole letter, of however many bytes.
    while (out.size() > 1 && (static_cast<unsigned char>(out.back()) & 0xC0U) == 0x80U) {
      out.pop_back();
    }
    out.pop_back();
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out + "…";
}
}  // namespace

Rectangle slider_track(const Rectangle& box, const SliderLook& look) {
  const float left = box.left + look.label_width + kLabelGap;
  const float right = box.right() - look.value_width - kLabelGap;
  return {left, box.top, std::max(0.0F, right - left), box.height};
}

bool slider(const Sheet& sheet, std::string_view id, const Rectangle& box, const SliderLook& look,
            float& fraction) {
  const Palette& palette = sheet.palette;
  const Rectangle track = slider_track(box, look);
  const float middle = std::round(box.center().y);
  const float size = look.size * kLabelScale;
  draw_text(sheet, shortened(sheet.typeface, look.label, size, look.label_width + 1), box.left,
            middle, size, palette.color(Role::kInk2));
  draw_text(sheet, look.value, box.right(), middle, look.size, palette.color(Role::kInk),
            Align::kEnd);
  if (!(track.width > 2 * kKnob)) return false;

  // The knob's middle runs between the ends less its radius, as a form control's does.
  const float from = track.left + kKnob, way = track.width - 2 * kKnob;
  const Touch touched = touch(id, {track.left - 6, track.top, track.width + 12, track.height});
  bool changed = false;
  if (touched.held) {
    // Whoever grasps the knob beside its middle does not move it by grasping.
    float& grasp = *ImGui::GetStateStorage()->GetFloatRef(ImGui::GetID(id.data()));
    const float pointer = ImGui::GetIO().MousePos.x;
    if (touched.began) {
      const float beside = pointer - (from + fraction * way);
      grasp = std::abs(beside) <= kKnob * 1.75F ? beside : 0;
    }
    const float moved = std::clamp((pointer - grasp - from) / way, 0.0F, 1.0F);
    changed = std::abs(moved - fraction) > 1e-4F;
    fraction = moved;
  }

  const float knob = from + std::clamp(fraction, 0.0F, 1.0F) * way;
  const Rectangle groove = {track.left, middle - 4, track.width, 8};
  draw_box(sheet, groove, 4, palette.color(Role::kGrid),
           palette.between(Role::kLine, Role::kInk2, 0.35F));
  const Rectangle filled = {groove.left, groove.top, std::max(8.0F, knob - groove.left), 8};
  rounded_path(sheet.list, filled, 4);
  sheet.list.PathFillConvex(palette.color(Role::kDown));
  const ImVec2 at = {knob, middle};
  if (touched.hovered || touched.held) {
    sheet.list.AddCircleFilled(at, touched.held ? 17 : 15, palette.color(Role::kDown, 0.18F));
  }
  sheet.list.AddCircleFilled(at, touched.held ? kKnob + 1 : kKnob, palette.color(Role::kDown));
  return changed;
}

bool toggle(const Sheet& sheet, std::string_view id, const Rectangle& box, std::string_view label,
            bool on, float size) {
  constexpr float kWidth = 44, kHeight = 26;
  const float text_width = sheet.typeface.width(label, size * kLabelScale);
  const Touch touched = touch(
      id, {box.left, box.top, std::min(box.width, text_width + kLabelGap + kWidth), box.height});
  const float middle = std::round(box.center().y);
  draw_text(sheet, label, box.left, middle, size * kLabelScale, sheet.palette.color(Role::kInk2));
  const Rectangle groove =
      on_pixels(sheet, {box.left + text_width + kLabelGap, middle - kHeight / 2, kWidth, kHeight});
  const Palette& palette = sheet.palette;
  draw_box(sheet, groove, kHeight / 2, on ? palette.color(Role::kDown) : palette.color(Role::kGrid),
           on ? palette.color(Role::kDown) : palette.between(Role::kLine, Role::kInk2, 0.35F));
  const float x = on ? groove.right() - kHeight / 2 : groove.left + kHeight / 2;
  if (touched.hovered || touched.held) {
    sheet.list.AddCircleFilled({x, middle}, 17,
                               palette.color(on ? Role::kDown : Role::kInk, 0.12F));
  }
  sheet.list.AddCircleFilled({x, middle}, 9,
                             on ? palette.color(Role::kSheet) : palette.color(Role::kInk2));
  return touched.pressed;
}

namespace {

constexpr float kSegmentEdge = 14;

float segment_width(const Typeface& typeface, const std::string& choice, float size) {
  return 2 * kSegmentEdge + typeface.width(choice, size * kLabelScale);
}

}  // namespace

bool segments_fit(const Typeface& typeface, std::string_view label,
                  const std::vector<std::string>& choices, float width, float size) {
  float sum = typeface.width(label, size * kLabelScale) + kLabelGap;
  for (const std::string& choice : choices) sum += segment_width(typeface, choice, size);
  return sum <= width;
}

int segments(const Sheet& sheet, std::string_view id, const Rectangle& box, std::string_view label,
             const std::vector<std::string>& choices, int current, float size) {
  constexpr float kHeight = 38;
  const Palette& palette = sheet.palette;
  const float text = size * kLabelScale, middle = std::round(box.center().y);
  draw_text(sheet, label, box.left, middle, text, palette.color(Role::kInk2));
  const float left = box.left + sheet.typeface.width(label, text) + kLabelGap;
  const int count = static_cast<int>(choices.size());
  int pressed = -1;
  if (count == 0) return pressed;

  if (!segments_fit(sheet.typeface, label, choices, box.width, size)) {
    const Rectangle row =
        on_pixels(sheet, {left, middle - kHeight / 2, box.right() - left, kHeight});
    draw_box(sheet, row, kHeight / 2, palette.color(Role::kSheet, 0), palette.color(Role::kLine));
    if (current >= 0 && current < count) {
      draw_text(sheet, choices[static_cast<std::size_t>(current)], row.center().x, middle, text,
                palette.color(Role::kInk), Align::kMiddle);
    }
    for (int step : {-1, 1}) {
      const Rectangle arrow = {step < 0 ? row.left : row.right() - kHeight, box.top, kHeight,
                               box.height};
      const Touch touched = touch(std::string(id) + (step < 0 ? "<" : ">"), arrow);
      draw_icon(sheet, step < 0 ? Icon::kBack : Icon::kNext, {arrow.center().x, middle}, kIcon,
                palette.color(touched.hovered ? Role::kInk : Role::kInk2));
      if (touched.pressed) pressed = (current + step + count) % count;
    }
    return pressed;
  }

  float width = 0;
  for (const std::string& choice : choices) width += segment_width(sheet.typeface, choice, size);
  const Rectangle row = on_pixels(sheet, {left, middle - kHeight / 2, width, kHeight});
  draw_box(sheet, row, kHeight / 2, palette.color(Role::kSheet, 0), palette.color(Role::kLine));
  float x = row.left;
  for (int i = 0; i < count; ++i) {
    const std::string& choice = choices[static_cast<std::size_t>(i)];
    const float w = segment_width(sheet.typeface, choice, size);
    const Touch touched =
        touch(std::string(id) + "/" + std::to_string(i), {x, box.top, w, box.height});
    const bool chosen = i == current;
    if (chosen || touched.hovered) {
      rounded_path(sheet.list, {x + 3, row.top + 3, w - 6, row.height - 6}, row.height / 2 - 3);
      sheet.list.PathFillConvex(palette.color(Role::kDown, chosen ? 1.0F : 0.10F));
    }
    draw_text(sheet, choice, x + w / 2, middle, text,
              palette.color(chosen ? Role::kSheet : Role::kInk), Align::kMiddle);
    if (touched.pressed) pressed = i;
    x += w;
  }
  return pressed;
}

bool formula(const Sheet& sheet, std::string_view id, const Rectangle& box, std::string_view label,
             std::string_view text, float size) {
  constexpr float kHeight = 38, kEdge = 14, kLeast = 96;
  const Palette& palette = sheet.palette;
  const float middle = std::round(box.center().y);
  draw_text(sheet, label, box.left, middle, size * kLabelScale, palette.color(Role::kInk2));
  const float left = box.left + sheet.typeface.width(label, size * kLabelScale) + kLabelGap;
  const float wanted = 2 * kEdge + sheet.typeface.width(text, size) + kIcon + 10;
  const float width = std::clamp(wanted, kLeast, std::max(kLeast, box.right() - left));
  const Touch touched = touch(id, {left, box.top, width, box.height});
  const Rectangle field = on_pixels(sheet, {left, middle - kHeight / 2, width, kHeight});
  const bool warm = touched.hovered || touched.held;
  draw_box(sheet, field, 10, palette.color(Role::kDown, warm ? 0.08F : 0.0F),
           palette.color(warm ? Role::kDown : Role::kLine));
  sheet.list.PushClipRect(corner(field), {field.right() - kEdge - kIcon - 4, field.bottom()}, true);
  draw_text(sheet, text, field.left + kEdge, middle, size, palette.color(Role::kInk));
  sheet.list.PopClipRect();
  draw_icon(sheet, Icon::kEdit, {field.right() - kEdge - kIcon / 2, middle}, kIcon,
            palette.color(warm ? Role::kDown : Role::kInk2), 1.5F);
  return touched.pressed;
}

}  // namespace downhill::app
