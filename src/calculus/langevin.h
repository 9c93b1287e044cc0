// Climbing log p with a drunken step: walkers that end up as samples of a density p.
//
//     x' = x + h grad log p(x) + sqrt(2 h) xi,      xi: normal, mean 0, variance 1, a new one a
//     step
//
// the unadjusted Langevin algorithm: the Euler-Maruyama step of dX = grad log p dt + sqrt(2) dW,
// which keeps p. The factor that makes p integrate to 1 falls out of grad log p, so it need not be
// known. The length of the step leaves an error; for a normal density with variance s^2 it is
// exactly known: x' = (1 - h / s^2) x + sqrt(2 h) xi settles at the variance V with
//
//     V = (1 - h / s^2)^2 V + 2 h      so      V = s^2 / (1 - h / (2 s^2)),      h < 2 s^2
//
// and for larger h not at all. s^2 = 1: V is 1.026 for h = 0.05, 2 for h = 1. Without the noise
// this is plain ascent, and all walkers end on peaks.
//
// Source: Roberts and Tweedie, "Exponential convergence of Langevin distributions and their
// discrete approximations", Bernoulli 2 (1996).
#pragma once

#include <Eigen/Core>

#include "expr/function.h"
#include "expr/gradient.h"

namespace downhill::calculus {

// log p of a density p that is known up to a factor; of the same variables.
expr::Function log_of(const expr::Function& p);

// One step of all walkers, a column each (variables x walkers). `noise`: xi, of the same shape;
// zeros for none. A walker where log p has no slope is moved by the noise alone.
void langevin_step(expr::CompiledGradient& log_p, Eigen::Ref<Eigen::MatrixXd> walkers,
                   const Eigen::Ref<const Eigen::MatrixXd>& noise, double h);

// V above, infinite from h = 2 s^2 on. variance > 0.
double langevin_variance(double variance, double h);

}  // namespace downhill::calculus
