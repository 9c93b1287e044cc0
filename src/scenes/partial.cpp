#include "scenes/partial.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include "figure/curve.h"
#include "figure/frame.h"
#include "figure/marks.h"
#include "figure/panels.h"
#include "figure/text_metrics.h"
#include "scenes/audit.h"
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
using figure::Stroke;

// Handles: the point on the path along x, and along y.
constexpr Handle kOnPathX = kOwnHandles, kOnPathY = kOwnHandles + 1;

enum class Show { kGround, kX, kY, kBoth, kTable };

class Partial : public LandscapeScene {
 public:
  using LandscapeScene::LandscapeScene;

  std::vector<Observable> observe() const override;
  DrawList draw(Size size, const DrawOptions& options) const override;
  std::string describe() const override;
  Handle hit(Point at, Size size, float reach) const override;
  void drag(Handle handle, Point to, Size size) override;

 protected:
  LandscapeBoxes boxes(Size size) const override;

 private:
  Show show() const;
  bool along(int variable) const;  // whether the path along x (0) or y (1) is shown
  double slope(int variable) const { return variable == 0 ? land().slope_x() : land().slope_y(); }
  double here(int variable) const { return variable == 0 ? land().x() : land().y(); }
  // The path along a variable, the other held where one stands.
  double path(int variable, double t) const {
    return variable == 0 ? land().f()(t, land().y()) : land().f()(land().x(), t);
  }
  Range window(int variable) const {
    return variable == 0 ? land().ground().window.x : land().ground().window.y;
  }
  SpacePoint on_path(int variable, double t, double z) const {
    return variable == 0 ? SpacePoint{t, land().y(), z} : SpacePoint{land().x(), t, z};
  }

  Rectangle path_box(int variable, Size size) const;
  figure::FrameOptions frame(int variable, float text_size) const;
  Axes path_axes(int variable, Size size) const;
  Point point_on_path(int variable, Size size) const;
  figure::ReliefOptions cut_relief(const LandscapeBoxes& boxes) const;

  void draw_tangent(DrawList& list, int variable, const figure::Space& space) const;
  void draw_path(DrawList& list, int variable, Size size, const DrawOptions& options) const;
  void draw_table(DrawList& list, Rectangle box, float text_size) const;
};

Show Partial::show() const {
  const std::string& name = value("show");
  if (name == "x") return Show::kX;
  if (name == "y") return Show::kY;
  if (name == "both") return Show::kBoth;
  return name == "table" ? Show::kTable : Show::kGround;
}

bool Partial::along(int variable) const {
  if (show() == Show::kGround) return false;
  return show() != (variable == 0 ? Show::kY : Show::kX);
}

std::vector<Rectangle> boxes_of(Show show, Size size) {
  const int count = show == Show::kGround ? 2 : show == Show::kBoth ? 4 : 3;
  return figure::panels({0, 0, size.width, size.height}, count);
}

LandscapeBoxes Partial::boxes(Size size) const {
  const std::vector<Rectangle> panels = boxes_of(show(), size);
  return {panels[0], panels[1], figure::text_size_for(size)};
}

Rectangle Partial::path_box(int variable, Size size) const {
  const std::vector<Rectangle> panels = boxes_of(show(), size);
  if (!along(variable) || show() == Show::kTable) return {};
  return show() == Show::kBoth && variable == 1 ? panels[3] : panels[2];
}

figure::FrameOptions Partial::frame(int variable, float text_size) const {
  const std::string fixed = text::display(here(1 - variable), 2);
  std::string name = variable == 0 ? "f(x, " + fixed + ")" : "f(" + fixed + ", y)";
  if (show() == Show::kBoth && text_size < 15) name = "f";  // two small pictures side by side
  return {.style = figure::FrameStyle::kFramed,
          .x = {.spacing = 3 * text_size},  // its name is in that of y
          .y = {.name = name, .spacing = 2.4F * text_size},
          .text_size = text_size};
}

