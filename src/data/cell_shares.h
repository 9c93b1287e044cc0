// Points against a density, over the cells of a square: how far apart they are, as one number.
//
//     +---+---+---+      Shares: what part lies in each of cells x cells squares, from the lower
//     |   | 4%|   |      left, row by row, and last what lies outside the window. They add up to 1.
//     +---+---+---+
//     |   |60%|   |      total variation  1/2 sum |a - b|: the part that would have to be carried
//     +---+---+---+      elsewhere to make a of b. 0: the same; 1: nothing in common.
//
// n points drawn from the density itself do not have its shares either: a cell with the share q
// has k points of them with the binomial probability b(k; n, q), and on average |k - n q| is
//
//     2 v (1 - q) b(v; n, q),      v the whole number with n q < v <= n q + 1
//
// (de Moivre 1730; Diaconis and Zabell, "Closed form summation for classical distributions",
// Statistical Science 6 (1991)). Summed over the cells that is the total variation which remains.
#pragma once

#include <Eigen/Core>
#include <functional>
#include <span>
#include <vector>

namespace downhill::data {

// [-half, half] both ways, cut into cells x cells; both above 0.
struct CellWindow {
  double half = 4;  // half the width, in the units of the points
  int cells = 8;    // along one side
};

// Of points, 2 x n; what is not a number lies outside. Without points: all 0.
std::vector<double> cell_shares(const CellWindow& window,
                                const Eigen::Ref<const Eigen::MatrixXd>& points);
// Of a density known up to a factor, by the midpoints of 128 x 128 parts of the window; none
// outside. What is negative or not finite counts as 0. A density of 0 everywhere: all NaN.
std::vector<double> cell_shares(const CellWindow& window,
                                const std::function<double(double x, double y)>& density);

// Of as many shares on both sides.
double total_variation(std::span<const double> a, std::span<const double> b);
// What n >= 1 points drawn from the shares themselves have on average.
double expected_variation(std::span<const double> shares, int n);

}  // namespace downhill::data
