// Small discs, of which a scatter has hundreds: each is two triangles that show a disc baked into
// Dear ImGui's atlas, beside the letters, instead of a fan of some fifty with a fading rim.
#pragma once

#include <imgui.h>

#include <map>

namespace downhill::app {

class Discs {
 public:
  static constexpr float kMostPixels = 12;  // of the radius, in device pixels

  // Draws a disc of this radius (CSS px), with a rim that fades over one device pixel. False, and
  // nothing is drawn, if it is too large.
  bool draw(ImDrawList& list, ImVec2 center, float radius, ImU32 color, float ratio) const;

 private:
  mutable std::map<int, ImFontAtlasRectId> baked_;  // by the radius in eighths of a device pixel
};

}  // namespace downhill::app
