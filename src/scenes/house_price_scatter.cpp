// Scatter plot of price against area: sales, the line, errors, the learner's own house.
#include <algorithm>
#include <cmath>

#include "figure/curve.h"
#include "figure/text_metrics.h"
#include "scenes/fork.h"
#include "scenes/house_price_picture.h"
#include "text/number.h"

namespace downhill::scenes {

using namespace figure;  // NOLINT: this file only draws

namespace {

constexpr double kAgeBand = 10;  // years: sales of about the same age as the line

FrameOptions scatter_frame(const HousePicture& picture) {
  return {.style = FrameStyle::kFramed,
          .x = {.name = picture.say("axis.area"), .face = Face::kPlain, .spacing = 80},
          .y = {.name = picture.say("axis.price"), .face = Face::kPlain},
          .text_size = picture.text_size};
}

// The line's height in the scatter plot, for houses of the chosen age when the model knows ages.
double line_at(const HousePicture& picture, const Eigen::VectorXd& theta, double thousand_sqft) {
  return picture.model->price(theta, 1000 * thousand_sqft, picture.age);
}

std::optional<Line> line_of(const HousePicture& picture, const Axes& axes,
                            const Eigen::VectorXd& theta, const Stroke& stroke) {
  const double slope = picture.model->weights(theta).per_sqft;  // $/ft² = k$/(thousand ft²)
  return line_through(axes, {0, line_at(picture, theta, 0)}, slope, stroke);
}

DataPoint sale(const HousePicture& picture, int i) {
  return {picture.model->areas()[i] / 1000, picture.model->prices()[i]};
}

// Its prediction, drawn on the line (with age in the model: where its own age puts it).
DataPoint predicted(const HousePicture& picture, int i) {
  const HousePriceModel& model = *picture.model;
  return {model.areas()[i] / 1000, model.price(picture.theta(), model.areas()[i], model.ages()[i])};
}

void draw_sales(DrawList& list, const HousePicture& picture, const Axes& axes) {
  const float radius = axes.box.width < 260 ? 1.6F : 2.2F;
  const HousePriceModel& model = *picture.model;
  for (int i = kFirstDrawn; i < model.sales(); i += kDrawnEvery) {
    const bool near = std::abs(model.ages()[i] - picture.age) <= kAgeBand;
    const float opacity = !picture.batch.empty() ? 0.2F
                          : !model.with_age()    ? 0.38F
                          : near                 ? 0.75F
                                                 : 0.16F;
    list.push_back(Circle{axes.screen_from_data(sale(picture, i)), radius, {Role::kInk2, opacity}});
  }
}

void draw_error(DrawList& list, const HousePicture& picture, const Axes& axes, int i) {
  const Point seen = axes.screen_from_data(sale(picture, i));
  const Point guess = axes.screen_from_data(predicted(picture, i));
  if (picture.errors == HouseErrors::kSquares) {
    const float side = std::abs(seen.y - guess.y);
    list.push_back(Rect{
        {seen.x, std::min(seen.y, guess.y), side, side}, {Role::kWarn, 0.13F}, {Role::kWarn, 1}});
  }
  list.push_back(Line{seen, guess, {Role::kWarn, 1.8F}});
  list.push_back(Circle{seen, 3.2F, {Role::kInk}});
}

// The square whose area is the mean of all squares, so its side is the root mean squared error.
void draw_mean_square(DrawList& list, const HousePicture& picture, const Axes& axes) {
  const double rmse = std::sqrt(picture.now().loss);
  const float side = std::abs(axes.screen_y(rmse) - axes.screen_y(0));
  const Rectangle box{axes.box.left + 14, axes.box.top + 10, side, side};
  if (!axes.box.contains({box.right(), box.bottom()})) return;
  list.push_back(Rect{box, {Role::kWarn, 0.28F}, {Role::kWarn, 2}});
  Text text{
      {box.right() + 8, box.top + 1},
      picture.say("mean-square", {{"sales", text::display_grouped(picture.model->sales(), 0)}}),
      {Role::kWarn},
      picture.text_size,
      Align::kStart,
      Baseline::kTop};
  text.halo = true;
  list.push_back(text);
  text.anchor.y += 1.35F * picture.text_size;
  text.text = text::display(rmse, 1) + "² = " + text::display_grouped(picture.now().loss, 0);
  text.face = Face::kBold;
  list.push_back(text);
}

void draw_own_house(DrawList& list, const HousePicture& picture, const Axes& axes) {
  const double x = picture.area / 1000;
  const double price = line_at(picture, picture.theta(), x);
  const double rmse = std::sqrt(picture.now().loss);
  const Point at = axes.screen_from_data(x, price);
  const Point high = axes.screen_from_data(x, price + rmse);
  const Point low = axes.screen_from_data(x, price - rmse);
  const Stroke guide{Role::kInk2, 1.2F, Dash::kDashed};
  list.push_back(Clip{axes.box});
  list.push_back(Line{{axes.box.left, at.y}, at, guide});
  list.push_back(Line{{at.x, axes.box.bottom()}, at, guide});
  list.push_back(Line{low, high, {Role::kWarn, 3}});
  for (const Point& end : {low, high}) {
    list.push_back(Line{{end.x - 6, end.y}, {end.x + 6, end.y}, {Role::kWarn, 3}});
  }
  list.push_back(Clip{{}, false});
  if (!axes.box.contains(at)) return;
  draw_handle(list, at, picture.touch(kOwnHouse));

  // To the left: the line rises to the right.
  Text text{{at.x + 8, std::max(high.y, axes.box.top) - 6},
            picture.say("own-price",
                        {{"price", text::display(price, 0)}, {"error", text::display(rmse, 0)}}),
            {Role::kInk},
            picture.text_size + 1,
            Align::kEnd,
            Baseline::kBottom,
            Face::kBold,
            true};
  const float width = text_width(text.text, text.size, text.face);
  text.anchor.x = std::max(text.anchor.x, axes.box.left + width + 6);
  text.anchor.y = std::max(text.anchor.y, axes.box.top + 1.5F * text.size);
  list.push_back(text);
}

// At the right above the plot, or inside it where the axis' name needs that room.
void draw_note(DrawList& list, const HousePicture& picture, const Axes& axes) {
  Text note{{axes.box.right() - 2, axes.box.top - 0.6F * picture.text_size},
            picture.say("sample", {{"every", std::to_string(kDrawnEvery)}}),
            {Role::kInk2},
            picture.text_size - 1,
            Align::kEnd,
            Baseline::kBottom,
            Face::kPlain,
            true};
  if (picture.model->with_age()) {
    note.text = picture.say("line-of-age", {{"age", text::display(picture.age, 0)}});
  }
  const float name = text_width(picture.say("axis.price"), picture.text_size);
  if (name + text_width(note.text, note.size) > axes.box.width) {
    note.anchor.y = axes.box.top + 2;
    note.baseline = Baseline::kTop;
  }
  list.push_back(std::move(note));
}

}  // namespace

Axes scatter_axes(const HousePicture& picture, Rectangle box) {
  return with_margins({{0, kMostArea}, {0, kMostPrice}, box}, scatter_frame(picture));
}

DataPoint line_height_handle(const HousePicture& picture) {
  const double x = picture.model->mean_area() / 1000;
  return {x, line_at(picture, picture.theta(), x)};
}

DataPoint line_slope_handle(const HousePicture& picture) {
  constexpr double kFar = 3, kNear = 2;  // thousand ft²
  const double slope = picture.model->weights(picture.theta()).per_sqft;
  const DataPoint pivot = line_height_handle(picture);
  double x = kFar;
  // Where the line leaves the window earlier, the handle stands there.
  if (slope > 0) x = pivot.x + (0.97 * kMostPrice - pivot.y) / slope;
  if (slope < 0) x = pivot.x + (0.03 * kMostPrice - pivot.y) / slope;
  x = std::clamp(x, kNear, kFar);
  return {x, line_at(picture, picture.theta(), x)};
}

void draw_scatter(DrawList& list, const HousePicture& picture, Rectangle box) {
  const Axes axes = scatter_axes(picture, box);
  draw_axes(list, axes, scatter_frame(picture));

  list.push_back(Clip{axes.box});
  draw_sales(list, picture, axes);
  if (picture.errors != HouseErrors::kNone || picture.at(HouseStage::kLoss)) {
    for (int i = kFirstDrawn; i < picture.model->sales(); i += kErrorEvery)
      draw_error(list, picture, axes, i);
  }
  for (const int i : picture.batch) draw_error(list, picture, axes, i);
  const bool updating = picture.at(HouseStage::kUpdate);
  const Stroke now{Role::kCurve, 2.5F, updating ? Dash::kDashed : Dash::kSolid};
  if (const auto line = line_of(picture, axes, picture.theta(), now)) list.push_back(*line);
  if (updating) {
    const auto line = line_of(picture, axes, picture.next().theta, {Role::kDown, 2.5F});
    if (line) list.push_back(*line);
  }
  if (picture.fork) {
    const auto line = line_of(picture, axes, picture.fork->at(picture.step).theta, kForkStroke);
    if (line) list.push_back(*line);
  }
  if (picture.at(HouseStage::kForward)) {
    for (int i = kFirstDrawn; i < picture.model->sales(); i += kErrorEvery) {
      list.push_back(Circle{axes.screen_from_data(predicted(picture, i)), 3.2F, {Role::kCurve}});
    }
  }
  if (picture.stages) {
    const Point at = axes.screen_from_data(sale(picture, kExampleSale));
    list.push_back(Circle{at, 5.5F, kNoFill, {Role::kInk, 1.6F}});
  }
  list.push_back(Clip{{}, false});

  draw_note(list, picture, axes);
  if (picture.errors == HouseErrors::kSquares) draw_mean_square(list, picture, axes);
  if (picture.own_house) draw_own_house(list, picture, axes);
  if (picture.line_handles) {
    const Point height = axes.screen_from_data(line_height_handle(picture));
    const Point slope = axes.screen_from_data(line_slope_handle(picture));
    if (axes.box.contains(height)) draw_handle(list, height, picture.touch(kLineHeight));
    if (axes.box.contains(slope)) draw_handle(list, slope, picture.touch(kLineSlope));
  }
}

}  // namespace downhill::scenes
