#include "scenes/hiker.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>
#include <utility>
#include <vector>

#include "figure/curve.h"
#include "figure/frame.h"
#include "figure/surface.h"
#include "figure/text_metrics.h"
#include "scenes/hiker_path.h"
#include "scenes/landscape.h"
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
using figure::SpacePoint;

constexpr int kMostSteps = 100;
constexpr int kReplay = 200;     // steps on the timeline
constexpr double kLongest = 2;   // stride, in units of the map
constexpr double kReach = 0.8;   // of the feet
constexpr double kClose = 0.02;  // of the relief: as good as there
constexpr Handle kStride = kOwnHandles;

// The mountain, and beside it (in a tall figure, below it) the compass or the heights.
std::pair<Rectangle, Rectangle> two_boxes(Size size) {
  if (size.height > 1.2F * size.width) {
    const float split = 0.58F * size.height;
    return {{0, 0, size.width, split}, {0, split, size.width, size.height - split}};
  }
  const float split = 0.58F * size.width;
  return {{0, 0, split, size.height}, {split, 0, size.width - split, size.height}};
}

// The compass: what the feet feel, seen from above, and the stride as an arrow.
struct Compass {
  Point center;
  float radius = 0;  // of the longest stride
  Point tip(double direction, double stride) const {
    const double radians = direction * std::numbers::pi / 180;
    const double far = static_cast<double>(radius) * stride / kLongest;
    return {center.x + static_cast<float>(far * std::cos(radians)),
            center.y - static_cast<float>(far * std::sin(radians))};
  }
};

class Hiker : public LandscapeScene {
 public:
  using LandscapeScene::LandscapeScene;

  std::vector<Observable> observe() const override;
  DrawList draw(Size size, const DrawOptions& options) const override;
  std::string describe() const override;
  Handle hit(Point at, Size size, float reach) const override;
  void drag(Handle handle, Point to, Size size) override;
  std::vector<Action> actions() const override;
  void act(std::string_view action) override;
  bool advance() override;

 protected:
  LandscapeBoxes boxes(Size size) const override;
  void update() override;

 private:
  bool in_fog() const { return number("fog") != 0; }
  bool has_arrived(const HikerPath& path) const { return path.height() <= low_enough_; }
  DataPoint stride() const;  // as dx, dy
  double slope_ahead() const;
  int longest_walk() const { return std::max(mine_.steps(), descent_.steps()); }
  // What the timeline shows of a path.
  double moves_shown(const HikerPath& path) const {
    const double moves = static_cast<double>(step()) / kReplay * longest_walk();
    return step() == 0 ? path.steps() : std::min(moves, static_cast<double>(path.steps()));
  }
  HikerPath shown(const HikerPath& path) const { return path.first(moves_shown(path)); }
  SpacePoint on_ground(DataPoint p) const { return {p.x, p.y, land().f()(p.x, p.y)}; }

  Compass compass(Size size) const;
  void draw_fog(DrawList& list, const LandscapeBoxes& where) const;
  void draw_felt_ground(DrawList& list, const figure::Space& space) const;
  void draw_compass(DrawList& list, const Compass& compass, const DrawOptions& options) const;
  void draw_path(DrawList& list, const figure::Space& space, const HikerPath& path,
                 Role role) const;
  void draw_heights(DrawList& list, Rectangle box, float text_size) const;

  HikerPath mine_{{{}}, {0}}, descent_{{{}}, {0}};
  double lowest_ = 0, low_enough_ = 0;
  bool running_ = false;
};

void Hiker::update() {
  LandscapeScene::update();
  double highest = -HUGE_VAL;
  lowest_ = HUGE_VAL;
  for (const double z : land().ground().grid.values) {
    if (!std::isfinite(z)) continue;
    lowest_ = std::min(lowest_, z);
    highest = std::max(highest, z);
  }
  low_enough_ = lowest_ + kClose * (highest - lowest_);
  const DataPoint start{land().x(), land().y()};
  mine_ = path_by_moves(land().f(), start, list("walk"));
  descent_ = path_by_descent(land().f(), start, number("rate"), low_enough_, kMostSteps);
}

DataPoint Hiker::stride() const {
  const double radians = number("direction") * std::numbers::pi / 180;
  return {number("stride") * std::cos(radians), number("stride") * std::sin(radians)};
}

