#include "figure/block.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "figure/text_metrics.h"

namespace downhill::figure {
namespace {

constexpr Stroke kAxis{Role::kInk2, 1.4F};
constexpr Stroke kGrid{Role::kGrid, 1};

class Block {
 public:
  Block(DrawList& list, const Space& space, const BlockOptions& options)
      : list_(list),
        space_(space),
        options_(options),
        near_x_(space.x_max_is_near() ? space.x().max : space.x().min),
        near_y_(space.y_max_is_near() ? space.y().max : space.y().min) {
    // The z axis stands at the leftmost corner of the floor.
    float leftmost = HUGE_VALF;
    for (double x : {space.x().min, space.x().max}) {
      for (double y : {space.y().min, space.y().max}) {
        const Point corner = space.screen_from_data({x, y, space.z().min});
        if (corner.x >= leftmost) continue;
        leftmost = corner.x;
        z_x_ = x;
        z_y_ = y;
      }
    }
  }

  void draw() {
    const double z = space_.z().min;
    const auto x_ticks = ticks_between(space_.x(), {space_.x().min, near_y_, z},
                                       {space_.x().max, near_y_, z}, options_.x_format);
    const auto y_ticks = ticks_between(space_.y(), {near_x_, space_.y().min, z},
                                       {near_x_, space_.y().max, z}, options_.y_format);
    const auto z_ticks = ticks_between(space_.z(), {z_x_, z_y_, space_.z().min},
                                       {z_x_, z_y_, space_.z().max}, options_.z_format);
    for (const Tick& tick : x_ticks)
      line({tick.value, space_.y().min, z}, {tick.value, space_.y().max, z}, kGrid);
    for (const Tick& tick : y_ticks)
      line({space_.x().min, tick.value, z}, {space_.x().max, tick.value, z}, kGrid);
    for (double x : {space_.x().min, space_.x().max})
      line({x, space_.y().min, z}, {x, space_.y().max, z}, kGrid);
    for (double y : {space_.y().min, space_.y().max})
      line({space_.x().min, y, z}, {space_.x().max, y, z}, kGrid);
    line({space_.x().min, near_y_, z}, {space_.x().max, near_y_, z}, kAxis);
    line({near_x_, space_.y().min, z}, {near_x_, space_.y().max, z}, kAxis);
    line({z_x_, z_y_, space_.z().min}, {z_x_, z_y_, space_.z().max}, kAxis);

    // Names first: they matter more than a number that wants the same room.
    const float size = options_.text_size;
    const Point x_out = outward({space_.x().middle(), near_y_, z});
    const Point y_out = outward({near_x_, space_.y().middle(), z});
    const float name_distance = (options_.numbers ? 2.1F : 0.8F) * size;
    beside({space_.x().middle(), near_y_, z}, x_out, name_distance, options_.x_name, Face::kItalic);
    beside({near_x_, space_.y().middle(), z}, y_out, name_distance, options_.y_name, Face::kItalic);
    const Point top = space_.screen_from_data({z_x_, z_y_, space_.z().max});
    place(Text{{top.x, top.y - 0.5F * size},
               options_.z_name,
               {Role::kInk2},
               size,
               Align::kMiddle,
               Baseline::kBottom,
               Face::kItalic});
    if (!options_.numbers) return;
    for (const Tick& tick : x_ticks)
      beside({tick.value, near_y_, z}, x_out, 0.75F * size, tick.label, Face::kPlain);
    for (const Tick& tick : y_ticks)
      beside({near_x_, tick.value, z}, y_out, 0.75F * size, tick.label, Face::kPlain);
    for (const Tick& tick : z_ticks)
      beside({z_x_, z_y_, tick.value}, {-1, 0}, 0.5F * size, tick.label, Face::kPlain);
  }

 private:
  std::vector<Tick> ticks_between(Range range, const SpacePoint& from, const SpacePoint& to,
                                  const TickFormat& format) const {
    const Point a = space_.screen_from_data(from), b = space_.screen_from_data(to);
    return ticks(range, Scale::kLinear,
                 tick_target(std::hypot(b.x - a.x, b.y - a.y), 4.5F * options_.text_size), format);
  }

  void line(const SpacePoint& from, const SpacePoint& to, const Stroke& stroke) {
    list_.push_back(Line{space_.screen_from_data(from), space_.screen_from_data(to), stroke});
  }

  // The direction from the middle of the floor to a place on its edge, of length 1.
  Point outward(const SpacePoint& edge) const {
    const Point from =
        space_.screen_from_data({space_.x().middle(), space_.y().middle(), space_.z().min});
    const Point to = space_.screen_from_data(edge);
    const float dx = to.x - from.x, dy = to.y - from.y, length = std::hypot(dx, dy);
    return length > 0 ? Point{dx / length, dy / length} : Point{0, 1};
  }

  // A text whose nearest edge is `distance` px from a point, in a direction.
  void beside(const SpacePoint& at, Point direction, float distance, const std::string& text,
              Face face) {
    const Point p = space_.screen_from_data(at);
    const float half = text_width(text, options_.text_size, face) / 2;
    const float x = p.x + direction.x * (distance + half);
    place(Text{{x, p.y + direction.y * (distance + 0.3F * options_.text_size)},
               text,
               {Role::kInk2},
               options_.text_size,
               Align::kMiddle,
               Baseline::kMiddle,
               face});
  }

  void place(const Text& text) {
    if (text.text.empty()) return;
    const Rectangle box = text_box(text);
    for (const Rectangle& other : placed_) {
      if (box.left < other.right() + 3 && other.left < box.right() + 3 &&
          box.top < other.bottom() && other.top < box.bottom())
        return;
    }
    placed_.push_back(box);
    list_.push_back(text);
  }

  DrawList& list_;
  const Space& space_;
  const BlockOptions& options_;
  double near_x_, near_y_;
  double z_x_ = 0, z_y_ = 0;
  std::vector<Rectangle> placed_;
};

}  // namespace

void draw_block(DrawList& list, const Space& space, const BlockOptions& options) {
  Block(list, space, options).draw();
}

Space space_with_margins(Range x, Range y, Range z, Rectangle box, Camera camera, double relief,
                         float text_size) {
  const float side = 2.4F * text_size, top = 1.6F * text_size, bottom = 2.2F * text_size;
  const Rectangle inner{box.left + side, box.top + top, std::max(0.F, box.width - 2 * side),
                        std::max(0.F, box.height - top - bottom)};
  return Space(x, y, z, inner, camera, relief);
}

}  // namespace downhill::figure
