#include "optim/problems.h"

namespace downhill::optim {

std::span<const Problem> all_problems() {
  static const std::vector<Problem> kProblems = {
      {"bowl", "x^2 + y^2", {2, 1.5}, {{0, 0}}, 0, {-3, 3, -3, 3}},
      // Curvatures 1 and 50: condition number 50.
      {"ravine", "0.5x^2 + 25y^2", {-4, 0.8}, {{0, 0}}, 0, {-5, 5, -2, 2}},
      {"rosenbrock", "(1 - x)^2 + 100(y - x^2)^2", {-1.2, 1}, {{1, 1}}, 0, {-2, 2, -1, 3}},
      {"beale",
       "(1.5 - x + x y)^2 + (2.25 - x + x y^2)^2 + (2.625 - x + x y^3)^2",
       {1, 1},
       {{3, 0.5}},
       0,
       {-4.5, 4.5, -4.5, 4.5}},
      {"himmelblau",
       "(x^2 + y - 11)^2 + (x + y^2 - 7)^2",
       {0, 0},
       {{3, 2},
        {-2.805118086952745, 3.131312518250573},
        {-3.779310253377747, -3.283185991286170},
        {3.584428340330492, -1.848126526964404}},
       0,
       {-5, 5, -5, 5}},
      {"booth", "(x + 2y - 7)^2 + (2x + y - 5)^2", {-5, -5}, {{1, 3}}, 0, {-10, 10, -10, 10}},
      // Rastrigin 1974: a bowl full of dimples.
      {"rastrigin",
       "20 + x^2 + y^2 - 10cos(2pi x) - 10cos(2pi y)",
       {0.4, -0.3},
       {{0, 0}},
       0,
       {-2.5, 2.5, -2.5, 2.5}},
      {"saddle", "x^2 - y^2", {1, 0.01}, {}, 0, {-2, 2, -2, 2}},
      // The plane curve of steepest descent has three ways down here, for two legs and a tail.
      {"monkey-saddle", "x^3 - 3x y^2", {0.5, 0.4}, {}, 0, {-1.5, 1.5, -1.5, 1.5}},
      // Flat far out, a well in the middle: minimum -1 at the origin.
      {"plateau", "-exp(-(x^2 + y^2))", {1.6, 1.2}, {{0, 0}}, -1, {-3, 3, -3, 3}},
      // Two valleys of different depth; the deeper one's place is where its derivative
      // 4x^3 - 4x + 0.3 vanishes on the left.
      {"two-valleys",
       "x^4 - 2x^2 + 0.3x + y^2",
       {1.5, 1},
       {{-1.0355787140888537, 0}},
       -1.305428483743916,
       {-2, 2, -2, 2}},
  };
  return kProblems;
}

const Problem* find_problem(std::string_view id) {
  for (const Problem& problem : all_problems()) {
    if (problem.id == id) return &problem;
  }
  return nullptr;
}

}  // namespace downhill::optim