// Heights are those of the surface, so that nothing jumps while the cut moves.
Axes Partial::path_axes(int variable, Size size) const {
  const Range heights = figure::padded(land().ground().z, 0.06);
  return with_margins({figure::padded(window(variable), 0.03), heights, path_box(variable, size)},
                      frame(variable, figure::text_size_for(size)));
}

Point Partial::point_on_path(int variable, Size size) const {
  const Axes axes = path_axes(variable, size);
  return axes.screen_from_data(here(variable), place().z);
}

figure::ReliefOptions Partial::cut_relief(const LandscapeBoxes& boxes) const {
  figure::ReliefOptions out = relief(boxes);
  if (along(0)) out.cut_y = land().y();
  if (along(1)) out.cut_x = land().x();
  return out;
}

std::vector<Observable> Partial::observe() const {
  const auto flag = [](bool yes) { return yes ? 1.0 : 0.0; };
  const bool level = std::abs(land().slope_x()) < 0.005 && std::abs(land().slope_y()) < 0.005;
  return {
      {.id = "z", .value = land().z()},
      {.id = "slope_x", .value = land().slope_x(), .role = Role::kTangent},
      {.id = "slope_y", .value = land().slope_y(), .role = Role::kTangent},
      {.id = "level", .value = flag(level), .decimals = 0},
      {.id = "needs_x", .value = flag(land().f().depends_on(0)), .decimals = 0},
      {.id = "needs_y", .value = flag(land().f().depends_on(1)), .decimals = 0},
      {.id = "formula_x", .value = kUndefined, .text = land().partial(0).pretty()},
      {.id = "formula_y", .value = kUndefined, .text = land().partial(1).pretty()},
  };
}

std::string Partial::describe() const {
  const text::Arguments numbers{{"f", land().f().pretty()},
                                {"x", text::display(land().x(), 2)},
                                {"y", text::display(land().y(), 2)},
                                {"z", text::display(land().z(), 2)},
                                {"slope_x", text::display(land().slope_x(), 2)},
                                {"slope_y", text::display(land().slope_y(), 2)}};
  const auto say = [&](const char* key) {
    return words().say(std::string("partial.describe.") + key, numbers);
  };
  if (std::isnan(land().z())) return say("gap");
  if (show() == Show::kGround) return say("ground");
  if (show() == Show::kX) return say(std::isnan(land().slope_x()) ? "corner_x" : "x");
  if (show() == Show::kY) return say(std::isnan(land().slope_y()) ? "corner_y" : "y");
  return say("both");
}

// The tangent in space, as long as fits the block.
void Partial::draw_tangent(DrawList& list, int variable, const figure::Space& space) const {
  const double m = slope(variable), t0 = here(variable), z0 = land().z();
  if (!std::isfinite(m) || !space.z().contains(z0)) return;
  const Range sides = window(variable);
  double low = sides.min - t0, high = sides.max - t0;
  if (m != 0) {
    const double a = (space.z().min - z0) / m, b = (space.z().max - z0) / m;
    low = std::max(low, std::min(a, b));
    high = std::min(high, std::max(a, b));
  }
  // About as far to both sides: a line, not a lance.
  const double reach = std::min(0.3 * sides.length(), std::max(high, -low));
  low = std::max(low, -reach);
  high = std::min(high, reach);
  list.push_back(figure::Line{space.screen_from_data(on_path(variable, t0 + low, z0 + m * low)),
                              space.screen_from_data(on_path(variable, t0 + high, z0 + m * high)),
                              {Role::kTangent, 2.6F}});
}

