#include "calculus/selection.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace downhill::calculus {
namespace {

// The exponent of a peak as a crowd sees it, with its factor.
double log_of_peak(const FitnessPeak& peak, double m, double P) {
  const double seen = peak.width * peak.width + P;
  const double off = m - peak.optimum;
  return std::log(peak.height * peak.width / std::sqrt(seen)) - off * off / (2 * seen);
}

}  // namespace

double fitness(std::span<const FitnessPeak> peaks, double z) { return mean_fitness(peaks, z, 0); }

double mean_fitness(std::span<const FitnessPeak> peaks, double m, double P) {
  return std::exp(log_mean_fitness(peaks, m, P));
}

// The largest term is taken out, so that none but small ones vanish.
double log_mean_fitness(std::span<const FitnessPeak> peaks, double m, double P) {
  double most = -std::numeric_limits<double>::infinity(), sum = 0;
  for (const FitnessPeak& peak : peaks) most = std::max(most, log_of_peak(peak, m, P));
  for (const FitnessPeak& peak : peaks) sum += std::exp(log_of_peak(peak, m, P) - most);
  return most + std::log(sum);
}

// The mean of the peaks' own slopes, each weighted by its share of the mean fitness.
double selection_gradient(std::span<const FitnessPeak> peaks, double m, double P) {
  const double whole = log_mean_fitness(peaks, m, P);
  double slope = 0;
  for (const FitnessPeak& peak : peaks) {
    const double share = std::exp(log_of_peak(peak, m, P) - whole);
    slope += share * (peak.optimum - m) / (peak.width * peak.width + P);
  }
  return slope;
}

}  // namespace downhill::calculus
