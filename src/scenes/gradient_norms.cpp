#include "scenes/gradient_norms.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "figure/axes.h"
#include "figure/bars.h"
#include "figure/curve.h"
#include "figure/frame.h"
#include "figure/marks.h"
#include "figure/panels.h"
#include "figure/text_metrics.h"
#include "figure/ticks.h"
#include "scenes/deep_run.h"
#include "scenes/playback.h"
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

constexpr Handle kLayer = 1;
constexpr int kWidth = 12;
constexpr double kClip = 1;
constexpr Range kLosses{1e-3, 100};

struct Boxes {
  Axes bars;
  std::optional<Axes> loss;
};

class GradientNorms final : public Scene {
 public:
  using Scene::Scene;

  Range range(std::string_view id) const override;
  std::vector<Observable> observe() const override;
  DrawList draw(Size size, const DrawOptions& options) const override;
  std::string describe() const override;
  Handle hit(Point at, Size size, float reach) const override;
  void drag(Handle handle, Point to, Size size) override;
  std::vector<Action> actions() const override;
  void act(std::string_view action) override;
  bool advance() override;
  bool is_behind() const override {
    return in_slices() &&
           !(now_->has_reached(step()) && (!before_ || before_->has_reached(step())));
  }
  void catch_up() override { update(); }

 protected:
  void update() override;

 private:
  bool trains() const { return value("view") == "both"; }
  bool signals() const { return value("of") == "signal"; }
  bool has_before() const { return value("before") != "none"; }
  int layers() const { return static_cast<int>(number("layers")); }
  int picked() const { return std::min(static_cast<int>(number("layer")), layers()); }
  DeepRunPlan plan() const;
  DeepRunPlan plan_before() const;
  // The bars of a run at this step.
  const std::vector<double>& norms(const DeepRun& run) const {
    return signals() ? run.at(step()).signals : run.at(step()).weights;
  }
  bool lost(const DeepRun& run) const { return run.blown_up() && step() > run.last(); }
  double factor() const;
  Range shown() const;
  std::string word(const std::string& id) const { return words().say("gradient-norms." + id); }
  FrameOptions bar_frame(float text_size) const;
  FrameOptions loss_frame(float text_size) const;
  Boxes boxes(Size size) const;
  void draw_bar_panel(DrawList& list, const Axes& axes, float text_size,
                      const DrawOptions& options) const;
  void draw_loss_panel(DrawList& list, const Axes& axes, float text_size) const;

  std::optional<DeepRun> now_, before_;
  Playback playback_;
};

DeepRunPlan GradientNorms::plan() const {
  const bool plain = value("init") == "normal";
  return {.net = {.width = kWidth,
                  .layers = layers(),
                  .activation = *nn::find_activation(value("activation")),
                  .initialization = *nn::find_initialization(value("init")),
                  .scale = plain ? number("scale") : 1,
                  .batch_norm = number("batch_norm") != 0,
                  .residual = number("residual") != 0},
          .seed = static_cast<std::uint64_t>(number("seed")),
          .rate = number("rate"),
          .clip_norm = number("clip") != 0 ? kClip : 0};
}

DeepRunPlan GradientNorms::plan_before() const {
  return {.net = {.width = kWidth,
                  .layers = layers(),
                  .activation = *nn::find_activation(value("before")),
                  .scale = number("scale")},
          .seed = static_cast<std::uint64_t>(number("seed")),
          .rate = number("rate")};
}

void GradientNorms::update() {
  if (const DeepRunPlan wanted = plan(); !now_ || now_->plan() != wanted) now_.emplace(wanted);
  const int most = in_slices() ? now_->steps_a_frame() : step();
  now_->reach(step(), most);
  if (!has_before()) return before_.reset();
  if (const DeepRunPlan wanted = plan_before(); !before_ || before_->plan() != wanted) {
    before_.emplace(wanted);
  }
  before_->reach(step(), most);
}

Range GradientNorms::range(std::string_view id) const {
  if (id == "layer") return {1, static_cast<double>(layers())};
  return Scene::range(id);
}

double GradientNorms::factor() const {
  const std::vector<double>& n = norms(*now_);
  return std::pow(n.front() / n.back(), 1.0 / (layers() - 1));
}

std::string said(double value) { return figure::scientific(value); }

