#include "scenes/imbalance_picture.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

#include "figure/confusion_table.h"
#include "figure/curve.h"
#include "figure/frame.h"
#include "figure/panels.h"
#include "figure/text_metrics.h"
#include "text/number.h"

namespace downhill::scenes {

using namespace figure;  // NOLINT: this file only draws

namespace {

constexpr Role kCommon = Role::kDown, kRare = Role::kUp;
constexpr Range kWindow{-4, 4};
constexpr int kFew = 60;  // samples whose pulls are drawn one by one

bool is_rare(const ImbalancePicture& picture, Eigen::Index i) {
  return picture.model->labels()[i] > 0.5;
}

// The part of a box where a function that is linear on the screen is not negative.
Polygon half_of(const Rectangle& box, const std::function<double(Point)>& side, const Fill& fill) {
  const Point corners[] = {{box.left, box.top},
                           {box.right(), box.top},
                           {box.right(), box.bottom()},
                           {box.left, box.bottom()}};
  Polygon out{{}, fill};
  for (int i = 0; i < 4; ++i) {
    const Point a = corners[i], b = corners[(i + 1) % 4];
    const double at_a = side(a), at_b = side(b);
    if (at_a >= 0) out.points.push_back(a);
    if ((at_a >= 0) == (at_b >= 0)) continue;
    const auto part = static_cast<float>(at_a / (at_a - at_b));
    out.points.push_back({a.x + part * (b.x - a.x), a.y + part * (b.y - a.y)});
  }
  return out;
}

FrameOptions plain_frame(float text_size) {
  return {.x = {.name = "x₁", .face = Face::kPlain},
          .y = {.name = "x₂", .face = Face::kPlain},
          .text_size = text_size,
          .grid = false};
}

// How hard both classes pull on b, from a middle: a tug of war.
void draw_tug(DrawList& list, const ImbalancePicture& picture, Rectangle box) {
  const float size = 0.93F * picture.text_size, middle = box.center().x;
  const double most = std::max({picture.pull_common, picture.pull_rare, 1e-9});
  const float reach = box.width / 2 - 8;
  const float bar = std::min(14.0F, 0.3F * box.height), top = box.top + 1.5F * size;
  const auto text = [&](float x, Align align, const std::string& what, Role role) {
    Text out{{x, top + bar + 4}, what, {role}, size, align, Baseline::kTop};
    list.push_back(std::move(out));
  };
  Text title{{middle, box.top}, picture.say("pull-on-b"), {Role::kInk2}, size, Align::kMiddle,
             Baseline::kTop};
  list.push_back(std::move(title));
  const auto length = [&](double pull) { return reach * static_cast<float>(pull / most); };
  const float left = length(picture.pull_rare), right = length(picture.pull_common);
  list.push_back(Rect{{middle - left, top, left, bar}, {kRare, 0.8F}});
  list.push_back(Rect{{middle, top, right, bar}, {kCommon, 0.8F}});
  list.push_back(Line{{middle, top - 3}, {middle, top + bar + 3}, {Role::kInk, 1.5F}});
  // In a narrow box the colours say whose it is.
  const auto label = [&](const char* name, double pull) {
    const std::string number = text::display(pull, 3);
    const std::string whole = picture.say(name) + " " + number;
    return text_width(whole, size) < box.width / 2 - 12 ? whole : number;
  };
  text(middle - 6, Align::kEnd, label("rare", picture.pull_rare), kRare);
  text(middle + 6, Align::kStart, label("common", picture.pull_common), kCommon);
}

}  // namespace

std::string ImbalancePicture::say(std::string_view key) const {
  return words->say("imbalance." + std::string(key));
}

ImbalanceLayout imbalance_layout(std::string_view show, Size size) {
  const Rectangle all{0, 0, size.width, size.height};
  if (show == "all") {
    const std::vector<Rectangle> three = panels(all, 3);
    return {three[0], three[1], three[2]};
  }
  const std::vector<Rectangle> two = panels(all, 2);
  ImbalanceLayout out{two[0]};
  (show == "pulls" ? out.pulls : out.matrix) = two[1];
  return out;
}

Axes clouds_axes(Rectangle box, float text_size) {
  const Axes axes = with_margins({kWindow, kWindow, box}, plain_frame(text_size));
  return has_room(axes.box) ? with_equal_units(axes) : axes;
}

std::optional<DataPoint> line_handle(const Eigen::VectorXd& theta, double logit) {
  const double steep = theta.head(2).squaredNorm();
  if (!(steep > 1e-12)) return std::nullopt;
  const Eigen::Vector2d foot = theta.head(2) * ((logit - theta[2]) / steep);
  const double far = std::max(foot.cwiseAbs().maxCoeff() / 3.6, 1.0);
  return DataPoint{foot[0] / far, foot[1] / far};
}

void draw_clouds(DrawList& list, const ImbalancePicture& picture, Rectangle box) {
  const Axes axes = clouds_axes(box, picture.text_size);
  if (!has_room(axes.box)) return;
  const Eigen::VectorXd& theta = picture.theta;
  const auto side = [&](Point p) {
    const DataPoint at = axes.data_from_screen(p);
    return theta[0] * at.x + theta[1] * at.y + theta[2] - picture.logit;
  };
  const bool line = theta.head(2).norm() > 1e-6;
  if (line) {
    Polygon rare = half_of(axes.box, side, {kRare, 0.1F});
    if (rare.points.size() > 2) list.push_back(std::move(rare));
  }
  draw_axes(list, axes, plain_frame(picture.text_size));
  list.push_back(Clip{axes.box});
  const Eigen::MatrixXd& X = picture.model->inputs();
  const bool few = picture.model->examples() <= kFew;
  const bool marked = picture.model->labels().sum() <= kFew;  // what is rare stands out
  for (const bool rare : {false, true}) {                     // the rare ones on top
    for (Eigen::Index i = 0; i < X.cols(); ++i) {
      if (is_rare(picture, i) != rare) continue;
      const Point at = axes.screen_from_data(X(0, i), X(1, i));
      if (rare && marked) {
        list.push_back(Circle{at, 4.6F, {kRare}, {Role::kSheet, 1.2F}});
      } else {
        const Fill fill{rare ? kRare : kCommon, few ? 1.0F : 0.6F};
        list.push_back(Circle{at, few ? 4.2F : 2.4F, fill});
      }
    }
  }
  if (few && picture.shows_pulls) {
    const Eigen::MatrixXd pulls = picture.model->pulls(theta);
    for (Eigen::Index i = 0; i < X.cols(); ++i) {
      const Point from = axes.screen_from_data(X(0, i), X(1, i));
      const Point to = axes.screen_from_data(X(0, i) + pulls(0, i), X(1, i) + pulls(1, i));
      if (std::hypot(to.x - from.x, to.y - from.y) < 3) continue;
      draw_arrow(list, from, to, is_rare(picture, i) ? kRare : kCommon, 1.8F);
    }
  }
  if (line) {
    // Through the point next to the middle, at a right angle to w.
    const double steep = theta.head(2).squaredNorm();
    const Eigen::Vector2d foot = theta.head(2) * ((picture.logit - theta[2]) / steep);
    const Eigen::Vector2d along = Eigen::Vector2d(-theta[1], theta[0]) * (30 / std::sqrt(steep));
    const Line whole{axes.screen_from_data(foot[0] - along[0], foot[1] - along[1]),
                     axes.screen_from_data(foot[0] + along[0], foot[1] + along[1]),
                     {Role::kInk, 2.6F}};
    if (const auto seen = clipped(whole, axes.box)) list.push_back(*seen);
  }
  list.push_back(Clip{{}, false});
  const auto handle = line_handle(theta, picture.logit);
  if (handle && picture.line_touch) {
    draw_handle(list, axes.screen_from_data(*handle), *picture.line_touch);
  }
  if (std::min(box.width, box.height) < 200) return;  // the other pictures name the colours
  draw_legend(list, {{picture.say("common"), {kCommon, 0}}, {picture.say("rare"), {kRare, 0}}},
              axes.box, 0.93F * picture.text_size);
}

// From 0, one pull after the other, those of the common class first: where they end is the gradient
// in w.
void draw_pulls(DrawList& list, const ImbalancePicture& picture, Rectangle box) {
  const float tug = std::min(4.2F * picture.text_size, 0.3F * box.height);
  Rectangle upper = box;
  upper.height -= tug;
  const Eigen::MatrixXd pulls = picture.model->pulls(picture.theta) / picture.model->examples();
  std::vector<DataPoint> common{{0, 0}}, rare;
  for (const bool now_rare : {false, true}) {
    std::vector<DataPoint>& chain = now_rare ? rare : common;
    if (now_rare) chain.push_back(common.back());
    for (Eigen::Index i = 0; i < pulls.cols(); ++i) {
      if (is_rare(picture, i) != now_rare) continue;
      chain.push_back({chain.back().x + pulls(0, i), chain.back().y + pulls(1, i)});
    }
  }
  double most = 0.01;
  for (const auto* chain : {&common, &rare}) {
    for (const DataPoint& p : *chain) most = std::max({most, std::abs(p.x), std::abs(p.y)});
  }
  const Range range{-1.15 * most, 1.15 * most};
  const FrameOptions options{.x = {.name = "∂L/∂w₁", .face = Face::kPlain},
                             .y = {.name = "∂L/∂w₂", .face = Face::kPlain},
                             .text_size = 0.93F * picture.text_size};
  Axes axes = with_margins({range, range, upper}, options);
  if (!has_room(axes.box)) return;
  axes = with_equal_units(axes);
  draw_axes(list, axes, options);
  draw_data_line(list, common, axes, {kCommon, 2});
  draw_data_line(list, rare, axes, {kRare, 2.4F});
  const Point from = axes.screen_from_data(0, 0), to = axes.screen_from_data(rare.back());
  draw_arrow(list, from, to, Role::kInk, 2.8F, true);
  Text name{{}, picture.say("gradient-arrow"), {Role::kInk}};
  name.size = 0.93F * picture.text_size;
  draw_label(list, to, name, axes.box);
  if (tug > 30) draw_tug(list, picture, {box.left, upper.bottom(), box.width, tug});
}

void draw_matrix(DrawList& list, const ImbalancePicture& picture, Rectangle box) {
  if (!has_room(box)) return;
  const nn::Confusion& c = picture.confusion;
  figure::draw_confusion_table(list,
                               {.called = picture.say("called"),
                                .names = {picture.say("rare"), picture.say("common")},
                                .roles = {kRare, kCommon},
                                .counts = {{{c.hits, c.misses}, {c.false_alarms, c.rejections}}}},
                               box, picture.text_size);
}

}  // namespace downhill::scenes
