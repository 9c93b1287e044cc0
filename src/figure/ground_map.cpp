#include "figure/ground_map.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "figure/colormap.h"
#include "figure/text_metrics.h"
#include "figure/ticks.h"
#include "text/number.h"

namespace downhill::figure {
namespace {

constexpr float kKeyWidth = 12;
constexpr float kLeastForKey = 300;  // px: a narrower box has none

FrameOptions frame(const GroundMapOptions& options) {
  return {.style = FrameStyle::kFramed,
          .x = {.spacing = 2.8F * options.text_size},
          .y = {.spacing = 2.2F * options.text_size},
          .text_size = options.text_size,
          .grid = false};
}

std::string short_height(double height) {
  if (std::abs(height) >= 1000 && std::abs(height) < 1e6) return text::display_grouped(height, 0);
  const std::string number = text::short_number(height, 3);
  return number.starts_with('-') ? "−" + number.substr(1) : number;
}

// What a number on the key or a level line says: as many decimals as the step between lines needs.
std::string height_label(const Ground& ground, double level) {
  if (ground.bend != 1) return short_height(level);
  for (const Tick& tick : ticks(ground.z, Scale::kLinear, 9)) {
    if (std::abs(tick.value - level) < 1e-6 * ground.level_step) return tick.label;
  }
  return {};
}

float key_room(const Ground& ground, const GroundMapOptions& options) {
  float widest = 0;
  for (double level : ground.levels) {
    widest = std::max(widest, text_width(height_label(ground, level), options.text_size));
  }
  return 1.6F * options.text_size + kKeyWidth + 0.5F * options.text_size + widest;
}

bool overlap(const Rectangle& a, const Rectangle& b) {
  return a.left < b.right() && b.left < a.right() && a.top < b.bottom() && b.top < a.bottom();
}

// Heights beside their lines, where lines run far enough from the frame and from other labels.
class LevelLabels {
 public:
  LevelLabels(DrawList& list, const Ground& ground, const GroundMap& map,
              const std::vector<Point>& free)
      : list_(list), ground_(ground), map_(map) {
    const float half = 1.2F * map.options.text_size;
    for (const Point& p : free) placed_.push_back({p.x - half, p.y - half, 2 * half, 2 * half});
  }

  void draw() {
    const Axes& axes = map_.axes;
    const float dx = axes.box.width / static_cast<float>(ground_.grid.columns - 1);
    const float dy = axes.box.height / static_cast<float>(ground_.grid.rows - 1);
    constexpr std::size_t kMost = 4;
    const std::size_t stride = (ground_.levels.size() + kMost - 1) / kMost;
    for (std::size_t i = stride / 2; i < ground_.levels.size(); i += stride) {
      const double level = ground_.levels[i];
      std::vector<Point> longest;
      for (std::vector<Point>& line : contour(ground_.grid, level)) {
        if (line.size() > longest.size()) longest = std::move(line);
      }
      for (Point& p : longest) p = {axes.box.left + p.x * dx, axes.box.top + p.y * dy};
      label(longest, height_label(ground_, level));
    }
  }

 private:
  static float length(const std::vector<Point>& line) {
    float sum = 0;
    for (std::size_t i = 1; i < line.size(); ++i) {
      sum += std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
    }
    return sum;
  }

  // At the free place along the line that is furthest to the upper right.
  void label(const std::vector<Point>& line, const std::string& text) {
    const float size = 0.82F * map_.options.text_size;
    if (text.empty() || length(line) < 6 * size) return;
    const Rectangle& box = map_.axes.box;
    const auto outlying = [](const Point& p) { return p.x - p.y; };
    const auto text_at = [&](const Point& p) {
      return Text{p, text, {Role::kInk2}, size, Align::kMiddle, Baseline::kMiddle};
    };
    const auto room_at = [&](const Point& p) {
      const Rectangle tight = text_box(text_at(p));
      return Rectangle{tight.left - 4, tight.top - 4, tight.width + 8, tight.height + 8};
    };
    const Point* best = nullptr;
    for (const Point& p : line) {
      if (best && outlying(p) <= outlying(*best)) continue;
      const Rectangle room = room_at(p);
      if (box.encloses(room) &&
          std::none_of(placed_.begin(), placed_.end(),
                       [&](const Rectangle& other) { return overlap(room, other); })) {
        best = &p;
      }
    }
    if (!best) return;
    const Rectangle room = room_at(*best);
    placed_.push_back(room);
    list_.push_back(Rect{{room.left + 2, room.top + 2, room.width - 4, room.height - 4},
                         {Role::kSheet, 0.7F},
                         kNoStroke,
                         4});
    list_.push_back(text_at(*best));
  }

