#include "data/standardize.h"

#include <cassert>
#include <cmath>
#include <limits>
#include <string>

namespace downhill::data {

text::Result<Standardizer> Standardizer::of(const Eigen::Ref<const Eigen::MatrixXd>& X) {
  if (X.size() == 0) return text::Error{"data-empty", "there are no data", {}, {}};
  for (Eigen::Index example = 0; example < X.cols(); ++example) {
    for (Eigen::Index feature = 0; feature < X.rows(); ++feature) {
      if (std::isfinite(X(feature, example))) continue;
      const std::string f = std::to_string(feature + 1);
      const std::string e = std::to_string(example + 1);
      return text::Error{"data-not-finite",
                         "feature " + f + " of example " + e + " is not a finite number",
                         {{"feature", f}, {"example", e}},
                         {}};
    }
  }

  Standardizer out;
  out.mean_ = X.rowwise().mean();
  out.deviation_ = ((X.colwise() - out.mean_).array().square().rowwise().mean()).sqrt();
  for (Eigen::Index feature = 0; feature < X.rows(); ++feature) {
    // Equal numbers do not always have a mean equal to them, so 0 is "within rounding of 0".
    const double largest = X.row(feature).cwiseAbs().maxCoeff();
    if (out.deviation_[feature] > 8 * std::numeric_limits<double>::epsilon() * largest) continue;
    const std::string f = std::to_string(feature + 1);
    return text::Error{"data-constant",
                       "feature " + f + " is the same number in every example",
                       {{"feature", f}},
                       {}};
  }
  return out;
}

Eigen::MatrixXd Standardizer::apply(const Eigen::Ref<const Eigen::MatrixXd>& X) const {
  assert(X.rows() == mean_.size() && "as many features as were standardised");
  return (X.colwise() - mean_).array().colwise() / deviation_.array();
}

Eigen::MatrixXd Standardizer::undo(const Eigen::Ref<const Eigen::MatrixXd>& Z) const {
  assert(Z.rows() == mean_.size() && "as many features as were standardised");
  return (deviation_.asDiagonal() * Z).colwise() + mean_;
}

}  // namespace downhill::data
