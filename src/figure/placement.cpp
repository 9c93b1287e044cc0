#include "figure/placement.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "figure/curve.h"
#include "figure/text_metrics.h"

namespace downhill::figure {
namespace {

constexpr float kMarkPrice = 150;     // of covering a point or a text, in px of line
constexpr float kQuietFactor = 0.4F;  // axes and guides may be covered before curves are
constexpr float kBoxAir = 4;          // px around the box
constexpr float kPreference = 6;      // px of line that a later candidate must save

struct Cost {
  const Rectangle& box;

  float segment(Point from, Point to, const Stroke& stroke) const {
    if (stroke.role == Role::kGrid || stroke.width <= 0) return 0;
    const auto inside = clipped(Line{from, to}, box);
    if (!inside) return 0;
    const float length = std::hypot(inside->to.x - inside->from.x, inside->to.y - inside->from.y);
    return length * (stroke.role == Role::kInk2 ? kQuietFactor : 1);
  }
  float operator()(const Line& s) const { return segment(s.from, s.to, s.stroke); }
  float operator()(const Polyline& s) const {
    float sum = 0;
    for (std::size_t i = 1; i < s.points.size(); ++i)
      sum += segment(s.points[i - 1], s.points[i], s.stroke);
    return sum;
  }
  float operator()(const Circle& s) const {
    const float r = s.radius;
    return box.touches({s.center.x - r, s.center.y - r, 2 * r, 2 * r}) ? kMarkPrice : 0;
  }
  float operator()(const Text& s) const { return box.touches(text_box(s)) ? kMarkPrice : 0; }
  float operator()(const Polygon&) const { return 0; }
  float operator()(const Rect& s) const {
    return s.stroke.width > 0 && box.touches(s.box) ? kMarkPrice : 0;
  }
  float operator()(const Cells&) const { return 0; }
  float operator()(const Mesh&) const { return 0; }
  float operator()(const Clip&) const { return 0; }
  float operator()(const Plot&) const { return 0; }
};

}  // namespace

float hidden_by(const Rectangle& box, const DrawList& list) {
  float sum = 0;
  for (const Shape& shape : list) sum += std::visit(Cost{box}, shape);
  return sum;
}

Rectangle best_place(const std::vector<Rectangle>& candidates, const Rectangle& inside,
                     const DrawList& list) {
  if (candidates.empty()) return {};
  const Rectangle* best = nullptr;
  float lowest = std::numeric_limits<float>::infinity();
  float preference = 0;
  for (const Rectangle& box : candidates) {
    const Rectangle with_air{box.left - kBoxAir, box.top - kBoxAir, box.width + 2 * kBoxAir,
                             box.height + 2 * kBoxAir};
    const float cost = preference + hidden_by(with_air, list);
    preference += kPreference;
    if (!inside.encloses(box) || cost >= lowest) continue;
    lowest = cost;
    best = &box;
  }
  if (best) return *best;
  Rectangle box = candidates.front();
  box.left = std::max(inside.left, std::min(box.left, inside.right() - box.width));
  box.top = std::max(inside.top, std::min(box.top, inside.bottom() - box.height));
  return box;
}

std::vector<Rectangle> places_around(Point point, Size size, float distance) {
  std::vector<Rectangle> out;
  const auto add = [&](float x, float y, float reach) {
    // (x, y) in -1, 0, 1 is the direction; the box lies wholly on that side.
    out.push_back({point.x + x * reach + (x - 1) / 2 * size.width,
                   point.y + y * reach + (y - 1) / 2 * size.height, size.width, size.height});
  };
  for (float reach : {distance, 2 * distance}) {
    add(1, 0, reach);
    add(1, 0.5F, reach);
    add(1, 1, 0.8F * reach);
    add(1, -0.5F, reach);
    add(1, -1, 0.8F * reach);
    add(-1, 0, reach);
    add(-1, -0.5F, reach);
    add(-1, -1, 0.8F * reach);
    add(-1, 1, 0.8F * reach);
    add(0, -1, reach);
    add(0, 1, reach);
  }
  return out;
}

}  // namespace downhill::figure
