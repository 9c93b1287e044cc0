#include "figure/svg.h"

#include <cmath>

#include "figure/bands.h"
#include "figure/line_style.h"
#include "figure/simplify.h"
#include "figure/text_metrics.h"
#include "text/number.h"

namespace downhill::figure {
namespace {

constexpr float kTolerance = 0.05F;  // px by which a polyline may be simplified: invisible
constexpr float kHalo = 0.3F;        // em
constexpr std::size_t kDotRun = 8;

// At most 2 decimals, no trailing zeros, never "-0".
std::string number(float value, int decimals = 2) {
  std::string out = text::fixed(value, decimals);
  if (out.find('.') == std::string::npos) return out;
  out.erase(out.find_last_not_of('0') + 1);
  if (out.back() == '.') out.pop_back();
  return out;
}

std::string attribute(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" + std::string(value) + "\"";
}
std::string attribute(std::string_view name, float value) { return attribute(name, number(value)); }

// "x y x y ...": each point needs no comma, and none needs a letter.
std::string coordinates(const std::vector<Point>& points, int decimals = 2) {
  std::string out;
  for (const Point& p : points) {
    if (!out.empty()) out += ' ';
    out += number(p.x, decimals) + " " + number(p.y, decimals);
  }
  return out;
}

// A closed path in whole tenths of a pixel, each point relative to the one before: half the bytes.
std::string outline_in_tenths(const std::vector<Point>& points) {
  std::string out;
  long last_x = 0, last_y = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const long x = std::lround(10 * points[i].x), y = std::lround(10 * points[i].y);
    const std::string dy = std::to_string(y - last_y);
    out += i == 0 ? "M" : i == 1 ? "l" : " ";
    out += std::to_string(x - last_x) + (dy[0] == '-' ? "" : " ") + dy;
    last_x = x;
    last_y = y;
  }
  return out + "z";
}

class Writer {
 public:
  explicit Writer(const SvgOptions& options) : options_(options) {}

  // Runs of equal dots (a scatter plot) and of equal lines (a grid) become one path each.
  void write(const DrawList& list) {
    for (std::size_t i = 0; i < list.size();) {
      std::size_t end = i + 1;
      while (end < list.size() && alike(list[i], list[end])) ++end;
      if (end - i >= kDotRun && std::holds_alternative<Circle>(list[i])) {
        dots(list, i, end);
      } else if (end - i > 1 && std::holds_alternative<Line>(list[i])) {
        lines(list, i, end);
      } else {
        for (std::size_t k = i; k < end; ++k) std::visit(*this, list[k]);
      }
      i = end;
    }
  }

