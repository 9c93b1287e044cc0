// A schedule says the learning rate of every step: a pure function, so it can be plotted, asked
// "what at step 400?", and composed.
//
//     Schedule rate = warmup(100, cosine(0.1, 1000));
//     rate(0);  rate(400);
//
// Steps count from 0. Every schedule is defined for all steps >= 0 (negative ones count as 0).
#pragma once

#include <functional>

namespace downhill::optim {

// The learning rate of a step.
using Schedule = std::function<double(int step)>;

// rate
Schedule constant(double rate);
// rate * factor^floor(step / every); every >= 1
Schedule step_decay(double rate, double factor, int every);
// rate * factor^step, with 0 < factor <= 1
Schedule exponential(double rate, double factor);
// From `rate` at step 0 down to `last` at `steps` along half a cosine, then `last`
// (Loshchilov and Hutter, "SGDR: stochastic gradient descent with warm restarts", 2017, without
// restarts).
Schedule cosine(double rate, int steps, double last = 0);
// Rises in a straight line from rate(0)/steps to full over the first `steps` steps, then goes on
// with `then`, its own step 0 being the first step after (Goyal et al., "Accurate, large minibatch
// SGD", 2017).
Schedule warmup(int steps, Schedule then);

}  // namespace downhill::optim
