// Labelled points in the plane: the small data sets on which networks show what they can do.
//
// Every set is made from a seed and comes out the same everywhere (random.h). Points are columns, 2
// x n; labels are 0 or 1, n of them, and both classes have as many points as can be (n / 2 and the
// rest), unless said otherwise. `noise` is the standard deviation that is added to each coordinate
// of every point.
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "text/result.h"

namespace downhill::data {

// n points of two classes.
struct Points {
  Eigen::Matrix2Xd places;  // 2 x n: x and y
  Eigen::VectorXd labels;   // n: 0 or 1
  // How many points, n.
  Eigen::Index size() const { return labels.size(); }
};

// How a set is made.
struct PointsSpec {
  int count = 200;         // 2 to 20,000
  double noise = 0.1;      // 0 to 10
  std::uint64_t seed = 1;  // the same seed, the same points
  double share = 0.5;      // blobs: the share of class 1, above 0 and below 1 (1:100 is 1.0 / 101)
};

// The names of the sets:
//
//     "circle"   class 1 within radius 1/2, class 0 on the ring between 0.7 and 1
//     "xor"      uniform in the square [-1, 1]^2, class 1 where x and y have different signs, with
//                a gap of 0.1 at the axes
//     "moons"    two half circles of radius 1 that reach into one another, (cos t, sin t) and
//                (1 - cos t, 1/2 - sin t), moved to the middle
//     "spirals"  two arms r = s, angle = 1.75 * 2 pi s (+ pi for class 1), s from 0.05 to 1
//     "blobs"    two normal clouds around (-1, -1) and (1, 1), class 1 with the given share
std::span<const std::string> points_names();

// Errors: "unknown-points" with the nearest name; "points-…" when a setting is out of range.
text::Result<Points> make_points(std::string_view name, const PointsSpec& spec = {});

}  // namespace downhill::data
