#include "nn/recurrent.h"

#include <Eigen/Eigenvalues>
#include <cassert>

namespace downhill::nn {

template <class T>
const std::vector<Matrix<T>>& RecurrentCell<T>::forward(const std::vector<Matrix<T>>& x,
                                                        const Matrix<T>& h0) {
  assert(activation_ != Activation::kSoftmax && "no activation of a recurrent cell");
  assert(h0.rows() == hidden_ && "h_0 has a row for each hidden unit");
  z_.resize(x.size());
  h_.resize(x.size() + 1);
  h_[0] = h0;
  for (std::size_t t = 0; t < x.size(); ++t) {
    assert(x[t].rows() == inputs_ && x[t].cols() == h0.cols() && "x_t is inputs x batch");
    z_[t].noalias() = w() * h_[t];
    z_[t].noalias() += u() * x[t];
    z_[t].colwise() += b();
    activate(activation_, z_[t], h_[t + 1]);
  }
  return h_;
}

template <class T>
void RecurrentCell<T>::backward(const std::vector<Matrix<T>>& x,
                                const Matrix<T>& last_state_gradient) {
  assert(h_.size() == x.size() + 1 && "backward() without forward() on the same sequence");
  gradient.setZero();
  Eigen::Map<Matrix<T>> dw(gradient.data(), hidden_, hidden_);
  Eigen::Map<Matrix<T>> du(gradient.data() + hidden_ * hidden_, hidden_, inputs_);
  norms_.assign(h_.size(), 0);
  dh_ = last_state_gradient;
  for (std::size_t t = x.size(); t-- > 0;) {
    norms_[t + 1] = static_cast<double>(dh_.norm());
    activate_backward(activation_, z_[t], h_[t + 1], dh_, dz_);
    dw.noalias() += dz_ * h_[t].transpose();
    du.noalias() += dz_ * x[t].transpose();
    gradient.tail(hidden_) += dz_.rowwise().sum();
    dh_.noalias() = w().transpose() * dz_;
  }
  norms_[0] = static_cast<double>(dh_.norm());
}

template class RecurrentCell<float>;
template class RecurrentCell<double>;

double spectral_radius(const Eigen::Ref<const Eigen::MatrixXd>& w) {
  assert(w.rows() == w.cols() && "a spectral radius needs a square matrix");
  if (w.size() == 0) return 0;
  return w.eigenvalues().cwiseAbs().maxCoeff();
}

}  // namespace downhill::nn
