#include "scenes/own_table.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "data/csv.h"
#include "data/standardize.h"

namespace downhill::scenes {

using text::Error;
using text::Result;

Result<OwnTable> OwnTable::parse(std::string_view csv, std::string_view file) {
  const Result<data::Table> table = data::Table::parse(csv, file);
  if (!table) return table.error();
  OwnTable out;
  for (const std::string& name : table->names()) {
    Result<Eigen::VectorXd> numbers = table->numbers(name);
    if (!numbers) {
      out.problems_.push_back({name, numbers.error()});
    } else if (!data::Standardizer::of(numbers->transpose())) {
      out.problems_.push_back({name,
                               {"table-constant",
                                "column '" + name + "' holds the same number everywhere",
                                {{"name", name}},
                                {std::string(file), 0, 0}}});
    } else {
      out.names_.push_back(name);
      out.columns_.push_back(*std::move(numbers));
    }
  }
  if (out.names_.size() < 3) {
    if (!out.problems_.empty()) return out.problems_.front().error;
    return Error{"table-few", "three columns of numbers are needed", {}, {std::string(file), 1, 0}};
  }
  return out;
}

const Eigen::VectorXd& OwnTable::column(std::string_view name) const {
  return columns_[static_cast<std::size_t>(std::ranges::find(names_, name) - names_.begin())];
}

std::vector<std::string> OwnTable::choose(const std::vector<std::string>& wanted) const {
  std::vector<std::string> chosen;
  const auto free = [&](const std::string& name) {
    return std::ranges::find(names_, name) != names_.end() &&
           std::ranges::find(chosen, name) == chosen.end();
  };
  for (const std::string& name : wanted) {
    if (free(name)) {
      chosen.push_back(name);
    } else if (chosen.empty()) {
      chosen.push_back(names_.back());
    } else {
      // Not what another place asks for, where there is a choice.
      const auto spare = std::ranges::find_if(names_, [&](const std::string& other) {
        return free(other) && std::ranges::find(wanted, other) == wanted.end();
      });
      chosen.push_back(spare != names_.end() ? *spare : *std::ranges::find_if(names_, free));
    }
  }
  return chosen;
}

Result<TableRegression> TableRegression::of(const OwnTable& table, std::vector<std::string> columns,
                                            bool standardised) {
  constexpr double kFlattest = 1e-10;  // of two standardised features that are told apart
  Eigen::MatrixXd X(2, table.rows());
  X.row(0) = table.column(columns[1]);
  X.row(1) = table.column(columns[2]);
  const Result<data::Standardizer> scale = data::Standardizer::of(X);
  if (!scale) return scale.error();
  const Eigen::MatrixXd Z = scale->apply(X);
  if (nn::curvature(Z * Z.transpose() / table.rows()).smallest < kFlattest) {
    return Error{"table-same",
                 "'" + columns[2] + "' follows from '" + columns[1] + "'",
                 {{"first", columns[1]}, {"second", columns[2]}},
                 {}};
  }
  const Eigen::Vector2d unit =
      standardised ? Eigen::Vector2d(scale->deviation()) : Eigen::Vector2d(1, 1);
  Result<nn::LinearRegression> regression = nn::LinearRegression::of(
      (X.colwise() - scale->mean()).array().colwise() / unit.array(), table.column(columns[0]));
  if (!regression) return regression.error();
  TableRegression out(*std::move(regression));
  out.columns_ = std::move(columns);
  out.mean_ = scale->mean();
  out.scale_ = unit;
  out.hessian_ = out.regression_.hessian().topLeftCorner<2, 2>();
  out.curvature_ = nn::curvature(out.hessian_);
  out.bottom_ = out.regression_.closed_form();
  out.best_loss_ = out.regression_.loss(out.bottom_);
  return out;
}

double TableRegression::excess(const Eigen::VectorXd& theta) const {
  const Eigen::Vector2d d = (theta - bottom_).head<2>();
  return 0.5 * d.dot(hessian_ * d);
}

double TableRegression::near() const {
  const double first = best_loss_ + excess(start());
  return std::max(1e-3 * best_loss_, 1e-6 * first);
}

Eigen::VectorXd TableRegression::start() const { return Eigen::Vector3d(0, 0, bottom_[2]); }

Eigen::Vector2d TableRegression::slopes(const Eigen::VectorXd& theta) const {
  return theta.head<2>().array() / scale_.array();
}

TrainedLine TableRegression::line(const Eigen::VectorXd& theta) const {
  return {.target = columns_[0],
          .features = {columns_[1], columns_[2]},
          .mean = mean_,
          .scale = scale_,
          .weights = theta.head<2>(),
          .bias = theta[2]};
}

}  // namespace downhill::scenes
