#include "scenes/network_picture.h"

#include <algorithm>
#include <cmath>

#include "figure/confusion_table.h"
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
    side_ = std::min(side_, (numbered() ? 0.4F : 0.5F) * pitch_x_);
  }
  const std::vector<int>& sizes() const { return sizes_; }
  // So few edges that each shows its number.
  bool numbered() const { return sizes_.size() <= 4 && *std::ranges::max_element(sizes_) <= 2; }
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

struct Edge {
  Point from, to;
  double number;
};

std::vector<Edge> draw_edges(DrawList& list, const NetworkPicture& picture,
                             const UnitPlaces& places) {
  const nn::Network<double>& net = picture.run->network();
  const nn::Vector<double>& numbers = picture.gradients ? picture.look->gradient : net.parameters();
  double largest = 1e-12;
  for (const double number : numbers) {
    if (std::isfinite(number)) largest = std::max(largest, std::abs(number));
  }
  nn::Index first = 0;
  std::size_t layer = 0;
  std::vector<Edge> edges;
  for (const auto& it : net.layers()) {
    if (it->parameter_count() == 0) continue;
    for (nn::Index from = 0; from < it->inputs(); ++from) {
      for (nn::Index to = 0; to < it->outputs(); ++to) {
        const double number = numbers(first + from * it->outputs() + to);
        // What training has blown up has no size that could be shown.
        const bool sized = std::isfinite(number);
        const float share = sized ? static_cast<float>(std::abs(number) / largest) : 0;
        Point a = places.at(layer, static_cast<int>(from));
        Point b = places.at(layer + 1, static_cast<int>(to));
        a.x += places.side() / 2;
        b.x -= places.side() / 2;
        list.push_back(figure::Line{a,
                                    b,
                                    {number < 0 ? Role::kDown : Role::kTangent, 0.6F + 4.4F * share,
                                     figure::Dash::kSolid, 0.25F + 0.65F * share}});
        edges.push_back({a, b, number});
      }
    }
    first += it->parameter_count();
    ++layer;
  }
  return edges;
}

// Each edge's number beside its middle, where it covers no unit and no other number; without such a
// place it is left out.
void draw_edge_numbers(DrawList& list, const std::vector<Edge>& edges, float text_size,
                       std::vector<Rectangle> taken) {
  constexpr float kAlong[] = {0.5F, 0.38F, 0.62F, 0.28F, 0.72F};
  for (const Edge& edge : edges) {
    for (const float along : kAlong) {
      figure::Text text{{edge.from.x + along * (edge.to.x - edge.from.x),
                         edge.from.y + along * (edge.to.y - edge.from.y)},
                        short_text(edge.number, 2),
                        {Role::kInk},
                        text_size,
                        Align::kMiddle,
                        Baseline::kMiddle};
      text.halo = true;
      const Rectangle box = figure::text_box(text);
      const auto meets = [&](const Rectangle& other) {
        return box.left < other.right() && other.left < box.right() && box.top < other.bottom() &&
               other.top < box.bottom();
      };
      if (std::ranges::any_of(taken, meets)) continue;
      taken.push_back(box);
      list.push_back(text);
      break;
    }
  }
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
      const nn::Index down = i / kSide, across = i % kSide;
      const auto row = static_cast<nn::Index>((static_cast<double>(down) + 0.5) * scale);
      const auto column = static_cast<nn::Index>((static_cast<double>(across) + 0.5) * scale);
      level = static_cast<double>(
          level_of(picture, picture.look->map(0, row * NetworkLook::kMapSide + column)));
    }
    cells.levels.push_back(std::isfinite(level) ? static_cast<float>(level) : 0.5F);
  }
  list.push_back(cells);
  list.push_back(figure::Rect{cells.box, figure::kNoFill, {Role::kInk2, 1.2F}, 3});
}