void Partial::draw_path(DrawList& list, int variable, Size size, const DrawOptions& options) const {
  const Axes axes = path_axes(variable, size);
  if (!(axes.box.width >= 1 && axes.box.height >= 1)) return;
  const float text_size = figure::text_size_for(size);
  const float width = text_size < 15 ? 0.85F : 1;
  draw_axes(list, axes, frame(variable, text_size));
  if (axes.y.contains(0)) {
    list.push_back(figure::Line{axes.screen_from_data(axes.x.min, 0),
                                axes.screen_from_data(axes.x.max, 0),
                                {Role::kInk2, 1}});
  }
  figure::draw_curve(list, [&](double t) { return path(variable, t); }, window(variable), axes,
                     {Role::kCurve, 3 * width});
  const double m = slope(variable);
  const auto tangent =
      figure::line_through(axes, {here(variable), land().z()}, m, {Role::kTangent, 2.4F * width});
  if (tangent) list.push_back(*tangent);
  const Point at = point_on_path(variable, size);
  const Handle handle = variable == 0 ? kOnPathX : kOnPathY;
  figure::draw_handle(list, at, touch(options, {handle}),
                      std::isnan(land().z()) ? Role::kWarn : Role::kPoint, 7);
  const bool none = std::isnan(m);
  const std::string text =
      none ? words().say(std::isnan(land().z()) ? "partial.gap" : "partial.none")
           : std::string("∂f/∂") + (variable == 0 ? "x" : "y") + " = " + text::display(m, 2);
  // In the row of the name of the axis, where nothing else is.
  list.push_back(figure::Text{{axes.box.right(), axes.box.top - 0.95F * text_size},
                              text,
                              {none ? Role::kWarn : Role::kTangent},
                              text_size,
                              figure::Align::kEnd});
}

void Partial::draw_table(DrawList& list, Rectangle box, float text_size) const {
  // Columns: what is held fixed, what moves, the slope, its formula where there is room.
  const auto row = [&](int variable) {
    const char* moving = variable == 0 ? "x" : "y";
    const char* fixed = variable == 0 ? "y" : "x";
    const double m = slope(variable);
    return std::array<std::string, 4>{
        std::string(fixed) + " = " + text::display(here(1 - variable), 2), moving,
        std::isnan(m) ? words().say("partial.no_slope") : text::display(m, 2),
        std::string("∂f/∂") + moving + " = " + land().partial(variable).pretty()};
  };
  const std::array<std::array<std::string, 4>, 3> rows = {
      std::array<std::string, 4>{
          words().say("partial.table.fixed"), words().say("partial.table.moves"),
          words().say("partial.table.slope"), words().say("partial.table.formula")},
      row(0), row(1)};
  std::array<float, 4> widths{};
  for (const auto& cells : rows) {
    for (std::size_t i = 0; i < 4; ++i) {
      widths[i] = std::max(widths[i], figure::text_width(cells[i], text_size));
    }
  }
  // Where it gets narrow, what moves goes first: its name is in the formula, too.
  const float air = 1.5F * text_size;
  const auto total_of = [&](const std::vector<std::size_t>& columns) {
    float sum = 0;
    for (std::size_t i : columns) sum += widths[i] + air;
    return sum;
  };
  std::vector<std::size_t> columns;
  for (const auto& candidate : {std::vector<std::size_t>{0, 1, 2, 3}, {0, 2, 3}, {0, 2}}) {
    columns = candidate;
    if (total_of(columns) <= box.width) break;
  }
  const float total = total_of(columns);
  const float height = std::min(2.1F * text_size, box.height / 3.4F);
  const float left = box.left + std::max(0.F, (box.width - total) / 2);
  const float top = box.top + std::max(0.F, (box.height - 3 * height) / 2);
  for (std::size_t r = 0; r < 3; ++r) {
    const float y = top + (static_cast<float>(r) + 0.5F) * height;
    float x = left + air / 2;
    for (std::size_t i : columns) {
      const Role role = r == 0 ? Role::kInk2 : i >= 2 ? Role::kTangent : Role::kInk;
      list.push_back(figure::Text{
          {x, y}, rows[r][i], {role}, text_size, figure::Align::kStart, figure::Baseline::kMiddle});
      x += widths[i] + air;
    }
    list.push_back(figure::Line{{left, y + height / 2},
                                {left + total, y + height / 2},
                                {r == 0 ? Role::kInk2 : Role::kLine, 1}});
  }
}

