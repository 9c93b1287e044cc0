#include "scenes/langevin.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "calculus/langevin.h"
#include "data/cell_shares.h"
#include "expr/gradient.h"
#include "figure/arrow_field.h"
#include "figure/contour.h"
#include "figure/curve.h"
#include "figure/frame.h"
#include "figure/marks.h"
#include "figure/panels.h"
#include "figure/text_metrics.h"
#include "random/random.h"
#include "scenes/playback.h"
#include "text/number.h"

namespace downhill::scenes {
namespace {

using figure::Axes;
using figure::DataPoint;
using figure::DrawList;
using figure::Point;
using figure::Rectangle;
using figure::Role;
using figure::Size;

constexpr int kTimeline = 400;
constexpr Handle kCamp = 1;
constexpr data::CellWindow kCells{.half = 4, .cells = 8};
constexpr figure::Range kWindow{-kCells.half, kCells.half};
constexpr double kLevel = 0.01;  // a slope below it is none

struct Layout {
  Rectangle map;
  std::optional<Rectangle> number = {};
};

Layout layout_of(std::string_view show, Size size) {
  const Rectangle all{0, 0, size.width, size.height};
  if (show == "map") return {all};
  if (size.height > 1.3F * size.width) {
    const float upper = std::round(0.6F * size.height);
    return {{0, 0, size.width, upper}, Rectangle{0, upper, size.width, size.height - upper}};
  }
  const float left = std::round(std::min(0.62F * size.width, 1.08F * size.height));
  return {{0, 0, left, size.height}, Rectangle{left, 0, size.width - left, size.height}};
}

figure::FrameOptions map_frame(float text_size) {
  return {.style = figure::FrameStyle::kFramed,
          .x = {.name = "x"},
          .y = {.name = "y"},
          .text_size = text_size,
          .grid = false};
}

Axes map_axes(const Rectangle& box, float text_size) {
  Axes axes = with_margins({kWindow, kWindow, box}, map_frame(text_size));
  if (!has_room(axes.box)) return axes;
  // A square, so that nothing of the plane beyond the cells is seen.
  const float side = std::min(axes.box.width, axes.box.height);
  axes.box = {axes.box.left + (axes.box.width - side) / 2, axes.box.top, side, side};
  return axes;
}

class LangevinScene final : public Scene {
 public:
  using Scene::Scene;

  std::vector<Observable> observe() const override;
  DrawList draw(Size size, const DrawOptions& options) const override;
  std::string describe() const override;
  Handle hit(Point at, Size size, float reach) const override;
  void drag(Handle handle, Point to, Size size) override;
  std::vector<Action> actions() const override;
  void act(std::string_view action) override;
  bool advance() override;

 protected:
  void update() override;

 private:
  void study();
  void set_out();
  const Eigen::MatrixXd& walkers() const { return walked_[static_cast<std::size_t>(step())]; }
  double miss(int step) const { return misses_[static_cast<std::size_t>(step)]; }
  bool is_sober() const { return number("noise") == 0; }
  // Percent of the hikers for which something holds.
  template <class Holds>
  double percent(Holds holds) const;
  void draw_map(DrawList& list, const Axes& axes, const DrawOptions& options,
                float text_size) const;
  void draw_number(DrawList& list, const Rectangle& box, float text_size) const;

