#include "app/draw_list_imgui.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <span>
#include <vector>

#include "app/stroke.h"
#include "figure/line_style.h"
#include "figure/text_metrics.h"

namespace downhill::app {
namespace {

constexpr float kTurn = 2 * std::numbers::pi_v<float>;

using namespace figure;  // NOLINT: every shape is named here

float doubled_area(std::span<const ImVec2> ring) {
  float sum = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const ImVec2 a = ring[i], b = ring[(i + 1) % ring.size()];
    sum += a.x * b.y - b.x * a.y;
  }
  return sum;
}

bool is_convex(std::span<const ImVec2> ring) {
  const std::size_t count = ring.size();
  int sign = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const ImVec2 a = ring[i], b = ring[(i + 1) % count], c = ring[(i + 2) % count];
    const float turn = (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x);
    const int s = turn > 1e-3F ? 1 : turn < -1e-3F ? -1 : 0;
    if (s * sign < 0) return false;
    if (s != 0) sign = s;
  }
  return true;
}

class Painter {
 public:
  Painter(ImDrawList& list, const Palette& palette, const Typeface& typeface, ImVec2 origin)
      : list_(list), palette_(palette), typeface_(typeface), origin_(origin) {}
  ~Painter() { end_clip(); }
  Painter(const Painter&) = delete;
  Painter& operator=(const Painter&) = delete;

  void operator()(const Line& given) {
    Line line = given;
    line.from = moved(line.from);
    line.to = moved(line.to);
    const bool upright = line.from.x == line.to.x, level = line.from.y == line.to.y;
    if (upright != level && line.stroke.dash == Dash::kSolid) {
      // Grid lines and axes fall on whole device pixels.
      line.stroke.width = whole_pixels(line.stroke.width);
      if (upright) line.from.x = line.to.x = on_pixels(line.to.x, line.stroke.width);
      if (level) line.from.y = line.to.y = on_pixels(line.to.y, line.stroke.width);
    }
    if (!line.arrow) {
      const std::array<ImVec2, 2> ends = {vector(line.from), vector(line.to)};
      draw_stroke(ends, false, line.stroke, line.stroke.width);
      return;
    }
    const ArrowHead head = arrow_head(line);
    const std::array<ImVec2, 2> shaft = {vector(line.from), vector(head.shaft_end)};
    draw_stroke(shaft, false, line.stroke, line.stroke.width);
    const auto [tip, one, other] = head.triangle;
    list_.AddTriangleFilled(vector(tip), vector(one), vector(other),
                            palette_.color(line.stroke.role, line.stroke.opacity));
  }

  void operator()(const Polyline& line) {
    draw_stroke(points(line.points), false, line.stroke, line.stroke.width);
  }

  void operator()(const Polygon& polygon) {
    std::vector<ImVec2> ring = points(polygon.points);
    const ImU32 color = palette_.color(polygon.fill.role, polygon.fill.opacity);
    if (polygon.fill.opacity > 0 && ring.size() > 2) {
      // Dear ImGui puts the fading edge on the outside of rings that run clockwise.
      if (doubled_area(ring) < 0) std::reverse(ring.begin(), ring.end());
      const int count = static_cast<int>(ring.size());
      if (is_convex(ring)) {
        list_.AddConvexPolyFilled(ring.data(), count, color);
      } else {
        list_.AddConcavePolyFilled(ring.data(), count, color);
      }
    }
    draw_stroke(ring, true, polygon.stroke, polygon.stroke.width);
  }

  void operator()(const Circle& circle) {
    if (!(circle.radius > 0) || paint_discs(circle)) return;
    const ImVec2 center = at(circle.center);
    // The stroke's middle lies on the circle, so the filling may end under it.
    if (circle.fill.opacity > 0) {
      list_.AddCircleFilled(center, circle.radius,
                            palette_.color(circle.fill.role, circle.fill.opacity));
    }
    const Stroke& stroke = circle.stroke;
    if (stroke.width > 0 && stroke.dash == Dash::kSolid) {
      stroke_circle(list_, center, circle.radius, palette_.color(stroke.role, stroke.opacity),
                    stroke.width);
    } else if (stroke.width > 0) {
      list_.PathArcTo(center, circle.radius, 0, kTurn);
      stroke_path(circle.stroke, circle.stroke.width);
    }
  }

  void operator()(const Rect& rect) {
    const float width = whole_pixels(rect.stroke.width);
    const Rectangle& box = rect.box;
    const ImVec2 a = {on_pixels(box.left + origin_.x, width),
                      on_pixels(box.top + origin_.y, width)};
    const ImVec2 b = {on_pixels(box.right() + origin_.x, width),
                      on_pixels(box.bottom() + origin_.y, width)};
    const Rectangle snapped = {a.x, a.y, b.x - a.x, b.y - a.y};
    const float corner = std::min({rect.corner, snapped.width / 2, snapped.height / 2});
    if (rect.fill.opacity > 0) {
      rounded_path(list_, snapped, corner);
      list_.PathFillConvex(palette_.color(rect.fill.role, rect.fill.opacity));
    }
    if (rect.stroke.width > 0) {
      rounded_path(list_, snapped, corner);
      stroke_path(rect.stroke, width);
    }
  }

  void operator()(const Cells& cells) {
    typeface_.heat_maps().draw(list_, cells, at({cells.box.left, cells.box.top}), palette_);
  }

