// One regression in several scales: what the map of its loss over two weights looks like, and how
// gradient descent fares on it.
//
// Features are measured as x -> (x - shift) / scale (HouseScales). With area alone, the two weights
// of the map are that of the area and the bias. With area and age they are those of the features;
// the bias then starts at its best value and, features being centred, stays there. So on the map
// the loss is a quadratic, d measured from the bottom:
//
//     L(theta) = lowest + 1/2 d^T A d
#pragma once

#include <Eigen/Core>

#include "nn/linear_regression.h"
#include "scenes/house_price_model.h"

namespace downhill::scenes {

class ScalingModel {
 public:
  // Errors: those of HousePriceModel.
  static text::Result<ScalingModel> of(const data::Ames& ames, bool with_age,
                                       const HouseScales& scales);

  const HousePriceModel& model() const { return model_; }
  bool with_age() const { return model_.with_age(); }

  // The two weights of the map, and a whole theta from them.
  Eigen::Vector2d plane(const Eigen::VectorXd& theta) const;
  Eigen::VectorXd theta(const Eigen::Vector2d& plane) const;

  const Eigen::Matrix2d& hessian() const { return hessian_; }
  const Eigen::Vector2d& bottom() const { return bottom_; }
  const nn::Curvature& curvature() const { return curvature_; }
  // The loss above the lowest.
  double excess(const Eigen::Vector2d& plane) const;
  // "Arrived": within a thousandth of the lowest loss of it.
  double near() const { return 1e-3 * model_.best_loss(); }

 private:
  explicit ScalingModel(HousePriceModel model);

  HousePriceModel model_;
  Eigen::Matrix2d hessian_;
  Eigen::Vector2d bottom_;
  nn::Curvature curvature_;
};

}  // namespace downhill::scenes
