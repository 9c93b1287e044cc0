#include "scenes/activation.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "figure/axes.h"
#include "figure/bars.h"
#include "figure/curve.h"
#include "figure/fit_range.h"
#include "figure/frame.h"
#include "figure/marks.h"
#include "figure/panels.h"
#include "figure/text_metrics.h"
#include "figure/ticks.h"
#include "nn/activation.h"
#include "text/number.h"

namespace downhill::scenes {
namespace {

using figure::Axes;
using figure::DrawList;
using figure::FrameOptions;
using figure::FrameStyle;
using figure::Line;
using figure::Point;
using figure::Range;
using figure::Rectangle;
using figure::Role;
using figure::Size;

constexpr Handle kPlace = 1, kSlopePlace = 2;
constexpr Range kWindow{-8, 8};
constexpr Range kSlopes{-0.25, 1.35};
// Some room above 1 for the legend.
constexpr Range kLeft{1e-16, 1e4};

struct Boxes {
  Axes curve, slope, chain;
};

class ActivationScene final : public Scene {
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
  bool chain() const { return value("view") == "chain"; }
  int layers() const { return static_cast<int>(number("layers")); }
  double slope() const { return nn::slope_at(f_, number("x")); }
  std::string title() const { return words().say("activation.f." + value("f")); }
  FrameOptions frame(const std::string& name, float text_size) const;
  FrameOptions chain_frame(float text_size) const;
  Boxes boxes(Size size) const;
  void draw_chain(DrawList& list, const Axes& axes, float text_size) const;