std::vector<Observable> GradientNorms::observe() const {
  std::vector<Observable> out;
  const auto power = [&](std::string id, double value, Role role) {
    out.push_back({.id = std::move(id),
                   .value = value,
                   .decimals = 17,
                   .role = role,
                   .text = std::isnan(value) ? "" : said(value)});
  };
  const auto plain = [&](std::string id, double value, int decimals, Role role) {
    out.push_back({.id = std::move(id), .value = value, .decimals = decimals, .role = role});
  };
  const std::vector<double>& n = norms(*now_);
  power("first", n.front(), Role::kUp);
  power("last", n.back(), Role::kUp);
  power("here", n[static_cast<std::size_t>(picked() - 1)], Role::kPoint);
  power("ratio", n.front() / n.back(), Role::kUp);
  plain("factor", factor(), 3, Role::kInk);
  plain("loss", lost(*now_) ? kUndefined : now_->at(step()).loss, 3, Role::kDown);
  plain("blown_up", lost(*now_) ? 1 : 0, 0, Role::kWarn);
  const bool known = before_.has_value();
  power("first_before", known ? norms(*before_).front() : kUndefined, Role::kInk2);
  power("ratio_before", known ? norms(*before_).front() / norms(*before_).back() : kUndefined,
        Role::kInk2);
  plain("loss_before", known && !lost(*before_) ? before_->at(step()).loss : kUndefined, 3,
        Role::kInk2);
  plain("blown_up_before", known && lost(*before_) ? 1 : 0, 0, Role::kWarn);
  return out;
}

// Powers of ten that hold all bars, in a few sizes only (10^-6, 10^-12, 10^-24, ...), so that the
// axis stands still for most of what is done.
Range GradientNorms::shown() const {
  double low = 1e-6, high = 100;
  // The last bars of a run that has blown up are cut off: they would flatten all others.
  const auto hold = [&](const DeepRun& run) {
    if (lost(run)) return;
    for (const double value : norms(run)) {
      while (value > 0 && value < low && low > 1e-60) low = low * low;
      while (value > high && high < 1e60) high = high * high;
    }
  };
  hold(*now_);
  if (before_) hold(*before_);
  return {low, high};
}

FrameOptions GradientNorms::bar_frame(float text_size) const {
  return {.style = FrameStyle::kFramed,
          .x = {.name = word("axis.layer"), .face = figure::Face::kPlain},
          .y = {.name = word("axis." + value("of")), .face = figure::Face::kPlain},
          .text_size = text_size};
}

FrameOptions GradientNorms::loss_frame(float text_size) const {
  return {.style = FrameStyle::kFramed,
          .x = {.name = word("axis.step"), .face = figure::Face::kPlain},
          .y = {.name = word("loss"), .face = figure::Face::kPlain},
          .text_size = text_size};
}

Boxes GradientNorms::boxes(Size size) const {
  const float text_size = figure::text_size_for(size);
  const std::vector<Rectangle> where =
      figure::panels({0, 0, size.width, size.height}, trains() ? 2 : 1);
  Boxes out;
  out.bars = with_margins({{0.3, layers() + 0.7}, shown(), where[0], Scale::kLinear, Scale::kLog},
                          bar_frame(text_size));
  if (trains()) {
    out.loss = with_margins({{0, static_cast<double>(spec().last_step)},
                             kLosses,
                             where[1],
                             Scale::kLinear,
                             Scale::kLog},
                            loss_frame(text_size));
  }
  return out;
}

void GradientNorms::draw_bar_panel(DrawList& list, const Axes& axes, float text_size,
                                   const DrawOptions& options) const {
  if (!has_room(axes.box, 1)) return;
  draw_axes(list, axes, bar_frame(text_size));
  const std::vector<double>& n = norms(*now_);
  if (before_) {
    figure::draw_bars(list, norms(*before_), axes, {.fill = {Role::kInk2, 0.3F}, .width = 0.9});
  }
  figure::draw_bars(list, n, axes, {.fill = {Role::kUp, 0.9F}, .width = before_ ? 0.5 : 0.72});
  if (n.front() > 0 && n.back() > 0) {
    figure::draw_data_line(list, {{1, n.front()}, {static_cast<double>(layers()), n.back()}}, axes,
                           {Role::kInk, 1.6F, figure::Dash::kDashed});
  }
  const double here = n[static_cast<std::size_t>(picked() - 1)];
  const Point top = figure::bar_top(axes, picked(), here);
  const figure::Touch touch = options.held == kLayer  ? figure::Touch::kHeld
                              : options.hot == kLayer ? figure::Touch::kHot
                                                      : figure::Touch::kRest;
  figure::draw_handle(list, top, touch, Role::kPoint, text_size < 15 ? 7 : 8.5F);
  if (axes.box.width < 12 * text_size) return;  // it would hide most bars; readouts say it too
  figure::draw_tag(list, top,
                   words().say("gradient-norms.here-is",
                               {{"layer", std::to_string(picked())}, {"norm", said(here)}}),
                   axes.box, {.role = Role::kUp, .text_size = text_size});
}

