// Who takes part in a race of optimizers: nine rules, each with its own rate, from one start.
//
//     Racer         rule
//     descent       gradient descent
//     clipped       the same, with the gradient shortened to length 1 where it is longer (clip.h)
//     ball          heavy ball
//     nesterov      Nesterov
//     adagrad, rmsprop, adam
//     uncorrected   Adam without the correction of its first steps
//     adamw         AdamW
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "figure/draw_list.h"
#include "scenes/descent_run.h"

namespace downhill::scenes {

struct Racer {
  const char* id;
  const char* optimizer;  // its name in optim/make_optimizer.h
  const char* rate;       // at first
  figure::Stroke stroke;
  double clip = 0;        // DescentLeg::clip
  bool corrected = true;  // OptimizerSettings::bias_correction
};

using figure::Dash;
using figure::Role;

inline constexpr std::array<Racer, 9> kRacers{
    Racer{"descent", "gradient-descent", "0.001", {Role::kPoint, 2.4F}},
    Racer{"clipped", "gradient-descent", "0.05", {Role::kPoint, 2.4F, Dash::kDotted}, 1},
    Racer{"ball", "heavy-ball", "0.001", {Role::kGuess, 2.4F}},
    Racer{"nesterov", "nesterov", "0.001", {Role::kGuess, 2.4F, Dash::kDashed}},
    Racer{"adagrad", "adagrad", "0.5", {Role::kGood, 2.4F}},
    Racer{"rmsprop", "rmsprop", "0.05", {Role::kTangent, 2.4F}},
    Racer{"adam", "adam", "0.1", {Role::kWarn, 2.6F}},
    Racer{"uncorrected", "adam", "0.1", {Role::kWarn, 2.4F, Dash::kDotted}, 0, false},
    Racer{"adamw", "adamw", "0.1", {Role::kUp, 2.4F, Dash::kDashed}},
};

// The fork's, whoever is forked: the dashes of kForkStroke are Nesterov's here.
inline constexpr figure::Stroke kRaceFork{Role::kInk, 2.4F, Dash::kDashed};

DescentPlan plan_of(const Racer& racer, double rate, double momentum, std::vector<double> start);

// The rate among 1, 2, 5 times a power of ten, from 0.0001 to 10, with which this racer arrives
// soonest; if it arrives with none, the one that has it lowest at the end of the timeline.
double tuned_rate(DescentGround& ground, const Racer& racer, double momentum,
                  const std::vector<double>& start);

}  // namespace downhill::scenes
