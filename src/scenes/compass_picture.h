// The pictures of a compass (compass.h): the slope against the angle, and the polar plot.
#pragma once

#include <string>

#include "figure/axes.h"
#include "figure/draw_list.h"
#include "figure/marks.h"
#include "scenes/compass.h"

namespace downhill::scenes {

struct CompassPicture {
  const Compass* compass = nullptr;
  double angle = 0;             // degrees
  double scale = 1;             // the greatest slope for which there must be room
  bool gradient = false;        // whether the gradient is marked
  std::string slope_name = {};  // a word
  float text_size = 15;
};

// The role of a slope: uphill, downhill, or neither.
figure::Role slope_role(double slope);

// The slope against the angle, 0 to `until` degrees. Angles are counted in right angles: an axis
// from 0 to 4.
figure::Axes curve_axes(const CompassPicture& picture, figure::Rectangle box);
figure::Point curve_point(const CompassPicture& picture, const figure::Axes& axes);
void draw_slope_curve(figure::DrawList& list, const CompassPicture& picture, figure::Rectangle box,
                      double until, figure::Touch touch);

// The slope in each direction as a distance from the middle: uphill and downhill lobes.
struct Polar {
  figure::Point center;
  float radius = 0;      // px of the outer circle
  double outermost = 1;  // the slope at it
};
Polar polar_of(const CompassPicture& picture, figure::Rectangle box);
figure::Point polar_point(const CompassPicture& picture, const Polar& polar);
void draw_polar(figure::DrawList& list, const CompassPicture& picture, figure::Rectangle box,
                figure::Touch touch);

}  // namespace downhill::scenes