  DrawList& list_;
  const Ground& ground_;
  const GroundMap& map_;
  std::vector<Rectangle> placed_;
};

// x in the row of its numbers, below the right end; y over the upper end.
void draw_names(DrawList& list, const GroundMap& map) {
  const Rectangle& box = map.axes.box;
  const float size = map.options.text_size;
  list.push_back(Text{{box.right() + 0.5F * size, box.bottom() + 0.5F * size},
                      map.options.x_name,
                      {Role::kInk2},
                      size,
                      Align::kStart,
                      Baseline::kTop,
                      Face::kItalic});
  list.push_back(Text{{box.left, box.top - 0.6F * size},
                      map.options.y_name,
                      {Role::kInk2},
                      size,
                      Align::kMiddle,
                      Baseline::kBottom,
                      Face::kItalic});
}

void draw_key(DrawList& list, const Ground& ground, const GroundMap& map) {
  const float size = map.options.text_size;
  Cells colors{map.key, 1, kHeightStops};
  for (int i = 0; i < kHeightStops; ++i) {
    colors.levels.push_back(1 - (static_cast<float>(i) + 0.5F) / kHeightStops);
  }
  list.push_back(std::move(colors));
  list.push_back(Rect{map.key, kNoFill, {Role::kInk2, 1}});
  const Axes axes{{0, 1}, ground.z, map.key};
  const int target = tick_target(map.key.height, 2.2F * size);
  std::vector<Tick> numbers;
  if (ground.bend == 1) numbers = ticks(ground.z, Scale::kLinear, target);
  float last = map.key.bottom() + 2 * size;
  for (const double level : ground.levels) {
    if (ground.bend == 1) break;
    const double even = ground.z.min + ground.z.length() * ground.tone(level);
    if (axes.screen_y(even) > last - 1.5F * size) continue;
    last = axes.screen_y(even);
    numbers.push_back({even, height_label(ground, level)});
  }
  for (const Tick& tick : numbers) {
    const float y = axes.screen_y(tick.value);
    list.push_back(Line{{map.key.right(), y}, {map.key.right() + 4, y}, {Role::kInk2, 1}});
    list.push_back(Text{{map.key.right() + 0.5F * size, y},
                        tick.label,
                        {Role::kInk2},
                        0.9F * size,
                        Align::kStart,
                        Baseline::kMiddle});
  }
  if (map.options.z_name.empty()) return;
  list.push_back(Text{{map.key.center().x, map.key.top - 0.5F * size},
                      map.options.z_name,
                      {Role::kInk2},
                      size,
                      Align::kMiddle,
                      Baseline::kBottom,
                      Face::kItalic});
}

}  // namespace

GroundMap ground_map(const Ground& ground, Rectangle box, const GroundMapOptions& options) {
  GroundMap map{{ground.window.x, ground.window.y, box}, {}, options};
  const bool key = box.width >= kLeastForKey;
  const float room = key ? key_room(ground, options) : 0;
  map.axes.box.width = std::max(0.F, box.width - room);
  map.axes = with_margins(map.axes, frame(options));
  const float top = 1.5F * options.text_size;  // for the name of y
  map.axes.box.top += top;
  map.axes.box.height = std::max(0.F, map.axes.box.height - top);
  if (!key) {
    map.axes.box.width = std::max(0.F, map.axes.box.width - 0.6F * options.text_size);  // of x
  }
  Rectangle& inner = map.axes.box;
  const float side = std::min(inner.width, inner.height);
  // In the middle of what is left over.
  inner.left += (inner.width - side) / 2;
  inner.top += (inner.height - side) / 2;
  inner.width = inner.height = std::max(0.F, side);
  if (key) {
    map.key = {inner.right() + 1.2F * options.text_size, inner.top, kKeyWidth, inner.height};
  }
  return map;
}

void draw_ground_map(DrawList& list, const Ground& ground, const GroundMap& map,
                     const std::vector<Point>& free) {
  const Rectangle& box = map.axes.box;
  if (!(box.width >= 1 && box.height >= 1)) return;
  Cells cells = cells_of(ground.grid, ground.z, map.axes);
  if (ground.bend != 1) {
    for (float& level : cells.levels) {
      level = static_cast<float>(std::pow(std::clamp(level, 0.F, 1.F), 1 / ground.bend));
    }
  }
  list.push_back(std::move(cells));
  list.push_back(Clip{box});
  draw_contours(list, ground.grid, ground.levels, map.axes, {Role::kInk, 1, Dash::kSolid, 0.35F});
  list.push_back(Clip{{}, false});
  draw_axes(list, map.axes, frame(map.options));
  draw_names(list, map);
  if (map.key.width > 0) {
    draw_key(list, ground, map);
  } else {
    LevelLabels(list, ground, map, free).draw();
  }
}

}  // namespace downhill::figure
