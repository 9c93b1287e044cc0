#include "scenes/stability.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "figure/contour.h"
#include "figure/curve.h"
#include "figure/frame.h"
#include "figure/marks.h"
#include "figure/text_metrics.h"
#include "scenes/descent_run.h"
#include "scenes/landscape.h"
#include "scenes/stability_plane.h"
#include "text/number.h"

namespace downhill::scenes {
namespace {

using figure::Axes;
using figure::DataPoint;
using figure::DrawList;
using figure::Point;
using figure::Range;
using figure::Rectangle;
using figure::Role;
using figure::Size;

constexpr Handle kPointOnPlane = kOwnHandles;
constexpr double kMostRate = 10, kMostMomentum = 0.99;
constexpr float kLeastForTwo = 480;  // px
constexpr int kShownSteps = 200;     // of the run beside the plane

enum class Plane { kRates, kStarts, kRateStart };

// The colour of a cell: of what becomes of it, the stronger the sooner it has settled.
struct Tint {
  Role role = Role::kDown;
  float opacity = 0;
  bool operator==(const Tint&) const = default;
};

constexpr std::array kValleyRoles{Role::kDown, Role::kGuess, Role::kGood, Role::kUp,
                                  Role::kTangent};
constexpr Tint kRestlessTint{Role::kGuess, 0.55F}, kDivergesTint{Role::kWarn, 0.5F},
    kSlowTint{Role::kInk2, 0.1F}, kRestlessStart{Role::kInk2, 0.5F};

struct PlaneBoxes {
  Axes plane;
  Rectangle key;
  LandscapeBoxes land;
};

struct KeyItem {
  Tint tint;
  std::string text;
  bool is_line = false;
};

class StabilityScene : public LandscapeScene {
 public:
  using LandscapeScene::LandscapeScene;

  std::vector<Observable> observe() const override;
  DrawList draw(Size size, const DrawOptions& options) const override;
  std::string describe() const override;
  Handle hit(Point at, Size size, float reach) const override;
  void drag(Handle handle, Point to, Size size) override;

 protected:
  LandscapeBoxes boxes(Size size) const override { return plane_boxes(size).land; }
  void update() override;

 private:
  PlaneBoxes plane_boxes(Size size) const;
  DescentPlan plan(double rate, double momentum, double x, double y) const;
  DescentPlan plan_at(double across, double up) const;
  DataPoint point() const;  // of the plane, where the learner has put it
  figure::FrameOptions frame(float text_size) const;
  Tint tint_of(const PlaneCell& cell) const;
  std::vector<KeyItem> key() const;
  std::string ending_word() const;
  void draw_plane(DrawList& list, const PlaneBoxes& where, const DrawOptions& options) const;
  void draw_cells(DrawList& list, const Axes& axes) const;
  void draw_border(DrawList& list, const Axes& axes) const;
  void draw_key(DrawList& list, const PlaneBoxes& where) const;
  void draw_run(DrawList& list, const Axes& axes) const;

