// The shapes of this folder: columns are examples.
//
// The scalar T is double where mathematics is shown and float where training speed counts.
#pragma once

#include <Eigen/Core>

namespace downhill::nn {

using Index = Eigen::Index;  // sizes and places, from 0

template <class T>
using Matrix = Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic>;  // features x examples
template <class T>
using Vector = Eigen::Matrix<T, Eigen::Dynamic, 1>;  // a column
template <class T>
using Parameters = Eigen::Ref<const Vector<T>>;  // a layer's piece of the model's one vector
template <class T>
using ParameterGradient = Eigen::Ref<Vector<T>>;  // a layer's piece of the gradient, to be written

}  // namespace downhill::nn
