#include "scenes/network_picture.h"

#include <algorithm>
#include <cmath>

#include "figure/curve.h"
#include "figure/frame.h"
#include "figure/marks.h"
#include "figure/panels.h"
#include "figure/text_metrics.h"
#include "scenes/calculation.h"
#include "text/number.h"

namespace downhill::scenes {
namespace {

using figure::Align;
using figure::Baseline;
using figure::DrawList;
using figure::Point;
using figure::Rectangle;
using figure::Role;

constexpr Role kClass[] = {Role::kDown, Role::kTangent};

// The levels of a map's answers: probabilities as they are, heights from -1 to 1.
float level_of(const NetworkPicture& picture, double answer) {
  const double level = picture.run->classifies() ? answer : 0.5 + answer / 2;
  return std::isfinite(level) ? static_cast<float>(std::clamp(level, 0.0, 1.0)) : 0.5F;
}

// Where units stand: layers from left to right, inputs first, the answer last.
class UnitPlaces {
 public:
  UnitPlaces(const NetworkPicture& picture, Rectangle box) : box_(box) {
    const NetworkSettings& settings = picture.run->settings();
    sizes_.push_back(2);
    for (int i = 0; i < settings.layers; ++i) sizes_.push_back(settings.units);
    sizes_.push_back(1);
    const auto most = static_cast<float>(*std::ranges::max_element(sizes_));
    pitch_x_ = box.width / static_cast<float>(sizes_.size());
    pitch_y_ = std::min(box.height / most, 0.9F * box.height / 2);
    const bool roomy = picture.show_values;
    side_ = std::clamp((roomy ? 0.4F : 0.78F) * pitch_y_, 4.0F, 46.0F);
    side_ = std::min(side_, 0.5F * pitch_x_);
  }
  const std::vector<int>& sizes() const { return sizes_; }
  float side() const { return side_; }
  float pitch_x() const { return pitch_x_; }
  Point at(std::size_t layer, int unit) const {
    const auto n = static_cast<float>(sizes_[layer]);
    return {box_.left + (static_cast<float>(layer) + 0.5F) * pitch_x_,
            box_.center().y + (static_cast<float>(unit) - (n - 1) / 2) * pitch_y_};
  }