  void operator()(const Line& s) {
    if (!visible(s.stroke)) return;
    Point end = s.to;
    ArrowHead head;
    if (s.arrow) {
      head = arrow_head(s);
      end = head.shaft_end;
    }
    out_ += "<path" + attribute("d", "M" + coordinates({s.from, end})) + stroke(s.stroke) + "/>\n";
    if (s.arrow) {
      const auto& [tip, left, right] = head.triangle;
      out_ += "<path" + attribute("d", "M" + coordinates({tip, left, right}) + "z") +
              fill({s.stroke.role, s.stroke.opacity}) + "/>\n";
    }
  }
  void operator()(const Polyline& s) {
    if (!visible(s.stroke) || s.points.size() < 2) return;
    out_ += "<polyline" + attribute("points", coordinates(simplified(s.points, kTolerance))) +
            stroke(s.stroke) + "/>\n";
  }
  void operator()(const Polygon& s) {
    if (s.points.size() < 2) return;
    out_ += "<polygon" + attribute("points", coordinates(s.points)) + fill(s.fill) +
            stroke(s.stroke) + "/>\n";
  }
  void operator()(const Circle& s) {
    out_ += "<circle" + attribute("cx", s.center.x) + attribute("cy", s.center.y) +
            attribute("r", s.radius) + fill(s.fill) + stroke(s.stroke) + "/>\n";
  }
  void operator()(const Rect& s) {
    out_ += "<rect" + box(s.box) + (s.corner > 0 ? attribute("rx", s.corner) : "") + fill(s.fill) +
            stroke(s.stroke) + "/>\n";
  }
  void operator()(const Cells& s) {
    out_ += "<g" + (s.opacity < 1 ? attribute("opacity", s.opacity) : "") + ">\n";
    for (const Band& band : bands(s)) {
      std::string path;
      for (const auto& outline : band.outlines) path += "M" + coordinates(outline, 1) + "z";
      out_ += "<path" + attribute("d", path) + attribute("fill", height(band.stop)) +
              attribute("fill-rule", "evenodd") + "/>\n";
    }
    out_ += "</g>\n";
  }
  // Neighbouring squares of one tint are one outline. Each is edged in its own colour, else the
  // sheet would shine through the joints.
  void operator()(const Mesh& s) {
    // In whole tenths, each point from the one before: a page has many such surfaces.
    out_ += "<g" + attribute("transform", "scale(.1)") + attribute("fill", "currentColor") +
            attribute("stroke", "currentColor") + attribute("stroke-width", 6.F) +
            (s.opacity < 1 ? attribute("opacity", s.opacity) : "") + ">\n";
    std::vector<Point> there, back;  // the two long sides of the outline
    std::string tint;
    const auto flush = [&] {
      there.insert(there.end(), back.rbegin(), back.rend());
      if (!there.empty()) {
        out_ += "<path" + attribute("d", outline_in_tenths(simplified(there, kTolerance))) +
                attribute("color", tint) + "/>\n";
      }
      there.clear();
      back.clear();
    };
    std::array<int, 4> last{-1, -1, -1, -1};
    for (std::array<int, 4> square : s.squares) {
      // Rows may be painted from right to left: then the square continues on its left side.
      const bool leftwards = square[1] == last[0] || (square[1] == last[1] && square[2] == last[2]);
      if (leftwards) square = {square[1], square[0], square[3], square[2]};
      float level = 0, light = 0;
      for (int corner : square) {
        level += s.levels[static_cast<std::size_t>(corner)] / 4;
        light += s.lights[static_cast<std::size_t>(corner)] / 4;
      }
      const std::string own = ground(level, light);
      const auto point = [&](int k) {
        return s.points[static_cast<std::size_t>(square[static_cast<std::size_t>(k)])];
      };
      if (own != tint || square[0] != last[1] || square[3] != last[2]) {
        flush();
        there = {point(0)};
        back = {point(3)};
      }
      there.push_back(point(1));
      back.push_back(point(2));
      tint = own;
      last = square;
    }
    flush();
    out_ += "</g>\n";
  }
  void operator()(const Text& s) {
    static constexpr std::string_view kAnchors[] = {"start", "middle", "end"};
    out_ += "<text" + attribute("x", s.anchor.x) + attribute("y", baseline_y(s));
    if (s.align != Align::kStart)
      out_ += attribute("text-anchor", kAnchors[static_cast<int>(s.align)]);
    out_ += attribute("font-size", s.size);
    if (s.face == Face::kItalic) out_ += attribute("font-style", "italic");
    if (s.face == Face::kBold) out_ += attribute("font-weight", "600");
    out_ += fill(s.fill);
    if (s.halo) {
      out_ += attribute("stroke", color(Role::kSheet)) + attribute("stroke-width", kHalo * s.size) +
              attribute("paint-order", "stroke");
    }
    out_ += ">" + escape_xml(s.text) + "</text>\n";
  }
  void operator()(const Clip& s) {
    end_clip();
    if (!s.on) return;
    const std::string id = escape_xml(options_.id_prefix) + "-clip" + std::to_string(++clips_);
    out_ += "<clipPath" + attribute("id", id) + "><rect" + box(s.box) + "/></clipPath>\n";
    out_ += "<g" + attribute("clip-path", "url(#" + id + ")") + ">\n";
    clipping_ = true;
  }
  void operator()(const Plot&) {}  // csv.h reads it

  void sheet(Size size) {
    out_ += "<rect" + box({0, 0, size.width, size.height}) + fill({Role::kSheet}) + "/>\n";
  }
  std::string finish() {
    end_clip();
    return std::move(out_);
  }

 private:
  // Whether one path may draw both.
  static bool alike(const Shape& a, const Shape& b) {
    if (const auto* one = std::get_if<Circle>(&a), *other = std::get_if<Circle>(&b); one && other) {
      return one->radius == other->radius && one->fill == other->fill && one->fill.opacity > 0 &&
             !visible(one->stroke) && !visible(other->stroke);
    }
    if (const auto* one = std::get_if<Line>(&a), *other = std::get_if<Line>(&b); one && other) {
      return one->stroke == other->stroke && visible(one->stroke) && one->stroke.opacity >= 1 &&
             !one->arrow && !other->arrow;
    }
    return false;
  }

