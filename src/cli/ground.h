// What `descend` and `race` walk on: a typed function or a test problem, and where to start.
#pragma once

#include <Eigen/Core>
#include <string_view>

#include "cli/command.h"
#include "expr/function.h"
#include "optim/minimize.h"
#include "text/result.h"

namespace downhill::cli {

struct Ground {
  expr::Function function;
  Eigen::VectorXd start;  // one number a variable
};

// The options that say it, beside the positional FUNCTION.
inline constexpr Option kStartOption = {"--start", "X,Y", "where to begin"};
inline constexpr Option kVariablesOption = {"--variables", "NAMES",
                                            "the variables of the formula (x,y,z)"};

// Errors: "option" for a start that is missing, no number, or as long as the variables are not;
// those of Function::parse.
text::Result<Ground> read_ground(const Arguments& arguments);

// The function with its gradient, compiled. Every copy has memory of its own.
optim::Loss loss_of(const expr::Function& function);

// "converged", "diverged", …
std::string_view name_of(optim::Ending ending);

}  // namespace downhill::cli
