#include "scenes/recurrent_gradient.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "figure/axes.h"
#include "figure/curve.h"
#include "figure/frame.h"
#include "figure/marks.h"
#include "figure/text_metrics.h"
#include "figure/ticks.h"
#include "nn/recurrent.h"
#include "nn/recurrent_matrix.h"
#include "text/number.h"

namespace downhill::scenes {
namespace {

using figure::Axes;
using figure::DataPoint;
using figure::DrawList;
using figure::FrameOptions;
using figure::FrameStyle;
using figure::Point;
using figure::Range;
using figure::Role;
using figure::Scale;
using figure::Size;

constexpr Handle kEnd = 1;
constexpr int kHidden = 16;
constexpr Range kRho{0.5, 1.5};
constexpr double kGone = 0.01;

class RecurrentGradient final : public Scene {
 public:
  using Scene::Scene;

  std::vector<Observable> observe() const override;
  DrawList draw(Size size, const DrawOptions& options) const override;
  std::string describe() const override;
  Handle hit(Point at, Size size, float reach) const override;
  void drag(Handle handle, Point to, Size size) override;

 protected:
  void update() override;

 private:
  int steps() const { return static_cast<int>(number("steps")); }
  double line(int t) const { return std::pow(number("rho"), t); }
  std::string word(const std::string& id) const { return words().say("recurrent-gradient." + id); }
  double reach() const;
  FrameOptions frame(float text_size) const;
  Axes axes(Size size) const;

