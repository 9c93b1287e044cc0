#include "figure/marks.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "figure/line_style.h"
#include "figure/placement.h"
#include "figure/text_metrics.h"

namespace downhill::figure {
namespace {}  // namespace

void draw_point(DrawList& list, Point at, Role role, float radius) {
  list.push_back(Circle{at, radius, {role}, {Role::kSheet, 1.5F}});
}

void draw_handle(DrawList& list, Point at, Touch touch, Role role, float radius) {
  if (touch == Touch::kHot) list.push_back(Circle{at, 2.1F * radius, {Role::kDown, 0.18F}});
  if (touch == Touch::kHeld) list.push_back(Circle{at, 2.5F * radius, {Role::kDown, 0.28F}});
  const float pressed = touch == Touch::kHeld ? 1.12F : 1;
  list.push_back(Circle{at, radius * pressed, {Role::kSheet}, {role, 3}});
}

void draw_arrow(DrawList& list, Point from, Point to, Role role, float width, bool rim) {
  if (std::hypot(to.x - from.x, to.y - from.y) < 2) {
    list.push_back(Circle{from, width, {role}});
    return;
  }
  if (rim) {
    const Stroke stroke{Role::kSheet, 3};
    const ArrowHead head = arrow_head({from, to, {role, width}, true});
    list.push_back(Line{from, head.shaft_end, {Role::kSheet, width + 3}});
    list.push_back(Polygon{{head.triangle.begin(), head.triangle.end()}, {Role::kSheet}, stroke});
  }
  list.push_back(Line{from, to, {role, width}, true});
}

void draw_tag(DrawList& list, Point beside, const std::string& text, const Rectangle& inside,
              const TagOptions& options) {
  const float size = options.text_size;
  const Size box_size{text_width(text, size) + 1.6F * size, 2 * size};
  const Rectangle box = best_place(places_around(beside, box_size, options.distance), inside, list);
  list.push_back(Rect{box, {Role::kSheet}, {options.role, 1.2F}, 0.6F * size});
  list.push_back(Text{box.center(), text, {options.role}, size, Align::kMiddle, Baseline::kMiddle});
}

void draw_guides(DrawList& list, Point from, Point to, const Rectangle& inside,
                 const GuideLabels& labels) {
  const Point corner{to.x, from.y};
  list.push_back(Polyline{{from, corner, to}, {Role::kInk2, 1.3F, Dash::kDashed}});

  const float size = labels.text_size, gap = 0.55F * size;
  const bool rises = to.y <= from.y, rightwards = to.x >= from.x;
  if (!labels.across.empty()) {
    // On the outer side of the triangle if it fits there.
    Text text{{(from.x + corner.x) / 2, 0}, labels.across, {Role::kInk2}, size, Align::kMiddle};
    text.face = labels.across_face;
    text.halo = true;
    for (bool below : {rises, !rises}) {
      text.anchor.y = from.y + (below ? gap : -gap);
      text.baseline = below ? Baseline::kTop : Baseline::kBottom;
      if (!inside.encloses(text_box(text))) continue;
      if (text_box(text).width < std::abs(to.x - from.x)) list.push_back(text);
      break;
    }
  }
  if (!labels.up.empty()) {
    Text text{{0, (corner.y + to.y) / 2}, labels.up, {Role::kInk2}, size};
    text.baseline = Baseline::kMiddle;
    text.face = labels.up_face;
    text.halo = true;
    for (bool right : {rightwards, !rightwards}) {
      text.anchor.x = to.x + (right ? gap : -gap);
      text.align = right ? Align::kStart : Align::kEnd;
      if (!inside.encloses(text_box(text))) continue;
      if (1.6F * size < std::abs(to.y - from.y)) list.push_back(text);
      break;
    }
  }
}

void draw_label(DrawList& list, Point beside, Text text, const Rectangle& inside, float distance) {
  text.align = Align::kMiddle;
  text.baseline = Baseline::kMiddle;
  text.halo = true;
  const Rectangle size = text_box(text);
  const Rectangle box =
      best_place(places_around(beside, {size.width, size.height}, distance), inside, list);
  text.anchor = box.center();
  list.push_back(std::move(text));
}

void draw_progress(DrawList& list, Size size, double share) {
  constexpr float kThick = 4;
  if (size.width < 4 * kThick || size.height < 4 * kThick) return;
  const Rectangle track{0, size.height - kThick, size.width, kThick};
  list.push_back(Rect{track, {Role::kLine}, {}, kThick / 2});
  const auto part = static_cast<float>(std::clamp(share, 0.0, 1.0));
  list.push_back(Rect{
      {track.left, track.top, part * track.width, track.height}, {Role::kDown}, {}, kThick / 2});
}

void draw_legend(DrawList& list, const std::vector<LegendItem>& items, const Rectangle& inside,
                 float text_size) {
  if (items.empty()) return;
  const float row = 1.55F * text_size, sample = 1.8F * text_size, air = 0.5F * text_size;
  float width = 0;
  for (const LegendItem& item : items) width = std::max(width, text_width(item.text, text_size));
  const Size size{sample + width + 3 * air, row * static_cast<float>(items.size()) + air};
  const float left = inside.left + air, right = inside.right() - size.width - air;
  const float top = inside.top + air, bottom = inside.bottom() - size.height - air;
  const Rectangle box = best_place({{right, top, size.width, size.height},
                                    {left, top, size.width, size.height},
                                    {right, bottom, size.width, size.height},
                                    {left, bottom, size.width, size.height}},
                                   inside, list);
  list.push_back(Rect{box, {Role::kSheet, 0.85F}, kNoStroke, air});
  float y = box.top + air / 2 + row / 2;
  for (const LegendItem& item : items) {
    const float x = box.left + air;
    if (item.stroke.width > 0) {
      list.push_back(Line{{x, y}, {x + sample, y}, item.stroke});
    } else {
      list.push_back(Circle{{x + sample / 2, y}, 0.3F * text_size, {item.stroke.role}});
    }
    list.push_back(Text{{x + sample + air, y},
                        item.text,
                        {Role::kInk},
                        text_size,
                        Align::kStart,
                        Baseline::kMiddle});
    y += row;
  }
}

}  // namespace downhill::figure
