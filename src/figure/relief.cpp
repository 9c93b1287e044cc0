#include "figure/relief.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "figure/block.h"
#include "figure/surface.h"

namespace downhill::figure {
namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();
constexpr Stroke kFloorLevel{Role::kInk2, 1, Dash::kSolid, 0.45F};
constexpr Stroke kGroundLevel{Role::kInk, 1, Dash::kSolid, 0.3F};

// The two pieces of a range at a cut; without a cut all of it is far.
struct Pieces {
  Range far, near;
  bool cut = false;

  Pieces(Range all, std::optional<double> at, bool max_is_near) : far(all), near(all) {
    if (!at) return;
    cut = true;
    const double edge = std::clamp(*at, all.min, all.max);
    far = max_is_near ? Range{all.min, edge} : Range{edge, all.max};
    near = max_is_near ? Range{edge, all.max} : Range{all.min, edge};
  }
};

class Relief {
 public:
  Relief(DrawList& list, const Ground& ground, const Space& space, const ReliefOptions& options)
      : list_(list),
        ground_(ground),
        space_(space),
        options_(options),
        x_(space.x(), options.cut_x, space.x_max_is_near()),
        y_(space.y(), options.cut_y, space.y_max_is_near()) {}

  void draw() {
    // Of the quarters, each hides at most those painted before it.
    piece(x_.far, y_.far);
    if (x_.cut && y_.cut) {
      piece(x_.near, y_.far);
      piece(x_.far, y_.near);
    }
    const Grid left = remaining();
    draw_surface_contours(list_, left, ground_.levels, space_, kGroundLevel);
    if (y_.cut) wall({range_along(x_, y_), *options_.cut_y}, true);
    if (x_.cut) wall({range_along(y_, x_), *options_.cut_x}, false);
  }

  // The samples that are left: none where the ground is cut away.
  Grid remaining() const {
    Grid grid = ground_.grid;
    if (!x_.cut && !y_.cut) return grid;
    for (int row = 0; row < grid.rows; ++row) {
      for (int column = 0; column < grid.columns; ++column) {
        const double x = space_.x().min + space_.x().length() * column / (grid.columns - 1);
        const double y = space_.y().max - space_.y().length() * row / (grid.rows - 1);
        const bool gone = (!x_.cut || !x_.far.contains(x)) && (!y_.cut || !y_.far.contains(y));
        if (gone) grid.values[static_cast<std::size_t>(row * grid.columns + column)] = kNothing;
      }
    }
    return grid;
  }

 private:
  struct Wall {
    Range along;
    double at;
  };

  // How far the face of a cut is laid open: all of it, or up to the other cut.
  static Range range_along(const Pieces& along, const Pieces&) {
    return along.cut ? along.near : along.far;
  }

  void piece(Range x, Range y) {
    if (!(x.length() > 0 && y.length() > 0)) return;
    draw_surface(list_, sample_piece(ground_, x, y, options_.nodes), space_, {.x = x, .y = y});
  }

  // The face from the floor up to the ground, and the pane of the plane it lies in.
  void wall(const Wall& wall, bool runs_in_x) {
    if (!(wall.along.length() > 0)) return;
    const auto at = [&](double s, double z) {
      return space_.screen_from_data(runs_in_x ? SpacePoint{s, wall.at, z}
                                               : SpacePoint{wall.at, s, z});
    };
    constexpr int kParts = 64;
    std::vector<Point> top, bottom;
    const auto close = [&] {
      if (top.size() > 1) {
        std::vector<Point> ring = top;
        ring.insert(ring.end(), bottom.rbegin(), bottom.rend());
        list_.push_back(Polygon{ring, {Role::kSheet}});
        list_.push_back(Polygon{std::move(ring), {Role::kTangent, 0.16F}});
      }
      top.clear();
      bottom.clear();
    };
    for (int i = 0; i <= kParts; ++i) {
      const double s = wall.along.min + wall.along.length() * i / kParts;
      const double z = runs_in_x ? ground_.height(s, wall.at) : ground_.height(wall.at, s);
      if (!std::isfinite(z)) {
        close();
        continue;
      }
      top.push_back(at(s, std::clamp(z, space_.z().min, space_.z().max)));
      bottom.push_back(at(s, space_.z().min));
    }
    close();
    const double low = space_.z().min, high = space_.z().max;
    list_.push_back(Polygon{{at(wall.along.min, low), at(wall.along.max, low),
                             at(wall.along.max, high), at(wall.along.min, high)},
                            {Role::kTangent, 0.05F},
                            {Role::kTangent, 1, Dash::kSolid, 0.5F}});
  }

