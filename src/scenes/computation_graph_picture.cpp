#include "scenes/computation_graph_picture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "figure/text_metrics.h"

namespace downhill::scenes {
namespace {

using figure::Align;
using figure::Baseline;
using figure::DrawList;
using figure::Face;
using figure::Point;
using figure::Rectangle;
using figure::Role;

// Sizes that follow from the room a graph has.
struct Scale {
  Rectangle box;
  float pitch_x, pitch_y;  // between layers, between rows
  float text_size;
  float pill;  // height
  int digits;
};

Scale scale_of(const GraphPicture& picture, Rectangle box) {
  const figure::LayeredLayout& layout = *picture.layout;
  const auto layers = static_cast<float>(std::max(layout.layers, 1));
  const float rows = layout.bottom - layout.top + 1;
  Scale out{box, box.width / layers, std::min(box.height / rows, 120.0F), picture.text_size, 0, 4};
  if (out.pitch_x < 90) out.digits = 3;
  // A pill with a number above and one below.
  out.text_size = std::clamp(out.pitch_y / 4.6F, 8.0F, picture.text_size);
  out.pill = 1.75F * out.text_size;
  return out;
}

Point place(const Scale& scale, const figure::LayeredLayout& layout, Point at) {
  const float middle = (layout.top + layout.bottom) / 2;
  return {scale.box.left + (at.x + 0.5F) * scale.pitch_x,
          scale.box.center().y + (at.y - middle) * scale.pitch_y};
}

std::string label_of(const Scale& scale, const Calculation::Node& node) {
  if (node.rule.empty()) return node.name;
  std::string label = node.rule;
  constexpr std::string_view kLong = "sigmoid";
  if (scale.pitch_x < 110 && label.starts_with(kLong)) label.replace(0, kLong.size(), "σ");
  return label;
}

// Small enough for its pill to leave room for the edges.
float label_size(const Scale& scale, const std::string& label) {
  const float widest = 0.78F * scale.pitch_x - 0.9F * scale.text_size;
  const float width = figure::text_width(label, scale.text_size);
  return width <= widest ? scale.text_size
                         : std::max(7.0F, scale.text_size * std::max(widest, 1.0F) / width);
}

Rectangle pill_of(const GraphPicture& picture, const Scale& scale, int node) {
  const std::string label =
      label_of(scale, picture.calculation->nodes()[static_cast<std::size_t>(node)]);
  const float width = std::max(
      figure::text_width(label, label_size(scale, label)) + 0.9F * scale.text_size, scale.pill);
  const Point at =
      place(scale, *picture.layout, picture.layout->nodes[static_cast<std::size_t>(node)]);
  return {at.x - width / 2, at.y - scale.pill / 2, width, scale.pill};
}

// A smooth way through the places of a route: level where it meets a layer.
std::vector<Point> smooth(const std::vector<Point>& corners) {
  std::vector<Point> out{corners.front()};
  constexpr int kPieces = 12;
  for (std::size_t i = 1; i < corners.size(); ++i) {
    const Point a = corners[i - 1], b = corners[i];
    for (int k = 1; k <= kPieces; ++k) {
      const float t = static_cast<float>(k) / kPieces, s = t * t * (3 - 2 * t);
      out.push_back({a.x + t * (b.x - a.x), a.y + s * (b.y - a.y)});
    }
  }
  return out;
}

struct EdgeLook {
  figure::Stroke stroke{Role::kLine, 1.6F};
  bool back = false;  // its gradient has been handed on
  bool now = false;   // by the last step
};

class GraphDrawing {
 public:
  GraphDrawing(DrawList& list, const GraphPicture& picture, Rectangle box)
      : list_(list), picture_(picture), scale_(scale_of(picture, box)) {}

  void draw() {
    draw_edges();
    for (const figure::Rect& back : backs_) list_.push_back(back);
    for (int i = 0; i < static_cast<int>(nodes().size()); ++i) draw_node(i);
    for (const figure::Text& label : factors_) list_.push_back(label);
  }

