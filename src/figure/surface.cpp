#include "figure/surface.h"

#include <algorithm>
#include <cmath>

namespace downhill::figure {
namespace {

// The part of the floor that a grid covers.
struct Floor {
  Range x, y;
};

Floor whole(const Space& space) { return {space.x(), space.y()}; }

double node_x(const Grid& grid, const Floor& floor, double column) {
  return floor.x.min + column / (grid.columns - 1) * floor.x.length();
}
double node_y(const Grid& grid, const Floor& floor, double row) {
  return floor.y.max - row / (grid.rows - 1) * floor.y.length();
}
SpacePoint node(const Grid& grid, const Floor& floor, int column, int row) {
  return {node_x(grid, floor, column), node_y(grid, floor, row), grid.at(column, row)};
}

// dz per node along columns (or rows), by central differences; one-sided at edges and holes.
double slope_per_node(double before, double here, double after) {
  if (std::isfinite(before) && std::isfinite(after)) return (after - before) / 2;
  if (std::isfinite(after)) return after - here;
  return std::isfinite(before) ? here - before : 0;
}

float light_at(const Grid& grid, const Floor& floor, const Space& space, int column, int row) {
  const auto height = [&](int c, int r) {
    if (c < 0 || r < 0 || c >= grid.columns || r >= grid.rows) return std::nan("");
    return grid.at(c, r);
  };
  const double here = grid.at(column, row);
  const double per_column = slope_per_node(height(column - 1, row), here, height(column + 1, row));
  const double per_row = slope_per_node(height(column, row - 1), here, height(column, row + 1));
  const double dx = floor.x.length() / (grid.columns - 1);
  const double dy = -floor.y.length() / (grid.rows - 1);  // row 0 is at y.max
  return static_cast<float>(space.light(per_column / dx, per_row / dy));
}

// The indices of `count` squares in a row, the farther end first.
std::vector<int> far_to_near(int count, bool last_is_near) {
  std::vector<int> out;
  for (int i = 0; i < count; ++i) out.push_back(i);
  if (!last_is_near) std::reverse(out.begin(), out.end());
  return out;
}

bool usable(const Grid& grid) { return grid.columns >= 2 && grid.rows >= 2; }

std::vector<Point> on_screen(const std::vector<SpacePoint>& points, const Space& space) {
  std::vector<Point> out;
  out.reserve(points.size());
  for (const SpacePoint& p : points) out.push_back(space.screen_from_data(p));
  return out;
}

void push_line(DrawList& list, std::vector<Point> points, const Stroke& stroke,
               float least_length = 0) {
  float length = 0;
  for (std::size_t i = 1; i < points.size(); ++i) {
    length += std::hypot(points[i].x - points[i - 1].x, points[i].y - points[i - 1].y);
  }
  if (length > least_length) list.push_back(Polyline{std::move(points), stroke});
}

}  // namespace

Mesh surface_mesh(const Grid& grid, const Space& space, const SurfaceOptions& options) {
  if (!usable(grid)) return {};
  Mesh mesh;
  mesh.opacity = options.opacity;
  const Floor floor{options.x.length() > 0 ? options.x : space.x(),
                    options.y.length() > 0 ? options.y : space.y()};
  const Range heights = options.heights.length() > 0 ? options.heights : space.z();
  for (int row = 0; row < grid.rows; ++row) {
    for (int column = 0; column < grid.columns; ++column) {
      SpacePoint p = node(grid, floor, column, row);
      const bool sound = std::isfinite(p.z);
      p.z = sound ? std::clamp(p.z, space.z().min, space.z().max) : space.z().min;
      mesh.points.push_back(space.screen_from_data(p));
      const double level = heights.length() > 0 ? (p.z - heights.min) / heights.length() : 0.5;
      mesh.levels.push_back(static_cast<float>(std::clamp(level, 0., 1.)));
      mesh.lights.push_back(sound ? light_at(grid, floor, space, column, row) : 0);
    }
  }
  // Row 0 is at y.max: the last row is near when y.max is far.
  const auto rows = far_to_near(grid.rows - 1, !space.y_max_is_near());
  const auto columns = far_to_near(grid.columns - 1, space.x_max_is_near());
  for (int row : rows) {
    for (int column : columns) {
      const std::array<double, 4> z = {grid.at(column, row), grid.at(column + 1, row),
                                       grid.at(column + 1, row + 1), grid.at(column, row + 1)};
      const auto [low, high] = std::minmax_element(z.begin(), z.end());
      if (!std::isfinite(z[0] + z[1] + z[2] + z[3])) continue;
      if (*low > space.z().max || *high < space.z().min) continue;
      const int corner = row * grid.columns + column;
      mesh.squares.push_back(
          {corner, corner + 1, corner + grid.columns + 1, corner + grid.columns});
    }
  }
  return mesh;
}

void draw_surface(DrawList& list, const Grid& grid, const Space& space,
                  const SurfaceOptions& options) {
  Mesh mesh = surface_mesh(grid, space, options);
  if (!mesh.squares.empty()) list.push_back(std::move(mesh));
}

double height_at(const Grid& grid, const Space& space, double x, double y) {
  if (!usable(grid)) return std::nan("");
  const double column = (x - space.x().min) / space.x().length() * (grid.columns - 1);
  const double row = (space.y().max - y) / space.y().length() * (grid.rows - 1);
  if (!(column >= 0 && row >= 0 && column <= grid.columns - 1 && row <= grid.rows - 1)) {
    return std::nan("");
  }
  const int c = std::min(static_cast<int>(column), grid.columns - 2);
  const int r = std::min(static_cast<int>(row), grid.rows - 2);
  const double s = column - c, t = row - r;
  const double top = grid.at(c, r) + s * (grid.at(c + 1, r) - grid.at(c, r));
  const double bottom = grid.at(c, r + 1) + s * (grid.at(c + 1, r + 1) - grid.at(c, r + 1));
  return top + t * (bottom - top);
}

bool is_visible(const SpacePoint& p, const Grid& grid, const Space& space) {
  if (!usable(grid)) return true;
  // Walk towards the eye, half a square at a time, until above all ground or outside the block. A
  // point on the ground must not hide itself: hence the first step and the allowance.
  const SpacePoint step = space.towards_eye();
  const double stride = 1. / std::max(grid.columns, grid.rows);
  const double allowance = 0.006 * space.z().length();
  for (double way = 2 * stride; way < 3; way += stride) {
    const double z = p.z + way * step.z;
    if (z > space.z().max) return true;
    const double x = p.x + way * step.x, y = p.y + way * step.y;
    if (!space.x().contains(x) || !space.y().contains(y)) return true;
    if (height_at(grid, space, x, y) > z + allowance) return false;
  }
  return true;
}

void draw_on_surface(DrawList& list, const std::vector<SpacePoint>& points, const Grid& grid,
                     const Space& space, const Stroke& stroke, float hidden_opacity) {
  Stroke behind = stroke;
  behind.opacity *= hidden_opacity;
  std::vector<Point> piece;
  bool piece_is_visible = true;
  // Shreds that are left between hidden pieces are not worth a line.
  constexpr float kShred = 12;  // px
  int pieces = 1;
  const auto close = [&] {
    if (piece_is_visible || hidden_opacity > 0)
      push_line(list, piece, piece_is_visible ? stroke : behind, pieces > 1 ? kShred : 0);
    piece.clear();
  };
  for (const SpacePoint& p : points) {
    if (!std::isfinite(p.x + p.y + p.z)) {
      close();
      continue;
    }
    const Point at = space.screen_from_data(p);
    const bool visible = is_visible(p, grid, space);
    if (!piece.empty() && visible != piece_is_visible) {
      piece.push_back(at);
      ++pieces;
      close();
    }
    piece_is_visible = visible;
    piece.push_back(at);
  }
  close();
}

void draw_surface_contours(DrawList& list, const Grid& grid, const std::vector<double>& levels,
                           const Space& space, const Stroke& stroke) {
  for (double level : levels) {
    if (!space.z().contains(level)) continue;
    for (const std::vector<Point>& line : contour(grid, level)) {
      std::vector<SpacePoint> points;
      for (const Point& p : line) {
        points.push_back({node_x(grid, whole(space), static_cast<double>(p.x)),
                          node_y(grid, whole(space), static_cast<double>(p.y)), level});
      }
      draw_on_surface(list, points, grid, space, stroke);
    }
  }
}

void draw_floor_contours(DrawList& list, const Grid& grid, const std::vector<double>& levels,
                         const Space& space, const Stroke& stroke) {
  for (double level : levels) {
    for (const std::vector<Point>& line : contour(grid, level)) {
      std::vector<SpacePoint> points;
      for (const Point& p : line) {
        points.push_back({node_x(grid, whole(space), static_cast<double>(p.x)),
                          node_y(grid, whole(space), static_cast<double>(p.y)), space.z().min});
      }
      push_line(list, on_screen(points, space), stroke);
    }
  }
}

}  // namespace downhill::figure
