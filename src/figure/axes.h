// From data to the screen and back.
//
// One `Axes` value says which part of the plane is seen and where on the figure it lies:
//
//     y.max +-----------------+  box.top          screen y grows down: the flip
//           |                 |                   happens here and nowhere else
//     y.min +-----------------+  box.bottom()
//         x.min             x.max
//
//     Axes axes{{-1, 5}, {0, 4}, {40, 40, 650, 380}};
//     Point p = axes.screen_from_data(1, 0.5);
//
// Each direction is linear or logarithmic (then its range must be positive). Transforms are named
// target first.
#pragma once

#include <algorithm>
#include <cmath>

#include "figure/draw_list.h"

namespace downhill::figure {

struct Range {
  double min = 0;
  double max = 1;
  double length() const { return max - min; }
  double middle() const { return min + (max - min) / 2; }
  bool contains(double value) const { return value >= min && value <= max; }
  bool operator==(const Range&) const = default;
};

enum class Scale { kLinear, kLog };

struct DataPoint {
  double x = 0;
  double y = 0;
  bool operator==(const DataPoint&) const = default;
};

struct Axes {
  Range x, y;
  Rectangle box;
  Scale x_scale = Scale::kLinear;
  Scale y_scale = Scale::kLinear;
  bool operator==(const Axes&) const = default;

  // Finite data always give a finite point: what would lie more than 100,000 px away (also a value
  // <= 0 on a logarithmic axis) is put there. NaN stays NaN.
  Point screen_from_data(double data_x, double data_y) const {
    return {screen_x(data_x), screen_y(data_y)};
  }
  Point screen_from_data(DataPoint p) const { return screen_from_data(p.x, p.y); }
  float screen_x(double data_x) const {
    return box.left + pixels(fraction(data_x, x, x_scale), box.width);
  }
  float screen_y(double data_y) const {
    return box.bottom() - pixels(fraction(data_y, y, y_scale), box.height);
  }

  // The inverse. In a box without width (height), the middle of the range.
  DataPoint data_from_screen(Point p) const {
    return {value(box.width > 0 ? (p.x - box.left) / box.width : 0.5F, x, x_scale),
            value(box.height > 0 ? (box.bottom() - p.y) / box.height : 0.5F, y, y_scale)};
  }

 private:
  // 0 at range.min, 1 at range.max; a range without length is all middle.
  static double fraction(double data, Range range, Scale scale) {
    const double along = scale == Scale::kLinear ? data - range.min : std::log(data / range.min);
    const double whole = scale == Scale::kLinear ? range.length() : std::log(range.max / range.min);
    if (std::isnan(data)) return data;
    if (!(whole > 0)) return 0.5;
    return std::isnan(along) ? -HUGE_VAL : along / whole;  // the logarithm of a negative number
  }
  static float pixels(double fraction, float extent) {
    constexpr double kFar = 1e5;
    const double at = extent > 0 ? fraction * static_cast<double>(extent) : 0;
    return static_cast<float>(std::isnan(at) ? at : std::clamp(at, -kFar, kFar));
  }
  static double value(float fraction, Range range, Scale scale) {
    const double f = static_cast<double>(fraction);
    return scale == Scale::kLinear ? range.min + f * range.length()
                                   : range.min * std::pow(range.max / range.min, f);
  }
};

}  // namespace downhill::figure
