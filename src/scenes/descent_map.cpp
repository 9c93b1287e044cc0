#include "scenes/descent_map.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "figure/curve.h"
#include "figure/marks.h"
#include "figure/panels.h"
#include "figure/surface.h"
#include "figure/text_metrics.h"
#include "optim/momentum.h"
#include "scenes/descent_panels.h"
#include "scenes/descent_timeline.h"
#include "scenes/landscape.h"
#include "scenes/velocity_panel.h"
#include "text/number.h"

namespace downhill::scenes {
namespace {

using figure::DataPoint;
using figure::DrawList;
using figure::Point;
using figure::Range;
using figure::Rectangle;
using figure::Role;
using figure::Size;

constexpr int kOthers = 3;  // more starts
// What is compared, and how it is drawn.
struct Rule {
  const char* optimizer;
  const char* settled;  // its observable
  figure::Stroke stroke;
};
constexpr std::array<Rule, 3> kBalls{
    Rule{"gradient-descent", "plain_settled", {kRunRole, 2.4F}},
    Rule{"heavy-ball", "ball_settled", {Role::kGuess, 2.4F, figure::Dash::kDashed}},
    Rule{"nesterov", "nesterov_settled", {Role::kGood, 2.8F, figure::Dash::kDotted}}};

class DescentMapScene : public LandscapeScene {
 public:
  using LandscapeScene::LandscapeScene;

  std::vector<Observable> observe() const override;
  DrawList draw(Size size, const DrawOptions& options) const override;
  std::string describe() const override;
  Range range(std::string_view id) const override;
  std::string entry_label(std::string_view id, int entry) const override;
  Handle hit(Point at, Size size, float reach) const override;
  void drag(Handle handle, Point to, Size size) override;
  std::vector<Action> actions() const override { return descent_.actions(*this); }
  void act(std::string_view action) override { descent_.act(*this, action); }
  bool advance() override { return descent_.advance(*this); }

 protected:
  LandscapeBoxes boxes(Size size) const override { return panels(size).first; }
  void update() override;

 private:
  struct Side {
    Rectangle loss, rate, velocity;
  };
  std::pair<LandscapeBoxes, Side> panels(Size size) const;
  std::vector<DataPoint> way(const DescentRun& run, int first) const;
  void draw_ways(DrawList& list, const figure::GroundMap& map, const DrawOptions& options) const;
  // Only while balls are compared.
  std::vector<ComparedRun> compared() const;
  void observe_balls(std::vector<Observable>& out) const;
  // How many different places the runs come to rest at.
  int resting_places() const;

