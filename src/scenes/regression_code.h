// A trained regression as a few lines of Python or C++ that make the same predictions.
//
//     # price from x1 = area, x2 = age
//     def predict(x1, x2):
//         z1 = (x1 - 1499.69) / 505.42
//         z2 = (x2 - 36.43) / 30.29
//         return 180.8 + 48.6 * z1 - 24.5 * z2
//
// Numbers have as many digits as it takes to be the same doubles again.
#pragma once

#include <Eigen/Core>
#include <string>
#include <vector>

namespace downhill::scenes {

// prediction = bias + sum weights_i (x_i - mean_i) / scale_i
struct TrainedLine {
  std::string target = {};
  std::vector<std::string> features = {};  // names; any text
  Eigen::VectorXd mean = {}, scale = {}, weights = {};
  double bias = 0;

  double predict(const Eigen::VectorXd& x) const;
};

std::string python_code(const TrainedLine& line);
std::string cpp_code(const TrainedLine& line);

}  // namespace downhill::scenes
