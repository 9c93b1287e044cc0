// How long hikers stay on a pass: many runs from one start that differ only in their noise.
//
// At a saddle with the curvature -c along its way down, a step multiplies the distance from the
// ridge by 1 + eta c, and noise of the size s puts some eta s of it there. What starts with so
// little needs about
//
//     ln(1 / s) / ln(1 + eta c) + constant
//
// steps to be seen: a tenth of the noise costs a fixed number of steps more, ln 10 / ln(1 + eta c).
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "figure/axes.h"
#include "scenes/descent_run.h"

namespace downhill::scenes {

struct EscapePlan {
  std::vector<double> start;  // as many numbers as the ground has dimensions
  double rate = 0.1;
  double momentum = 0;  // heavy ball; 0: plain descent
  double noise = 1e-3;  // standard deviation of what is added to each gradient component
  int seed = 1;         // of the first hiker; the next has the next
  int hikers = 200;
  int steps = 600;   // at most
  double below = 0;  // who stands lower than this has left
  int kept = 0;      // so many steps of every way are kept
  bool operator==(const EscapePlan&) const = default;
};

struct Escapes {
  std::vector<int> left;  // by hiker: the first step after leaving, or -1
  std::vector<std::vector<figure::DataPoint>> ways;  // by hiker: places until it is far away
  // After how many steps a part of all has left; nothing if not so many leave.
  std::optional<int> quantile(double part) const;
  // The part of all that has left by this step.
  double share(int step) const;
};

Escapes escapes(DescentGround& ground, const EscapePlan& plan);

// The saddle that plain descent comes to from a start, or else the one that Newton's method finds
// from it; nothing if neither does.
std::optional<Eigen::VectorXd> pass_near(DescentGround& ground, const std::vector<double>& start,
                                         double rate);

}  // namespace downhill::scenes
