// A crowd over the generations: selection, and children round the mean of who was selected.
//
// Parents are drawn, each time by fitness; the children's traits are normal around the parents'
// mean with the variance P again (mixing and mutation refill what selection takes: the assumption
// under which P times the selection gradient is the step of the mean, calculus/selection.h).
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <vector>

#include "calculus/selection.h"

namespace downhill::scenes {

struct PopulationPlan {
  std::vector<calculus::FitnessPeak> peaks;
  double mean = 0, variance = 1;  // of the first generation
  int count = 400, generations = 40;
  std::uint64_t seed = 1;
};

struct Generation {
  Eigen::VectorXd traits;
  double mean = 0;
  double sampled = 0;    // how far the mean of the parents lies from that of all
  double predicted = 0;  // P times the selection gradient at the mean
};

// generations + 1 of them, the first one first.
std::vector<Generation> populations(const PopulationPlan& plan);
// The mean by m' = m + P d ln Wbar / dm alone, without a crowd: as many numbers.
std::vector<double> predicted_means(const PopulationPlan& plan);

}  // namespace downhill::scenes