  std::vector<double> norms_;  // t steps back
};

void RecurrentGradient::update() {
  random::Random random(static_cast<std::uint64_t>(number("seed")));
  const auto normal = [&](nn::Index rows) {
    nn::Matrix<double> out(rows, 1);
    for (nn::Index i = 0; i < rows; ++i) out(i, 0) = random.normal();
    return out;
  };
  nn::RecurrentCell<double> cell(kHidden, kHidden, *nn::find_activation(value("activation")));
  const auto kind = value("matrix") == "orthogonal" ? nn::RecurrentMatrix::kOrthogonal
                                                    : nn::RecurrentMatrix::kRandom;
  cell.w() = nn::recurrent_matrix(kind, kHidden, number("rho"), random);
  cell.u().setIdentity();
  const nn::Matrix<double> gradient = normal(kHidden).normalized();
  const nn::Matrix<double> first = 0.5 * normal(kHidden);
  std::vector<nn::Matrix<double>> inputs;
  for (int t = 0; t < steps(); ++t) inputs.push_back(number("drive") * normal(kHidden));
  cell.forward(inputs, first);
  cell.backward(inputs, gradient);
  norms_.assign(cell.state_gradient_norms().rbegin(), cell.state_gradient_norms().rend());
}

double RecurrentGradient::reach() const {
  const auto gone =
      std::find_if(norms_.begin(), norms_.end(), [](double norm) { return norm < kGone; });
  return gone == norms_.end() ? kUndefined : static_cast<double>(gone - norms_.begin()) - 1;
}

std::string plain_or_power(double value) {
  if (value >= 100 && value < 1e6) return text::display_grouped(value, 0);
  return value >= 0.01 && value < 100 ? text::short_number(value, 3) : figure::scientific(value);
}

std::vector<Observable> RecurrentGradient::observe() const {
  const auto power = [](std::string id, double value, Role role) {
    return Observable{.id = std::move(id),
                      .value = value,
                      .decimals = 17,
                      .role = role,
                      .text = plain_or_power(value)};
  };
  const double norm = norms_.back(), end = line(steps());
  return {
      power("norm", norm, Role::kUp),
      power("line", end, Role::kCurve),
      power("ratio", norm / end, Role::kInk),
      {.id = "growth", .value = std::pow(norm, 1.0 / steps()), .decimals = 3, .role = Role::kUp},
      {.id = "reach", .value = reach(), .decimals = 0, .role = Role::kWarn},
  };
}

FrameOptions RecurrentGradient::frame(float text_size) const {
  return {.style = FrameStyle::kFramed,
          .x = {.name = word("axis.back"), .face = figure::Face::kPlain},
          .y = {.name = word("axis.norm"), .face = figure::Face::kPlain},
          .text_size = text_size};
}

// All lines there are end in it, so it stands still while rho is dragged.
Axes RecurrentGradient::axes(Size size) const {
  const double low = std::min(1e-2, std::pow(kRho.min, steps()));
  const double high = std::max(1e2, std::pow(kRho.max, steps()));
  return with_margins({{-0.02 * steps(), 1.03 * steps()},
                       {low / 2, high * 2},
                       {0, 0, size.width, size.height},
                       Scale::kLinear,
                       Scale::kLog},
                      frame(figure::text_size_for(size)));
}

DrawList RecurrentGradient::draw(Size size, const DrawOptions& options) const {
  DrawList list;
  const Axes axes = this->axes(size);
  if (!(axes.box.width >= 1 && axes.box.height >= 1)) return list;
  const float text_size = figure::text_size_for(size);
  draw_axes(list, axes, frame(text_size));
  figure::draw_data_line(list, {{axes.x.min, 1}, {axes.x.max, 1}}, axes,
                         {Role::kInk2, 1.3F, figure::Dash::kDotted});
  std::vector<DataPoint> points;
  for (std::size_t t = 0; t < norms_.size(); ++t) {
    points.push_back({static_cast<double>(t), norms_[t]});
  }
  figure::draw_data_line(list, {{0, 1}, {static_cast<double>(steps()), line(steps())}}, axes,
                         {Role::kCurve, 2.4F, figure::Dash::kDashed});
  figure::draw_data_line(list, points, axes, {Role::kUp, 2});
  const float dot = steps() > 60 ? 2 : 3;
  list.push_back(figure::Clip{axes.box});
  for (const DataPoint& point : points) {
    list.push_back(figure::Circle{axes.screen_from_data(point), dot, {Role::kUp}});
  }
  list.push_back(figure::Clip{{}, false});
  const Point end = axes.screen_from_data(steps(), line(steps()));
  const figure::Touch touch = options.held == kEnd  ? figure::Touch::kHeld
                              : options.hot == kEnd ? figure::Touch::kHot
                                                    : figure::Touch::kRest;
  figure::draw_handle(list, end, touch, Role::kPoint, text_size < 15 ? 7 : 8.5F);
  figure::draw_legend(list,
                      {{word("norm"), {Role::kUp, 2}},
                       {word("line-name"), {Role::kCurve, 2.4F, figure::Dash::kDashed}}},
                      axes.box, text_size);
  return list;
}

std::string RecurrentGradient::describe() const {
  return words().say("recurrent-gradient.describe",
                     {{"matrix", word("matrix." + value("matrix"))},
                      {"activation", word("activation." + value("activation"))},
                      {"rho", text::display(number("rho"), 2)},
                      {"steps", value("steps")},
                      {"norm", plain_or_power(norms_.back())},
                      {"line", plain_or_power(line(steps()))}});
}

Handle RecurrentGradient::hit(Point at, Size size, float reach) const {
  const Point end = axes(size).screen_from_data(steps(), line(steps()));
  return std::hypot(end.x - at.x, end.y - at.y) <= reach ? kEnd : kNoHandle;
}

void RecurrentGradient::drag(Handle handle, Point to, Size size) {
  if (handle != kEnd) return;
  set_number("rho", std::pow(axes(size).data_from_screen(to).y, 1.0 / steps()));
}

}  // namespace

SceneSpec recurrent_gradient_spec() {
  return {
      .id = "recurrent-gradient",
      .parameters =
          {
              {.id = "matrix",
               .kind = Kind::kChoice,
               .initial = "orthogonal",
               .choices = {"orthogonal", "random"}},
              {.id = "activation",
               .kind = Kind::kChoice,
               .initial = "identity",
               .choices = {"identity", "tanh"}},
              {.id = "rho", .initial = "0.9", .min = kRho.min, .max = kRho.max, .grain = 0.01},
              {.id = "steps",
               .kind = Kind::kInteger,
               .initial = "50",
               .min = 5,
               .max = 100,
               .grain = 1},
              {.id = "drive", .initial = "0", .min = 0, .max = 2, .grain = 0.1},
              {.id = "seed",
               .kind = Kind::kInteger,
               .initial = "1",
               .min = 1,
               .max = 99,
               .grain = 1},
          },
      .observables = {"norm", "line", "ratio", "growth", "reach"},
  };
}

std::unique_ptr<Scene> make_recurrent_gradient(const SceneSpec& spec, const Context& context) {
  return std::make_unique<RecurrentGradient>(spec, context);
}

}  // namespace downhill::scenes
