// The regression of lesson 08: price from living area, or from area and age, over the Ames sales.
//
// A learner reads the line from the average house:
//
//     price = b + w (area - average area) + v (age - average age)
//
// with w in dollars per square foot, v in dollars per year, b (the price of the average house) in
// thousand dollars. Training sees the same line on standardised features, prices in thousand
// dollars, all weights of one kind: "thousand dollars per standard deviation":
//
//     theta = (w s_area / 1000, v s_age / 1000, b)
//
// The loss is the mean squared error in (thousand dollars)^2.
#pragma once

#include <Eigen/Core>
#include <optional>
#include <vector>

#include "data/ames.h"
#include "data/batches.h"
#include "data/standardize.h"
#include "nn/linear_regression.h"
#include "scenes/regression_code.h"
#include "text/result.h"

namespace downhill::scenes {

// How training measures the features: x -> (x - shift) / scale. As above, unless told otherwise.
struct HouseScales {
  bool centred = true;       // shift: the mean, or 0
  bool standardised = true;  // scale: the standard deviation, or the units below
  double area_unit = 1;      // ft²; ages are in years
};

// The line as a learner reads it.
struct HouseWeights {
  double per_sqft = 0;  // w, dollars
  double per_year = 0;  // v, dollars
  double average = 0;   // b, thousand dollars
};

class HousePriceModel {
 public:
  // Errors: those of Standardizer and LinearRegression.
  static text::Result<HousePriceModel> of(const data::Ames& ames, bool with_age,
                                          const HouseScales& scales = {});

  bool with_age() const { return regression_.features() == 2; }
  int sales() const { return regression_.examples(); }
  const nn::LinearRegression& regression() const { return regression_; }

  // The sales: ft², years, thousand dollars.
  const Eigen::VectorXd& areas() const { return areas_; }
  const Eigen::VectorXd& ages() const { return ages_; }
  const Eigen::VectorXd& prices() const { return regression_.targets(); }

  double mean_area() const { return mean_[0]; }
  double mean_age() const { return mean_[1]; }
  double area_deviation() const { return deviation_[0]; }
  double age_deviation() const { return deviation_[1]; }

  Eigen::VectorXd theta(const HouseWeights& weights) const;
  HouseWeights weights(const Eigen::VectorXd& theta) const;

  // Thousand dollars. Without age in the model, `age` does not matter.
  double price(const Eigen::VectorXd& theta, double area_sqft, double age_years) const;

  // The same as a formula: dollars from ft² and years.
  TrainedLine line(const Eigen::VectorXd& theta) const;

  // The least-squares solution, its loss, and the shape of the bowl.
  const Eigen::VectorXd& bottom() const { return bottom_; }
  double best_loss() const { return best_loss_; }
  const Eigen::MatrixXd& hessian() const { return hessian_; }
  const nn::Curvature& curvature() const { return curvature_; }

  // The part of the prices' variance that a loss explains: 1 is all, 0 is no better than their
  // mean.
  double explained(double loss) const { return 1 - loss / variance_; }

  // The part of the sales whose error is at most `distance` thousand dollars.
  double share_within(const Eigen::VectorXd& theta, double distance) const;

  // The largest relative difference between a weight and its value at the bottom.
  double gap(const Eigen::VectorXd& theta) const;

 private:
  HousePriceModel(nn::LinearRegression regression, const data::Ames& ames);

  // What the weights add to the bias of training for the average house: 0 for centred features.
  double added_at_the_mean(const Eigen::VectorXd& theta) const;

  nn::LinearRegression regression_;
  Eigen::VectorXd areas_, ages_;
  Eigen::Vector2d mean_, deviation_;
  Eigen::Vector2d shift_, scale_;  // of the features in training
  Eigen::VectorXd bottom_;
  double best_loss_ = 0;
  double variance_ = 0;
  Eigen::MatrixXd hessian_;
  nn::Curvature curvature_;
};

// One place of a descent.
struct DescentPoint {
  Eigen::VectorXd theta;
  Eigen::VectorXd gradient;  // of all sales, or of the batch that the next step goes by
  double loss = 0;           // of all sales
};

// The way down from a start, step by step, computed as far as it is asked for.
//
// When the loss has grown ten-thousandfold the rate is plainly too large: the walk stops there, and
// later steps are that last place. So no number here is ever infinite.
class HouseDescent {
 public:
  // Each step goes by all sales, or by the next of the batches.
  HouseDescent(const nn::LinearRegression& regression, Eigen::VectorXd start, double rate,
               std::optional<data::Batches> batches = {});

  // The fork of this way: from `step` on with another rate, on the same batches.
  HouseDescent forked(int step, double rate);
  // -1: no fork.
  int forked_at() const { return forked_at_; }
  double rate() const { return rate_; }

  // Computes up to a step, if the walk goes that far.
  void reach(int step);

  // reach(step) must have been called.
  const DescentPoint& at(int step) const;

  // The last place computed so far, as a step.
  int end() const { return static_cast<int>(points_.size()) - 1; }
  bool stopped() const { return stopped_; }

 private:
  DescentPoint look(Eigen::VectorXd theta);

  const nn::LinearRegression* regression_;
  double rate_;
  int forked_at_ = -1;
  std::optional<data::Batches> batches_;
  bool stopped_ = false;
  std::vector<DescentPoint> points_;
};

// Keeps `fork` as the fork of `way` from `step` on (-1: none) with that rate, computed to the step
// `until`. To be emptied when the way itself is another.
void follow_fork(std::optional<HouseDescent>& fork, HouseDescent& way, int step, double rate,
                 int until);

}  // namespace downhill::scenes