 private:
  const std::vector<Calculation::Node>& nodes() const { return picture_.calculation->nodes(); }
  const Calculation::State& state() const { return picture_.state; }
  bool known(int node) const {
    const int first = static_cast<int>(nodes().size()) - picture_.calculation->operations();
    return node < first + state().computed;
  }
  bool handed(int node) const {
    // Nodes hand on from the last to the first.
    return state().done || (state().handed > 0 && node >= state().now);
  }

  EdgeLook look_of(int to) const {
    EdgeLook look;
    look.now = state().now == to && !state().done && (state().handed > 0 || !state().seeded);
    if (known(to)) look.stroke = {Role::kCurve, look.now ? 2.8F : 1.8F, figure::Dash::kSolid, 0.7F};
    look.back = state().seeded && handed(to);
    if (look.back) look.stroke = {Role::kTangent, look.now ? 3.0F : 1.8F};
    return look;
  }

  void draw_edges() {
    std::size_t edge = 0;
    for (int to = 0; to < static_cast<int>(nodes().size()); ++to) {
      const std::vector<Calculation::Input>& inputs = nodes()[static_cast<std::size_t>(to)].inputs;
      for (std::size_t i = 0; i < inputs.size(); ++i, ++edge) {
        const EdgeLook look = look_of(to);
        const Calculation::Input& input = inputs[i];
        const Rectangle from_pill = pill_of(picture_, scale_, input.node);
        const Rectangle to_pill = pill_of(picture_, scale_, to);
        std::vector<Point> corners;
        for (const Point at : picture_.layout->routes[edge]) {
          corners.push_back(place(scale_, *picture_.layout, at));
        }
        // Edges that arrive at one node, or leave one for the same, stay apart at its side.
        const float spread = inputs.size() > 1 ? 0.5F * scale_.pill : 0;
        const bool above = corners.size() > 1 && corners[corners.size() - 2].y < corners.back().y;
        const bool twice = inputs.size() > 1 && inputs[0].node == inputs[1].node;
        const float side = twice ? (i == 0 ? -0.5F : 0.5F) : (above ? -0.25F : 0.25F);
        corners.front().x = from_pill.right();
        corners.back() = {to_pill.left, to_pill.center().y + side * spread};
        if (twice) corners.front().y += 0.5F * side * spread;
        const std::vector<Point> way = smooth(corners);
        list_.push_back(figure::Polyline{way, look.stroke});
        draw_head(way, look);
        if (look.back) add_factor(way, input.slope, look);
      }
    }
  }

  // A small triangle where the last step's numbers flow.
  void draw_head(const std::vector<Point>& way, const EdgeLook& look) {
    if (!look.now) return;
    const Point tip = look.back ? way.front() : way.back();
    const float dx = look.back ? 9.0F : -9.0F;
    list_.push_back(figure::Polygon{{tip, {tip.x + dx, tip.y - 5}, {tip.x + dx, tip.y + 5}},
                                    {look.stroke.role}});
  }

  // The local slope, on the first stretch of the edge after its operand.
  void add_factor(const std::vector<Point>& way, double slope, const EdgeLook& look) {
    const float free = way.back().x - way.front().x;
    const std::string label = "×" + factor_text(slope, scale_.digits);
    float size = 0.9F * scale_.text_size;
    const float width = figure::text_width(label, size);
    const float room = std::min(free, scale_.pitch_x) - 2;
    if (width > room) size *= room / width;
    if (size < 7.5F) return;  // the sentence says it
    const Point at = way[std::min<std::size_t>(6, way.size() - 1)];
    const float half = figure::text_width(label, size) / 2 + 1;
    backs_.push_back(
        {{at.x - half, at.y - 0.6F * size, 2 * half, 1.2F * size}, {Role::kSheet, 0.9F}});
    figure::Text text{at,   label,          {look.now ? Role::kTangent : Role::kInk2},
                      size, Align::kMiddle, Baseline::kMiddle};
    factors_.push_back(text);
  }

