// A table of the learner's own, and the regression that is trained on it: one column from two
// others.
//
//     x1, x2 -> z_i = (x_i - mean_i) / scale_i,      prediction = b + w1 z1 + w2 z2
//
// with the scale 1 (the column's own unit) or its standard deviation. z being centred, b is the
// mean of the target wherever w1 and w2 are, and the loss over these two is a quadratic.
#pragma once

#include <Eigen/Core>
#include <string>
#include <string_view>
#include <vector>

#include "nn/linear_regression.h"
#include "scenes/regression_code.h"
#include "text/result.h"

namespace downhill::scenes {

class OwnTable {
 public:
  // A column that cannot be used, and why: "csv-number" (text), "csv-cell-empty" (a value is
  // missing), each with its line; "table-constant".
  struct Problem {
    std::string column;
    text::Error error;
  };

  // Errors: those of data::Table; "table-few" if fewer than three columns can be used.
  static text::Result<OwnTable> parse(std::string_view csv, std::string_view file);

  int rows() const { return static_cast<int>(columns_.front().size()); }
  const std::vector<std::string>& names() const { return names_; }  // of those that can be used
  const std::vector<Problem>& problems() const { return problems_; }
  const Eigen::VectorXd& column(std::string_view name) const;  // one of names()

  // Three different columns that can be used: target and features as asked for where that goes,
  // else the last column, and the first two others.
  std::vector<std::string> choose(const std::vector<std::string>& wanted) const;

 private:
  std::vector<std::string> names_;
  std::vector<Eigen::VectorXd> columns_;
  std::vector<Problem> problems_;
};

class TableRegression {
 public:
  // `columns`: target, two features, as OwnTable::choose() gives them. Errors: those of
  // nn::LinearRegression; "table-same" if one feature follows from the other.
  static text::Result<TableRegression> of(const OwnTable& table, std::vector<std::string> columns,
                                          bool standardised);

  const nn::LinearRegression& regression() const { return regression_; }
  const Eigen::Matrix2d& hessian() const { return hessian_; }  // over w1, w2
  const nn::Curvature& curvature() const { return curvature_; }
  const Eigen::VectorXd& bottom() const { return bottom_; }  // w1, w2, b by least squares
  double best_loss() const { return best_loss_; }
  double excess(const Eigen::VectorXd& theta) const;  // the loss above the lowest
  // "Arrived": within a thousandth of the lowest loss of it, or of the first loss's millionth.
  double near() const;
  Eigen::VectorXd start() const;  // no weights, b the mean
  // Per unit of the column, as one reads them.
  Eigen::Vector2d slopes(const Eigen::VectorXd& theta) const;
  TrainedLine line(const Eigen::VectorXd& theta) const;

 private:
  explicit TableRegression(nn::LinearRegression regression) : regression_(std::move(regression)) {}

  nn::LinearRegression regression_;
  std::vector<std::string> columns_;
  Eigen::Vector2d mean_, scale_;
  Eigen::Matrix2d hessian_;
  nn::Curvature curvature_;
  Eigen::VectorXd bottom_;
  double best_loss_ = 0;
};

}  // namespace downhill::scenes
