// Formulas and places as people write them on a command line.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "expr/function.h"
#include "text/result.h"

namespace downhill::cli {

// A formula in the given variables; letters of it that are unknown join them, in the order of the
// alphabet. Errors: those of Function::parse.
text::Result<expr::Function> parse_with_letters(const std::string& formula,
                                                std::vector<std::string> variables = {});

// A place: "x=0.7" "y=pi/4".
struct Point {
  std::vector<std::string> names;
  std::vector<double> values;
};

// Errors: "assignment" for what is not like x=0.7 or stands there twice; those of Function::parse
// for a value that is a formula.
text::Result<Point> read_point(std::span<const std::string> words);

}  // namespace downhill::cli