double Hiker::slope_ahead() const {
  const double radians = number("direction") * std::numbers::pi / 180;
  const DataPoint here = mine_.end();
  return land().partial(0)(here.x, here.y) * std::cos(radians) +
         land().partial(1)(here.x, here.y) * std::sin(radians);
}

std::vector<Observable> Hiker::observe() const {
  const auto flag = [](bool yes) { return yes ? 1.0 : 0.0; };
  const std::vector<double>& heights = mine_.heights;
  const double drop = mine_.steps() > 0 ? heights[heights.size() - 2] - heights.back() : kUndefined;
  return {
      {.id = "height", .value = mine_.height(), .role = Role::kCurve},
      {.id = "slope_ahead", .value = slope_ahead(), .role = Role::kTangent},
      {.id = "steps", .value = static_cast<double>(mine_.steps()), .decimals = 0},
      {.id = "drop", .value = drop},
      {.id = "arrived", .value = flag(has_arrived(mine_)), .decimals = 0},
      {.id = "lowest", .value = lowest_},
      {.id = "start_height", .value = mine_.heights.front()},
      {.id = "descent_steps",
       .value = static_cast<double>(descent_.steps()),
       .decimals = 0,
       .role = Role::kDown},
      {.id = "descent_height", .value = descent_.height(), .role = Role::kDown},
      {.id = "descent_arrived", .value = flag(has_arrived(descent_)), .decimals = 0},
  };
}

LandscapeBoxes Hiker::boxes(Size size) const {
  return {two_boxes(size).first, {}, figure::text_size_for(size)};
}

Compass Hiker::compass(Size size) const {
  const Rectangle box = two_boxes(size).second;
  // Room for the handle at the end of the longest stride.
  const float room = std::min(box.width, box.height) / 2 - 22;
  return {box.center(), std::clamp(room, 1.0F, 170.0F)};
}

DrawList Hiker::draw(Size size, const DrawOptions& options) const {
  DrawList list;
  const LandscapeBoxes where = boxes(size);
  if (!(where.surface.width >= 1 && where.surface.height >= 1)) return list;
  if (in_fog()) {
    draw_fog(list, where);
    draw_felt_ground(list, space(where));
    draw_compass(list, compass(size), options);
    return list;
  }
  draw_surface(list, where, options, relief(where), [&](const figure::Space& space) {
    draw_path(list, space, descent_, Role::kDown);
    if (mine_.steps() > 0) draw_path(list, space, mine_, Role::kTangent);
  });
  draw_heights(list, two_boxes(size).second, where.text_size);
  return list;
}

// Wisps where the mountain would be.
void Hiker::draw_fog(DrawList& list, const LandscapeBoxes& where) const {
  const Rectangle& box = where.surface;
  list.push_back(figure::Clip{box});
  constexpr int kWisps = 26;
  for (int i = 0; i < kWisps; ++i) {
    // Spread evenly by the golden ratio: the same wisps in every picture.
    const double u = std::fmod(0.618034 * (i + 1), 1), v = (i + 0.5) / kWisps;
    const Point at{box.left + box.width * static_cast<float>(0.08 + 0.84 * u),
                   box.top + box.height * static_cast<float>(0.12 + 0.76 * v)};
    const float radius =
        std::min(box.width, box.height) * static_cast<float>(0.16 + 0.12 * std::fmod(7.3 * u, 1));
    // Denser towards its middle.
    for (const float part : {1.0F, 0.82F, 0.64F, 0.46F, 0.28F}) {
      list.push_back(figure::Circle{at, part * radius, {Role::kInk2, 0.014F}});
    }
  }
  list.push_back(figure::Clip{{}, false});
}

