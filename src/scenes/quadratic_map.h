// The map of a quadratic loss over two weights: heights as colours, level curves, the lowest place.
//
//     L = lowest + 1/2 d^T A d,      d: the two weights, measured from the bottom
#pragma once

#include <Eigen/Core>
#include <string>

#include "figure/axes.h"
#include "figure/draw_list.h"

namespace downhill::scenes {

struct QuadraticMap {
  figure::Axes axes;
  Eigen::Matrix2d hessian;
  Eigen::Vector2d bottom;
  Eigen::Vector2d unit = {1, 1};  // what the axes count for one unit of each weight
};

// Colours up to a height above the lowest, in squares of `cell` px.
void draw_quadratic_heights(figure::DrawList& list, const QuadraticMap& map, double highest,
                            float cell);
// Level curves `step` apart in height, the lowest `most` of them.
void draw_quadratic_levels(figure::DrawList& list, const QuadraticMap& map, double step, int most);
// A cross with its name.
void draw_lowest(figure::DrawList& list, figure::Point at, const std::string& name,
                 float text_size);

}  // namespace downhill::scenes
