#include "scenes/stability.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "figure/contour.h"
#include "figure/curve.h"
#include "figure/frame.h"
#include "figure/marks.h"
#include "figure/panels.h"
#include "figure/text_metrics.h"
#include "scenes/descent_run.h"
#include "scenes/landscape.h"
#include "scenes/stability_picture.h"
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
constexpr int kShownSteps = 200;  // of the run beside the plane
constexpr long kSlice = 15'000;   // steps of the plane's runs: some milliseconds

struct PlaneBoxes {
  Axes plane;
  Rectangle key;
  LandscapeBoxes land;
};

class StabilityScene : public LandscapeScene {
 public:
  using LandscapeScene::LandscapeScene;

  std::vector<Observable> observe() const override;
  DrawList draw(Size size, const DrawOptions& options) const override;
  std::string describe() const override;
  Handle hit(Point at, Size size, float reach) const override;
  void drag(Handle handle, Point to, Size size) override;
  std::vector<Action> actions() const override;
  void act(std::string_view action) override;
  bool is_behind() const override { return in_slices() && !survey_->is_complete(); }
  void catch_up() override { survey_->go_on(kSlice); }

 protected:
  LandscapeBoxes boxes(Size size) const override { return plane_boxes(size).land; }
  void update() override;

 private:
  PlaneBoxes plane_boxes(Size size) const;
  DescentPlan plan(double rate, double momentum, double x, double y) const;
  DescentPlan plan_at(double across, double up) const;
  DataPoint point() const;  // of the plane, where the learner has put it
  figure::FrameOptions frame(float text_size) const;
  const StabilityPlane& surveyed() const { return survey_->plane(); }
  StabilityPicture picture(float text_size) const;
  std::string ending_word() const;
  void draw_plane(DrawList& list, const PlaneBoxes& where, const DrawOptions& options) const;

  PlaneKind kind_ = PlaneKind::kRates;
  std::string studied_;   // the formula
  std::string surveyed_;  // what the plane depends on
  std::optional<DescentGround> ground_;
  bool quadratic_ = false;
  double curvature_ = kUndefined;  // the largest, at the bottom that the start is near
  std::optional<PlaneSurvey> survey_;
  std::optional<DescentRun> run_;
  std::optional<double> held_;  // a rate with which the run would not blow up, if it does
};

DescentPlan StabilityScene::plan(double rate, double momentum, double x, double y) const {
  DescentLeg leg{.optimizer = value("rule"), .rate = {.rate = rate}};
  leg.settings.beta = momentum;
  return {.start = {x, y}, .legs = {std::move(leg)}, .steps = kShownSteps};
}

DescentPlan StabilityScene::plan_at(double across, double up) const {
  switch (kind_) {
    case PlaneKind::kStarts:
      return plan(number("rate"), number("momentum"), across, up);
    case PlaneKind::kRateStart:
      return plan(across, number("momentum"), up, number("y"));
    case PlaneKind::kRates:
      break;
  }
  return plan(across, up, number("x"), number("y"));
}

DataPoint StabilityScene::point() const {
  switch (kind_) {
    case PlaneKind::kStarts:
      return {number("x"), number("y")};
    case PlaneKind::kRateStart:
      return {number("rate"), number("x")};
    case PlaneKind::kRates:
      break;
  }
  return {number("rate"), number("momentum")};
}

void StabilityScene::update() {
  LandscapeScene::update();
  const std::string& plane = value("plane");
  kind_ = plane == "starts"       ? PlaneKind::kStarts
          : plane == "rate-start" ? PlaneKind::kRateStart
                                  : PlaneKind::kRates;
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
  const auto level = ground_->level_place(kind_ == PlaneKind::kRateStart ? middle : start);
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
  if (kind_ == PlaneKind::kRates) {
    grid = {rates(4.4), {0, 1}};
    depends += " " + value("x") + " " + value("y");
  } else if (kind_ == PlaneKind::kStarts) {
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
    survey_.emplace(
        *ground_, [this](double across, double up) { return plan_at(across, up); }, grid);
    survey_->go_on(in_slices() ? 1 : std::numeric_limits<long>::max());
  }
  DescentPlan mine = plan(number("rate"), number("momentum"), start[0], start[1]);
  if (!run_ || run_->plan() != mine) {
    run_.emplace(*ground_, std::move(mine));
    held_ = holding_rate(*ground_, *run_);
  }
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
       .value = 100 * surveyed().share_converged(),
       .decimals = 0,
       .role = Role::kGood,
       .unit = "%"},
      {.id = "valleys", .value = static_cast<double>(surveyed().valleys.size()), .decimals = 0},
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
                                  {"share", text::display(100 * surveyed().share_converged(), 0)},
                                  {"valleys", std::to_string(surveyed().valleys.size())}};
  return words().say("stability.describe", arguments) +
         words().say("stability.describe." + value("plane"), arguments);
}