// The disc of ground that the feet can feel, the footprints so far, and the stride.
void Hiker::draw_felt_ground(DrawList& list, const figure::Space& space) const {
  const DataPoint here = mine_.end();
  constexpr int kNodes = 41;
  const Range xs{here.x - kReach, here.x + kReach}, ys{here.y - kReach, here.y + kReach};
  const figure::Grid grid = figure::sample_grid(
      [&](double x, double y) {
        return std::hypot(x - here.x, y - here.y) <= kReach ? land().f()(x, y) : kUndefined;
      },
      {xs, ys, {}}, kNodes, kNodes);
  figure::draw_surface(list, grid, space, {.x = xs, .y = ys});
  std::vector<Point> rim;
  constexpr int kCorners = 72;
  for (int i = 0; i <= kCorners; ++i) {
    const double angle = 2 * std::numbers::pi * i / kCorners;
    const SpacePoint p =
        on_ground({here.x + kReach * std::cos(angle), here.y + kReach * std::sin(angle)});
    if (std::isfinite(p.z)) rim.push_back(space.screen_from_data(p));
  }
  if (rim.size() > 2) list.push_back(figure::Polyline{rim, {Role::kInk2, 1.6F}});

  for (std::size_t i = 0; i + 1 < mine_.places.size(); ++i) {
    const SpacePoint p = on_ground(mine_.places[i]);
    if (std::isfinite(p.z)) {
      list.push_back(figure::Circle{space.screen_from_data(p), 3, {Role::kTangent}});
    }
  }
  const SpacePoint feet = on_ground(here);
  if (!std::isfinite(feet.z)) return;
  const DataPoint move = stride();
  figure::draw_arrow(list, space.screen_from_data(feet),
                     space.screen_from_data({here.x + move.x, here.y + move.y, feet.z}),
                     Role::kDown, 2.4F, true);
  figure::draw_point(list, space.screen_from_data(feet), Role::kPoint, 6);
}

void Hiker::draw_compass(DrawList& list, const Compass& compass, const DrawOptions& options) const {
  const float felt = compass.radius * static_cast<float>(kReach / kLongest);
  list.push_back(
      figure::Circle{compass.center, compass.radius, {Role::kInk2, 0.07F}, {Role::kLine, 1.2F}});
  // Heights within reach, against that of the feet.
  constexpr int kCells = 41;
  const DataPoint here = mine_.end();
  const double z = mine_.height();
  figure::Cells cells{{compass.center.x - felt, compass.center.y - felt, 2 * felt, 2 * felt},
                      kCells,
                      kCells,
                      {},
                      1};
  double span = 1e-9;
  std::vector<double> heights;
  for (int row = 0; row < kCells; ++row) {
    for (int column = 0; column < kCells; ++column) {
      const double u = (2 * (column + 0.5) / kCells - 1) * kReach;
      const double v = (1 - 2 * (row + 0.5) / kCells) * kReach;
      const double height =
          std::hypot(u, v) < kReach ? land().f()(here.x + u, here.y + v) - z : kUndefined;
      if (std::isfinite(height)) span = std::max(span, std::abs(height));
      heights.push_back(height);
    }
  }
  for (const double height : heights) {
    cells.levels.push_back(static_cast<float>(0.5 + height / span / 2));
  }
  list.push_back(std::move(cells));
  list.push_back(figure::Circle{compass.center, felt, figure::kNoFill, {Role::kInk2, 1.6F}});
  const Point tip = compass.tip(number("direction"), number("stride"));
  figure::draw_arrow(list, compass.center, tip, Role::kDown, 3, true);
  figure::draw_point(list, compass.center, Role::kPoint, 6);
  figure::draw_handle(list, tip, touch(options, {kStride}), Role::kDown, 9);
}

// On the ground, and through it where the ground is in front.
void Hiker::draw_path(DrawList& list, const figure::Space& space, const HikerPath& path,
                      Role role) const {
  const figure::Window& window = land().ground().window;
  const auto is_inside = [&](DataPoint p) {
    return window.x.contains(p.x) && window.y.contains(p.y);
  };
  const HikerPath walked = shown(path);
  for (int i = 0; i < walked.steps(); ++i) {
    const DataPoint a = walked.places[static_cast<std::size_t>(i)];
    const DataPoint b = walked.places[static_cast<std::size_t>(i) + 1];
    figure::draw_on_surface(list, figure::way_over(land().ground(), a, b, 24), land().ground().grid,
                            space, {role, 2.6F}, 0.35F);
  }
  for (int i = 1; i <= walked.steps(); ++i) {
    const DataPoint p = walked.places[static_cast<std::size_t>(i)];
    const SpacePoint at = on_ground(p);
    if (!is_inside(p) || !space.z().contains(at.z)) continue;
    if (i == walked.steps()) {
      figure::draw_point(list, space.screen_from_data(at), role, 6);
    } else {
      list.push_back(figure::Circle{space.screen_from_data(at), 2.8F, {role}});
    }
  }
}

