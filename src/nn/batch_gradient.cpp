#include "nn/batch_gradient.h"

#include <cassert>

namespace downhill::nn {

Eigen::MatrixXd example_gradients(const LinearRegression& regression,
                                  const Eigen::VectorXd& theta) {
  const Eigen::VectorXd e = regression.errors(theta);
  Eigen::MatrixXd G(regression.parameters(), regression.examples());
  G.topRows(regression.features()) = regression.inputs() * e.asDiagonal();
  G.row(regression.features()) = e;
  return 2 * G;
}

Eigen::MatrixXd gradient_covariance(const Eigen::MatrixXd& G) {
  const Eigen::MatrixXd centred = G.colwise() - G.rowwise().mean();
  return centred * centred.transpose() / static_cast<double>(G.cols());
}

Eigen::MatrixXd batch_covariance(const Eigen::MatrixXd& S, int examples, int batch) {
  assert(batch >= 1 && batch <= examples && "a batch of some of the examples");
  if (batch == examples) return Eigen::MatrixXd::Zero(S.rows(), S.cols());
  return S / batch * (static_cast<double>(examples - batch) / (examples - 1));
}

}  // namespace downhill::nn