  DrawList& list_;
  const Ground& ground_;
  const Space& space_;
  const ReliefOptions& options_;
  Pieces x_, y_;
};

}  // namespace

Space relief_space(const Ground& ground, Rectangle box, Camera camera,
                   const ReliefOptions& options) {
  // So high that the block fills the box at the usual tilt; not as the tilt is now, or it would
  // grow while it is turned.
  constexpr double kUsualTilt = 30 * std::numbers::pi / 180;
  const float margin = (options.numbers ? 4.8F : 2.4F) * options.text_size;
  const double shape =
      box.width > margin
          ? static_cast<double>(std::max(0.F, box.height - margin) / (box.width - margin))
          : 1;
  const double relief = std::numbers::sqrt2 * (shape - std::sin(kUsualTilt)) / std::cos(kUsualTilt);
  // Without numbers half of the margins are enough.
  return space_with_margins(ground.window.x, ground.window.y, ground.z, box, camera,
                            std::clamp(relief, 0.4, 0.85),
                            (options.numbers ? 1 : 0.5F) * options.text_size);
}

void draw_relief_floor(DrawList& list, const Ground& ground, const Space& space,
                       const ReliefOptions& options) {
  draw_block(list, space,
             {.x_name = options.x_name,
              .y_name = options.y_name,
              .z_name = options.z_name,
              .text_size = options.text_size,
              .numbers = options.numbers});
  draw_floor_contours(list, ground.grid, ground.levels, space, kFloorLevel);
}

void draw_relief(DrawList& list, const Ground& ground, const Space& space,
                 const ReliefOptions& options) {
  Relief(list, ground, space, options).draw();
}

std::vector<SpacePoint> way_over(const Ground& ground, DataPoint from, DataPoint to, int pieces) {
  std::vector<SpacePoint> way;
  for (int i = 0; i <= pieces; ++i) {
    const double t = static_cast<double>(i) / pieces;
    const double x = from.x + t * (to.x - from.x), y = from.y + t * (to.y - from.y);
    const double z = ground.height(x, y);
    const bool inside =
        ground.window.x.contains(x) && ground.window.y.contains(y) && ground.z.contains(z);
    way.push_back({x, y, inside ? z : kNothing});
  }
  return way;
}

void draw_way(DrawList& list, const Ground& ground, const Space& space,
              const ReliefOptions& options, DataPoint from, DataPoint to, const Stroke& stroke,
              float hidden_opacity) {
  DrawList unused;
  const Grid left = Relief(unused, ground, space, options).remaining();
  draw_on_surface(list, way_over(ground, from, to), left, space, stroke, hidden_opacity);
}

std::optional<DataPoint> place_seen_at(const Ground& ground, const Space& space, Point at,
                                       std::optional<DataPoint> hint) {
  // Down the line of sight; each change between above and below the ground is a place.
  enum class Where { kOutside, kAbove, kBelow };
  const auto where = [&](double z) {
    const DataPoint p = space.floor_from_screen(at, z);
    if (!space.x().contains(p.x) || !space.y().contains(p.y)) return Where::kOutside;
    const double height = std::clamp(ground.height(p.x, p.y), space.z().min, space.z().max);
    return height >= z ? Where::kBelow : Where::kAbove;
  };
  std::optional<DataPoint> best;
  double least = std::numeric_limits<double>::infinity();
  const auto offer = [&](double z) {
    const DataPoint p = space.floor_from_screen(at, z);
    const double distance = hint ? std::hypot(p.x - hint->x, p.y - hint->y) : 0;
    if (distance >= least) return;
    least = distance;
    best = p;
  };
  constexpr int kSteps = 200, kHalvings = 30;
  double above = space.z().max;
  Where before = Where::kOutside;
  for (int i = 0; i <= kSteps; ++i) {
    const double z = space.z().max - space.z().length() * i / kSteps;
    const Where here = where(z);
    const bool met = here != before && here != Where::kOutside &&
                     (before != Where::kOutside || here == Where::kBelow);
    if (met) {
      double last = above, now = z;
      for (int k = 0; k < kHalvings; ++k) {
        const double middle = (last + now) / 2;
        (where(middle) == here ? now : last) = middle;
      }
      offer(now);
    }
    before = here;
    above = z;
  }
  return best;
}

}  // namespace downhill::figure
