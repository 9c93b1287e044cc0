#include "app/stroke.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace downhill::app {
namespace {

constexpr float kSharp = 0.87F;  // cosine of the turn (30 degrees) from which a corner gets a fan

ImVec2 along(ImVec2 p, ImVec2 direction, float length) {
  return {p.x + direction.x * length, p.y + direction.y * length};
}
float dot(ImVec2 a, ImVec2 b) { return a.x * b.x + a.y * b.y; }
float cross(ImVec2 a, ImVec2 b) { return a.x * b.y - a.y * b.x; }
ImVec2 normal(ImVec2 direction) { return {direction.y, -direction.x}; }

// Writes triangles: what a pen of one width and colour leaves on one list.
class Pen {
 public:
  Pen(ImDrawList& list, ImU32 color, float width) : list_(list) {
    const float fringe = list._FringeScale;
    // A line thinner than a device pixel is a device pixel wide, but paler.
    const float coverage = std::min(width / fringe, 1.0F);
    const auto alpha = static_cast<ImU32>(
        std::lround(static_cast<float>((color >> IM_COL32_A_SHIFT) & 0xFFU) * coverage));
    color_ = (color & ~IM_COL32_A_MASK) | (alpha << IM_COL32_A_SHIFT);
    clear_ = color & ~IM_COL32_A_MASK;
    core_ = std::max(width - fringe, 0.0F) / 2;
    rim_ = core_ + fringe;
    arc_step_ = arc_step(rim_);
  }

  // A closed strip around a circle.
  void ring(ImVec2 center, float radius) {
    const auto count =
        static_cast<unsigned>(std::ceil(2 * std::numbers::pi_v<float> / arc_step(radius + rim_)));
    const float step = 2 * std::numbers::pi_v<float> / static_cast<float>(count);
    const float c = std::cos(step), s = std::sin(step);
    // A line of one device pixel has no core between its two fades.
    const unsigned rails = core_ > 0 ? 4 : 3;
    const float offsets[] = {rim_, core_, rails == 4 ? -core_ : -rim_, -rim_};
    begin(count * rails, count * (rails - 1) * 6);
    ImVec2 ray = {1, 0};
    for (unsigned i = 0; i < count; ++i) {
      for (unsigned k = 0; k < rails; ++k) {
        vertex(along(center, ray, radius + offsets[k]), k == 0 || k + 1 == rails ? clear_ : color_);
      }
      ray = {ray.x * c - ray.y * s, ray.x * s + ray.y * c};
    }
    for (unsigned i = 0; i < count; ++i) {
      const unsigned a = base_ + i * rails, b = base_ + (i + 1) % count * rails;
      for (unsigned k = 0; k + 1 < rails; ++k) quad(a + k, b + k, b + k + 1, a + k + 1);
    }
  }

  // A strip along `points` with mitred corners; `directions[i]` leads from point i to the next.
  void strip(std::span<const ImVec2> points, std::span<const ImVec2> directions, bool closed) {
    const auto count = static_cast<unsigned>(points.size());
    const unsigned pieces = closed ? count : count - 1;
    begin(count * 4, pieces * 18);
    for (unsigned i = 0; i < count; ++i) {
      const bool first = i == 0 && !closed, last = i + 1 == count && !closed;
      const ImVec2 in = directions[first ? i : (i + count - 1) % count];
      const ImVec2 out = directions[last ? i - 1 : i];
      const float scale = 1 / (1 + dot(in, out));
      const ImVec2 side = {(normal(in).x + normal(out).x) * scale,
                           (normal(in).y + normal(out).y) * scale};
      vertex(along(points[i], side, rim_), clear_);
      vertex(along(points[i], side, core_), color_);
      vertex(along(points[i], side, -core_), color_);
      vertex(along(points[i], side, -rim_), clear_);
    }
    for (unsigned i = 0; i < pieces; ++i) {
      const unsigned a = base_ + i * 4, b = base_ + (i + 1) % count * 4;
      for (unsigned k = 0; k < 3; ++k) quad(a + k, b + k, b + k + 1, a + k + 1);
    }
  }

