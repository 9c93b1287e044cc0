#include "scenes/house_price_model.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "optim/gradient_descent.h"

namespace downhill::scenes {
namespace {

constexpr double kThousand = 1000;

Eigen::MatrixXd features_of(const data::Ames& ames, bool with_age) {
  Eigen::MatrixXd X(with_age ? 2 : 1, ames.sales());
  X.row(0) = ames.area_sqft;
  if (with_age) X.row(1) = ames.age_years();
  return X;
}

}  // namespace

text::Result<HousePriceModel> HousePriceModel::of(const data::Ames& ames, bool with_age,
                                                  const HouseScales& scales) {
  // Both features are standardised in any case: the mean house has an age in the area model too.
  const text::Result<data::Standardizer> scale =
      data::Standardizer::of(features_of(ames, /*with_age=*/true));
  if (!scale) return scale.error();
  Eigen::Vector2d shift = Eigen::Vector2d::Zero(), unit(scales.area_unit, 1);
  if (scales.centred) shift = scale->mean();
  if (scales.standardised) unit = scale->deviation();
  const Eigen::MatrixXd Z =
      (features_of(ames, true).colwise() - shift).array().colwise() / unit.array();
  text::Result<nn::LinearRegression> regression =
      nn::LinearRegression::of(Z.topRows(with_age ? 2 : 1), ames.price_usd / kThousand);
  if (!regression) return regression.error();
  HousePriceModel model(*std::move(regression), ames);
  model.mean_ = scale->mean();
  model.deviation_ = scale->deviation();
  model.shift_ = shift;
  model.scale_ = unit;
  return model;
}

HousePriceModel::HousePriceModel(nn::LinearRegression regression, const data::Ames& ames)
    : regression_(std::move(regression)),
      areas_(ames.area_sqft),
      ages_(ames.age_years()),
      bottom_(regression_.closed_form()),
      best_loss_(regression_.loss(bottom_)),
      variance_((prices().array() - prices().mean()).square().mean()),
      hessian_(regression_.hessian()),
      curvature_(nn::curvature(hessian_)) {}

double HousePriceModel::added_at_the_mean(const Eigen::VectorXd& theta) const {
  const int d = regression_.features();
  return theta.head(d).dot(((mean_ - shift_).array() / scale_.array()).matrix().head(d));
}

Eigen::VectorXd HousePriceModel::theta(const HouseWeights& weights) const {
  Eigen::VectorXd out = Eigen::VectorXd::Zero(regression_.parameters());
  out[0] = weights.per_sqft * scale_[0] / kThousand;
  if (with_age()) out[1] = weights.per_year * scale_[1] / kThousand;
  out[regression_.features()] = weights.average - added_at_the_mean(out);
  return out;
}

HouseWeights HousePriceModel::weights(const Eigen::VectorXd& theta) const {
  return {theta[0] * kThousand / scale_[0], with_age() ? theta[1] * kThousand / scale_[1] : 0,
          theta[regression_.features()] + added_at_the_mean(theta)};
}

double HousePriceModel::price(const Eigen::VectorXd& theta, double area_sqft,
                              double age_years) const {
  double price = theta[regression_.features()];
  price += theta[0] * (area_sqft - shift_[0]) / scale_[0];
  if (with_age()) price += theta[1] * (age_years - shift_[1]) / scale_[1];
  return price;
}

TrainedLine HousePriceModel::line(const Eigen::VectorXd& theta) const {
  const int d = regression_.features();
  TrainedLine out{.target = "price in dollars",
                  .features = {"living area in square feet"},
                  .mean = shift_.head(d),
                  .scale = scale_.head(d),
                  .weights = kThousand * theta.head(d),
                  .bias = kThousand * theta[d]};
  if (with_age()) out.features.emplace_back("age in years");
  return out;
}

double HousePriceModel::share_within(const Eigen::VectorXd& theta, double distance) const {
  const Eigen::VectorXd errors = regression_.errors(theta);
  return static_cast<double>((errors.array().abs() <= distance).count()) / sales();
}

double HousePriceModel::gap(const Eigen::VectorXd& theta) const {
  return ((theta - bottom_).array() / bottom_.array()).abs().maxCoeff();
}

HouseDescent::HouseDescent(const nn::LinearRegression& regression, Eigen::VectorXd start,
                           double rate, std::optional<data::Batches> batches)
    : regression_(&regression), rate_(rate), batches_(std::move(batches)) {
  points_.push_back(look(std::move(start)));
}

DescentPoint HouseDescent::look(Eigen::VectorXd theta) {
  const double loss = regression_->loss(theta);
  Eigen::VectorXd gradient =
      batches_ ? regression_->gradient(theta, batches_->at(static_cast<int>(points_.size())))
               : regression_->gradient(theta);
  return {std::move(theta), std::move(gradient), loss};
}

void HouseDescent::reach(int step) {
  constexpr double kGrowth = 1e4;
  optim::GradientDescent<double> rule(points_.front().theta.size());
  while (!stopped_ && end() < step) {
    Eigen::VectorXd theta = points_.back().theta;
    const bool moved = rule.step(theta, points_.back().gradient, rate_).ok();
    if (moved) points_.push_back(look(std::move(theta)));
    stopped_ = !moved || points_.back().loss > kGrowth * points_.front().loss;
  }
}

HouseDescent HouseDescent::forked(int step, double rate) {
  reach(step);
  HouseDescent out = *this;
  out.forked_at_ = step;
  out.rate_ = rate;
  if (step < end()) {
    out.points_.resize(static_cast<std::size_t>(step) + 1);
    out.stopped_ = false;
  }
  return out;
}

void follow_fork(std::optional<HouseDescent>& fork, HouseDescent& way, int step, double rate,
                 int until) {
  if (step < 0) return fork.reset();
  const bool known = fork && fork->forked_at() == step && fork->rate() == rate;
  if (!known) fork.emplace(way.forked(step, rate));
  fork->reach(until);
}

const DescentPoint& HouseDescent::at(int step) const {
  return points_[static_cast<std::size_t>(std::clamp(step, 0, end()))];
}

}  // namespace downhill::scenes
