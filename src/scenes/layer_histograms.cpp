#include "scenes/layer_histograms.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "data/histogram.h"
#include "figure/axes.h"
#include "figure/curve.h"
#include "figure/fit_range.h"
#include "figure/frame.h"
#include "figure/marks.h"
#include "figure/panels.h"
#include "figure/text_metrics.h"
#include "figure/ticks.h"
#include "scenes/deep_pass.h"
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
using figure::Rectangle;
using figure::Role;
using figure::Scale;
using figure::Size;

constexpr Handle kScale = 1;
constexpr int kWidth = 16;
constexpr int kBins = 24;
constexpr Range kScales{0.1, 10};
constexpr Range kRatios{1e-12, 1e4};
constexpr Range kGradients{-14, 1};  // powers of ten of one entry of dL/dh
constexpr int kSweep = 33;           // scales that are tried

struct Boxes {
  Axes signals, gradients, sweep;
};

// What the activations of a layer are seen in.
Range signal_range(nn::Activation activation) {
  switch (activation) {
    case nn::Activation::kSigmoid:
      return {0, 1};
    case nn::Activation::kTanh:
      return {-1, 1};
    default:
      return {-0.5, 3};
  }
}

class LayerHistograms final : public Scene {
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
  struct Numbers {
    double spread_first = 0, spread_last = 0, flat = 0;
    double gradient_first = 0, gradient_last = 0, ratio = 0, best = 0;
  };
  nn::DeepNetSpec net(double scale) const;
  std::uint64_t seed() const { return static_cast<std::uint64_t>(number("seed")); }
  Numbers numbers() const;
  FrameOptions frame(const char* y, float text_size, bool layers) const;
  Boxes boxes(Size size) const;
  Point cursor(const Axes& axes) const;
  void draw_columns(DrawList& list, const Axes& axes, bool gradients) const;
  void draw_sweep(DrawList& list, const Axes& axes, float text_size,
                  const DrawOptions& options) const;

  std::optional<DeepPass> pass_;
  std::string swept_;  // what the sweep depends on
  std::vector<DataPoint> sweep_;
};

nn::DeepNetSpec LayerHistograms::net(double scale) const {
  return {.width = kWidth,
          .layers = static_cast<int>(number("layers")),
          .activation = *nn::find_activation(value("activation")),
          .scale = scale};
}

void LayerHistograms::update() {
  pass_.emplace(net(number("scale")), seed());
  const std::string depends = value("activation") + " " + value("layers") + " " + value("seed");
  if (depends == swept_) return;
  swept_ = depends;
  sweep_.clear();
  for (int i = 0; i < kSweep; ++i) {
    const double scale =
        kScales.min * std::pow(kScales.max / kScales.min, static_cast<double>(i) / (kSweep - 1));
    sweep_.push_back({scale, DeepPass(net(scale), seed()).ratio()});
  }
}

double spread(const nn::Matrix<double>& signal) {
  return std::sqrt((signal.array() - signal.mean()).square().mean());
}

// Of signals that neither die away nor blow up in plain digits, of others in powers of ten.
std::string spread_text(double spread) {
  return spread >= 0.001 && spread < 1000 ? text::display(spread, 3) : figure::scientific(spread);
}

LayerHistograms::Numbers LayerHistograms::numbers() const {
  const auto& depths = pass_->depths();
  Numbers out;
  out.spread_first = spread(*depths.front().signal);
  out.spread_last = spread(*depths.back().signal);
  const nn::Activation activation = pass_->spec().activation;
  // The greatest slopes: 1/4 of the sigmoid, about 1 of all others.
  const double greatest = nn::slope_at(
      activation,
      activation == nn::Activation::kRelu || activation == nn::Activation::kGelu ? 1 : 0);
  out.flat = 100 * nn::share_of_flat(activation, *depths.back().sum, greatest / 10);
  out.gradient_first = depths.front().gradient->stableNorm();
  out.gradient_last = depths.back().gradient->stableNorm();
  out.ratio = pass_->ratio();
  const auto away = [](const DataPoint& p) { return p.y > 0 ? std::abs(std::log(p.y)) : HUGE_VAL; };
  out.best = std::min_element(sweep_.begin(), sweep_.end(), [&](const auto& a, const auto& b) {
               return away(a) < away(b);
             })->x;
  return out;
}

