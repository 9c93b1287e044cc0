#include "app/lesson_menu.h"

#include <algorithm>
#include <cmath>

#include "app/overlay.h"

namespace downhill::app {

using figure::Align;
using figure::Face;
using figure::Rectangle;
using figure::Role;
using lesson::LessonSource;

void LessonMenu::toggle() {
  is_open_ = !is_open_;
  pointed_ = course_.lesson();
  shows_pointed_ = true;
}

void LessonMenu::move(int direction) {
  const std::vector<LessonSource>& all = course_.course().lessons;
  const std::ptrdiff_t at = pointed_ ? pointed_ - all.data() : 0;
  const auto last = static_cast<std::ptrdiff_t>(all.size()) - 1;
  pointed_ = all.data() + std::clamp<std::ptrdiff_t>(at + direction, 0, last);
  shows_pointed_ = true;
}

const LessonSource* LessonMenu::draw(const Rectangle& screen, const Palette& palette,
                                     const Typeface& typeface) {
  if (!is_open_) return nullptr;
  if (ImGui::IsKeyPressed(ImGuiKey_DownArrow)) move(1);
  if (ImGui::IsKeyPressed(ImGuiKey_UpArrow)) move(-1);
  const LessonSource* chosen = ImGui::IsKeyPressed(ImGuiKey_Enter) ? pointed_ : nullptr;
  const float width = std::min(460.0F, screen.width - 32);
  const Rectangle box = {screen.left + 16, screen.top + 64, width, screen.height - 80};
  is_open_ = overlay("lessons", screen, box, palette, typeface, [&](const Sheet& sheet) {
    const LessonSource* pressed = draw_rows(sheet, box);
    if (pressed) chosen = pressed;
  });
  if (chosen) is_open_ = false;
  return chosen;
}

const LessonSource* LessonMenu::draw_rows(const Sheet& sheet, const Rectangle& box) {
  constexpr float kRow = 40, kPart = 44, kEdge = 12;
  const LessonSource* chosen = nullptr;
  const float begin = box.top + 8 - std::round(ImGui::GetScrollY());
  float top = begin;
  for (const lesson::Part& part : course_.course().parts) {
    draw_text(sheet, course_.part(part), box.left + kEdge + 10, top + kPart * 0.6F, 15,
              sheet.palette.color(Role::kInk2), Align::kStart, Face::kBold);
    top += kPart;
    for (const lesson::Part::Entry& entry : part.lessons) {
      const LessonSource* lesson = course_.course().find(entry.id);
      if (!lesson || entry.folder.empty()) continue;
      const Rectangle row = {box.left + kEdge, top, box.width - 2 * kEdge, kRow};
      const Touch touched = touch("lesson." + entry.id, row);
      const bool here = lesson == course_.lesson();
      if (lesson == pointed_ && shows_pointed_) {
        ImGui::SetScrollY(row.center().y - begin - box.height / 2);
        shows_pointed_ = false;
      }
      const float tint = here ? 0.12F : touched.held ? 0.14F : touched.hovered ? 0.07F : 0.0F;
      draw_box(sheet, on_pixels(sheet, row), 10, sheet.palette.color(Role::kDown, tint),
               sheet.palette.color(Role::kDown, lesson == pointed_ ? 1.0F : 0.0F));
      const float middle = row.center().y;
      draw_text(sheet, std::to_string(lesson->number), row.left + 34, middle, 16,
                sheet.palette.color(Role::kInk2), Align::kEnd);
      draw_text(sheet, course_.title(entry.id), row.left + 48, middle, 17,
                sheet.palette.color(here ? Role::kDown : Role::kInk), Align::kStart,
                here ? Face::kBold : Face::kPlain);
      if (touched.pressed) chosen = lesson;
      top += kRow;
    }
  }
  ImGui::SetCursorScreenPos({box.left, top});
  ImGui::Dummy({1, 12});
  return chosen;
}

}  // namespace downhill::app
