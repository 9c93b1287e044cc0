// The plane over area and age, seen from above and aside, with the sales around it.
//
// The floor (area across, age into the depth) is turned by the learner's angle; prices stand
// upright.
#include <algorithm>
#include <cmath>

#include "figure/space.h"
#include "scenes/house_price_picture.h"
#include "text/number.h"

namespace downhill::scenes {

using namespace figure;  // NOLINT: this file only draws

namespace {

constexpr double kMostAge = 140;  // years

// The part of a convex polygon on which `inside` (linear along edges) is not negative.
template <class Inside>
std::vector<SpacePoint> cut(const std::vector<SpacePoint>& corners, Inside inside) {
  std::vector<SpacePoint> out;
  for (std::size_t i = 0; i < corners.size(); ++i) {
    const SpacePoint& a = corners[i];
    const SpacePoint& b = corners[(i + 1) % corners.size()];
    const double fa = inside(a), fb = inside(b);
    if (fa >= 0) out.push_back(a);
    if ((fa >= 0) == (fb >= 0)) continue;
    const double t = fa / (fa - fb);
    out.push_back({a.x + t * (b.x - a.x), a.y + t * (b.y - a.y), a.z + t * (b.z - a.z)});
  }
  return out;
}

std::vector<SpacePoint> within_block(std::vector<SpacePoint> corners) {
  corners = cut(corners, [](const SpacePoint& p) { return p.z; });
  return cut(corners, [](const SpacePoint& p) { return kMostPrice - p.z; });
}

class PlanePanel {
 public:
  PlanePanel(DrawList& list, const HousePicture& picture, Rectangle box)
      : list_(list),
        picture_(picture),
        space_({0, kMostArea}, {0, kMostAge}, {0, kMostPrice}, inner(box, picture.text_size),
               {.turn = picture.turn, .tilt = 24}, 0.8) {}

  void draw() {
    draw_floor();
    draw_sales(/*above=*/false);
    draw_surface();
    draw_sales(/*above=*/true);
    draw_labels();
  }

 private:
  static Rectangle inner(Rectangle box, float size) {
    const float x = 2.6F * size, top = 2.2F * size, bottom = 2.6F * size;
    return {box.left + x, box.top + top, std::max(1.F, box.width - 2 * x),
            std::max(1.F, box.height - top - bottom)};
  }

  SpacePoint on_plane(double area, double age) const {
    return {area, age, picture_.model->price(picture_.theta(), 1000 * area, age)};
  }

  void line(const SpacePoint& a, const SpacePoint& b, const Stroke& stroke) {
    list_.push_back(Line{space_.screen_from_data(a), space_.screen_from_data(b), stroke});
  }

  void draw_floor() {
    const Stroke grid{Role::kGrid, 1};
    for (double area = 0; area <= kMostArea; ++area) {
      line({area, 0, 0}, {area, kMostAge, 0}, grid);
    }
    for (double age = 0; age <= kMostAge; age += 20) line({0, age, 0}, {kMostArea, age, 0}, grid);
    const Stroke axis{Role::kInk2, 1.4F};
    line({0, near_age(), 0}, {kMostArea, near_age(), 0}, axis);
    line({near_area(), 0, 0}, {near_area(), kMostAge, 0}, axis);
    const SpacePoint foot = upright();
    line(foot, {foot.x, foot.y, kMostPrice}, axis);
  }

  // The axes of the floor run along its near edges, that of prices stands at its left corner: there
  // nothing is in front of their numbers.
  double near_age() const { return space_.y_max_is_near() ? kMostAge : 0; }
  double near_area() const { return space_.x_max_is_near() ? kMostArea : 0; }
  SpacePoint upright() const {
    SpacePoint left;
    for (double area : {0.0, kMostArea}) {
      for (double age : {0.0, kMostAge}) {
        const SpacePoint p{area, age, 0};
        if (space_.screen_from_data(p).x < space_.screen_from_data(left).x) left = p;
      }
    }
    return left;
  }