void Hiker::draw_heights(DrawList& list, Rectangle box, float text_size) const {
  const Range& z = land().ground().z;
  const double steps = std::max(5, longest_walk());
  const figure::FrameOptions frame{
      .style = figure::FrameStyle::kFramed,
      .x = {.name = words().say("hiker.steps"), .face = figure::Face::kPlain},
      .y = {.name = words().say("hiker.height"), .face = figure::Face::kPlain},
      .text_size = text_size};
  // Where the ground has no height, or none that can be told, the panel has those that it has.
  const double low = std::isfinite(lowest_) ? std::min(z.min, lowest_) : z.min;
  const double begin = mine_.heights[0];
  const double high = std::isfinite(begin) ? std::max(z.max, begin) : z.max;
  const Axes axes = with_margins({{0, steps}, {low, high}, box}, frame);
  if (!(axes.box.width >= 1 && axes.box.height >= 1)) return;
  draw_axes(list, axes, frame);
  list.push_back(figure::Clip{axes.box});
  const auto draw_line = [&](const HikerPath& path, Role role) {
    const HikerPath walked = shown(path);
    std::vector<DataPoint> points;
    for (const double height : walked.heights) {
      points.push_back({static_cast<double>(points.size()), height});
    }
    points.back().x = moves_shown(path);
    figure::draw_data_line(list, points, axes, {role, 2.4F});
    const Point end = axes.screen_from_data(points.back());
    if (axes.box.contains(end)) figure::draw_point(list, end, role, 5);
  };
  draw_line(descent_, Role::kDown);
  if (mine_.steps() > 0) draw_line(mine_, Role::kTangent);
  list.push_back(figure::Clip{{}, false});
  const auto item = [&](const char* key, const HikerPath& path, Role role) {
    const text::Arguments numbers{{"steps", text::display(path.steps(), 0)},
                                  {"height", text::display(path.height(), 2)}};
    std::string text = words().say(key, numbers);
    const float room = axes.box.width - 4.5F * text_size;  // beside the sample of the line
    if (figure::text_width(text, text_size) > room)
      text = words().say("hiker.legend.short", numbers);
    return figure::LegendItem{text, {role, 2.4F}};
  };
  std::vector<figure::LegendItem> items{item("hiker.legend.descent", descent_, Role::kDown)};
  if (mine_.steps() > 0) items.push_back(item("hiker.legend.mine", mine_, Role::kTangent));
  figure::draw_legend(list, items, axes.box, text_size);
}

std::string Hiker::describe() const {
  const text::Arguments numbers{{"height", text::display(mine_.height(), 2)},
                                {"steps", text::display(mine_.steps(), 0)},
                                {"direction", text::display(number("direction"), 0)},
                                {"slope", text::display(std::abs(slope_ahead()), 2)},
                                {"rate", text::short_number(number("rate"), 3)},
                                {"descent_steps", text::display(descent_.steps(), 0)},
                                {"descent_height", text::display(descent_.height(), 2)}};
  const auto say = [&](const char* key) {
    return words().say(std::string("hiker.describe.") + key, numbers);
  };
  if (!in_fog()) return mine_.steps() > 0 ? say("both") + say("descent") : say("descent");
  std::string out = say("fog");
  if (std::isfinite(slope_ahead())) out += say(slope_ahead() > 0 ? "rises" : "falls");
  if (has_arrived(mine_)) out += say("arrived");
  return out;
}

Handle Hiker::hit(Point at, Size size, float reach) const {
  if (!in_fog()) return LandscapeScene::hit(at, size, reach);
  const Compass compass = this->compass(size);
  const Point tip = compass.tip(number("direction"), number("stride"));
  if (std::hypot(tip.x - at.x, tip.y - at.y) <= reach) return kStride;
  const bool on_compass =
      std::hypot(compass.center.x - at.x, compass.center.y - at.y) <= compass.radius;
  if (on_compass) return kStride;
  return LandscapeScene::hit(at, size, 0) == kTurnSurface ? kTurnSurface : kNoHandle;
}

