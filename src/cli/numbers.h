// Numbers and lists, in and out of the command line.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace downhill::cli {

// As JSON: 17 significant digits, which give every double back. What is not finite is null, since
// JSON has no infinity and no NaN.
std::string json_number(double value);
std::string json_numbers(std::span<const double> values);

// "x,y" is {"x", "y"}; empty pieces are dropped.
std::vector<std::string> split_at_commas(std::string_view list);

}  // namespace downhill::cli
