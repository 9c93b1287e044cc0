// Activation functions: the bend between two linear maps.
//
//     sigmoid(z)    = 1 / (1 + e^-z)                slope s (1 - s), at most 1/4, at z = 0
//     tanh(z)                                       slope 1 - tanh^2, at most 1
//     relu(z)       = max(z, 0)                     slope 1 above 0, else 0 (at 0: 0)
//     leaky_relu(z) = z above 0, else 0.01 z        slope 1 above 0, else 0.01
//     gelu(z)       = z Phi(z)                      Phi: the normal distribution, exact, by erf
//     softmax(z)_i  = e^z_i / sum_j e^z_j           over each column, which then sums to 1
//
// GELU: Hendrycks and Gimpel, "Gaussian error linear units", 2016.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "nn/matrix.h"

namespace downhill::nn {

// The activation functions whose formulas stand at the head of activation.h; kIdentity is none.
enum class Activation { kIdentity, kSigmoid, kTanh, kRelu, kLeakyRelu, kGelu, kSoftmax };

inline constexpr double kLeakySlope = 0.01;  // of leaky_relu below 0

// "identity", "sigmoid", "tanh", "relu", "leaky-relu", "gelu", "softmax".
std::span<const std::string> activation_names();
std::string_view name(Activation activation);
std::optional<Activation> find_activation(std::string_view name);

// y = activation(z), entry by entry (softmax: column by column). y gets z's shape.
template <class T>
void activate(Activation activation, const Matrix<T>& z, Matrix<T>& y);

// From dy = dL/dy back to dz = dL/dz, given z and y = activation(z).
template <class T>
void activate_backward(Activation activation, const Matrix<T>& z, const Matrix<T>& y,
                       const Matrix<T>& dy, Matrix<T>& dz);

// At one place, by the same two functions: the value, and the slope. Not for softmax (asserted),
// which has no slope at one place.
double value_at(Activation activation, double z);
double slope_at(Activation activation, double z);

}  // namespace downhill::nn