DrawList Partial::draw(Size size, const DrawOptions& options) const {
  DrawList list;
  const LandscapeBoxes where = boxes(size);
  const figure::Window& window = land().ground().window;
  const DataPoint west{window.x.min, land().y()}, east{window.x.max, land().y()};
  const DataPoint south{land().x(), window.y.min}, north{land().x(), window.y.max};
  const figure::ReliefOptions cuts = cut_relief(where);
  draw_surface(list, where, options, cuts, [&](const figure::Space& space) {
    const Stroke path{Role::kCurve, 3};
    if (along(0)) draw_way(list, land().ground(), space, cuts, west, east, path, 0.25F);
    if (along(1)) draw_way(list, land().ground(), space, cuts, south, north, path, 0.25F);
    for (int variable : {0, 1}) {
      if (along(variable)) draw_tangent(list, variable, space);
    }
  });
  const Axes map_axes = map(where).axes;
  std::vector<Point> lines;  // no label on them
  for (double part = 0; part <= 1; part += 0.05) {
    if (along(0))
      lines.push_back(map_axes.screen_from_data(west.x + part * (east.x - west.x), west.y));
    if (along(1))
      lines.push_back(map_axes.screen_from_data(south.x, south.y + part * (north.y - south.y)));
  }
  const auto draw_ways = [&](const figure::GroundMap& map) {
    const Stroke line{Role::kCurve, 2.6F};
    const auto at = [&](DataPoint p) { return map.axes.screen_from_data(p); };
    if (along(0)) list.push_back(figure::Line{at(west), at(east), line});
    if (along(1)) list.push_back(figure::Line{at(south), at(north), line});
  };
  draw_map(list, where, options, draw_ways, std::move(lines));
  if (show() == Show::kTable) {
    draw_table(list, boxes_of(show(), size)[2], where.text_size);
    return list;
  }
  for (int variable : {0, 1}) {
    if (along(variable)) draw_path(list, variable, size, options);
  }
  return list;
}

Handle Partial::hit(Point at, Size size, float reach) const {
  for (int variable : {0, 1}) {
    if (path_box(variable, size).width <= 0) continue;
    const Point p = point_on_path(variable, size);
    if (std::hypot(p.x - at.x, p.y - at.y) <= reach) return variable == 0 ? kOnPathX : kOnPathY;
  }
  return LandscapeScene::hit(at, size, reach);
}

void Partial::drag(Handle handle, Point to, Size size) {
  if (handle == kOnPathX) {
    set_number("x", path_axes(0, size).data_from_screen(to).x);
  } else if (handle == kOnPathY) {
    set_number("y", path_axes(1, size).data_from_screen(to).x);
  } else {
    LandscapeScene::drag(handle, to, size);
  }
}

}  // namespace

SceneSpec partial_spec() {
  SceneSpec spec{.id = "partial", .parameters = landscape_rows("x^2/2+y^2/4", "1", "1.5")};
  spec.parameters.push_back({.id = "show",
                             .kind = Kind::kChoice,
                             .initial = "x",
                             .choices = {"ground", "x", "y", "both", "table"}});
  for (Parameter& row : camera_rows()) spec.parameters.push_back(std::move(row));
  spec.parameters.push_back(audit_row());
  spec.observables = {"z",       "slope_x", "slope_y",   "level",
                      "needs_x", "needs_y", "formula_x", "formula_y"};
  return spec;
}

std::unique_ptr<Scene> make_partial(const SceneSpec& spec, const Context& context) {
  return std::make_unique<Partial>(spec, context);
}

}  // namespace downhill::scenes