  Plane kind_ = Plane::kRates;
  std::string studied_;   // the formula
  std::string surveyed_;  // what the plane depends on
  std::optional<DescentGround> ground_;
  bool quadratic_ = false;
  double curvature_ = kUndefined;  // the largest, at the bottom that the start is near
  StabilityPlane plane_;
  std::optional<DescentRun> run_;
};

DescentPlan StabilityScene::plan(double rate, double momentum, double x, double y) const {
  DescentLeg leg{.optimizer = value("rule"), .rate = {.rate = rate}};
  leg.settings.beta = momentum;
  return {.start = {x, y}, .legs = {std::move(leg)}, .steps = kShownSteps};
}

DescentPlan StabilityScene::plan_at(double across, double up) const {
  switch (kind_) {
    case Plane::kStarts:
      return plan(number("rate"), number("momentum"), across, up);
    case Plane::kRateStart:
      return plan(across, number("momentum"), up, number("y"));
    case Plane::kRates:
      break;
  }
  return plan(across, up, number("x"), number("y"));
}

DataPoint StabilityScene::point() const {
  switch (kind_) {
    case Plane::kStarts:
      return {number("x"), number("y")};
    case Plane::kRateStart:
      return {number("rate"), number("x")};
    case Plane::kRates:
      break;
  }
  return {number("rate"), number("momentum")};
}

void StabilityScene::update() {
  LandscapeScene::update();
  const std::string& plane = value("plane");
  kind_ = plane == "starts"       ? Plane::kStarts
          : plane == "rate-start" ? Plane::kRateStart
                                  : Plane::kRates;
  if (value("f") != studied_) {
    studied_ = value("f");
    ground_.emplace(land().f());
    run_.reset();
    quadratic_ = is_quadratic(land().f());
  }
  const Eigen::Vector2d start(number("x"), number("y"));
  // The bottom near the start; on the plane of all starts, near the middle.
  const figure::Window& window = land().ground().window;
  const Eigen::Vector2d middle(window.x.middle(), number("y"));
  const auto level = ground_->level_place(kind_ == Plane::kRateStart ? middle : start);
  curvature_ = kUndefined;
  if (level) {
    const Eigen::VectorXd curvatures = ground_->curvatures(*level);
    if (curvatures[0] >= 0 && curvatures[1] > 0) curvature_ = curvatures[1];
  }
  PlaneGrid grid;
  // A little more than holds at the greatest momentum.
  const auto rates = [&](double factor) {
    return Range{0, std::isnan(curvature_) ? 2 : std::min(factor / curvature_, kMostRate)};
  };
  std::string depends = value("f") + " " + plane + " " + value("rule");
  if (kind_ == Plane::kRates) {
    grid = {rates(4.4), {0, 1}};
    depends += " " + value("x") + " " + value("y");
  } else if (kind_ == Plane::kStarts) {
    grid = {window.x, window.y, 80, 80};
    depends += " " + value("rate") + " " + value("momentum");
  } else {
    grid = {rates(2.8), window.x};
    depends += " " + value("y") + " " + value("momentum");
  }
  for (const Range& range : {grid.across, grid.up}) {
    depends += " " + text::exact(range.min) + " " + text::exact(range.max);
  }
  if (depends != surveyed_) {
    surveyed_ = depends;
    plane_ = survey_runs(
        *ground_, [this](double across, double up) { return plan_at(across, up); }, grid);
  }
  DescentPlan mine = plan(number("rate"), number("momentum"), start[0], start[1]);
  if (!run_ || run_->plan() != mine) run_.emplace(*ground_, std::move(mine));
}

std::string StabilityScene::ending_word() const {
  switch (run_->ending()) {
    case DescentEnding::kConverged:
      return "converges";
    case DescentEnding::kRestless:
      return "restless";
    case DescentEnding::kDiverged:
      return "diverges";
    case DescentEnding::kUnderway:
      break;
  }
  return "slow";
}

std::vector<Observable> StabilityScene::observe() const {
  const auto flag = [&](DescentEnding ending) { return run_->ending() == ending ? 1.0 : 0.0; };
  const bool settled = run_->settled() >= 0;
  return {
      {.id = "settled",
       .value = settled ? run_->settled() : kUndefined,
       .decimals = 0,
       .role = Role::kGood},
      {.id = "converged",
       .value = flag(DescentEnding::kConverged),
       .decimals = 0,
       .role = Role::kGood},
      {.id = "restless", .value = flag(DescentEnding::kRestless), .decimals = 0},
      {.id = "diverged",
       .value = flag(DescentEnding::kDiverged),
       .decimals = 0,
       .role = Role::kWarn},
      {.id = "curvature", .value = curvature_, .role = Role::kCurve},
      {.id = "largest_rate",
       .value = largest_rate(run_->plan().legs[0], curvature_),
       .decimals = 3,
       .role = Role::kWarn},
      {.id = "share",
       .value = 100 * plane_.share_converged(),
       .decimals = 0,
       .role = Role::kGood,
       .unit = "%"},
      {.id = "valleys", .value = static_cast<double>(plane_.valleys.size()), .decimals = 0},
      {.id = "end_x", .value = settled ? run_->end()[0] : kUndefined, .role = Role::kGood},
      {.id = "end_y", .value = settled ? run_->end()[1] : kUndefined, .role = Role::kGood},
  };
}

std::string StabilityScene::describe() const {
  const text::Arguments arguments{{"f", land().f().pretty()},
                                  {"x", text::display(number("x"), 2)},
                                  {"y", text::display(number("y"), 2)},
                                  {"rate", text::short_number(number("rate"), 3)},
                                  {"momentum", text::display(number("momentum"), 2)},
                                  {"ending", words().say("stability." + ending_word())},
                                  {"share", text::display(100 * plane_.share_converged(), 0)},
                                  {"valleys", std::to_string(plane_.valleys.size())}};
  return words().say("stability.describe", arguments) +
         words().say("stability.describe." + value("plane"), arguments);
}

figure::FrameOptions StabilityScene::frame(float text_size) const {
  const bool starts = kind_ == Plane::kStarts;
  const auto name = [&](const char* word, const char* variable) -> figure::AxisOptions {
    if (starts) return {.name = variable, .spacing = 44};
    return {.name = words().say(word), .face = figure::Face::kPlain, .spacing = 44};
  };
  const char* up = kind_ == Plane::kRates ? "stability.momentum" : "stability.x";
  return {.style = figure::FrameStyle::kFramed,
          .x = name("stability.rate", "x"),
          .y = name(up, "y"),
          .text_size = text_size,
          .grid = false};
}

PlaneBoxes StabilityScene::plane_boxes(Size size) const {
  PlaneBoxes out;
  out.land.text_size = figure::text_size_for(size);
  Rectangle plane{0, 0, size.width, size.height};
  out.land.map = plane;
  if (size.height > 1.3F * size.width) {
    plane.height = std::round(0.55F * size.height);
    out.land.map.top = plane.height;
    out.land.map.height -= plane.height;
  } else {
    plane.width = std::round(0.57F * size.width);
    out.land.map.left = plane.width;
    out.land.map.width -= plane.width;
  }
  // The plane of starts shows the run itself; a small figure leaves it at that.
  if (kind_ == Plane::kStarts && size.width < kLeastForTwo) {
    plane = {0, 0, size.width, size.height};
    out.land.map = {};
  }
  // As many lines as the key needs.
  const float line = 1.55F * out.land.text_size;
  float x = 0, lines = 1;
  for (const KeyItem& item : key()) {
    const float width = figure::text_width(item.text, out.land.text_size) + 34;
    if (x > 0 && x + width > plane.width) {
      x = 0;
      ++lines;
    }
    x += width;
  }
  const float height = std::min(line * lines + 4, 0.4F * plane.height);
  plane.height -= height;
  out.key = {plane.left, plane.bottom(), plane.width, height};
  const PlaneGrid& grid = plane_.grid;
  out.plane = with_margins({grid.across, grid.up, plane}, frame(out.land.text_size));
  if (kind_ == Plane::kStarts) {
    // A unit is as long in x as in y.
    const float side = std::max(0.0F, std::min(out.plane.box.width, out.plane.box.height));
    out.plane.box.left += (out.plane.box.width - side) / 2;
    out.plane.box.top += (out.plane.box.height - side) / 2;
    out.plane.box.width = out.plane.box.height = side;
  }
  return out;
}

Tint StabilityScene::tint_of(const PlaneCell& cell) const {
  switch (cell.ending) {
    case DescentEnding::kRestless:
      return kind_ == Plane::kStarts ? kRestlessStart : kRestlessTint;
    case DescentEnding::kDiverged:
      return kDivergesTint;
    case DescentEnding::kUnderway:
      return kSlowTint;
    case DescentEnding::kConverged:
      break;
  }
  // Six shades, each for about 2.6 times as many steps.
  const double decades = std::log(1.0 + cell.steps) / std::log(1.0 + kPlaneSteps);
  const float shade = static_cast<float>(std::floor(6 * std::clamp(decades, 0.0, 0.999)));
  const auto role = kind_ == Plane::kStarts
                        ? kValleyRoles[static_cast<std::size_t>(cell.valley) % kValleyRoles.size()]
                        : Role::kDown;
  return {role, 0.9F - 0.125F * shade};
}

// Cells of one tint that lie beside each other are one piece, in whole px so that no sheet shines
// through the joints.
void StabilityScene::draw_cells(DrawList& list, const Axes& axes) const {
  const PlaneGrid& grid = plane_.grid;
  const Rectangle& box = axes.box;
  const auto left = [&](int column) {
    return std::round(box.left +
                      box.width * static_cast<float>(column) / static_cast<float>(grid.columns));
  };
  const auto top = [&](int row) {
    return std::round(box.top +
                      box.height * static_cast<float>(row) / static_cast<float>(grid.rows));
  };
  for (int row = 0; row < grid.rows; ++row) {
    for (int first = 0; first < grid.columns;) {
      const Tint tint = tint_of(plane_.at(first, row));
      int end = first + 1;
      while (end < grid.columns && tint_of(plane_.at(end, row)) == tint) ++end;
      const Rectangle piece{left(first), top(row), left(end) - left(first),
                            top(row + 1) - top(row)};
      if (piece.width > 0 && piece.height > 0) {
        list.push_back(figure::Rect{piece, {tint.role, tint.opacity}});
      }
      first = end;
    }
  }
}

// Where theory says that convergence ends.
void StabilityScene::draw_border(DrawList& list, const Axes& axes) const {
  if (!quadratic_ || std::isnan(curvature_) || kind_ == Plane::kStarts) return;
  DescentLeg leg{.optimizer = value("rule")};
  std::vector<DataPoint> border;
  constexpr int kPieces = 40;
  for (int i = 0; i <= kPieces; ++i) {
    const double part = static_cast<double>(i) / kPieces;
    leg.settings.beta = kind_ == Plane::kRates ? part : number("momentum");
    border.push_back(
        {largest_rate(leg, curvature_), plane_.grid.up.min + part * plane_.grid.up.length()});
  }
  figure::draw_data_line(list, border, axes, {Role::kSheet, 5, figure::Dash::kSolid, 0.8F});
  figure::draw_data_line(list, border, axes, {Role::kInk, 2.4F, figure::Dash::kDashed});
}

void StabilityScene::draw_run(DrawList& list, const Axes& axes) const {
  std::vector<DataPoint> places;
  std::vector<Point> dots;
  for (int k = 0; k <= run_->last(); ++k) {
    places.push_back({run_->at(k).x, run_->at(k).y});
    const Point p = axes.screen_from_data(places.back());
    const bool apart = dots.empty() || std::hypot(p.x - dots.back().x, p.y - dots.back().y) > 2;
    if (apart) dots.push_back(p);
  }
  figure::draw_data_line(list, places, axes, {Role::kSheet, 4, figure::Dash::kSolid, 0.6F});
  figure::draw_data_line(list, places, axes, {Role::kPoint, 2});
  list.push_back(figure::Clip{axes.box});
  for (const Point& p : dots) list.push_back(figure::Circle{p, 2.6F, {Role::kPoint}});
  list.push_back(figure::Clip{{}, false});
}

std::vector<KeyItem> StabilityScene::key() const {
  const auto say = [&](const char* word) { return words().say(std::string("stability.") + word); };
  const auto occurs = [&](DescentEnding ending) {
    return std::any_of(plane_.cells.begin(), plane_.cells.end(),
                       [&](const PlaneCell& cell) { return cell.ending == ending; });
  };
  std::vector<KeyItem> out;
  const bool starts = kind_ == Plane::kStarts;
  if (starts) {
    const std::size_t shown = std::min(plane_.valleys.size(), kValleyRoles.size());
    for (std::size_t i = 0; i < shown; ++i) {
      const Eigen::VectorXd& valley = plane_.valleys[i];
      out.push_back({{kValleyRoles[i], 0.6F},
                     "(" + text::display(valley[0], 1) + ", " + text::display(valley[1], 1) + ")"});
    }
  } else if (occurs(DescentEnding::kConverged)) {
    out.push_back({{Role::kDown, 0.7F}, say("converges")});
  }
  if (occurs(DescentEnding::kUnderway)) out.push_back({kSlowTint, say("slow")});
  if (occurs(DescentEnding::kRestless)) {
    out.push_back({starts ? kRestlessStart : kRestlessTint, say("restless")});
  }
  if (occurs(DescentEnding::kDiverged)) out.push_back({kDivergesTint, say("diverges")});
  if (quadratic_ && !std::isnan(curvature_) && !starts) {
    out.push_back({{Role::kInk, 1}, say("border"), true});
  }
  return out;
}

void StabilityScene::draw_key(DrawList& list, const PlaneBoxes& where) const {
  const float size = where.land.text_size, line = 1.55F * size;
  Point at{where.key.left + 6, where.key.top + line / 2 + 2};
  for (const KeyItem& item : key()) {
    const float width = figure::text_width(item.text, size) + 34;
    if (at.x > where.key.left + 6 && at.x + width > where.key.right() + 8) {
      at = {where.key.left + 6, at.y + line};
    }
    if (at.y + size / 2 > where.key.bottom() + 2) return;
    if (item.is_line) {
      list.push_back(
          figure::Line{{at.x, at.y}, {at.x + 18, at.y}, {Role::kInk, 2.4F, figure::Dash::kDashed}});
    } else {
      list.push_back(figure::Rect{
          {at.x, at.y - 6, 18, 12}, {item.tint.role, item.tint.opacity}, {Role::kLine, 1}, 3});
    }
    figure::Text label{{at.x + 23, at.y}, item.text, {Role::kInk}};
    label.size = 0.93F * size;
    label.baseline = figure::Baseline::kMiddle;
    list.push_back(std::move(label));
    at.x += width;
  }
}

void StabilityScene::draw_plane(DrawList& list, const PlaneBoxes& where,
                                const DrawOptions& options) const {
  const Axes& axes = where.plane;
  if (!(axes.box.width >= 1 && axes.box.height >= 1)) return;
  draw_cells(list, axes);
  if (kind_ == Plane::kStarts) {
    figure::draw_contours(list, land().ground().grid, land().ground().levels, axes,
                          {Role::kInk, 0.8F, figure::Dash::kSolid, 0.35F});
    draw_run(list, axes);
  }
  draw_border(list, axes);
  draw_axes(list, axes, frame(where.land.text_size));
  draw_key(list, where);
  const Point at = axes.screen_from_data(point());
  const Rectangle& box = axes.box;
  figure::draw_handle(
      list, {std::clamp(at.x, box.left, box.right()), std::clamp(at.y, box.top, box.bottom())},
      touch(options, {kPointOnPlane}), Role::kPoint, 8.5F);
}

DrawList StabilityScene::draw(Size size, const DrawOptions& options) const {
  DrawList list;
  const PlaneBoxes where = plane_boxes(size);
  draw_plane(list, where, options);
  draw_map(list, where.land, options,
           [&](const figure::GroundMap& map) { draw_run(list, map.axes); });
  return list;
}

Handle StabilityScene::hit(Point at, Size size, float reach) const {
  const Axes axes = plane_boxes(size).plane;
  const Point p = axes.screen_from_data(point());
  const Rectangle& box = axes.box;
  const Point held{std::clamp(p.x, box.left, std::max(box.left, box.right())),
                   std::clamp(p.y, box.top, std::max(box.top, box.bottom()))};
  if (std::hypot(held.x - at.x, held.y - at.y) <= reach) return kPointOnPlane;
  return LandscapeScene::hit(at, size, reach);
}

void StabilityScene::drag(Handle handle, Point to, Size size) {
  if (handle != kPointOnPlane) return LandscapeScene::drag(handle, to, size);
  const DataPoint p = plane_boxes(size).plane.data_from_screen(to);
  set_number(kind_ == Plane::kStarts ? "x" : "rate", p.x);
  set_number(kind_ == Plane::kRates ? "momentum" : kind_ == Plane::kStarts ? "y" : "x", p.y);
}

}  // namespace

SceneSpec stability_spec() {
  SceneSpec spec{
      .id = "stability",
      .parameters = landscape_rows("x^2/2+2y^2", "2", "1"),
      .observables = {"settled", "converged", "restless", "diverged", "curvature", "largest_rate",
                      "share", "valleys", "end_x", "end_y"},
  };
  auto& choices = spec.parameters.front().choices;
  for (const char* more : {"x^2/2", "x^2/2+2y^2", "x^2/20+y^2", "(x^2-1)^2+y^2", "x^4/4+y^2/2",
                           "sin(2x)+sin(2y)+(x^2+y^2)/8", "((4x^2+2y-11)^2+(2x+4y^2-7)^2)/100"}) {
    choices.emplace_back(more);
  }
  spec.parameters.push_back({.id = "plane",
                             .kind = Kind::kChoice,
                             .initial = "rates",
                             .choices = {"rates", "starts", "rate-start"}});
  spec.parameters.push_back({.id = "rate",
                             .initial = "0.3",
                             .min = 1e-3,
                             .max = kMostRate,
                             .grain = 0,
                             .logarithmic = true});
  spec.parameters.push_back({.id = "momentum", .initial = "0", .min = 0, .max = kMostMomentum});
  spec.parameters.push_back({.id = "rule",
                             .kind = Kind::kChoice,
                             .initial = "heavy-ball",
                             .choices = {"heavy-ball", "nesterov"}});
  return spec;
}

std::unique_ptr<Scene> make_stability(const SceneSpec& spec, const Context& context) {
  return std::make_unique<StabilityScene>(spec, context);
}

}  // namespace downhill::scenes