  // Two triangles a square, without a fading edge: neighbours would show their seam.
  void operator()(const Mesh& mesh) {
    const std::size_t count = mesh.points.size();
    if (mesh.levels.size() != count || mesh.lights.size() != count) return;
    const ImVec2 white = ImGui::GetFontTexUvWhitePixel();
    list_.PrimReserve(static_cast<int>(mesh.squares.size()) * 6, static_cast<int>(count));
    const unsigned base = list_._VtxCurrentIdx;
    for (std::size_t i = 0; i < count; ++i) {
      list_.PrimWriteVtx(at(mesh.points[i]), white,
                         palette_.ground(mesh.levels[i], mesh.lights[i], mesh.opacity));
    }
    for (const std::array<int, 4>& square : mesh.squares) {
      for (std::size_t corner : {0U, 1U, 2U, 0U, 2U, 3U}) {
        list_.PrimWriteIdx(base + static_cast<unsigned>(square[corner]));
      }
    }
  }

  void operator()(const Text& text) {
    float x = text.anchor.x + origin_.x;
    const float y = baseline_y(text) + origin_.y;
    const float width = typeface_.width(text.text, text.size, text.face);
    if (text.align == Align::kMiddle) x -= width / 2;
    if (text.align == Align::kEnd) x -= width;
    if (text.halo) {
      constexpr int kCopies = 12;
      const float rim = text.size * 0.15F;
      const ImU32 sheet = palette_.color(Role::kSheet, text.fill.opacity);
      for (int i = 0; i < kCopies; ++i) {
        const float angle = kTurn * static_cast<float>(i) / kCopies;
        typeface_.draw(list_, text.text, x + rim * std::cos(angle), y + rim * std::sin(angle),
                       text.size, sheet, text.face);
      }
    }
    typeface_.draw(list_, text.text, x, y, text.size,
                   palette_.color(text.fill.role, text.fill.opacity), text.face);
  }

  void operator()(const Clip& clip) {
    end_clip();
    if (!clip.on) return;
    list_.PushClipRect(at({clip.box.left, clip.box.top}), at({clip.box.right(), clip.box.bottom()}),
                       true);
    clipped_ = true;
  }

  void operator()(const Plot&) {}

 private:
  static ImVec2 vector(Point p) { return {p.x, p.y}; }
  Point moved(Point p) const { return {p.x + origin_.x, p.y + origin_.y}; }
  ImVec2 at(Point p) const { return vector(moved(p)); }
  std::vector<ImVec2> points(const std::vector<Point>& from) const {
    std::vector<ImVec2> to;
    to.reserve(from.size());
    for (const Point& p : from) to.push_back(at(p));
    return to;
  }

  // A width of whole device pixels, at least one; 0 stays 0.
  float whole_pixels(float width) const {
    if (!(width > 0)) return 0;
    return std::max(1.0F, std::round(width * typeface_.ratio())) / typeface_.ratio();
  }
  // The middle of a stroke of that width whose sides fall between device pixels.
  float on_pixels(float middle, float width) const {
    return typeface_.snap(middle - width / 2) + width / 2;
  }

  // A small dot as discs: its rim, and what fills it over that. False if that would show another
  // picture, or it is not small.
  bool paint_discs(const Circle& circle) const {
    const Fill& fill = circle.fill;
    const Stroke& stroke = circle.stroke;
    const bool rim = stroke.width > 0;
    if (!(fill.opacity > 0)) return false;
    if (rim && (stroke.dash != Dash::kSolid || stroke.opacity < 1 || fill.opacity < 1)) {
      return false;
    }
    const float outer = circle.radius + stroke.width / 2;
    const float inner = circle.radius - stroke.width / 2;
    if (rim && !(inner > 0)) return false;
    if (outer * typeface_.ratio() > Discs::kMostPixels) return false;
    const ImVec2 center = at(circle.center);
    const auto disc = [&](float radius, ImU32 color) {
      return typeface_.discs().draw(list_, center, radius, color, typeface_.ratio());
    };
    return (!rim || disc(outer, palette_.color(stroke.role))) &&
           disc(inner, palette_.color(fill.role, fill.opacity));
  }

  void draw_stroke(std::span<const ImVec2> line, bool closed, const Stroke& stroke, float width) {
    const ImU32 color = palette_.color(stroke.role, stroke.opacity);
    if (stroke.dash == Dash::kSolid) {
      app::stroke(list_, line, closed, color, width);
    } else {
      const DashPattern pattern = dash_pattern(stroke);
      // A dot has no length of its own, only its round ends.
      stroke_dashed(list_, line, closed, color, width, std::max(pattern.on, 0.02F), pattern.off);
    }
  }
  void stroke_path(const Stroke& stroke, float width) {
    const std::vector<ImVec2> ring(list_._Path.begin(), list_._Path.end());
    list_.PathClear();
    draw_stroke(ring, true, stroke, width);
  }

  void end_clip() {
    if (clipped_) list_.PopClipRect();
    clipped_ = false;
  }

  ImDrawList& list_;
  const Palette& palette_;
  const Typeface& typeface_;
  ImVec2 origin_;
  bool clipped_ = false;
};

}  // namespace

void draw(ImDrawList& list, const DrawList& figure, const Palette& palette,
          const Typeface& typeface, ImVec2 origin) {
  Painter painter(list, palette, typeface, origin);
  for (const Shape& shape : figure) {
    std::visit([&](const auto& each) { painter(each); }, shape);
  }
}

}  // namespace downhill::app