  // A fan around `center` from direction `from`, turning by `angle` (either sign).
  void fan(ImVec2 center, ImVec2 from, float angle) {
    const auto steps = static_cast<unsigned>(std::ceil(std::abs(angle) / arc_step_)) + 1;
    begin(1 + 2 * (steps + 1), steps * 9);
    vertex(center, color_);
    for (unsigned i = 0; i <= steps; ++i) {
      const float turn = angle * static_cast<float>(i) / static_cast<float>(steps);
      const float c = std::cos(turn), s = std::sin(turn);
      const ImVec2 ray = {from.x * c - from.y * s, from.x * s + from.y * c};
      vertex(along(center, ray, core_), color_);
      vertex(along(center, ray, rim_), clear_);
    }
    for (unsigned i = 0; i < steps; ++i) {
      const unsigned a = base_ + 1 + i * 2;
      triangle(base_, a, a + 2);
      quad(a, a + 1, a + 3, a + 2);
    }
  }

  // The fade across a flat end, so that a tilted dash has no stairs.
  void flat_end(ImVec2 point, ImVec2 outward) {
    const ImVec2 side = normal(outward);
    const float fringe = rim_ - core_;
    const ImVec2 beyond = along(point, outward, fringe / 2);
    begin(4, 6);
    vertex(along(point, side, core_), color_);
    vertex(along(point, side, -core_), color_);
    vertex(along(beyond, side, -core_), clear_);
    vertex(along(beyond, side, core_), clear_);
    quad(base_, base_ + 1, base_ + 2, base_ + 3);
  }

 private:
  void begin(unsigned vertices, unsigned indices) {
    list_.PrimReserve(static_cast<int>(indices), static_cast<int>(vertices));
    base_ = list_._VtxCurrentIdx;
    white_ = ImGui::GetFontTexUvWhitePixel();
  }
  void vertex(ImVec2 at, ImU32 color) { list_.PrimWriteVtx(at, white_, color); }
  void triangle(unsigned a, unsigned b, unsigned c) {
    list_.PrimWriteIdx(a);
    list_.PrimWriteIdx(b);
    list_.PrimWriteIdx(c);
  }
  void quad(unsigned a, unsigned b, unsigned c, unsigned d) {
    triangle(a, b, c);
    triangle(a, c, d);
  }

  // By this angle an arc leaves its circle by at most a tenth of a device pixel.
  float arc_step(float radius) const {
    return 2 * std::acos(1 - std::min(0.1F * list_._FringeScale / std::max(radius, 0.1F), 0.5F));
  }

  ImDrawList& list_;
  ImU32 color_, clear_;
  float core_, rim_, arc_step_;
  unsigned base_ = 0;
  ImVec2 white_;
};

// Without the points that lie nearer than `least` to the one before; an open line keeps its ends.
std::vector<ImVec2> without_repeats(std::span<const ImVec2> points, bool closed,
                                    float least = 1e-3F) {
  std::vector<ImVec2> kept;
  kept.reserve(points.size());
  const auto same = [least](ImVec2 a, ImVec2 b) {
    return std::hypot(a.x - b.x, a.y - b.y) < least;
  };
  for (const ImVec2& p : points) {
    if (kept.empty() || !same(kept.back(), p)) kept.push_back(p);
  }
  if (!closed && kept.size() > 1) kept.back() = points.back();
  while (closed && kept.size() > 1 && same(kept.front(), kept.back())) kept.pop_back();
  return kept;
}

}  // namespace

