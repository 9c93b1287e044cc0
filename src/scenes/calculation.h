// A formula at a place, one operation at a time, and back again: what the engine's tape holds, with
// a name for every number.
//
//     x·y + sin(x) at (2, 3)        forward                 backward, from the end
//       x = 2, y = 3                a = x·y = 6             f 1
//                                   b = sin(x) = 0.909      a 1, b 1
//                                   f = a + b = 6.909       x 1·3 + 1·cos(2), y 1·2
//
// Values, local slopes and gradients are read off autodiff::Tape and ReverseSweep. Numbers that no
// variable occurs in are part of their operation (x², 3a), not nodes.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "expr/function.h"

namespace downhill::scenes {

class Calculation {
 public:
  struct Input {
    int node;      // an earlier one
    double slope;  // of the result by it
  };
  struct Node {
    int variable = -1;         // which one; -1: an operation
    std::string name = {};     // "x", "a", …; the result is "f"
    std::string rule = {};     // in names: "a·b"; empty for a variable
    std::string numbers = {};  // the same in numbers: "2·3"
    double value = 0;
    std::vector<Input> inputs = {};
  };
  // What stands written after a number of steps.
  struct State {
    int computed = 0;  // operations
    bool seeded = false;
    int handed = 0;  // nodes that have handed on their gradient
    bool done = false;
    int now = -1;                   // the node that the last step was about
    std::vector<double> gradients;  // by node, so far
    std::vector<char> reached;      // whether a gradient has arrived there
  };

  // How many operations depend on a variable.
  static int operations_of(const expr::Function& f);

  Calculation(const expr::Function& f, std::span<const double> at);

  // Variables that occur, then operations, operands before results. Empty for a constant.
  const std::vector<Node>& nodes() const { return nodes_; }
  int operations() const { return operations_; }
  int backward_steps() const { return static_cast<int>(sweep_.size()); }
  // Forward, one step for the result's own gradient, and backward.
  int last_step() const { return operations_ + 1 + backward_steps(); }
  State at(int step) const;
  // The node of a variable; -1 if it does not occur.
  int node_of(int variable) const;

 private:
  struct Handing {
    int node;
    std::vector<double> gradients;  // after it
  };

  std::vector<Node> nodes_;
  int operations_ = 0;
  std::vector<Handing> sweep_;
};

// "2.5", "8.3×10⁻⁷": at most so many digits, with a true minus sign.
std::string short_text(double value, int digits = 4);
// The same as a factor after "×": negative numbers in parentheses.
std::string factor_text(double value, int digits = 4);

}  // namespace downhill::scenes