  DescentTimeline descent_;
  std::vector<std::optional<DescentRun>> others_;  // by entry; none where a start is blank
  std::vector<DescentRun> balls_;                  // as kBalls; empty: not compared
  std::string others_by_;                          // the line that made them
};

void DescentMapScene::update() {
  LandscapeScene::update();
  descent_.update(*this, land().f(), {number("x"), number("y")});
  std::string by = value("others") + " " + value("compare") + " " + value("x") + " " + value("y");
  for (const char* id :
       {"f", "rate", "optimizer", "momentum", "schedule", "decay", "period", "noise", "seed"}) {
    by += " " + value(id);
  }
  if (by == others_by_) return;
  others_by_ = by;
  balls_.clear();
  if (value("compare") == "balls") {
    for (const Rule& rule : kBalls) balls_.push_back(descent_.run_by(rule.optimizer));
  }
  others_.assign(kOthers, std::nullopt);
  const std::vector<double> places = list("others");
  for (std::size_t i = 0; i < kOthers; ++i) {
    const double x = places[2 * i], y = places[2 * i + 1];
    if (!std::isnan(x) && !std::isnan(y)) others_[i] = descent_.run_from({x, y});
  }
}

std::vector<ComparedRun> DescentMapScene::compared() const {
  std::vector<ComparedRun> out;
  for (std::size_t i = 0; i < balls_.size(); ++i) out.push_back({&balls_[i], kBalls[i].stroke});
  return out;
}

int DescentMapScene::resting_places() const {
  std::vector<const DescentRun*> runs{&descent_.run()};
  for (const auto& other : others_) {
    if (other) runs.push_back(&*other);
  }
  std::vector<Eigen::VectorXd> found;
  for (const DescentRun* run : runs) {
    if (run->ending() != DescentEnding::kConverged) continue;
    const Eigen::VectorXd& end = run->end();
    const bool known = std::any_of(found.begin(), found.end(),
                                   [&](const auto& place) { return (place - end).norm() < 0.02; });
    if (!known) found.push_back(end);
  }
  return static_cast<int>(found.size());
}

std::vector<Observable> DescentMapScene::observe() const {
  std::vector<Observable> out;
  descent_.observe(out);
  out.push_back({.id = "resting_places",
                 .value = static_cast<double>(resting_places()),
                 .decimals = 0,
                 .role = Role::kGood});
  const bool converged = descent_.run().ending() == DescentEnding::kConverged;
  const Eigen::VectorXd& end = descent_.run().end();
  out.push_back({.id = "end_x", .value = converged ? end[0] : kUndefined, .role = Role::kGood});
  out.push_back({.id = "end_y", .value = converged ? end[1] : kUndefined, .role = Role::kGood});
  observe_balls(out);
  return out;
}

void DescentMapScene::observe_balls(std::vector<Observable>& out) const {
  const auto add = [&](const char* id, double value, int decimals, Role role = Role::kInk) {
    out.push_back({.id = id, .value = value, .decimals = decimals, .role = role});
  };
  for (std::size_t i = 0; i < kBalls.size(); ++i) {
    const int settled = balls_.empty() ? -1 : balls_[i].settled();
    add(kBalls[i].settled, settled >= 0 ? settled : kUndefined, 0, kBalls[i].stroke.role);
  }
  const StepParts parts = step_parts(descent_);
  add("kept_x", parts.kept.x, 3, Role::kGuess);
  add("kept_y", parts.kept.y, 3, Role::kGuess);
  add("push_x", parts.push.x, 3, Role::kDown);
  add("push_y", parts.push.y, 3, Role::kDown);
  add("climb", descent_.run().at(step() + 1).height - descent_.now().height, 3, Role::kUp);
  // What theory promises a bowl that is curved like the ground here.
  const Eigen::VectorXd here = Eigen::Vector2d(descent_.now().x, descent_.now().y);
  const Eigen::VectorXd curvatures = descent_.ground().curvatures(here);
  const double least = curvatures[0], most = curvatures[1];
  const bool bowl = least > 0;
  const optim::BestHeavyBall best = optim::best_heavy_ball(bowl ? least : 1, bowl ? most : 1);
  add("condition", bowl ? most / least : kUndefined, 1, Role::kCurve);
  add("best_ball_rate", bowl ? best.rate : kUndefined, 3, Role::kGood);
  add("best_momentum", bowl ? best.beta : kUndefined, 3, Role::kGood);
  add("ball_factor", bowl ? best.contraction : kUndefined, 3);
  add("plain_factor", bowl ? (most - least) / (most + least) : kUndefined, 3);
}

std::string DescentMapScene::describe() const {
  const text::Arguments arguments{{"f", land().f().pretty()},
                                  {"x", text::display(number("x"), 2)},
                                  {"y", text::display(number("y"), 2)},
                                  {"places", std::to_string(resting_places())}};
  std::string out = words().say("descent-map.describe", arguments) + descent_.describe(words());
  for (std::size_t i = 0; i < balls_.size(); ++i) {
    const int settled = balls_[i].settled();
    out +=
        words().say(settled < 0 ? "descent-map.describe.lost" : "descent-map.describe.arrives",
                    {{"rule", words().say(std::string("figure.optimizer.") + kBalls[i].optimizer)},
                     {"settled", std::to_string(settled)}});
  }
  const bool several = std::any_of(others_.begin(), others_.end(),
                                   [](const auto& other) { return other.has_value(); });
  if (several) out += words().say("descent-map.describe.others", arguments);
  return out;
}

Range DescentMapScene::range(std::string_view id) const {
  if (id == "others") return LandscapeScene::range("x");
  return LandscapeScene::range(id);
}

std::string DescentMapScene::entry_label(std::string_view, int entry) const {
  return words().say(entry % 2 == 0 ? "descent-map.other_x" : "descent-map.other_y",
                     {{"number", std::to_string(entry / 2 + 2)}});
}

std::pair<LandscapeBoxes, DescentMapScene::Side> DescentMapScene::panels(Size size) const {
  LandscapeBoxes where{{}, {0, 0, size.width, size.height}, figure::text_size_for(size)};
  Side side;
  const std::string& show = value("show");
  if (show == "map") return {where, side};
  const bool narrow = size.width < figure::kLeastForTwo && size.height < 1.4F * size.width;
  if ((show == "surface" || show == "velocity") && narrow) return {where, side};
  if (size.height > 1.3F * size.width) {
    where.map.height = std::round(0.6F * size.height);
  } else {
    where.map.width = std::round(0.57F * size.width);
  }
  Rectangle beside{where.map.width, 0, size.width - where.map.width, size.height};
  if (beside.width <= 0) beside = {0, where.map.height, size.width, size.height - where.map.height};
  if (show == "surface") where.surface = beside;
  if (show == "loss") side.loss = beside;
  if (show == "velocity") side.velocity = beside;
  if (show == "schedule") {
    side.rate = side.loss = beside;
    side.rate.height = side.loss.height = beside.height / 2;
    side.loss.top += side.rate.height;
  }
  return {where, side};
}

std::vector<DataPoint> DescentMapScene::way(const DescentRun& run, int first) const {
  std::vector<DataPoint> out;
  for (int k = first; k <= std::min(step(), run.last()); ++k) {
    out.push_back({run.at(k).x, run.at(k).y});
  }
  return out;
}

void DescentMapScene::draw_ways(DrawList& list, const figure::GroundMap& map,
                                const DrawOptions& options) const {
  const Rectangle& box = map.axes.box;
  const auto draw_one = [&](const DescentRun& run, int first, const figure::Stroke& stroke) {
    const std::vector<DataPoint> places = way(run, first);
    if (places.size() > 1) {
      figure::Stroke rim = stroke;
      rim = {Role::kSheet, stroke.width + 2.2F, figure::Dash::kSolid, 0.6F};
      figure::draw_data_line(list, places, map.axes, rim);
      figure::draw_data_line(list, places, map.axes, stroke);
    }
    list.push_back(figure::Clip{box});
    std::optional<Point> before;
    for (const DataPoint& place : places) {
      const Point p = map.axes.screen_from_data(place);
      if (before && std::hypot(p.x - before->x, p.y - before->y) < 2) continue;
      before = p;
      list.push_back(figure::Circle{p, 3.2F, {stroke.role}});
    }
    list.push_back(figure::Clip{{}, false});
  };
  const auto draw_place = [&](const DescentRun& run, Role role, float radius) {
    const Point p = map.axes.screen_from_data(run.at(step()).x, run.at(step()).y);
    if (step() > 0 && box.contains(p)) figure::draw_point(list, p, role, radius);
  };
  for (std::size_t i = 0; i < others_.size(); ++i) {
    if (!others_[i]) continue;
    draw_one(*others_[i], 0, {kRunRole, 2});
    const Point start = map.axes.screen_from_data(others_[i]->at(0).x, others_[i]->at(0).y);
    const Handle handle = kOwnHandles + static_cast<Handle>(i);
    if (box.contains(start)) figure::draw_handle(list, start, touch(options, {handle}));
    draw_place(*others_[i], Role::kPoint, 6);
  }
  for (const ComparedRun& ball : compared()) {
    draw_one(*ball.run, 0, ball.stroke);
    draw_place(*ball.run, ball.stroke.role, 7);
  }
  if (!balls_.empty()) return;
  draw_one(descent_.run(), 0, {kRunRole, 2.4F});
  if (value("show") == "velocity") draw_step_parts(list, descent_, map);
  if (descent_.fork()) {
    draw_one(*descent_.fork(), descent_.fork_step(), {kForkRole, 2.4F, figure::Dash::kDashed});
    draw_place(*descent_.fork(), kForkRole, 7);
  }
  draw_place(descent_.run(), Role::kPoint, 7.5F);
}

DrawList DescentMapScene::draw(Size size, const DrawOptions& options) const {
  DrawList list;
  const auto [where, side] = panels(size);
  draw_map(list, where, options,
           [&](const figure::GroundMap& map) { draw_ways(list, map, options); });
  draw_surface(list, where, options, relief(where), [&](const figure::Space& space) {
    const auto over = [&](const DescentRun& run, int first, const figure::Stroke& stroke) {
      std::vector<figure::SpacePoint> points;
      // Steps are straight on the map; on the ground they follow it.
      const std::vector<DataPoint> places = way(run, first);
      constexpr int kPieces = 8;
      for (std::size_t i = 0; i + 1 < places.size(); ++i) {
        for (int piece = 0; piece < kPieces; ++piece) {
          const double part = static_cast<double>(piece) / kPieces;
          const double x = places[i].x + part * (places[i + 1].x - places[i].x);
          const double y = places[i].y + part * (places[i + 1].y - places[i].y);
          points.push_back({x, y, land().f()(x, y)});
        }
      }
      if (points.empty()) return;
      const DataPoint& last = places.back();
      points.push_back({last.x, last.y, land().f()(last.x, last.y)});
      figure::draw_on_surface(list, points, land().ground().grid, space, stroke, 0.3F);
      const figure::SpacePoint& end = points.back();
      const bool inside =
          space.x().contains(end.x) && space.y().contains(end.y) && space.z().contains(end.z);
      if (inside) figure::draw_point(list, space.screen_from_data(end), Role::kPoint, 6);
    };
    for (const auto& other : others_) {
      if (other) over(*other, 0, {kRunRole, 2});
    }
    for (const ComparedRun& ball : compared()) over(*ball.run, 0, ball.stroke);
    if (!balls_.empty()) return;
    over(descent_.run(), 0, {kRunRole, 2.4F});
    if (descent_.fork()) {
      over(*descent_.fork(), descent_.fork_step(), {kForkRole, 2.4F, figure::Dash::kDashed});
    }
  });
  const DescentPanels panels{&descent_, &words(), where.text_size, value("show") == "schedule",
                             compared()};
  draw_loss_panel(list, panels, side.loss);
  draw_rate_panel(list, panels, side.rate);
  draw_velocity_panel(list, descent_, words(), where.text_size, side.velocity);
  if (where.map.width >= 1 && where.map.height >= 1) {
    const Rectangle box = map(where).axes.box;
    draw_fork_legend(list, panels, box);
    draw_blow_up(list, panels, box);
  }
  return list;
}

Handle DescentMapScene::hit(Point at, Size size, float reach) const {
  const LandscapeBoxes where = boxes(size);
  // The nearest start, the main one included.
  Handle nearest = kNoHandle;
  float least = reach;
  const auto offer = [&](Handle handle, Point p) {
    const float distance = std::hypot(p.x - at.x, p.y - at.y);
    if (distance > least) return;
    least = distance;
    nearest = handle;
  };
  if (where.map.width > 0) {
    const figure::GroundMap map = this->map(where);
    for (std::size_t i = 0; i < others_.size(); ++i) {
      if (!others_[i]) continue;
      offer(kOwnHandles + static_cast<Handle>(i),
            map.axes.screen_from_data(others_[i]->at(0).x, others_[i]->at(0).y));
    }
    offer(kPlaceOnMap, place_on_map(where));
  }
  return nearest != kNoHandle ? nearest : LandscapeScene::hit(at, size, reach);
}

void DescentMapScene::drag(Handle handle, Point to, Size size) {
  if (handle < kOwnHandles) return LandscapeScene::drag(handle, to, size);
  const DataPoint p = map(boxes(size)).axes.data_from_screen(to);
  const int entry = 2 * (handle - kOwnHandles);
  set_entry("others", entry, p.x);
  set_entry("others", entry + 1, p.y);
}

}  // namespace

SceneSpec descent_map_spec() {
  SceneSpec spec{.id = "descent-map", .parameters = landscape_rows("x^2/2+y^2/4", "2", "1.5")};
  const std::vector<std::string> more{"x^2/2+2y^2",
                                      "x^2/20+y^2",
                                      "(x^2-1)^2+y^2",
                                      "cos(2x)+x^2/8+y^2/2",
                                      "(x^2+y-2)^2/8+(x+y^2-2)^2/8",
                                      "sin(2x)+sin(2y)+(x^2+y^2)/8"};
  auto& choices = spec.parameters.front().choices;
  choices.insert(choices.end(), more.begin(), more.end());
  spec.parameters.push_back({.id = "show",
                             .kind = Kind::kChoice,
                             .initial = "surface",
                             .choices = {"map", "surface", "loss", "schedule", "velocity"}});
  spec.parameters.push_back(
      {.id = "compare", .kind = Kind::kChoice, .initial = "none", .choices = {"none", "balls"}});
  spec.parameters.push_back({.id = "others",
                             .kind = Kind::kList,
                             .min = spec.parameters[1].min,
                             .max = spec.parameters[1].max,
                             .grain = spec.parameters[1].grain,
                             .count = 2 * kOthers});
  for (Parameter& row : camera_rows()) spec.parameters.push_back(std::move(row));
  add_descent(spec, "0.2");
  for (const char* id : {"resting_places", "end_x", "end_y"}) spec.observables.emplace_back(id);
  for (const Rule& rule : kBalls) spec.observables.emplace_back(rule.settled);
  for (const char* id : {"kept_x", "kept_y", "push_x", "push_y", "climb", "condition",
                         "best_ball_rate", "best_momentum", "ball_factor", "plain_factor"}) {
    spec.observables.emplace_back(id);
  }
  return spec;
}

std::unique_ptr<Scene> make_descent_map(const SceneSpec& spec, const Context& context) {
  return std::make_unique<DescentMapScene>(spec, context);
}

}  // namespace downhill::scenes