std::vector<Observable> LayerHistograms::observe() const {
  const Numbers n = numbers();
  const auto power = [](std::string id, double value, Role role) {
    return Observable{.id = std::move(id),
                      .value = value,
                      .decimals = 17,
                      .role = role,
                      .text = figure::scientific(value)};
  };
  return {
      {.id = "spread_first",
       .value = n.spread_first,
       .decimals = 3,
       .role = Role::kCurve,
       .text = spread_text(n.spread_first)},
      {.id = "spread_last",
       .value = n.spread_last,
       .decimals = 3,
       .role = Role::kCurve,
       .text = spread_text(n.spread_last)},
      {.id = "flat", .value = n.flat, .decimals = 0, .role = Role::kWarn, .unit = "%"},
      power("gradient_first", n.gradient_first, Role::kUp),
      power("gradient_last", n.gradient_last, Role::kUp),
      power("ratio", n.ratio, Role::kUp),
      {.id = "best", .value = n.best, .decimals = 2, .role = Role::kGood},
  };
}

FrameOptions LayerHistograms::frame(const char* y, float text_size, bool layers) const {
  const auto name = [&](const std::string& id) -> figure::AxisOptions {
    return {.name = words().say("layer-histograms.axis." + id), .face = figure::Face::kPlain};
  };
  return {.style = FrameStyle::kFramed,
          .x = name(layers ? "layer" : "scale"),
          .y = name(y),
          .text_size = text_size};
}

Boxes LayerHistograms::boxes(Size size) const {
  const float text_size = figure::text_size_for(size);
  const float left = std::round(0.6F * size.width), upper = std::round(0.5F * size.height);
  const Range layers{0.4, number("layers") + 0.6};
  const Range signals = figure::padded(signal_range(pass_->spec().activation), 0.04);
  Boxes out;
  out.signals =
      with_margins({layers, signals, {0, 0, left, upper}}, frame("signal", text_size, true));
  out.gradients = with_margins({layers,
                                {std::pow(10, kGradients.min), std::pow(10, kGradients.max)},
                                {0, upper, left, size.height - upper},
                                Scale::kLinear,
                                Scale::kLog},
                               frame("gradient", text_size, true));
  const float edge = std::max(out.signals.box.left, out.gradients.box.left);
  for (Axes* axes : {&out.signals, &out.gradients}) {
    axes->box.width = std::max(0.0F, axes->box.right() - edge);
    axes->box.left = edge;
  }
  out.sweep = with_margins(
      {kScales, kRatios, {left, 0, size.width - left, size.height}, Scale::kLog, Scale::kLog},
      frame("ratio", text_size, false));
  return out;
}

// A column of bins for each layer, as wide as it is full.
void LayerHistograms::draw_columns(DrawList& list, const Axes& axes, bool gradients) const {
  const Range range = gradients ? kGradients : signal_range(pass_->spec().activation);
  const float unit = axes.screen_x(2) - axes.screen_x(1);
  for (std::size_t l = 0; l < pass_->depths().size(); ++l) {
    const nn::Depth<double>& depth = pass_->depths()[l];
    // A gradient of 0 has no power of ten: it counts in the lowest bin.
    const nn::Matrix<double> numbers =
        gradients ? nn::Matrix<double>(depth.gradient->array().abs().max(1e-300).log10())
                  : *depth.signal;
    const std::vector<double> shares = data::histogram(numbers, range.min, range.max, kBins);
    const double fullest = *std::max_element(shares.begin(), shares.end());
    if (!(fullest > 0)) continue;
    const float middle = axes.screen_x(static_cast<double>(l) + 1);
    for (int bin = 0; bin < kBins; ++bin) {
      const double share = shares[static_cast<std::size_t>(bin)] / fullest;
      if (share == 0) continue;
      const auto edge = [&](int k) {
        const double at = range.min + range.length() * k / kBins;
        return axes.screen_y(gradients ? std::pow(10, at) : at);
      };
      const float width = std::max(1.0F, 0.84F * unit * static_cast<float>(share));
      list.push_back(
          figure::Rect{{middle - width / 2, edge(bin + 1), width, edge(bin) - edge(bin + 1)},
                       {gradients ? Role::kUp : Role::kCurve, 0.85F}});
    }
  }
}