void GradientNorms::draw_loss_panel(DrawList& list, const Axes& axes, float text_size) const {
  if (!has_room(axes.box, 1)) return;
  draw_axes(list, axes, loss_frame(text_size));
  const double guessing = std::log(2.0);
  figure::draw_data_line(list, {{axes.x.min, guessing}, {axes.x.max, guessing}}, axes,
                         {Role::kInk2, 1.3F, figure::Dash::kDotted});
  const auto curve = [&](const DeepRun& run, const figure::Stroke& stroke) {
    std::vector<DataPoint> points;
    for (int k = 0; k <= std::min(step(), run.last()); ++k) {
      points.push_back({static_cast<double>(k), run.at(k).loss});
    }
    if (points.size() > 1) figure::draw_data_line(list, points, axes, stroke);
    const Point end = axes.screen_from_data(points.back());
    const float y = std::clamp(end.y, axes.box.top, axes.box.bottom());
    list.push_back(figure::Circle{{end.x, y}, 4.5F, {stroke.role}, {Role::kSheet, 1.5F}});
    if (lost(run)) {
      figure::draw_tag(list, {end.x, y}, word("blown-up"), axes.box,
                       {.role = Role::kWarn, .text_size = text_size});
    }
  };
  if (before_) curve(*before_, {Role::kInk2, 2.2F});
  curve(*now_, {Role::kDown, 2.6F});
  std::vector<figure::LegendItem> legend{{word("now"), {Role::kDown, 2.6F}}};
  if (before_) legend.push_back({word("without"), {Role::kInk2, 2.2F}});
  legend.push_back({word("guessing"), {Role::kInk2, 1.3F, figure::Dash::kDotted}});
  figure::draw_legend(list, legend, axes.box, text_size);
}

DrawList GradientNorms::draw(Size size, const DrawOptions& options) const {
  DrawList list;
  if (size.width < 1 || size.height < 1) return list;
  const float text_size = figure::text_size_for(size);
  const Boxes where = boxes(size);
  draw_bar_panel(list, where.bars, text_size, options);
  if (where.loss) draw_loss_panel(list, *where.loss, text_size);
  if (is_behind()) {
    figure::draw_progress(list, size, now_->last() / static_cast<double>(step()));
  }
  return list;
}

std::string GradientNorms::describe() const {
  const std::vector<double>& n = norms(*now_);
  const auto loss = [&](const DeepRun& run) {
    return lost(run) ? word("blown-up") : text::display(run.at(step()).loss, 3);
  };
  const text::Arguments numbers{{"activation", word("activation." + value("activation"))},
                                {"layers", value("layers")},
                                {"init", word("init." + value("init"))},
                                {"of", word("of." + value("of"))},
                                {"first", said(n.front())},
                                {"last", said(n.back())},
                                {"factor", text::display(factor(), 3)},
                                {"step", std::to_string(step())},
                                {"loss", loss(*now_)},
                                {"loss_before", before_ ? loss(*before_) : ""},
                                {"first_before", before_ ? said(norms(*before_).front()) : ""}};
  std::string out = words().say("gradient-norms.describe", numbers);
  for (const char* remedy : {"batch_norm", "residual", "clip"}) {
    if (number(remedy) != 0) out += words().say(std::string("gradient-norms.with.") + remedy);
  }
  if (trains()) out += words().say("gradient-norms.describe.loss", numbers);
  if (before_) out += words().say("gradient-norms.describe.before", numbers);
  if (before_ && trains()) out += words().say("gradient-norms.describe.loss-before", numbers);
  return out;
}

Handle GradientNorms::hit(Point at, Size size, float reach) const {
  const Axes axes = boxes(size).bars;
  const Point top =
      figure::bar_top(axes, picked(), norms(*now_)[static_cast<std::size_t>(picked() - 1)]);
  return std::hypot(top.x - at.x, top.y - at.y) <= reach ? kLayer : kNoHandle;
}

void GradientNorms::drag(Handle handle, Point to, Size size) {
  if (handle == kLayer) set_number("layer", boxes(size).bars.data_from_screen(to).x);
}

std::vector<Action> GradientNorms::actions() const {
  if (!trains()) return {};
  return playback_.actions(*this, step() < spec().last_step);
}

void GradientNorms::act(std::string_view action) { playback_.act(*this, action); }

bool GradientNorms::advance() { return playback_.advance(*this, 1); }

}  // namespace

std::unique_ptr<Scene> make_gradient_norms(const SceneSpec& spec, const Context& context) {
  return std::make_unique<GradientNorms>(spec, context);
}

}  // namespace downhill::scenes