// A crosshair in the colour of the class that is painted.
void draw_cursor(DrawList& list, const NetworkPicture& picture, const figure::Axes& axes,
                 float radius) {
  const Point at = axes.screen_from_data(picture.cursor->x, picture.cursor->y);
  const float inner = radius + 2, outer = radius + 9;
  const Role role = kClass[picture.paints_one ? 1 : 0];
  for (const auto& [stroke_role, width] : {std::pair{Role::kSheet, 4.5F}, {role, 2.0F}}) {
    const figure::Stroke stroke{stroke_role, width};
    list.push_back(figure::Line{{at.x - outer, at.y}, {at.x - inner, at.y}, stroke});
    list.push_back(figure::Line{{at.x + inner, at.y}, {at.x + outer, at.y}, stroke});
    list.push_back(figure::Line{{at.x, at.y - outer}, {at.x, at.y - inner}, stroke});
    list.push_back(figure::Line{{at.x, at.y + inner}, {at.x, at.y + outer}, stroke});
  }
}

}  // namespace

NetworkLayout network_layout(std::string_view view, figure::Size size, bool classifies) {
  const float margin = size.width < 560 ? 4.0F : 10.0F;
  const Rectangle all{margin, margin, size.width - 2 * margin, size.height - 2 * margin};
  if (view == "net") return {.net = all};
  if (view == "map") return {.map = all};
  if (view == "both") {
    auto boxes = figure::panels(all, 2);
    // On a phone the network needs the room for its numbers.
    const bool beside = boxes[0].top == boxes[1].top;
    if (const float more = 0.1F * all.width; size.width < 560 && beside) {
      boxes[0].width += more;
      boxes[1].left += more;
      boxes[1].width -= more;
    }
    return {.net = boxes[0], .map = boxes[1]};
  }
  // The map must be large enough to paint on.
  if (classifies && figure::is_low(all)) {
    const float map = std::min(all.height, 0.36F * all.width);
    const float loss = std::round(std::min(0.29F * all.width, 0.5F * (all.width - map)));
    const float net = all.width - map - loss;
    const float half = std::round(0.54F * all.height);
    const float right = all.left + net + map + margin;
    return {.net = {all.left, all.top, net, all.height},
            .map = {all.left + net, all.top, map, all.height},
            .loss = {right, all.top, loss - margin, half},
            .table = {right, all.top + half, loss - margin, all.height - half}};
  }
  const auto boxes = figure::panels(all, 3);
  NetworkLayout out{.net = boxes[0], .map = boxes[1], .loss = boxes[2]};
  if (classifies) {
    const float width = std::round(0.36F * out.loss.width);
    out.loss.width -= width;
    out.table = {out.loss.right(), out.loss.top, width, out.loss.height};
  }
  return out;
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
  if (picture.cursor) draw_cursor(list, picture, axes, radius);
  list.push_back(figure::Clip{{}, false});
  if (!picture.run->classifies()) return;
  const auto& table = picture.look->table;
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
  const int digits = box.width < 300 ? 2 : 3;
  const std::vector<Edge> edges = draw_edges(list, picture, places);
  std::vector<Rectangle> taken;
  for (std::size_t layer = 0; layer < places.sizes().size(); ++layer) {
    for (int unit = 0; unit < places.sizes()[layer]; ++unit) {
      draw_response(list, picture, places, layer, unit);
      const Point at = places.at(layer, unit);
      const float side = places.side();
      taken.push_back({at.x - side / 2, at.y - side / 2, side, side});
      const auto write = [&](float y, double number, Role role, Baseline baseline) {
        figure::Text text{
            {at.x, y}, short_text(number, digits), {role}, picture.text_size, Align::kMiddle,
            baseline,  figure::Face::kBold};
        text.halo = true;
        taken.push_back(figure::text_box(text));
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
  if (places.numbered()) draw_edge_numbers(list, edges, 0.85F * picture.text_size, taken);
  // Over the first layer and the last; in a narrow picture pushed to its edge.
  const auto name = [&](std::size_t layer, const std::string& text) {
    const float size = 0.9F * picture.text_size, half = figure::text_width(text, size) / 2;
    const float x = std::min(std::max(places.at(layer, 0).x, box.left + half), box.right() - half);
    list.push_back(figure::Text{{x, box.top + 0.6F * picture.text_size},
                                text,
                                {Role::kInk2},
                                size,
                                Align::kMiddle,
                                Baseline::kMiddle});
  };
  name(0, picture.say("inputs"));
  name(places.sizes().size() - 1, picture.say("answer-unit"));
}

void draw_table(DrawList& list, const NetworkPicture& picture, Rectangle box) {
  if (box.width < 30 || box.height < 40) return;
  figure::draw_confusion_table(list,
                               {.called = picture.say("called"),
                                .names = {"0", "1"},
                                .roles = {kClass[0], kClass[1]},
                                .counts = picture.look->table},
                               box, picture.text_size);
}

void draw_losses(DrawList& list, const NetworkPicture& picture, Rectangle box) {
  if (box.width < 60 || box.height < 50) return;
  std::vector<NetworkLoss> losses = picture.run->losses();
  const NetworkLoss& now = picture.run->loss_now();
  if (losses.back().epoch != now.epoch) losses.push_back(now);
  double most = 0.1;
  for (const NetworkLoss& loss : losses) {
    for (const double value : {loss.train, loss.test}) {
      if (std::isfinite(value)) most = std::max(most, std::min(value, 3.0));
    }
  }
  const figure::FrameOptions options{
      .style = figure::FrameStyle::kFramed,
      .x = {.name = picture.say("axis.epoch"), .face = figure::Face::kPlain},
      .text_size = 0.85F * picture.text_size};
  // What the lines are stands above them, as a row: inside it would cover them.
  const figure::Stroke strokes[] = {{Role::kInk2, 1.6F, figure::Dash::kDashed},
                                    {Role::kCurve, 2.2F}};
  struct Entry {
    std::string text;
    figure::Stroke stroke;
  };
  std::vector<Entry> legend;
  const auto add = [&](const std::string& key, double loss, const figure::Stroke& stroke) {
    legend.push_back({picture.say(key) + " " + text::display(loss, 3), stroke});
  };
  const bool tested = picture.run->test().size() > 0;
  add("loss", now.train, strokes[1]);
  if (tested) add("test-line", now.test, strokes[0]);
  constexpr float kSample = 20;
  const auto width = [&](const Entry& entry) {
    return kSample + 5 + figure::text_width(entry.text, options.text_size);
  };
  const float gap = 0.9F * picture.text_size;
  const bool one_row = !tested || 4 + width(legend[0]) + gap + width(legend[1]) <= box.width;
  Point at{box.left + 4, box.top + 0.7F * picture.text_size};
  for (const Entry& entry : legend) {
    list.push_back(figure::Line{at, {at.x + kSample, at.y}, entry.stroke});
    list.push_back(figure::Text{{at.x + kSample + 5, at.y},
                                entry.text,
                                {Role::kInk},
                                options.text_size,
                                Align::kStart,
                                Baseline::kMiddle});
    if (one_row) {
      at.x += width(entry) + gap;
    } else {
      at.y += 1.3F * options.text_size;
    }
  }
  const float rows = (one_row ? 1.5F : 2.6F) * picture.text_size;
  box.top += rows;
  box.height -= rows;
  const figure::Axes axes = figure::with_margins(
      {{0, std::max(10.0, static_cast<double>(now.epoch))}, {0, 1.08 * most}, box}, options);
  figure::draw_axes(list, axes, options);
  for (int i = tested ? 0 : 1; i < 2; ++i) {
    std::vector<figure::DataPoint> points;
    for (const NetworkLoss& loss : losses) {
      points.push_back({static_cast<double>(loss.epoch), i == 0 ? loss.test : loss.train});
    }
    figure::draw_data_line(list, points, axes, strokes[i]);
  }
}

}  // namespace downhill::scenes
