#include "scenes/scaling_model.h"

#include <utility>

namespace downhill::scenes {

text::Result<ScalingModel> ScalingModel::of(const data::Ames& ames, bool with_age,
                                            const HouseScales& scales) {
  HouseScales used = scales;
  // Without a bias to learn, centring changes nothing, but without centring there is one to learn.
  if (with_age) used.centred = true;
  text::Result<HousePriceModel> model = HousePriceModel::of(ames, with_age, used);
  if (!model) return model.error();
  return ScalingModel(*std::move(model));
}

ScalingModel::ScalingModel(HousePriceModel model)
    : model_(std::move(model)),
      hessian_(model_.hessian().topLeftCorner<2, 2>()),
      bottom_(plane(model_.bottom())),
      curvature_(nn::curvature(hessian_)) {}

Eigen::Vector2d ScalingModel::plane(const Eigen::VectorXd& theta) const { return theta.head<2>(); }

Eigen::VectorXd ScalingModel::theta(const Eigen::Vector2d& plane) const {
  Eigen::VectorXd out = model_.bottom();
  out.head<2>() = plane;
  return out;
}

double ScalingModel::excess(const Eigen::Vector2d& plane) const {
  const Eigen::Vector2d d = plane - bottom_;
  return 0.5 * d.dot(hessian_ * d);
}

}  // namespace downhill::scenes