  void draw_node(int node) {
    const Calculation::Node& it = nodes()[static_cast<std::size_t>(node)];
    const Rectangle pill = pill_of(picture_, scale_, node);
    const bool now = state().now == node && !state().done;
    const bool back = state().seeded && state().reached[static_cast<std::size_t>(node)] != 0;
    const Role role = back ? Role::kTangent : known(node) ? Role::kCurve : Role::kInk2;
    const float corner = it.variable >= 0 ? 0.3F * scale_.pill : scale_.pill / 2;
    if (now || picture_.picked == node) {
      const Rectangle glow{pill.left - 5, pill.top - 5, pill.width + 10, pill.height + 10};
      list_.push_back(figure::Rect{glow,
                                   {picture_.picked == node ? Role::kDown : role, 0.2F},
                                   figure::kNoStroke,
                                   corner + 5});
    }
    list_.push_back(figure::Rect{pill, {Role::kSheet}, {role, 1.8F}, corner});
    const std::string label = label_of(scale_, it);
    write(pill.center(), label, Role::kInk, label_size(scale_, label), Baseline::kMiddle,
          it.variable >= 0 ? Face::kItalic : Face::kPlain);
    // Above: the value; below: the gradient.
    const float gap = 0.3F * scale_.text_size;
    if (known(node)) {
      const std::string value = short_text(it.value, scale_.digits);
      const std::string text = it.variable >= 0 ? value : it.name + " = " + value;
      write({pill.center().x, pill.top - gap}, fitted(text, value), Role::kCurve, scale_.text_size,
            Baseline::kBottom);
    } else {
      write({pill.center().x, pill.top - gap}, it.name, Role::kInk2, scale_.text_size,
            Baseline::kBottom, Face::kItalic);
    }
    if (back) {
      write({pill.center().x, pill.bottom() + gap},
            short_text(state().gradients[static_cast<std::size_t>(node)], scale_.digits),
            Role::kTangent, scale_.text_size, Baseline::kTop, Face::kBold);
    }
  }

  // The longer text if it fits beside the next layer's.
  std::string fitted(const std::string& longer, const std::string& shorter) const {
    const float room = scale_.pitch_x - 4;
    return figure::text_width(longer, scale_.text_size) <= room ? longer : shorter;
  }

  void write(Point at, const std::string& label, Role role, float size, Baseline baseline,
             Face face = Face::kPlain) {
    figure::Text text{at, label, {role}, size, Align::kMiddle, baseline, face};
    text.halo = baseline != Baseline::kMiddle;
    const float room = scale_.pitch_x - 2;
    if (figure::text_width(label, size, face) > room) {
      text.size = std::max(6.0F, size * room / figure::text_width(label, size, face));
    }
    list_.push_back(text);
  }

  DrawList& list_;
  const GraphPicture& picture_;
  Scale scale_;
  std::vector<figure::Text> factors_;
  std::vector<figure::Rect> backs_;  // behind them
};

}  // namespace

figure::LayeredLayout layout_of(const Calculation& calculation) {
  std::vector<std::array<int, 2>> edges;
  const std::vector<Calculation::Node>& nodes = calculation.nodes();
  for (int to = 0; to < static_cast<int>(nodes.size()); ++to) {
    for (const Calculation::Input& input : nodes[static_cast<std::size_t>(to)].inputs) {
      edges.push_back({input.node, to});
    }
  }
  return figure::layered_layout(static_cast<int>(nodes.size()), edges);
}

Rectangle node_box(const GraphPicture& picture, int node, Rectangle box) {
  return pill_of(picture, scale_of(picture, box), node);
}

void draw_graph(DrawList& list, const GraphPicture& picture, Rectangle box) {
  if (box.width < 1 || box.height < 1) return;
  GraphDrawing(list, picture, box).draw();
}

}  // namespace downhill::scenes