  std::string studied_;
  std::optional<expr::Function> p_;
  mutable std::optional<expr::CompiledGradient> log_p_;  // keeps its scratch space
  std::vector<double> shares_;
  double true_variance_ = kUndefined;
  std::string made_from_;
  std::optional<random::Random> random_;
  std::vector<Eigen::MatrixXd> walked_;  // 2 x hikers, before each step, as far as was asked for
  std::vector<double> misses_;
  Playback playback_;
};

void LangevinScene::study() {
  if (studied_ == value("p")) return;
  auto parsed = expr::Function::parse(value("p"), {"x", "y"});
  if (!parsed) return;  // cannot be: every stored formula has been parsed before
  studied_ = value("p");
  p_ = *parsed;
  log_p_.emplace(calculus::log_of(*p_));
  const auto p = [this](double x, double y) { return (*p_)(x, y); };
  shares_ = data::cell_shares(kCells, p);
  // From the shares of finer cells.
  constexpr data::CellWindow kFine{.half = kCells.half, .cells = 64};
  const std::vector<double> fine = data::cell_shares(kFine, p);
  Eigen::Vector2d mean = Eigen::Vector2d::Zero(), square = mean;
  for (int i = 0; i < kFine.cells * kFine.cells; ++i) {
    const auto along = [&](int cell) { return (2 * (cell + 0.5) / kFine.cells - 1) * kFine.half; };
    const Eigen::Array2d at(along(i % kFine.cells), along(i / kFine.cells));
    const double share = fine[static_cast<std::size_t>(i)];
    mean.array() += share * at;
    square.array() += share * at * at;
  }
  true_variance_ = (square.array() - mean.array().square()).mean();
}

void LangevinScene::set_out() {
  std::string from;
  for (const char* id : {"p", "h", "noise", "x", "y", "spread", "count", "seed"}) {
    from += value(id) + " ";
  }
  if (from == made_from_) return;
  made_from_ = from;
  random_.emplace(static_cast<std::uint64_t>(number("seed")));
  Eigen::MatrixXd camp(2, static_cast<int>(number("count")));
  for (Eigen::Index i = 0; i < camp.cols(); ++i) {
    camp(0, i) = number("x") + number("spread") * random_->normal();
    camp(1, i) = number("y") + number("spread") * random_->normal();
  }
  walked_.assign(1, camp);
  misses_.assign(1, data::total_variation(data::cell_shares(kCells, walked_[0]), shares_));
}

void LangevinScene::update() {
  study();
  set_out();
  Eigen::MatrixXd noise = Eigen::MatrixXd::Zero(2, walked_[0].cols());
  while (static_cast<int>(walked_.size()) <= step()) {
    if (!is_sober()) {
      for (Eigen::Index i = 0; i < noise.size(); ++i) noise.data()[i] = random_->normal();
    }
    walked_.push_back(walked_.back());
    calculus::langevin_step(*log_p_, walked_.back(), noise, number("h"));
    misses_.push_back(data::total_variation(data::cell_shares(kCells, walked_.back()), shares_));
  }
}

template <class Holds>
double LangevinScene::percent(Holds holds) const {
  int count = 0;
  for (Eigen::Index i = 0; i < walkers().cols(); ++i) count += holds(walkers().col(i)) ? 1 : 0;
  return 100.0 * count / static_cast<double>(walkers().cols());
}

std::vector<Observable> LangevinScene::observe() const {
  const Eigen::MatrixXd off = walkers().colwise() - walkers().rowwise().mean();
  const double variance = off.squaredNorm() / static_cast<double>(off.size());
  const double resting = percent([&](const auto& walker) {
    Eigen::Vector2d at = walker, slope;
    (*log_p_)({at.data(), 2}, {slope.data(), 2});
    return slope.norm() < kLevel;
  });
  const double gone = percent([](const auto& walker) {
    return !(kWindow.contains(walker[0]) && kWindow.contains(walker[1]));
  });
  return {{.id = "miss", .value = miss(step()), .decimals = 3, .role = Role::kUp},
          {.id = "honest",
           .value = data::expected_variation(shares_, static_cast<int>(walkers().cols())),
           .decimals = 3,
           .role = Role::kGood},
          {.id = "variance",
           .value = std::isfinite(variance) ? variance : kUndefined,
           .role = Role::kPoint},
          {.id = "true_variance", .value = true_variance_, .role = Role::kGood},
          {.id = "resting", .value = resting, .decimals = 0, .unit = "%"},
          {.id = "gone", .value = gone, .decimals = 0, .role = Role::kWarn, .unit = "%"}};
}

std::string LangevinScene::describe() const {
  const text::Arguments arguments{{"count", std::to_string(walkers().cols())},
                                  {"p", p_->pretty()},
                                  {"h", text::short_number(number("h"), 3)},
                                  {"step", std::to_string(step())},
                                  {"miss", text::display(miss(step()), 3)}};
  return words().say(is_sober() ? "langevin.describe.sober" : "langevin.describe", arguments);
}

void LangevinScene::draw_map(DrawList& list, const Axes& axes, const DrawOptions& options,
                             float text_size) const {
  if (!has_room(axes.box)) return;
  const figure::Grid grid =
      sample_grid([this](double x, double y) { return (*p_)(x, y); }, axes, 65, 65);
  double most = 0;
  for (const double z : grid.values) most = std::isfinite(z) ? std::max(most, z) : most;
  list.push_back(cells_of(grid, {0, most}, axes));
  if (most > 0) {
    const std::vector<double> levels{0.05 * most, 0.25 * most, 0.5 * most, 0.75 * most};
    draw_contours(list, grid, levels, axes, {Role::kInk, 0.8F, figure::Dash::kSolid, 0.3F});
  }
  draw_axes(list, axes, map_frame(text_size));
  if (is_sober()) {
    const auto slope = [this](double x, double y) {
      Eigen::Vector2d at(x, y), out;
      (*log_p_)({at.data(), 2}, {out.data(), 2});
      return DataPoint{out[0], out[1]};
    };
    draw_arrow_field(list, slope, axes, {.role = Role::kUp, .spacing = 40, .opacity = 0.55F});
  }
  list.push_back(figure::Clip{axes.box});
  const float radius = axes.box.width < 250 ? 1.5F : 2;
  for (Eigen::Index i = 0; i < walkers().cols(); ++i) {
    const Eigen::Vector2d at = walkers().col(i);
    if (!(kWindow.contains(at[0]) && kWindow.contains(at[1]))) continue;
    list.push_back(
        figure::Circle{axes.screen_from_data(at[0], at[1]), radius, {Role::kPoint, 0.7F}});
  }
  list.push_back(figure::Clip{{}, false});
  const figure::Touch touch = options.held == kCamp  ? figure::Touch::kHeld
                              : options.hot == kCamp ? figure::Touch::kHot
                                                     : figure::Touch::kRest;
  draw_handle(list, axes.screen_from_data(number("x"), number("y")), touch, Role::kPoint, 8);
}

void LangevinScene::draw_number(DrawList& list, const Rectangle& box, float text_size) const {
  const figure::FrameOptions frame{
      .style = figure::FrameStyle::kFramed,
      .x = {.name = words().say("figure.step"), .face = figure::Face::kPlain, .spacing = 48},
      .y = {.name = words().say("langevin.miss"), .face = figure::Face::kPlain},
      .text_size = text_size};
  const Axes axes = with_margins({{0, std::max(20.0, 1.0 * step())}, {0, 1.08}, box}, frame);
  if (!has_room(axes.box)) return;
  draw_axes(list, axes, frame);
  const double honest = data::expected_variation(shares_, static_cast<int>(walkers().cols()));
  if (std::isfinite(honest)) {
    const float y = axes.screen_y(honest);
    list.push_back(figure::Line{
        {axes.box.left, y}, {axes.box.right(), y}, {Role::kGood, 1.8F, figure::Dash::kDashed}});
  }
  std::vector<DataPoint> line;
  for (int k = 0; k <= step(); ++k) line.push_back({static_cast<double>(k), miss(k)});
  if (line.size() > 1) draw_data_line(list, line, axes, {Role::kUp, 2.2F});
  if (std::isfinite(line.back().y)) {
    figure::draw_point(list, axes.screen_from_data(line.back()), Role::kUp, 5.5F);
  }
  if (axes.box.width < 150) return;  // a legend would hide the curve
  figure::draw_legend(
      list,
      {{words().say("langevin.hikers"), {Role::kUp, 2.2F}},
       {words().say("langevin.honest-line"), {Role::kGood, 1.8F, figure::Dash::kDashed}}},
      axes.box, 0.93F * text_size);
}

DrawList LangevinScene::draw(Size size, const DrawOptions& options) const {
  DrawList list;
  const float text_size = figure::text_size_for(size);
  const Layout layout = layout_of(value("show"), size);
  draw_map(list, map_axes(layout.map, text_size), options, text_size);
  if (layout.number) draw_number(list, *layout.number, text_size);
  return list;
}

Handle LangevinScene::hit(Point at, Size size, float reach) const {
  const Axes axes = map_axes(layout_of(value("show"), size).map, figure::text_size_for(size));
  const Point camp = axes.screen_from_data(number("x"), number("y"));
  return std::hypot(camp.x - at.x, camp.y - at.y) <= reach ? kCamp : kNoHandle;
}

void LangevinScene::drag(Handle handle, Point to, Size size) {
  if (handle != kCamp) return;
  const Axes axes = map_axes(layout_of(value("show"), size).map, figure::text_size_for(size));
  const DataPoint at = axes.data_from_screen(to);
  set_number("x", at.x);
  set_number("y", at.y);
}

std::vector<Action> LangevinScene::actions() const {
  return playback_.actions(*this, step() < spec().last_step);
}

void LangevinScene::act(std::string_view action) { playback_.act(*this, action); }

// The first steps one by one, so that they can be followed; later ones faster.
bool LangevinScene::advance() { return playback_.advance(*this, std::max(1, step() / 25)); }

}  // namespace

SceneSpec langevin_spec() {
  const auto place = [](std::string id, std::string initial) {
    return Parameter{.id = std::move(id),
                     .initial = std::move(initial),
                     .min = kWindow.min,
                     .max = kWindow.max,
                     .grain = 0.05};
  };
  return {
      .id = "langevin",
      .parameters =
          {{.id = "p",
            .kind = Kind::kFormula,
            .initial = "exp(-(x^2+y^2)/2)",
            .choices = {"exp(-(x^2+y^2)/2)", "exp(-2((x-1.6)^2+y^2))+exp(-2((x+1.6)^2+y^2))",
                        "exp(-4(sqrt(x^2+y^2)-2)^2)", "exp(-x^2/4-2(y-x^2/2+1)^2)",
                        "exp(sin(2x)sin(2y)*2-(x^2+y^2)/4)"},
            .variables = {"x", "y"}},
           {.id = "h", .initial = "0.05", .min = 0.001, .max = 4, .grain = 0, .logarithmic = true},
           {.id = "noise", .kind = Kind::kFlag, .initial = "1"},
           place("x", "-2.5"),
           place("y", "2.5"),
           {.id = "spread", .initial = "0.3", .min = 0, .max = 2, .grain = 0.1},
           {.id = "count",
            .kind = Kind::kInteger,
            .initial = "500",
            .min = 50,
            .max = 2000,
            .logarithmic = true},
           {.id = "show", .kind = Kind::kChoice, .initial = "both", .choices = {"map", "both"}},
           {.id = "seed", .kind = Kind::kInteger, .initial = "1", .min = 1, .max = 999}},
      .observables = {"miss", "honest", "variance", "true_variance", "resting", "gone"},
      .last_step = kTimeline,
  };
}

std::unique_ptr<Scene> make_langevin(const SceneSpec& spec, const Context& context) {
  return std::make_unique<LangevinScene>(spec, context);
}

}  // namespace downhill::scenes