  nn::Activation f_ = nn::Activation::kSigmoid;
  double steepest_ = 0, steepest_at_ = 0;
};

void ActivationScene::update() {
  f_ = *nn::find_activation(value("f"));
  steepest_ = 0;
  constexpr int kPlaces = 1600;
  for (int i = 0; i <= kPlaces; ++i) {
    const double x = kWindow.min + kWindow.length() * i / kPlaces;
    const double slope = nn::slope_at(f_, x);
    if (slope <= steepest_) continue;
    steepest_ = slope;
    steepest_at_ = x;
  }
}

std::vector<Observable> ActivationScene::observe() const {
  const auto power = [](std::string id, double value, Role role) {
    return Observable{.id = std::move(id),
                      .value = value,
                      .decimals = 17,
                      .role = role,
                      .text = value == 0 || std::abs(value) >= 0.01 ? text::display(value, 3)
                                                                    : figure::scientific(value)};
  };
  return {
      {.id = "value", .value = nn::value_at(f_, number("x")), .decimals = 3, .role = Role::kCurve},
      {.id = "slope", .value = slope(), .decimals = 4, .role = Role::kTangent},
      {.id = "steepest", .value = steepest_, .decimals = 3, .role = Role::kGood},
      {.id = "steepest_at", .value = steepest_at_, .decimals = 2},
      power("left", std::pow(slope(), layers()), Role::kUp),
      power("best_left", std::pow(steepest_, layers()), Role::kGood),
  };
}

FrameOptions ActivationScene::frame(const std::string& name, float text_size) const {
  return {.x = {.name = "z"}, .y = {.name = name}, .text_size = text_size};
}

FrameOptions ActivationScene::chain_frame(float text_size) const {
  return {.style = FrameStyle::kFramed,
          .x = {.name = words().say("activation.axis.layers"), .face = figure::Face::kPlain},
          .y = {.name = words().say("activation.axis.left"), .face = figure::Face::kPlain},
          .text_size = text_size};
}

Boxes ActivationScene::boxes(Size size) const {
  const float text_size = figure::text_size_for(size);
  const Range heights = figure::padded(
      figure::fit_y_range([this](double x) { return nn::value_at(f_, x); }, kWindow), 0.03);
  const auto slopes = [&](Rectangle box) {
    return with_margins({figure::padded(kWindow, 0.03), kSlopes, box},
                        frame("f\u2032(z)", text_size));
  };
  Boxes out;
  if (chain()) {
    const float left = std::round(0.47F * size.width);
    out.slope = slopes({0, 0, left, size.height});
    out.chain = with_margins({{-0.6, layers() + 0.6},
                              kLeft,
                              {left, 0, size.width - left, size.height},
                              figure::Scale::kLinear,
                              figure::Scale::kLog},
                             chain_frame(text_size));
    return out;
  }
  const float split = std::round(0.5F * size.height);
  out.curve = with_margins({figure::padded(kWindow, 0.03), heights, {0, 0, size.width, split}},
                           frame("f(z)", text_size));
  out.slope = slopes({0, split, size.width, size.height - split});
  // One z, one place on the screen.
  const float left = std::max(out.curve.box.left, out.slope.box.left);
  const float right = std::min(out.curve.box.right(), out.slope.box.right());
  for (Axes* axes : {&out.curve, &out.slope}) {
    axes->box.left = left;
    axes->box.width = std::max(0.0F, right - left);
  }
  return out;
}

figure::Touch touch_of(const DrawOptions& options, Handle handle) {
  return options.held == handle  ? figure::Touch::kHeld
         : options.hot == handle ? figure::Touch::kHot
                                 : figure::Touch::kRest;
}

void ActivationScene::draw_chain(DrawList& list, const Axes& axes, float text_size) const {
  if (!has_room(axes.box, 1)) return;
  draw_axes(list, axes, chain_frame(text_size));
  std::vector<double> best, left;
  for (int k = 1; k <= layers(); ++k) {
    best.push_back(std::pow(steepest_, k));
    left.push_back(std::pow(slope(), k));
  }
  list.push_back(figure::Clip{axes.box});
  figure::draw_bars(list, best, axes, {.fill = {Role::kGood, 0.25F}, .width = 0.86});
  figure::draw_bars(list, left, axes, {.fill = {Role::kUp, 0.9F}, .width = 0.5});
  list.push_back(figure::Clip{{}, false});
  figure::draw_legend(
      list,
      {{words().say("activation.here"), {Role::kUp, 6}},
       {words().say("activation.best"), {Role::kGood, 6, figure::Dash::kSolid, 0.4F}}},
      axes.box, text_size);
}

DrawList ActivationScene::draw(Size size, const DrawOptions& options) const {
  DrawList list;
  const Boxes where = boxes(size);
  if (!has_room(where.slope.box, 1)) return list;
  const float text_size = figure::text_size_for(size);
  const float radius = text_size < 15 ? 7 : 8.5F;
  const double x = number("x");

  if (!chain() && has_room(where.curve.box, 1)) {
    const Axes& axes = where.curve;
    draw_axes(list, axes, frame("f(z)", text_size));
    if (const auto tangent =
            figure::line_through(axes, {x, nn::value_at(f_, x)}, slope(), {Role::kTangent, 2.2F})) {
      list.push_back(*tangent);
    }
    figure::draw_curve(list, [this](double t) { return nn::value_at(f_, t); }, kWindow, axes,
                       {Role::kCurve, 3});
  }
  const Axes& axes = where.slope;
  draw_axes(list, axes, frame("f\u2032(z)", text_size));
  figure::draw_data_line(list, {{axes.x.min, steepest_}, {axes.x.max, steepest_}}, axes,
                         {Role::kGood, 1.6F, figure::Dash::kDashed});
  figure::draw_curve(list, [this](double t) { return nn::slope_at(f_, t); }, kWindow, axes,
                     {Role::kTangent, 3});
  if (chain()) draw_chain(list, where.chain, text_size);

  const Point low = axes.screen_from_data(x, slope());
  figure::draw_handle(list, low, touch_of(options, kSlopePlace), Role::kPoint, radius);
  if (!chain() && has_room(where.curve.box, 1)) {
    const Point high = where.curve.screen_from_data(x, nn::value_at(f_, x));
    list.push_back(Line{high, low, {Role::kInk2, 1.2F, figure::Dash::kDashed, 0.7F}});
    figure::draw_handle(list, high, touch_of(options, kPlace), Role::kPoint, radius);
    figure::draw_handle(list, low, touch_of(options, kSlopePlace), Role::kPoint, radius);
  }
  if (axes.box.height > 5 * text_size) {
    figure::Text name{
        axes.screen_from_data(kWindow.min, steepest_),
        words().say("activation.at-most", {{"slope", text::short_number(steepest_, 3)}}),
        {Role::kGood}};
    name.size = text_size;
    name.anchor.y -= 0.3F * text_size;
    name.halo = true;
    list.push_back(name);
    figure::draw_tag(list, low,
                     words().say("activation.slope-is", {{"slope", text::display(slope(), 3)}}),
                     axes.box, {.role = Role::kTangent, .text_size = text_size});
  }
  return list;
}

std::string ActivationScene::describe() const {
  const text::Arguments numbers{{"f", title()},
                                {"x", text::display(number("x"), 2)},
                                {"value", text::display(nn::value_at(f_, number("x")), 3)},
                                {"slope", text::display(slope(), 4)},
                                {"steepest", text::short_number(steepest_, 3)},
                                {"layers", std::to_string(layers())},
                                {"left", figure::scientific(std::pow(slope(), layers()))}};
  std::string out = words().say("activation.describe", numbers);
  if (chain()) out += words().say("activation.describe.chain", numbers);
  return out;
}

Handle ActivationScene::hit(Point at, Size size, float reach) const {
  const Boxes where = boxes(size);
  const double x = number("x");
  const auto distance = [&](const Axes& axes, double y) {
    const Point p = axes.screen_from_data(x, y);
    return std::hypot(p.x - at.x, p.y - at.y);
  };
  const float low = distance(where.slope, slope());
  const float high = chain() ? low + 1 : distance(where.curve, nn::value_at(f_, x));
  if (std::min(low, high) > reach) return kNoHandle;
  return high < low ? kPlace : kSlopePlace;
}

void ActivationScene::drag(Handle handle, Point to, Size size) {
  const Boxes where = boxes(size);
  const Axes& axes = handle == kPlace && !chain() ? where.curve : where.slope;
  if (handle != kNoHandle) set_number("x", axes.data_from_screen(to).x);
}

}  // namespace

SceneSpec activation_spec() {
  return {
      .id = "activation",
      .parameters =
          {
              {.id = "view",
               .kind = Kind::kChoice,
               .initial = "curve",
               .choices = {"curve", "chain"}},
              {.id = "f",
               .kind = Kind::kChoice,
               .initial = "sigmoid",
               .choices = {"sigmoid", "tanh", "relu", "leaky-relu", "gelu"}},
              {.id = "x", .initial = "2", .min = kWindow.min, .max = kWindow.max, .grain = 0.01},
              {.id = "layers",
               .kind = Kind::kInteger,
               .initial = "10",
               .min = 1,
               .max = 20,
               .grain = 1},
          },
      .observables = {"value", "slope", "steepest", "steepest_at", "left", "best_left"},
  };
}

std::unique_ptr<Scene> make_activation(const SceneSpec& spec, const Context& context) {
  return std::make_unique<ActivationScene>(spec, context);
}

}  // namespace downhill::scenes
