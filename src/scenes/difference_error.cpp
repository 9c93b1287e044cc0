#include "scenes/difference_error.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "autodiff/dual.h"
#include "expr/function.h"
#include "figure/axes.h"
#include "figure/curve.h"
#include "figure/frame.h"
#include "figure/marks.h"
#include "figure/text_metrics.h"
#include "figure/ticks.h"
#include "scenes/audit.h"
#include "scenes/difference_sweep.h"
#include "scenes/landmarks.h"
#include "text/number.h"

namespace downhill::scenes {
namespace {

using figure::Axes;
using figure::DataPoint;
using figure::DrawList;
using figure::Point;
using figure::Range;
using figure::Role;
using figure::scientific;
using figure::Size;

constexpr Handle kCursor = 1;
constexpr Range kSteps{1e-16, 1};
constexpr Range kErrors{1e-17, 10};

class DifferenceErrorScene : public Scene {
 public:
  using Scene::Scene;

  std::vector<Observable> observe() const override;
  DrawList draw(Size size, const DrawOptions& options) const override;
  std::string describe() const override;
  std::optional<AuditSubject> audited() const override { return AuditSubject{*f_, {number("x")}}; }
  Handle hit(Point at, Size size, float reach) const override;
  void drag(Handle handle, Point to, Size size) override;

 protected:
  void update() override;

 private:
  struct Estimate {
    double value = 0;
    double error = 0;
  };
  Estimate estimate(double value) const { return {value, relative_error(value, exact_)}; }
  figure::FrameOptions frame(Size size) const;
  Axes axes(Size size) const;
  Point cursor(const Axes& axes) const;
  void draw_names(DrawList& list, const Axes& axes, float text_size) const;

