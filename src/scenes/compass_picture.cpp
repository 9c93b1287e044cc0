#include "scenes/compass_picture.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "figure/curve.h"
#include "figure/frame.h"
#include "figure/text_metrics.h"
#include "figure/ticks.h"
#include "text/number.h"

namespace downhill::scenes {

using namespace figure;  // NOLINT: this file only draws

namespace {

constexpr double kRightAngle = 90;

FrameOptions curve_frame(const CompassPicture& picture) {
  const auto degrees = [](double right_angles) {
    return text::display(kRightAngle * right_angles, 0) + "°";
  };
  return {
      .style = FrameStyle::kFramed,
      .x = {.format = degrees, .spacing = 4 * picture.text_size},
      .y = {.name = picture.slope_name, .face = Face::kPlain, .spacing = 2.4F * picture.text_size},
      .text_size = picture.text_size};
}

// A round number at the outer circle, so that the longest lobe fills most of it.
double outermost_for(double greatest) {
  if (!(greatest > 0)) return 1;
  const double step = nice_step(greatest / 4);
  return step * std::ceil(1.02 * greatest / step);
}

Point on_circle(Point center, double degrees, double radius) {
  const double t = degrees * std::numbers::pi / 180;
  return {center.x + static_cast<float>(radius * std::cos(t)),
          center.y - static_cast<float>(radius * std::sin(t))};
}

// A lobe: the directions in which the slope has the sign, as an outline through the middle.
void draw_lobe(DrawList& list, const CompassPicture& picture, const Polar& polar, double sign) {
  const auto flush = [&](std::vector<Point>& lobe) {
    if (lobe.size() > 1) {
      lobe.push_back(polar.center);
      const Role role = sign > 0 ? Role::kUp : Role::kDown;
      list.push_back(Polygon{lobe, {role, 0.16F}, {role, 2}});
    }
    lobe.clear();
  };
  // Begin where the sign is another, so that no lobe is cut in two.
  int first = 0;
  while (first < 360 && sign * picture.compass->slope(first) > 0) ++first;
  std::vector<Point> lobe;
  for (int i = 0; i < 360; i += 2) {
    const int degrees = (first + i) % 360;
    const double slope = sign * picture.compass->slope(degrees);
    if (!(slope > 0)) {
      flush(lobe);
      continue;
    }
    lobe.push_back(on_circle(polar.center, degrees,
                             slope / polar.outermost * static_cast<double>(polar.radius)));
  }
  flush(lobe);
}

}  // namespace

Role slope_role(double slope) {
  constexpr double kLevel = 0.005;  // shown as 0.00
  if (std::abs(slope) < kLevel || std::isnan(slope)) return Role::kInk;
  return slope > 0 ? Role::kUp : Role::kDown;
}

Axes curve_axes(const CompassPicture& picture, Rectangle box) {
  const double most = 1.15 * std::max(picture.scale, picture.compass->greatest());
  return with_margins({{0, 4}, {-most, most}, box}, curve_frame(picture));
}

Point curve_point(const CompassPicture& picture, const Axes& axes) {
  const double slope = picture.compass->slope(picture.angle);
  return axes.screen_from_data(picture.angle / kRightAngle, std::isnan(slope) ? 0 : slope);
}

void draw_slope_curve(DrawList& list, const CompassPicture& picture, Rectangle box, double until,
                      Touch touch) {
  const Axes axes = curve_axes(picture, box);
  if (!(axes.box.width >= 1 && axes.box.height >= 1)) return;
  draw_axes(list, axes, curve_frame(picture));
  list.push_back(
      Line{axes.screen_from_data(0, 0), axes.screen_from_data(4, 0), {Role::kInk2, 1.2F}});
  const auto slope = [&](double right_angles) {
    return picture.compass->slope(kRightAngle * right_angles);
  };
  if (picture.gradient && !std::isnan(picture.compass->steepest_angle())) {
    const double at = picture.compass->steepest_angle() / kRightAngle;
    const Point top = axes.screen_from_data(at, picture.compass->steepest());
    list.push_back(Line{axes.screen_from_data(at, 0), top, {Role::kUp, 1.6F, Dash::kDashed}});
    list.push_back(Circle{top, 4, {Role::kUp}});
  }
  if (until > 0) {
    draw_curve(list, slope, {0, until / kRightAngle}, axes, {Role::kTangent, 2.8F});
  }
  const double here = picture.compass->slope(picture.angle);
  const Point at = curve_point(picture, axes);
  const Point foot = axes.screen_from_data(picture.angle / kRightAngle, 0);
  list.push_back(Line{foot, at, {slope_role(here), 1.6F}});
  draw_handle(list, at, touch, std::isnan(here) ? Role::kWarn : Role::kPoint, 7);
}

Polar polar_of(const CompassPicture& picture, Rectangle box) {
  const float room = 1.9F * picture.text_size;  // around it, for the angles
  Polar polar{box.center(),
              std::max(0.F, std::min(box.width - 2.2F * room, box.height - 2 * room)) / 2};
  polar.outermost = outermost_for(picture.compass->greatest());
  return polar;
}

Point polar_point(const CompassPicture& picture, const Polar& polar) {
  const double slope = std::abs(picture.compass->slope(picture.angle));
  const double part = std::isnan(slope) ? 0 : slope / polar.outermost;
  return on_circle(polar.center, picture.angle, part * static_cast<double>(polar.radius));
}

void draw_polar(DrawList& list, const CompassPicture& picture, Rectangle box, Touch touch) {
  const Polar polar = polar_of(picture, box);
  if (polar.radius < 8) return;
  const float size = picture.text_size;
  const Stroke grid{Role::kGrid, 1};
  for (float part : {0.5F, 1.F}) {
    list.push_back(Circle{polar.center, part * polar.radius, kNoFill, grid});
  }
  for (int degrees = 0; degrees < 360; degrees += 45) {
    list.push_back(Line{polar.center,
                        on_circle(polar.center, degrees, static_cast<double>(polar.radius)), grid});
  }
  draw_lobe(list, picture, polar, 1);
  draw_lobe(list, picture, polar, -1);
  for (int degrees = 0; degrees < 360; degrees += 90) {
    const double out = static_cast<double>(polar.radius + 0.35F * size);
    const Align align = degrees == 0     ? Align::kStart
                        : degrees == 180 ? Align::kEnd
                                         : Align::kMiddle;
    const Baseline baseline = degrees == 90    ? Baseline::kBottom
                              : degrees == 270 ? Baseline::kTop
                                               : Baseline::kMiddle;
    list.push_back(Text{on_circle(polar.center, degrees, out),
                        text::display(degrees, 0) + "°",
                        {Role::kInk2},
                        0.9F * size,
                        align,
                        baseline});
  }
  // How far out is how steep: on the two circles, where the lobes are not.
  const double free = picture.compass->smooth() && picture.compass->greatest() > 0
                          ? picture.compass->steepest_angle() + 90
                          : 45;
  for (double part : {0.5, 1.}) {
    list.push_back(Text{on_circle(polar.center, free, part * static_cast<double>(polar.radius)),
                        text::display(part * polar.outermost, part * polar.outermost < 0.1 ? 3 : 2),
                        {Role::kInk2},
                        0.8F * size,
                        Align::kMiddle,
                        Baseline::kMiddle,
                        Face::kPlain,
                        true});
  }
  if (picture.gradient && !std::isnan(picture.compass->steepest_angle())) {
    const double length =
        picture.compass->steepest() / polar.outermost * static_cast<double>(polar.radius);
    draw_arrow(list, polar.center,
               on_circle(polar.center, picture.compass->steepest_angle(), length), Role::kUp, 2.6F,
               true);
  }
  const Point at = polar_point(picture, polar);
  const double slope = picture.compass->slope(picture.angle);
  list.push_back(Line{polar.center, at, {slope_role(slope), 2.2F}});
  draw_handle(list, at, touch, std::isnan(slope) ? Role::kWarn : Role::kPoint, 7);
}

}  // namespace downhill::scenes
