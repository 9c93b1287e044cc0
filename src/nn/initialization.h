// First weights: random enough to differ, of a size that keeps signals alive.
//
//     xavier:  W uniform in +-sqrt(6 / (inputs + outputs))    Glorot and Bengio, "Understanding the
//              difficulty of training deep feedforward neural networks", AISTATS 2010, eq. 16
//     he:      W normal with variance 2 / inputs              He, Zhang, Ren, Sun, "Delving deep
//     into
//              rectifiers", ICCV 2015, eq. 10
//     normal:  W normal with a given standard deviation: the one to spoil on purpose
//     zero:    W = 0: all units of a layer stay the same for ever
//
// Biases start at 0.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "nn/matrix.h"
#include "random/random.h"

namespace downhill::nn {

// How first weights are drawn: the distributions stand at the head of initialization.h.
enum class Initialization { kXavier, kHe, kNormal, kZero };

// "xavier", "he", "normal", "zero".
std::span<const std::string> initialization_names();
std::optional<Initialization> find_initialization(std::string_view name);

// Fills W, outputs x inputs, column by column. `scale` is the standard deviation for kNormal and a
// factor for kXavier and kHe.
template <class T>
void initialize(Initialization initialization, double scale, random::Random& random,
                Eigen::Ref<Matrix<T>> weights);

}  // namespace downhill::nn
