// Strokes with round joins and round ends, as SVG draws them with stroke-linejoin: round.
//
// Dear ImGui's own polyline mitres every corner, which breaks sharp ones (a path of descent turns
// back on itself). Here gentle corners share their vertices, so that a translucent curve has no
// seams, and sharp ones get a fan on their outer side:
//
//        ____________          a strip of four vertices a point: transparent | core | core |
//        transparent
//       ____________ `\        the outer ones fade over one device pixel (the list's fringe)
//                   `  |  <- fan
//                   |  |
#pragma once

#include <imgui.h>

#include <span>
#include <vector>

#include "figure/draw_list.h"

namespace downhill::app {

enum class Ends { kRound, kFlat };

// Strokes the line through `points`, `width` CSS px wide. Two equal neighbours count once; a single
// point is a dot if the ends are round.
void stroke(ImDrawList& list, std::span<const ImVec2> points, bool closed, ImU32 color, float width,
            Ends ends = Ends::kRound);

// The same in dashes, `on` px drawn and `off` px left out by turns.
void stroke_dashed(ImDrawList& list, std::span<const ImVec2> points, bool closed, ImU32 color,
                   float width, float on, float off, Ends ends = Ends::kRound);

// Strokes a circle: a cloud of data is hundreds of them, so this needs no memory of its own.
void stroke_circle(ImDrawList& list, ImVec2 center, float radius, ImU32 color, float width);

// The pieces of a dashed line, each a line of its own.
std::vector<std::vector<ImVec2>> dashes(std::span<const ImVec2> points, bool closed, float on,
                                        float off);

// The outline of a rounded box, clockwise, as the list's path. (Dear ImGui's own keeps a pixel of
// every side straight, so that its pills are not round.)
void rounded_path(ImDrawList& list, const figure::Rectangle& box, float radius);

}  // namespace downhill::app