  // The round ends of lines without length: a third of the bytes of circles. Dots of one path do
  // not darken each other, so translucent ones go to three paths, which show where they crowd.
  void dots(const DrawList& list, std::size_t begin, std::size_t end) {
    const Circle& first = std::get<Circle>(list[begin]);
    const std::size_t layers = first.fill.opacity < 1 ? 3 : 1;
    for (std::size_t layer = 0; layer < layers; ++layer) {
      std::string path;
      for (std::size_t i = begin + layer; i < end; i += layers) {
        path += "M" + coordinates({std::get<Circle>(list[i]).center}, 1) + "h0";
      }
      out_ += "<path" + attribute("d", path) +
              stroke({first.fill.role, 2 * first.radius, Dash::kSolid, first.fill.opacity}) +
              "/>\n";
    }
  }

  void lines(const DrawList& list, std::size_t begin, std::size_t end) {
    std::string path;
    for (std::size_t i = begin; i < end; ++i) {
      const Line& line = std::get<Line>(list[i]);
      path += "M" + coordinates({line.from, line.to});
    }
    out_ += "<path" + attribute("d", path) + stroke(std::get<Line>(list[begin]).stroke) + "/>\n";
  }

  static bool visible(const Stroke& stroke) { return stroke.width > 0 && stroke.opacity > 0; }

  std::string color(Role role) const {
    if (options_.theme) return css_color((*options_.theme)[role]);
    return "var(--" + std::string(css_name(role)) + ")";
  }
  std::string height(int stop) const {
    if (options_.theme) return css_color(options_.theme->heights[static_cast<std::size_t>(stop)]);
    return "var(--height-" + std::to_string(stop) + ")";
  }
  // Lit ground in so many tints that the steps hardly show.
  std::string ground(float level, float light) const {
    constexpr float kToneStep = 0.05F;
    const float tone = kToneStep * std::round(tone_of(light) / kToneStep);
    const int halves = static_cast<int>(std::lround(level * 2 * (kHeightStops - 1)));
    if (options_.theme) {
      const float rounded = static_cast<float>(halves) / (2 * (kHeightStops - 1));
      return css_color(toned(options_.theme->height(rounded), tone));
    }
    std::string base = height(halves / 2);
    if (halves % 2 == 1) base = "color-mix(in srgb," + base + "," + height(halves / 2 + 1) + ")";
    if (tone == 0) return base;
    return "color-mix(in srgb," + base + " " + number(100 * (1 - std::abs(tone)), 0) + "%," +
           (tone > 0 ? "#fff)" : "#000)");
  }
  // The root element says fill="none".
  std::string fill(const Fill& f) const {
    if (f.opacity <= 0) return "";
    return attribute("fill", color(f.role)) +
           (f.opacity < 1 ? attribute("fill-opacity", f.opacity) : "");
  }
  std::string stroke(const Stroke& s) const {
    if (!visible(s)) return "";
    std::string out = attribute("stroke", color(s.role)) + attribute("stroke-width", s.width);
    if (s.dash != Dash::kSolid) {
      const DashPattern dash = dash_pattern(s);
      out += attribute("stroke-dasharray", number(dash.on) + " " + number(dash.off));
    }
    if (s.opacity < 1) out += attribute("stroke-opacity", s.opacity);
    return out;
  }
  static std::string box(const Rectangle& r) {
    return attribute("x", r.left) + attribute("y", r.top) + attribute("width", r.width) +
           attribute("height", r.height);
  }
  void end_clip() {
    if (clipping_) out_ += "</g>\n";
    clipping_ = false;
  }

  const SvgOptions& options_;
  std::string out_;
  int clips_ = 0;
  bool clipping_ = false;
};

}  // namespace

std::string escape_xml(std::string_view text) {
  std::string out;
  for (char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n') out += c;
    }
  }
  return out;
}

std::string to_svg(const DrawList& list, Size size, const SvgOptions& options) {
  Writer writer(options);
  if (options.theme) writer.sheet(size);
  writer.write(list);

  std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\"" +
                    attribute("viewBox", "0 0 " + number(size.width) + " " + number(size.height));
  if (options.theme) out += attribute("width", size.width) + attribute("height", size.height);
  if (!options.css_class.empty()) out += attribute("class", escape_xml(options.css_class));
  out += attribute("role", "img") + attribute("font-family", escape_xml(options.font_family)) +
         attribute("fill", "none") + attribute("stroke-linecap", "round") +
         attribute("stroke-linejoin", "round") + ">\n";
  if (!options.title.empty()) out += "<title>" + escape_xml(options.title) + "</title>\n";
  return out + writer.finish() + "</svg>\n";
}

}  // namespace downhill::figure
