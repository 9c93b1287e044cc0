#include "nn/recurrent_matrix.h"

#include <Eigen/QR>

#include "nn/recurrent.h"

namespace downhill::nn {

Matrix<double> recurrent_matrix(RecurrentMatrix kind, Index size, double rho,
                                random::Random& random) {
  Matrix<double> normal(size, size);
  for (Index j = 0; j < size; ++j) {
    for (Index i = 0; i < size; ++i) normal(i, j) = random.normal();
  }
  if (kind == RecurrentMatrix::kRandom) return normal * (rho / spectral_radius(normal));
  const Eigen::HouseholderQR<Matrix<double>> qr(normal);
  Matrix<double> q = qr.householderQ();
  for (Index j = 0; j < size; ++j) {
    if (qr.matrixQR()(j, j) < 0) q.col(j) = -q.col(j);
  }
  return rho * q;
}

}  // namespace downhill::nn