  std::string studied_;
  std::optional<expr::Function> f_;
  double exact_ = kUndefined;
  ErrorSweep forward_sweep_, central_sweep_;
  Estimate forward_, central_, auto_;
};

void DifferenceErrorScene::update() {
  const double x = number("x");
  const std::string study = value("f") + " " + value("x");
  if (study != studied_) {
    auto parsed = expr::Function::parse(value("f"), {"x"});
    if (!parsed) return;  // cannot be: every stored formula has been parsed before
    studied_ = study;
    f_ = *parsed;
    const auto f = [this](double t) { return (*f_)(t); };
    exact_ = has_slope(f, x) ? f_->derivative()(x) : kUndefined;
    forward_sweep_ = sweep_errors([&](double h) { return forward_difference(f, x, h); }, exact_);
    central_sweep_ = sweep_errors([&](double h) { return central_difference(f, x, h); }, exact_);
    using Dual = autodiff::Dual<double, 1>;
    const std::array<Dual, 1> place{Dual::variable(x, 0)};
    auto_ = estimate(f_->evaluate<Dual>(place).grad[0]);
  }
  const auto f = [this](double t) { return (*f_)(t); };
  forward_ = estimate(forward_difference(f, x, number("h")));
  central_ = estimate(central_difference(f, x, number("h")));
}

std::vector<Observable> DifferenceErrorScene::observe() const {
  const auto error = [](std::string id, const Estimate& of, Role role) {
    return Observable{.id = std::move(id),
                      .value = of.error,
                      .decimals = 17,
                      .role = role,
                      .text = scientific(of.error)};
  };
  const auto digits = [](std::string id, const Estimate& of) {
    return Observable{.id = std::move(id), .value = -std::log10(of.error), .decimals = 1};
  };
  const auto step = [](std::string id, double h) {
    return Observable{.id = std::move(id), .value = h, .decimals = 17, .text = scientific(h)};
  };
  return {
      {.id = "exact", .value = exact_, .decimals = 16},
      {.id = "forward", .value = forward_.value, .decimals = 16, .role = Role::kCurve},
      {.id = "central", .value = central_.value, .decimals = 16, .role = Role::kTangent},
      {.id = "auto", .value = auto_.value, .decimals = 16, .role = Role::kGood},
      error("error_forward", forward_, Role::kCurve),
      error("error_central", central_, Role::kTangent),
      error("error_auto", auto_, Role::kGood),
      digits("digits_forward", forward_),
      digits("digits_central", central_),
      digits("digits_auto", auto_),
      step("best_h_forward", forward_sweep_.best_h),
      step("best_h_central", central_sweep_.best_h),
      {.id = "order_forward", .value = forward_sweep_.order},
      {.id = "order_central", .value = central_sweep_.order},
  };
}

figure::FrameOptions DifferenceErrorScene::frame(Size size) const {
  return {.style = figure::FrameStyle::kFramed,
          .x = {.name = "h"},
          .y = {.name = words().say("difference-error.error"), .face = figure::Face::kPlain},
          .text_size = figure::text_size_for(size)};
}

Axes DifferenceErrorScene::axes(Size size) const {
  return with_margins(
      {kSteps, kErrors, {0, 0, size.width, size.height}, figure::Scale::kLog, figure::Scale::kLog},
      frame(size));
}

Point DifferenceErrorScene::cursor(const Axes& axes) const {
  return {axes.screen_x(number("h")), axes.box.bottom()};
}

DrawList DifferenceErrorScene::draw(Size size, const DrawOptions& options) const {
  DrawList list;
  const Axes axes = this->axes(size);
  if (!(axes.box.width >= 1 && axes.box.height >= 1)) return list;
  draw_axes(list, axes, frame(size));
  const float text_size = figure::text_size_for(size);
  const float radius = text_size < 15 ? 7 : 8.5F;
  const Point handle = cursor(axes);
  list.push_back(figure::Line{{handle.x, axes.box.top},
                              {handle.x, axes.box.bottom()},
                              {Role::kInk2, 1.3F, figure::Dash::kDashed}});

  const auto draw_sweep = [&](const ErrorSweep& sweep, const figure::Stroke& stroke) {
    std::vector<DataPoint> points;
    for (const SweepPoint& point : sweep.points) points.push_back({point.h, point.error});
    figure::draw_data_line(list, points, axes, stroke);
  };
  draw_sweep(forward_sweep_, {Role::kCurve, 1.9F});
  draw_sweep(central_sweep_, {Role::kTangent, 1.9F});
  if (!std::isnan(auto_.error)) {
    figure::draw_data_line(list, {{kSteps.min, auto_.error}, {kSteps.max, auto_.error}}, axes,
                           {Role::kGood, 2.4F, figure::Dash::kDashed});
  }
  if (std::isnan(exact_)) {
    figure::draw_tag(list, axes.box.center(), words().say("difference-error.none"), axes.box,
                     {.role = Role::kWarn, .text_size = text_size});
  }
  draw_names(list, axes, text_size);

  const std::pair<const Estimate*, Role> marks[] = {
      {&forward_, Role::kCurve}, {&central_, Role::kTangent}, {&auto_, Role::kGood}};
  for (const auto& [estimate, role] : marks) {
    if (std::isnan(estimate->error)) continue;
    const Point at = axes.screen_from_data(number("h"), estimate->error);
    if (axes.box.contains(at)) figure::draw_point(list, at, role, 0.7F * radius);
  }
  const figure::Touch touch = options.held == kCursor  ? figure::Touch::kHeld
                              : options.hot == kCursor ? figure::Touch::kHot
                                                       : figure::Touch::kRest;
  figure::draw_handle(list, handle, touch, Role::kPoint, radius);
  return list;
}

// Each line's name on its free side: above the forward one, below the central one.
void DifferenceErrorScene::draw_names(DrawList& list, const Axes& axes, float text_size) const {
  if (axes.box.height < 8 * text_size) return;  // they would lie on the lines
  const auto name = [&](const char* id, double h, double error, Role role, bool above) {
    if (std::isnan(error)) return;
    Point at = axes.screen_from_data(h, error);
    const float air = 0.4F * text_size;
    at.x += above ? -air : air;
    at.y += above ? -air : air;
    const float low = axes.box.bottom() - 1.5F * text_size;
    at.y = std::clamp(at.y, axes.box.top + text_size, std::max(axes.box.top + text_size, low));
    figure::Text text{at, words().say(std::string("difference-error.name.") + id), {role}};
    text.size = text_size;
    text.align = above ? figure::Align::kEnd : figure::Align::kStart;
    text.baseline = above ? figure::Baseline::kBottom : figure::Baseline::kTop;
    text.halo = true;
    list.push_back(text);
  };
  const auto error_at = [](const ErrorSweep& sweep, double h) {
    for (const SweepPoint& point : sweep.points) {
      if (point.h >= h) return point.error;
    }
    return kUndefined;
  };
  name("forward", 1e-4, error_at(forward_sweep_, 1e-4), Role::kCurve, true);
  name("central", 1e-4, error_at(central_sweep_, 1e-4), Role::kTangent, false);
  name("auto", 1e-4, auto_.error, Role::kGood, true);
}

std::string DifferenceErrorScene::describe() const {
  const text::Arguments numbers{{"f", f_->pretty()},
                                {"x", text::display(number("x"), 2)},
                                {"h", scientific(number("h"))},
                                {"forward", scientific(forward_.error)},
                                {"central", scientific(central_.error)},
                                {"auto", scientific(auto_.error)}};
  if (std::isnan(exact_)) return words().say("difference-error.describe.none", numbers);
  return words().say("difference-error.describe", numbers);
}

Handle DifferenceErrorScene::hit(Point at, Size size, float reach) const {
  const Axes axes = this->axes(size);
  const Point handle = cursor(axes);
  if (std::hypot(handle.x - at.x, handle.y - at.y) <= reach) return kCursor;
  // The whole upright line can be taken hold of.
  const bool beside = at.y >= axes.box.top && at.y <= axes.box.bottom();
  return beside && std::abs(handle.x - at.x) <= reach / 2 ? kCursor : kNoHandle;
}

void DifferenceErrorScene::drag(Handle handle, Point to, Size size) {
  if (handle == kCursor) set_number("h", axes(size).data_from_screen(to).x);
}

}  // namespace

SceneSpec difference_error_spec() {
  return {
      .id = "difference-error",
      .parameters =
          {
              {.id = "f",
               .kind = Kind::kFormula,
               .initial = "sin(x)",
               .choices = {"sin(x)", "exp(x)", "x^3", "1/x", "ln(x)", "sqrt(x)", "tanh(x)",
                           "x*exp(-x^2)", "sin(10x)"},
               .variables = {"x"}},
              {.id = "x", .initial = "1", .min = -20, .max = 20, .grain = 0.01},
              {.id = "h",
               .initial = "0.01",
               .min = kSteps.min,
               .max = kSteps.max,
               .grain = 0,
               .logarithmic = true},
              audit_row(),
          },
      .observables = {"exact", "forward", "central", "auto", "error_forward", "error_central",
                      "error_auto", "digits_forward", "digits_central", "digits_auto",
                      "best_h_forward", "best_h_central", "order_forward", "order_central"},
  };
}

std::unique_ptr<Scene> make_difference_error(const SceneSpec& spec, const Context& context) {
  return std::make_unique<DifferenceErrorScene>(spec, context);
}

}  // namespace downhill::scenes
