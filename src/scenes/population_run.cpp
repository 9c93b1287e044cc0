#include "scenes/population_run.h"

#include <algorithm>
#include <cmath>

#include "random/random.h"

namespace downhill::scenes {
namespace {

// The mean of as many parents as there are traits, drawn by fitness.
double mean_of_parents(const Eigen::VectorXd& traits, const PopulationPlan& plan,
                       random::Random& random) {
  // Of the logarithms, so that a crowd far from every peak still has its best.
  Eigen::VectorXd fitness =
      traits.unaryExpr([&](double z) { return log_mean_fitness(plan.peaks, z, 0); });
  fitness = (fitness.array() - fitness.maxCoeff()).exp();
  std::vector<double> up_to;
  double sum = 0;
  for (const double w : fitness) up_to.push_back(sum += w);
  double mean = 0;
  for (Eigen::Index i = 0; i < traits.size(); ++i) {
    const auto parent = std::ranges::upper_bound(up_to, random.uniform() * sum) - up_to.begin();
    mean += traits[std::min<Eigen::Index>(parent, traits.size() - 1)];
  }
  return mean / static_cast<double>(traits.size());
}

}  // namespace

std::vector<Generation> populations(const PopulationPlan& plan) {
  random::Random random(plan.seed);
  std::vector<Generation> out;
  double mean = plan.mean;
  for (int k = 0; k <= plan.generations; ++k) {
    Generation now{.traits = Eigen::VectorXd(plan.count)};
    for (double& z : now.traits) z = mean + std::sqrt(plan.variance) * random.normal();
    now.mean = now.traits.mean();
    mean = mean_of_parents(now.traits, plan, random);
    now.sampled = mean - now.mean;
    now.predicted = plan.variance * selection_gradient(plan.peaks, now.mean, plan.variance);
    out.push_back(std::move(now));
  }
  return out;
}

std::vector<double> predicted_means(const PopulationPlan& plan) {
  std::vector<double> out{plan.mean};
  for (int k = 0; k < plan.generations; ++k) {
    const double m = out.back();
    out.push_back(m + plan.variance * selection_gradient(plan.peaks, m, plan.variance));
  }
  return out;
}

}  // namespace downhill::scenes