figure::FrameOptions StabilityScene::frame(float text_size) const {
  const bool starts = kind_ == PlaneKind::kStarts;
  const auto name = [&](const char* word, const char* variable) -> figure::AxisOptions {
    if (starts) return {.name = variable, .spacing = 44};
    return {.name = words().say(word), .face = figure::Face::kPlain, .spacing = 44};
  };
  const char* up = kind_ == PlaneKind::kRates ? "stability.momentum" : "stability.x";
  return {.style = figure::FrameStyle::kFramed,
          .x = name("stability.rate", "x"),
          .y = name(up, "y"),
          .text_size = text_size,
          .grid = false};
}

StabilityPicture StabilityScene::picture(float text_size) const {
  return {.plane = &surveyed(),
          .words = &words(),
          .kind = kind_,
          .leg = plan(number("rate"), number("momentum"), 0, 0).legs[0],
          .curvature = curvature_,
          .quadratic = quadratic_,
          .text_size = text_size};
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
  if (kind_ == PlaneKind::kStarts && size.width < figure::kLeastForTwo) {
    plane = {0, 0, size.width, size.height};
    out.land.map = {};
  }
  const StabilityPicture shown = picture(out.land.text_size);
  const float height = std::min(key_height(shown, plane.width), 0.4F * plane.height);
  plane.height -= height;
  out.key = {plane.left, plane.bottom(), plane.width, height};
  const PlaneGrid& grid = surveyed().grid;
  out.plane = with_margins({grid.across, grid.up, plane}, frame(out.land.text_size));
  if (kind_ == PlaneKind::kStarts) {
    // A unit is as long in x as in y.
    const float side = std::max(0.0F, std::min(out.plane.box.width, out.plane.box.height));
    out.plane.box.left += (out.plane.box.width - side) / 2;
    out.plane.box.top += (out.plane.box.height - side) / 2;
    out.plane.box.width = out.plane.box.height = side;
  }
  return out;
}

void StabilityScene::draw_plane(DrawList& list, const PlaneBoxes& where,
                                const DrawOptions& options) const {
  const Axes& axes = where.plane;
  if (!(axes.box.width >= 1 && axes.box.height >= 1)) return;
  const StabilityPicture shown = picture(where.land.text_size);
  draw_cells(list, shown, axes);
  if (kind_ == PlaneKind::kStarts) {
    figure::draw_contours(list, land().ground().grid, land().ground().levels, axes,
                          {Role::kInk, 0.8F, figure::Dash::kSolid, 0.35F});
    draw_run(list, *run_, axes);
  }
  draw_border(list, shown, axes);
  draw_axes(list, axes, frame(where.land.text_size));
  draw_key(list, shown, where.key);
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
           [&](const figure::GroundMap& map) { draw_run(list, *run_, map.axes); });
  if (is_behind()) figure::draw_progress(list, size, survey_->share_done());
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
  set_number(kind_ == PlaneKind::kStarts ? "x" : "rate", p.x);
  set_number(kind_ == PlaneKind::kRates    ? "momentum"
             : kind_ == PlaneKind::kStarts ? "y"
                                           : "x",
             p.y);
}

std::vector<Action> StabilityScene::actions() const {
  if (!held_) return {};
  return {{.id = "use_rate"}};
}

void StabilityScene::act(std::string_view action) {
  if (action == "use_rate" && held_) set_number("rate", *held_);
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
