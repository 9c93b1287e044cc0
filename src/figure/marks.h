// The notebook's marks, so that all scenes look alike.
//
//     ●  point    where you are
//     ○  handle   can be dragged; a halo when the pointer is near
//     ( slope 0.92 )  tag  a value beside what it belongs to
//     - - +  guides   the legs of a right-angled triangle
//     -->  arrow  a vector
//
// Draw them after axes and curves. Tags and legends look for room among what is already on the
// list, so they come last.
#pragma once

#include <string>
#include <vector>

#include "figure/draw_list.h"

namespace downhill::figure {

enum class Touch { kRest, kHot, kHeld };

void draw_point(DrawList& list, Point at, Role role = Role::kPoint, float radius = 8);

void draw_handle(DrawList& list, Point at, Touch touch = Touch::kRest, Role role = Role::kPoint,
                 float radius = 8);

// A vector with a head. Shorter than 2 px: a dot. With a rim in the sheet's colour, for maps.
void draw_arrow(DrawList& list, Point from, Point to, Role role, float width = 2.6F,
                bool rim = false);

struct TagOptions {
  Role role = Role::kTangent;
  float text_size = 15;
  float distance = 26;  // px between the point and the box
};
// A rounded box with a text beside a point, inside a window, where it hides least.
void draw_tag(DrawList& list, Point beside, const std::string& text, const Rectangle& inside,
              const TagOptions& options = {});

struct GuideLabels {
  std::string across, up;  // beside the level leg and the upright one; empty: none
  Face across_face = Face::kItalic;
  Face up_face = Face::kPlain;
  float text_size = 15;
};
// From `from` level to below (above) `to`, then upright to it, dashed. A label that finds no room
// beside its leg is left out.
void draw_guides(DrawList& list, Point from, Point to, const Rectangle& inside,
                 const GuideLabels& labels = {});

// A plain text beside a point, where it hides least, with a halo.
void draw_label(DrawList& list, Point beside, Text text, const Rectangle& inside,
                float distance = 14);

// A long run is on its way: a bar along the figure's lower edge, share 0 to 1.
void draw_progress(DrawList& list, Size size, double share);

struct LegendItem {
  std::string text;
  Stroke stroke = {};  // of a line sample; width 0: a dot
};
// In the corner of the window where it hides least.
void draw_legend(DrawList& list, const std::vector<LegendItem>& items, const Rectangle& inside,
                 float text_size = 15);

}  // namespace downhill::figure