 private:
  Rectangle box_;
  std::vector<int> sizes_;
  float pitch_x_ = 0, pitch_y_ = 0, side_ = 0;
};

void draw_edges(DrawList& list, const NetworkPicture& picture, const UnitPlaces& places) {
  const nn::Network<double>& net = picture.run->network();
  const nn::Vector<double>& numbers = picture.gradients ? picture.look->gradient : net.parameters();
  double largest = 1e-12;
  for (const double number : numbers) largest = std::max(largest, std::abs(number));
  const bool few = places.sizes().size() <= 4 && picture.run->settings().units <= 2;
  nn::Index first = 0;
  std::size_t layer = 0;
  std::vector<figure::Text> labels;
  for (const auto& it : net.layers()) {
    if (it->parameter_count() == 0) continue;
    for (nn::Index from = 0; from < it->inputs(); ++from) {
      for (nn::Index to = 0; to < it->outputs(); ++to) {
        const double number = numbers(first + from * it->outputs() + to);
        const auto share = static_cast<float>(std::abs(number) / largest);
        Point a = places.at(layer, static_cast<int>(from));
        Point b = places.at(layer + 1, static_cast<int>(to));
        a.x += places.side() / 2;
        b.x -= places.side() / 2;
        list.push_back(figure::Line{a,
                                    b,
                                    {number < 0 ? Role::kDown : Role::kTangent, 0.6F + 4.4F * share,
                                     figure::Dash::kSolid, 0.25F + 0.65F * share}});
        if (!few) continue;
        const float along = (from + to) % 2 == 0 ? 0.3F : 0.62F;
        figure::Text text{{a.x + along * (b.x - a.x), a.y + along * (b.y - a.y)},
                          short_text(number, 3),
                          {Role::kInk},
                          0.85F * picture.text_size,
                          Align::kMiddle,
                          Baseline::kMiddle};
        text.halo = true;
        labels.push_back(text);
      }
    }
    first += it->parameter_count();
    ++layer;
  }
  for (const figure::Text& label : labels) list.push_back(label);
}

// What a unit says at each place of the map: nothing at all grey, the most sand, the least teal.
void draw_response(DrawList& list, const NetworkPicture& picture, const UnitPlaces& places,
                   std::size_t layer, int unit) {
  constexpr int kSide = NetworkLook::kUnitSide;
  const Point at = places.at(layer, unit);
  const float side = places.side();
  figure::Cells cells{{at.x - side / 2, at.y - side / 2, side, side}, kSide, kSide};
  const std::size_t hidden = picture.look->units.size();
  const nn::Matrix<double> inputs = map_places(1, kSide);
  double largest = 1e-9;
  const auto value = [&](nn::Index i) {
    if (layer == 0) return inputs(unit, i);
    return picture.look->units[layer - 1](unit, i);
  };
  if (layer <= hidden) {
    for (nn::Index i = 0; i < kSide * kSide; ++i) largest = std::max(largest, std::abs(value(i)));
  }
  for (nn::Index i = 0; i < kSide * kSide; ++i) {
    double level = 0;
    if (layer <= hidden) {
      level = 0.5 + 0.5 * value(i) / largest;
    } else {
      const auto scale = static_cast<double>(NetworkLook::kMapSide) / kSide;
      const auto row = static_cast<nn::Index>((static_cast<double>(i / kSide) + 0.5) * scale);
      const auto column = static_cast<nn::Index>((static_cast<double>(i % kSide) + 0.5) * scale);
      level = static_cast<double>(
          level_of(picture, picture.look->map(0, row * NetworkLook::kMapSide + column)));
    }
    cells.levels.push_back(std::isfinite(level) ? static_cast<float>(level) : 0.5F);
  }
  list.push_back(cells);
  list.push_back(figure::Rect{cells.box, figure::kNoFill, {Role::kInk2, 1.2F}, 3});
}

}  // namespace

NetworkLayout network_layout(std::string_view view, figure::Size size) {
  const float margin = size.width < 560 ? 4.0F : 10.0F;
  const Rectangle all{margin, margin, size.width - 2 * margin, size.height - 2 * margin};
  if (view == "net") return {all, {}, {}};
  if (view == "map") return {{}, all, {}};
  if (view == "both") {
    const auto boxes = figure::panels(all, 2);
    return {boxes[0], boxes[1], {}};
  }
  const auto boxes = figure::panels(all, 3);
  return {boxes[0], boxes[1], boxes[2]};
}

nn::Matrix<double> map_places(double reach, int side) {
  nn::Matrix<double> out(2, side * side);
  for (int row = 0; row < side; ++row) {
    for (int column = 0; column < side; ++column) {
      const auto along = [&](int k) { return reach * (2 * (k + 0.5) / side - 1); };
      out.col(row * side + column) << along(column), -along(row);
    }
  }
  return out;
}

figure::Axes map_axes(const NetworkPicture& picture, Rectangle box) {
  const float foot = 1.5F * picture.text_size;
  const float side = std::max(1.0F, std::min(box.width, box.height - foot) - 4);
  const Rectangle square{box.center().x - side / 2, box.top + (box.height - foot - side) / 2, side,
                         side};
  return {{-picture.reach, picture.reach}, {-picture.reach, picture.reach}, square};
}

void draw_decision(DrawList& list, const NetworkPicture& picture, Rectangle box) {
  if (box.width < 30 || box.height < 40) return;
  const figure::Axes axes = map_axes(picture, box);
  figure::Cells cells{axes.box, NetworkLook::kMapSide, NetworkLook::kMapSide};
  for (nn::Index i = 0; i < picture.look->map.cols(); ++i) {
    cells.levels.push_back(level_of(picture, picture.look->map(0, i)));
  }
  list.push_back(cells);
  list.push_back(figure::Rect{axes.box, figure::kNoFill, {Role::kLine, 1}});
  const Sample& sample = picture.run->train();
  const float radius = std::clamp(axes.box.width / 75, 2.0F, 4.5F);
  list.push_back(figure::Clip{axes.box});
  for (nn::Index i = 0; i < sample.size(); ++i) {
    const Point at = axes.screen_from_data(sample.x(0, i), sample.x(1, i));
    const bool one = picture.run->classifies() ? sample.t(0, i) > 0.5 : sample.t(0, i) > 0;
    list.push_back(figure::Circle{at, radius, {kClass[one ? 1 : 0]}, {Role::kSheet, 1}});
  }
  if (picture.followed >= 0 && picture.followed < sample.size()) {
    const Point at =
        axes.screen_from_data(sample.x(0, picture.followed), sample.x(1, picture.followed));
    list.push_back(figure::Circle{at, radius + 5, figure::kNoFill, {Role::kInk, 2.4F}});
  }
  list.push_back(figure::Clip{{}, false});
  if (!picture.run->classifies()) return;
  const auto table = picture.run->confusion(sample);
  list.push_back(
      figure::Text{{axes.box.center().x, axes.box.bottom() + 0.45F * picture.text_size},
                   picture.say("of-points", {{"right", std::to_string(table[0][0] + table[1][1])},
                                             {"count", std::to_string(sample.size())}}),
                   {Role::kInk2},
                   0.9F * picture.text_size,
                   Align::kMiddle,
                   Baseline::kTop});
}

void draw_units(DrawList& list, const NetworkPicture& picture, Rectangle box) {
  if (box.width < 30 || box.height < 40) return;
  const float head = 1.6F * picture.text_size;
  const UnitPlaces places(picture, {box.left, box.top + head, box.width, box.height - 1.5F * head});
  draw_edges(list, picture, places);
  for (std::size_t layer = 0; layer < places.sizes().size(); ++layer) {
    for (int unit = 0; unit < places.sizes()[layer]; ++unit) {
      draw_response(list, picture, places, layer, unit);
      const Point at = places.at(layer, unit);
      const auto write = [&](float y, double number, Role role, Baseline baseline) {
        figure::Text text{{at.x, y},          short_text(number, 3), {role},
                          picture.text_size,  Align::kMiddle,        baseline,
                          figure::Face::kBold};
        text.halo = true;
        list.push_back(text);
      };
      if (picture.show_values) {
        write(at.y - places.side() / 2 - 4, picture.look->values[layer](unit), Role::kCurve,
              Baseline::kBottom);
      }
      if (picture.show_slopes && layer > 0) {
        write(at.y + places.side() / 2 + 4, picture.look->slopes[layer](unit), Role::kTangent,
              Baseline::kTop);
      }
    }
  }
  const auto name = [&](std::size_t layer, const std::string& text) {
    list.push_back(figure::Text{{places.at(layer, 0).x, box.top + 0.6F * picture.text_size},
                                text,
                                {Role::kInk2},
                                std::min(0.9F * picture.text_size, 0.2F * places.pitch_x()),
                                Align::kMiddle,
                                Baseline::kMiddle});
  };
  name(0, picture.say("inputs"));
  name(places.sizes().size() - 1, picture.say("answer-unit"));
}

void draw_losses(DrawList& list, const NetworkPicture& picture, Rectangle box) {
  if (box.width < 60 || box.height < 50) return;
  const std::vector<double>* const lines[] = {&picture.run->test_losses(),
                                              &picture.run->train_losses()};
  const auto count = static_cast<double>(picture.run->epoch());
  double most = 0.1;
  for (const auto* line : lines) {
    for (const double value : *line) {
      if (std::isfinite(value)) most = std::max(most, std::min(value, 3.0));
    }
  }
  const figure::FrameOptions options{
      .style = figure::FrameStyle::kFramed,
      .x = {.name = picture.say("axis.epoch"), .face = figure::Face::kPlain},
      .y = {.name = picture.say("axis.loss"), .face = figure::Face::kPlain},
      .text_size = 0.85F * picture.text_size};
  const figure::Axes axes =
      figure::with_margins({{0, std::max(10.0, count)}, {0, 1.08 * most}, box}, options);
  figure::draw_axes(list, axes, options);
  const figure::Stroke strokes[] = {{Role::kInk2, 1.6F, figure::Dash::kDashed},
                                    {Role::kCurve, 2.2F}};
  for (int i = 0; i < 2; ++i) {
    std::vector<figure::DataPoint> points;
    const std::size_t stride = std::max<std::size_t>(1, lines[i]->size() / 400);
    for (std::size_t k = 0; k < lines[i]->size(); k += stride) {
      points.push_back({static_cast<double>(k), (*lines[i])[k]});
    }
    points.push_back({static_cast<double>(lines[i]->size() - 1), lines[i]->back()});
    figure::draw_data_line(list, points, axes, strokes[i]);
  }
  figure::draw_legend(
      list,
      {{picture.say("train") + " " + text::display(lines[1]->back(), 3), strokes[1]},
       {picture.say("test-line") + " " + text::display(lines[0]->back(), 3), strokes[0]}},
      axes.box, 0.85F * picture.text_size);
}

}  // namespace downhill::scenes