void stroke(ImDrawList& list, std::span<const ImVec2> points, bool closed, ImU32 color, float width,
            Ends ends) {
  if (!(width > 0) || (color & IM_COL32_A_MASK) == 0) return;
  // A run of hundreds of steps has many points to a pixel.
  const float pixel = list._FringeScale;
  std::vector<ImVec2> line = without_repeats(points, closed, pixel / 2);
  if (line.empty()) return;
  Pen pen(list, color, width);
  if (line.size() == 1) {
    if (ends == Ends::kRound) pen.fan(line[0], {1, 0}, 2 * std::numbers::pi_v<float>);
    return;
  }
  if (line.size() == 2) closed = false;

  const auto count = line.size();
  std::vector<ImVec2> directions(count);
  for (std::size_t i = 0; i < count; ++i) {
    const ImVec2 a = line[i], b = line[(i + 1) % count];
    const float length = std::max(std::hypot(b.x - a.x, b.y - a.y), 1e-6F);
    directions[i] = {(b.x - a.x) / length, (b.y - a.y) / length};
  }
  // Whether the end of a line of two pixels is round or square nobody sees: six triangles fewer.
  if (!closed && ends == Ends::kRound && width <= 2 * pixel) {
    line.front() = along(line.front(), directions[0], -width / 2);
    line.back() = along(line.back(), directions[count - 2], width / 2);
    ends = Ends::kFlat;
  }
  const auto sharp = [&](std::size_t i) {
    return dot(directions[(i + count - 1) % count], directions[i % count]) < kSharp;
  };
  const auto join = [&](std::size_t i) {
    const ImVec2 in = directions[(i + count - 1) % count], out = directions[i % count];
    const float turn = std::atan2(cross(in, out), dot(in, out));
    // The outer side lies to the left of a right turn and the other way round.
    const float side = turn > 0 ? 1.0F : -1.0F;
    const ImVec2 from = {normal(in).x * side, normal(in).y * side};
    pen.fan(line[i % count], from, turn);
  };

  if (closed) {
    std::size_t first = 0;
    while (first < count && !sharp(first)) ++first;
    if (first == count) {
      pen.strip(line, directions, true);
      return;
    }
    // Open the ring at a sharp corner: what remains is an open line whose ends meet.
    std::rotate(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(first), line.end());
    std::rotate(directions.begin(), directions.begin() + static_cast<std::ptrdiff_t>(first),
                directions.end());
    join(0);
    line.push_back(line.front());
    directions.push_back(directions.front());
  }

  const std::size_t size = line.size();
  std::size_t begin = 0;
  for (std::size_t i = 1; i < size; ++i) {
    const bool end = i + 1 == size;
    const bool corner = !end && dot(directions[i - 1], directions[i]) < kSharp;
    if (!corner && !end) continue;
    pen.strip(std::span(line).subspan(begin, i - begin + 1),
              std::span(directions).subspan(begin, i - begin), false);
    if (corner) join(i);
    begin = i;
  }
  if (closed) return;
  const ImVec2 out = directions[size - 2], back = {-directions[0].x, -directions[0].y};
  if (ends == Ends::kRound) {
    pen.fan(line.front(), normal(back), std::numbers::pi_v<float>);
    pen.fan(line.back(), normal(out), std::numbers::pi_v<float>);
  } else {
    pen.flat_end(line.front(), back);
    pen.flat_end(line.back(), out);
  }
}

void stroke_circle(ImDrawList& list, ImVec2 center, float radius, ImU32 color, float width) {
  if (!(width > 0) || !(radius > 0) || (color & IM_COL32_A_MASK) == 0) return;
  Pen(list, color, width).ring(center, radius);
}

std::vector<std::vector<ImVec2>> dashes(std::span<const ImVec2> points, bool closed, float on,
                                        float off) {
  std::vector<std::vector<ImVec2>> pieces;
  std::vector<ImVec2> line = without_repeats(points, closed);
  if (line.size() < 2 || !(on > 0) || !(off > 0)) return pieces;
  if (closed) line.push_back(line.front());
  bool drawing = true;
  float left = on;  // of the dash or gap we are in
  pieces.push_back({line[0]});
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    const ImVec2 a = line[i], b = line[i + 1];
    const float length = std::hypot(b.x - a.x, b.y - a.y);
    float done = 0;
    while (length - done > left) {
      done += left;
      const float t = done / length;
      const ImVec2 p = {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
      if (drawing) {
        pieces.back().push_back(p);
      } else {
        pieces.push_back({p});
      }
      drawing = !drawing;
      left = drawing ? on : off;
    }
    left -= length - done;
    if (drawing) pieces.back().push_back(b);
  }
  return pieces;
}

void stroke_dashed(ImDrawList& list, std::span<const ImVec2> points, bool closed, ImU32 color,
                   float width, float on, float off, Ends ends) {
  for (const auto& piece : dashes(points, closed, on, off)) {
    stroke(list, piece, false, color, width, ends);
  }
}

void rounded_path(ImDrawList& list, const figure::Rectangle& box, float radius) {
  constexpr float kPi = std::numbers::pi_v<float>;
  const float r = std::max(0.0F, radius);
  const ImVec2 a = {box.left + r, box.top + r}, b = {box.right() - r, box.bottom() - r};
  list.PathArcTo(a, r, kPi, 1.5F * kPi);
  list.PathArcTo({b.x, a.y}, r, 1.5F * kPi, 2 * kPi);
  list.PathArcTo(b, r, 0, 0.5F * kPi);
  list.PathArcTo({a.x, b.y}, r, 0.5F * kPi, kPi);
  // Where a side has no length two arcs share a point; twice in a ring it would grow a spur.
  const std::vector<ImVec2> ring = without_repeats({list._Path.Data, list._Path.end()}, true);
  list.PathClear();
  for (const ImVec2& p : ring) list.PathLineTo(p);
}

}  // namespace downhill::app
