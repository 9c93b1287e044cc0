// A crowd that climbs a fitness landscape: selection as a gradient step.
//
// A trait z is normally distributed in a population, with the mean m and the variance P. Who has
// the trait z leaves W(z) descendants. After selection the mean is (Lande, "Natural selection and
// random genetic drift in phenotypic evolution", Evolution 30 (1976))
//
//     m' = m + P d/dm ln Wbar(m),      Wbar(m) = integral of W(z) N(z; m, P) dz
//
// a step uphill on the logarithm of the mean fitness, with the variance as the learning rate. (All
// variation is taken as inherited.) For a fitness of one or more Gaussian peaks
//
//     W(z) = sum a exp(-(z - t)^2 / (2 w^2)),
//     Wbar(m) = sum a w / sqrt(w^2 + P) exp(-(m - t)^2 / (2 (w^2 + P))):
//
// the crowd sees every peak widened from w^2 to w^2 + P. With a single peak the slope of ln Wbar is
// (t - m) / (w^2 + P), and each generation goes the share P / (w^2 + P) of the way that is left.
#pragma once

#include <span>

namespace downhill::calculus {

// One peak of a fitness W, a Gaussian in the trait z.
struct FitnessPeak {
  double optimum = 0;  // t
  double width = 1;    // w > 0
  double height = 1;   // a > 0
};

double fitness(std::span<const FitnessPeak> peaks, double z);                     // W(z)
double mean_fitness(std::span<const FitnessPeak> peaks, double m, double P);      // Wbar(m), P >= 0
double log_mean_fitness(std::span<const FitnessPeak> peaks, double m, double P);  // finite far away
// d/dm ln Wbar(m), the slope that selection climbs.
double selection_gradient(std::span<const FitnessPeak> peaks, double m, double P);

}  // namespace downhill::calculus
