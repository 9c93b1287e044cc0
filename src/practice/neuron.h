// A neuron, or two in a row, small enough to be differentiated backwards by hand.
//
//     level 1   z = 3w                        L = (z − 2)²
//     level 2   z = 3w + b                    L = (z − 2)²
//     level 3   z = 3w + b    a = relu(z)     L = (a − 2)²
//     level 4   z = 3w + b    a = sigmoid(z) or tanh(z)
//     level 5   h = tanh(3w)  a = v h         the gradient by w and by v
//
// The loss is a formula of the weights; forward and backward pass are lists of numbers, each with
// the rule that it comes from.
#pragma once

#include <string>
#include <vector>

#include "random/random.h"

namespace downhill::practice {

// The network of a backprop exercise, with its numbers.
struct Neuron {
  int input = 1;           // x
  int target = 0;          // y
  std::string activation;  // "", "relu", "sigmoid", "tanh"
  bool bias = false;       // z = x w + b
  bool second = false;     // a = v h, where h is the first neuron's output
  // The weights and their values: {"w"}, {"w", "b"} or {"w", "v"}.
  std::vector<std::string> weights;
  std::vector<double> at;

  std::string loss() const;  // "(relu(3w + b) - 2)^2"

  // One number of a pass: "∂L/∂z" = "2·3" = 6.
  struct Line {
    std::string name;  // what it is: "∂L/∂z"
    std::string rule;  // the product or formula it comes from: "2·3"
    double value = 0;  // what that makes: 6
  };
  std::vector<Line> forward() const;   // ends with L
  std::vector<Line> backward() const;  // ends with the gradient by the weights, as they are listed
};

// A random neuron of a level, 1 to kLevels (kinds.h).
Neuron make_neuron(int level, random::Random& random);

// A number as a line of working shows it: at most three decimals, with a true minus sign.
std::string written(double value);
// The same as a factor or summand: in parentheses if it is negative.
std::string enclosed(double value);

}  // namespace downhill::practice
