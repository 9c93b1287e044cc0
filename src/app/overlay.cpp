#include "app/overlay.h"

namespace downhill::app {

using figure::Rectangle;
using figure::Role;

bool overlay(const char* id, const Rectangle& screen, const Rectangle& box, const Palette& palette,
             const Typeface& typeface, const std::function<void(const Sheet&)>& inside) {
  constexpr ImGuiWindowFlags kPlain = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize |
                                      ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoCollapse |
                                      ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav |
                                      ImGuiWindowFlags_NoBackground;
  ImGui::SetNextWindowPos({screen.left, screen.top});
  ImGui::SetNextWindowSize({screen.width, screen.height});
  ImGui::Begin(id, nullptr, kPlain | ImGuiWindowFlags_NoScrollbar);
  if (ImGui::IsWindowAppearing()) ImGui::SetWindowFocus();
  ImDrawList& ground = *ImGui::GetWindowDrawList();
  ground._FringeScale = 1 / typeface.ratio();
  ground.AddRectFilled({screen.left, screen.top}, {screen.right(), screen.bottom()},
                       palette.is_dark() ? IM_COL32(0, 0, 0, 130) : IM_COL32(30, 34, 46, 60));
  const Sheet around{ground, palette, typeface};
  draw_box(around, on_pixels(around, box), 14, palette.color(Role::kSheet),
           palette.color(Role::kLine));
  ImGui::SetCursorScreenPos({box.left, box.top});
  ImGui::BeginChild("sheet", {box.width, box.height}, 0, kPlain);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list._FringeScale = 1 / typeface.ratio();
  inside({list, palette, typeface});
  ImGui::EndChild();
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const bool beside = ImGui::IsMouseClicked(0) && !box.contains({mouse.x, mouse.y});
  ImGui::End();
  return !beside && !ImGui::IsKeyPressed(ImGuiKey_Escape, false);
}

}  // namespace downhill::app
