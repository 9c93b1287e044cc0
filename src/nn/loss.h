// Losses: how wrong the outputs are, as one number, and which way each output should move.
//
// outputs, targets and the gradient are features x examples; every loss is a mean over the n
// examples (columns), so the learning rate does not depend on the batch size.
//
//     mean squared error      L = 1/n sum_j |y_j - t_j|^2 / rows
//                             dL/dy = 2 (y - t) / (n rows)
//     binary cross-entropy    L = -1/n sum_j [t log s + (1 - t) log(1 - s)] / rows, s = sigmoid(y)
//                             dL/dy = (s - t) / (n rows)
//     softmax cross-entropy   L = -1/n sum_j sum_i t_ij log p_ij, p = softmax(y)
//                             dL/dy = (p - t) / n
//
// Both cross-entropies take the outputs BEFORE sigmoid or softmax (logits) and never take the
// logarithm of a rounded 0: log(1 + e^-|y|) and log-sum-exp are used instead, so a confident
// mistake costs a large finite number.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "nn/matrix.h"

namespace downhill::nn {

// The losses whose formulas stand at the head of loss.h.
enum class Loss { kMeanSquaredError, kBinaryCrossEntropy, kSoftmaxCrossEntropy };

// "mse", "bce", "softmax-ce".
std::span<const std::string> loss_names();
std::string_view name(Loss loss);
std::optional<Loss> find_loss(std::string_view name);

// The loss, and its gradient into `gradient` (gets outputs' shape). Without examples: 0. Shapes of
// outputs and targets must be equal (asserted).
template <class T>
double evaluate(Loss loss, const Matrix<T>& outputs, const Matrix<T>& targets, Matrix<T>& gradient);

}  // namespace downhill::nn