Point LayerHistograms::cursor(const Axes& axes) const {
  const Point p = axes.screen_from_data(number("scale"), pass_->ratio());
  return {p.x, std::clamp(p.y, axes.box.top, std::max(axes.box.top, axes.box.bottom()))};
}

void LayerHistograms::draw_sweep(DrawList& list, const Axes& axes, float text_size,
                                 const DrawOptions& options) const {
  if (!has_room(axes.box, 1)) return;
  draw_axes(list, axes, frame("ratio", text_size, false));
  figure::draw_data_line(list, {{axes.x.min, 1}, {axes.x.max, 1}}, axes,
                         {Role::kGood, 1.6F, figure::Dash::kDashed});
  figure::draw_data_line(list, sweep_, axes, {Role::kUp, 2.6F});
  const Point at = cursor(axes);
  list.push_back(figure::Line{
      {at.x, axes.box.top}, {at.x, axes.box.bottom()}, {Role::kInk2, 1.2F, figure::Dash::kDashed}});
  const figure::Touch touch = options.held == kScale  ? figure::Touch::kHeld
                              : options.hot == kScale ? figure::Touch::kHot
                                                      : figure::Touch::kRest;
  figure::draw_handle(list, at, touch, Role::kPoint, text_size < 15 ? 7 : 8.5F);
}

DrawList LayerHistograms::draw(Size size, const DrawOptions& options) const {
  DrawList list;
  const Boxes where = boxes(size);
  if (!has_room(where.signals.box, 1) || !has_room(where.gradients.box, 1)) return list;
  const float text_size = figure::text_size_for(size);
  for (const bool gradients : {false, true}) {
    const Axes& axes = gradients ? where.gradients : where.signals;
    draw_axes(list, axes, frame(gradients ? "gradient" : "signal", text_size, true));
    list.push_back(figure::Clip{axes.box});
    draw_columns(list, axes, gradients);
    list.push_back(figure::Clip{{}, false});
  }
  draw_sweep(list, where.sweep, text_size, options);
  return list;
}

std::string LayerHistograms::describe() const {
  const Numbers n = numbers();
  return words().say(
      "layer-histograms.describe",
      {{"activation", words().say("layer-histograms.activation." + value("activation"))},
       {"layers", value("layers")},
       {"scale", text::short_number(number("scale"), 3)},
       {"first", spread_text(n.spread_first)},
       {"last", spread_text(n.spread_last)},
       {"flat", text::display(n.flat, 0)},
       {"gradient_first", figure::scientific(n.gradient_first)},
       {"gradient_last", figure::scientific(n.gradient_last)}});
}

Handle LayerHistograms::hit(Point at, Size size, float reach) const {
  const Axes axes = boxes(size).sweep;
  const Point handle = cursor(axes);
  if (std::hypot(handle.x - at.x, handle.y - at.y) <= reach) return kScale;
  // The whole upright line can be taken hold of.
  const bool beside = at.y >= axes.box.top && at.y <= axes.box.bottom();
  return beside && std::abs(handle.x - at.x) <= reach / 2 ? kScale : kNoHandle;
}

void LayerHistograms::drag(Handle handle, Point to, Size size) {
  if (handle == kScale) set_number("scale", boxes(size).sweep.data_from_screen(to).x);
}

}  // namespace

SceneSpec layer_histograms_spec() {
  return {
      .id = "layer-histograms",
      .parameters =
          {
              {.id = "activation",
               .kind = Kind::kChoice,
               .initial = "tanh",
               .choices = {"sigmoid", "tanh", "relu", "gelu"}},
              {.id = "scale",
               .initial = "1",
               .min = kScales.min,
               .max = kScales.max,
               .grain = 0.01,
               .logarithmic = true},
              {.id = "layers",
               .kind = Kind::kInteger,
               .initial = "8",
               .min = 2,
               .max = 16,
               .grain = 1},
              {.id = "seed",
               .kind = Kind::kInteger,
               .initial = "1",
               .min = 1,
               .max = 99,
               .grain = 1},
          },
      .observables = {"spread_first", "spread_last", "flat", "gradient_first", "gradient_last",
                      "ratio", "best"},
  };
}

std::unique_ptr<Scene> make_layer_histograms(const SceneSpec& spec, const Context& context) {
  return std::make_unique<LayerHistograms>(spec, context);
}

}  // namespace downhill::scenes