void Hiker::drag(Handle handle, Point to, Size size) {
  if (handle != kStride) return LandscapeScene::drag(handle, to, size);
  const Compass compass = this->compass(size);
  const double across = to.x - compass.center.x, up = compass.center.y - to.y;
  if (across == 0 && up == 0) return;
  const double degrees = std::atan2(up, across) * 180 / std::numbers::pi;
  set_number("direction", degrees < 0 ? degrees + 360 : degrees);
  set_number("stride", std::hypot(across, up) / compass.radius * kLongest);
}

std::vector<Action> Hiker::actions() const {
  const Action run{.id = "run", .enabled = !in_fog(), .running = running_};
  if (!in_fog() && mine_.steps() == 0) return {run};  // nobody walked
  return {{.id = "step", .enabled = in_fog() && mine_.steps() < kMostSteps},
          {.id = "undo", .enabled = in_fog() && mine_.steps() > 0},
          {.id = "lift", .enabled = in_fog() && has_arrived(mine_)},
          run};
}

void Hiker::act(std::string_view action) {
  const bool was_running = std::exchange(running_, false);
  std::string walk = value("walk");
  if (action == "step") {
    const figure::Window& window = land().ground().window;
    const DataPoint from = mine_.end(), move = stride();
    // The path ends where the window does; hundredths keep the line of text short.
    const auto part = [](double at, double by, const Range& range) {
      return std::round(100 * (std::clamp(at + by, range.min, range.max) - at)) / 100;
    };
    const std::string moved = text::short_number(part(from.x, move.x, window.x), 6) + "," +
                              text::short_number(part(from.y, move.y, window.y), 6);
    (void)set("walk", walk.empty() ? moved : walk + "," + moved);
  } else if (action == "undo") {
    for (int i = 0; i < 2; ++i) {
      const std::size_t comma = walk.rfind(',');
      walk = comma == std::string::npos ? std::string() : walk.substr(0, comma);
    }
    (void)set("walk", walk);
  } else if (action == "lift") {
    (void)set("fog", "0");
  } else if (action == "run" && !was_running) {
    go_to_step(0);
    running_ = true;
  }
}

bool Hiker::advance() {
  if (!running_) return false;
  go_to_step(step() + 1);
  running_ = step() < kReplay;
  return running_;
}

}  // namespace

SceneSpec hiker_spec() {
  SceneSpec spec{
      .id = "hiker",
      .parameters = landscape_rows("(x-1)^2/4+(y+1)^2/3+sin(2x)/8", "-2.5", "2"),
      .observables = {"height", "slope_ahead", "steps", "drop", "arrived", "lowest", "start_height",
                      "descent_steps", "descent_height", "descent_arrived"},
      .last_step = kReplay,
  };
  spec.parameters.front().choices = {"(x-1)^2/4+(y+1)^2/3+sin(2x)/8", "x^2/8+y^2",
                                     "x^4/8-x^2+x/3+y^2/2", "(x-1)^2/4+(y+1)^2/4",
                                     "x^2/4+y^2/3+sin(2x)sin(2y)/2"};
  spec.parameters.push_back(
      {.id = "direction", .initial = "0", .min = 0, .max = 360, .grain = 5, .unit = "°"});
  spec.parameters.push_back(
      {.id = "stride", .initial = "1", .min = 0.1, .max = kLongest, .grain = 0.1});
  spec.parameters.push_back(
      {.id = "walk", .kind = Kind::kList, .min = -2 * kLongest, .max = 2 * kLongest});
  spec.parameters.push_back({.id = "fog", .kind = Kind::kFlag, .initial = "1"});
  spec.parameters.push_back(
      {.id = "rate", .initial = "0.4", .min = 0.01, .max = 2, .grain = 0.01, .logarithmic = true});
  for (Parameter& row : camera_rows()) {
    if (row.id == "tilt") row.initial = "50";  // from high up, so that the feet's ground is seen
    spec.parameters.push_back(std::move(row));
  }
  return spec;
}

std::unique_ptr<Scene> make_hiker(const SceneSpec& spec, const Context& context) {
  return std::make_unique<Hiker>(spec, context);
}

}  // namespace downhill::scenes