  void draw_surface() {
    constexpr int kPieces = 6;
    std::vector<SpacePoint> face =
        within_block({on_plane(0, 0), on_plane(kMostArea, 0), on_plane(kMostArea, kMostAge),
                      on_plane(0, kMostAge)});
    if (face.size() < 3) return;
    Polygon polygon{{}, {Role::kCurve, 0.2F}, {Role::kCurve, 1.6F}};
    for (const SpacePoint& p : face) polygon.points.push_back(space_.screen_from_data(p));
    list_.push_back(std::move(polygon));
    for (int i = 1; i < kPieces; ++i) {
      const double area = kMostArea * i / kPieces, age = kMostAge * i / kPieces;
      segment(on_plane(area, 0), on_plane(area, kMostAge));
      segment(on_plane(0, age), on_plane(kMostArea, age));
    }
  }

  // A line of the plane, as far as it runs within the block.
  void segment(const SpacePoint& a, const SpacePoint& b) {
    const std::vector<SpacePoint> ends = within_block({a, b});
    if (ends.size() < 2) return;
    line(ends.front(), ends.back(), {Role::kCurve, 1, Dash::kSolid, 0.45F});
  }

  void draw_sales(bool above) {
    const HousePriceModel& model = *picture_.model;
    std::vector<int> drawn;
    for (int i = kFirstDrawn; i < model.sales(); i += kDrawnEvery) {
      const SpacePoint p = sale(i);
      if ((p.z >= on_plane(p.x, p.y).z) == above) drawn.push_back(i);
    }
    std::ranges::sort(drawn, [&](int a, int b) {
      const double near_a = space_.nearness(sale(a)), near_b = space_.nearness(sale(b));
      return near_a != near_b ? near_a < near_b : a < b;
    });
    for (int i : drawn) {
      const SpacePoint p = sale(i);
      if (i % kErrorEvery == kFirstDrawn) line(p, on_plane(p.x, p.y), {Role::kWarn, 1.6F});
      list_.push_back(
          Circle{space_.screen_from_data(p), 2.3F, {Role::kInk2, above ? 0.75F : 0.38F}});
    }
  }

  SpacePoint sale(int i) const {
    const HousePriceModel& model = *picture_.model;
    return {model.areas()[i] / 1000, model.ages()[i], model.prices()[i]};
  }

  void label(Point at, const std::string& text, Align align, Baseline baseline) {
    list_.push_back(
        Text{at, text, {Role::kInk2}, picture_.text_size, align, baseline, Face::kPlain, true});
  }

  // Numbers stand outside the floor, beside its near edges.
  void draw_labels() {
    const float size = picture_.text_size;
    const Align beside_age = near_area() == 0 ? Align::kEnd : Align::kStart;
    const float aside = near_area() == 0 ? -8.F : 8.F;
    for (double area = 1; area <= kMostArea; ++area) {
      const Point p = space_.screen_from_data({area, near_age(), 0});
      label({p.x - aside * 0.4F, p.y + 5}, text::display(area, 0), Align::kMiddle, Baseline::kTop);
    }
    for (double age = 20; age <= kMostAge; age += 40) {
      const Point p = space_.screen_from_data({near_area(), age, 0});
      label({p.x + aside, p.y + 0.35F * size}, text::display(age, 0), beside_age,
            Baseline::kMiddle);
    }
    SpacePoint foot = upright();
    for (double price = 200; price <= kMostPrice; price += 200) {
      const Point p = space_.screen_from_data({foot.x, foot.y, price});
      label({p.x - 7, p.y}, text::display(price, 0), Align::kEnd, Baseline::kMiddle);
    }
    const Point top = space_.screen_from_data({foot.x, foot.y, kMostPrice});
    label({top.x - 30, top.y - 0.9F * size}, picture_.say("axis.price"), Align::kStart,
          Baseline::kBottom);
    const Point area = space_.screen_from_data({0.55 * kMostArea, near_age(), 0});
    label({area.x - aside * 2, area.y + 2.1F * size}, picture_.say("axis.area"),
          near_area() == 0 ? Align::kStart : Align::kEnd, Baseline::kTop);
    const Point age = space_.screen_from_data({near_area(), 0.45 * kMostAge, 0});
    label({age.x + 2.6F * aside, age.y + 1.4F * size}, picture_.say("axis.age"), beside_age,
          Baseline::kTop);
  }

  DrawList& list_;
  const HousePicture& picture_;
  Space space_;
};

}  // namespace

void draw_plane(DrawList& list, const HousePicture& picture, Rectangle box) {
  if (!(box.width >= 1 && box.height >= 1)) return;
  PlanePanel(list, picture, box).draw();
}

}  // namespace downhill::scenes
