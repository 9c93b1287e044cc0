#include "figure/draw_list.h"

#include <algorithm>
#include <cmath>

#include "text/number.h"

namespace downhill::figure {
namespace {

std::string printed(float value) { return text::fixed(value, 2); }
std::string printed(Point p) { return printed(p.x) + "," + printed(p.y); }
std::string printed(const Rectangle& box) {
  return printed(box.left) + "," + printed(box.top) + " " + printed(box.width) + "x" +
         printed(box.height);
}
std::string printed(const std::vector<Point>& points) {
  std::string out;
  for (const Point& p : points) out += " " + printed(p);
  return out;
}
std::string printed(const Fill& fill) {
  if (fill.opacity <= 0) return "";
  std::string out = " fill " + std::string(css_name(fill.role));
  if (fill.opacity < 1) out += "/" + printed(fill.opacity);
  return out;
}
std::string printed(const Stroke& stroke) {
  if (stroke.width <= 0 || stroke.opacity <= 0) return "";
  std::string out = " stroke " + std::string(css_name(stroke.role)) + " " + printed(stroke.width);
  if (stroke.dash == Dash::kDashed) out += " dashed";
  if (stroke.dash == Dash::kDotted) out += " dotted";
  if (stroke.opacity < 1) out += "/" + printed(stroke.opacity);
  return out;
}

struct Printer {
  std::string operator()(const Line& s) const {
    return "line " + printed(s.from) + " " + printed(s.to) + printed(s.stroke) +
           (s.arrow ? " arrow" : "");
  }
  std::string operator()(const Polyline& s) const {
    return "polyline" + printed(s.points) + printed(s.stroke);
  }
  std::string operator()(const Polygon& s) const {
    return "polygon" + printed(s.points) + printed(s.fill) + printed(s.stroke);
  }
  std::string operator()(const Circle& s) const {
    return "circle " + printed(s.center) + " r " + printed(s.radius) + printed(s.fill) +
           printed(s.stroke);
  }
  std::string operator()(const Rect& s) const {
    return "rect " + printed(s.box) + (s.corner > 0 ? " corner " + printed(s.corner) : "") +
           printed(s.fill) + printed(s.stroke);
  }
  std::string operator()(const Cells& s) const {
    std::string out = "cells " + printed(s.box) + " grid " + std::to_string(s.columns) + "x" +
                      std::to_string(s.rows);
    if (s.opacity < 1) out += "/" + printed(s.opacity);
    for (float level : s.levels) out += " " + printed(level);
    return out;
  }
  std::string operator()(const Mesh& s) const {
    std::string out = "mesh";
    if (s.opacity < 1) out += "/" + printed(s.opacity);
    for (std::size_t i = 0; i < s.points.size(); ++i) {
      out += " " + printed(s.points[i]) + ":" + printed(s.levels[i]) + ":" + printed(s.lights[i]);
    }
    for (const auto& square : s.squares) {
      out += " [";
      for (int corner : square) out += " " + std::to_string(corner);
      out += " ]";
    }
    return out;
  }
  std::string operator()(const Text& s) const {
    static constexpr const char* kAligns[] = {"start", "middle", "end"};
    static constexpr const char* kBaselines[] = {"bottom", "middle", "top"};
    std::string out = "text " + printed(s.anchor) + " " + kAligns[static_cast<int>(s.align)] + " " +
                      kBaselines[static_cast<int>(s.baseline)] + " " + printed(s.size);
    if (s.face == Face::kItalic) out += " italic";
    if (s.face == Face::kBold) out += " bold";
    if (s.halo) out += " halo";
    return out + printed(s.fill) + " \"" + s.text + "\"";
  }
  std::string operator()(const Clip& s) const {
    return s.on ? "clip " + printed(s.box) : "clip off";
  }
  std::string operator()(const Plot& s) const {
    const auto axis = [](const std::string& name, double first, double last, bool log) {
      return " \"" + name + "\" " + text::short_number(first) + ".." + text::short_number(last) +
             (log ? " log" : "");
    };
    return "plot " + printed(s.box) + axis(s.x_name, s.x_first, s.x_last, s.x_log) +
           axis(s.y_name, s.y_first, s.y_last, s.y_log);
  }
};

bool finite(float value) { return std::isfinite(value); }
bool finite(Point p) { return finite(p.x) && finite(p.y); }
bool finite(const Rectangle& r) {
  return finite(r.left) && finite(r.top) && finite(r.width) && finite(r.height);
}
bool finite(const Fill& fill) { return finite(fill.opacity); }
bool finite(const Stroke& stroke) { return finite(stroke.width) && finite(stroke.opacity); }
bool finite(const std::vector<Point>& points) {
  for (const Point& p : points) {
    if (!finite(p)) return false;
  }
  return true;
}

struct FiniteCheck {
  bool operator()(const Line& s) const {
    return finite(s.from) && finite(s.to) && finite(s.stroke);
  }
  bool operator()(const Polyline& s) const { return finite(s.points) && finite(s.stroke); }
  bool operator()(const Polygon& s) const {
    return finite(s.points) && finite(s.fill) && finite(s.stroke);
  }
  bool operator()(const Circle& s) const {
    return finite(s.center) && finite(s.radius) && finite(s.fill) && finite(s.stroke);
  }
  bool operator()(const Rect& s) const {
    return finite(s.box) && finite(s.corner) && finite(s.fill) && finite(s.stroke);
  }
  // A level may be NaN: that cell is left unpainted.
  bool operator()(const Cells& s) const { return finite(s.box) && finite(s.opacity); }
  bool operator()(const Mesh& s) const {
    for (std::size_t i = 0; i < s.points.size(); ++i) {
      if (!finite(s.levels[i]) || !finite(s.lights[i])) return false;
    }
    return finite(s.points) && finite(s.opacity);
  }
  bool operator()(const Text& s) const {
    return finite(s.anchor) && finite(s.size) && finite(s.fill);
  }
  bool operator()(const Clip& s) const { return finite(s.box); }
  bool operator()(const Plot& s) const {
    return finite(s.box) && std::isfinite(s.x_first) && std::isfinite(s.x_last) &&
           std::isfinite(s.y_first) && std::isfinite(s.y_last);
  }
};

}  // namespace

bool Cells::operator==(const Cells& other) const {
  const auto same = [](float a, float b) { return a == b || (std::isnan(a) && std::isnan(b)); };
  return box == other.box && columns == other.columns && rows == other.rows &&
         opacity == other.opacity &&
         std::equal(levels.begin(), levels.end(), other.levels.begin(), other.levels.end(), same);
}

std::string to_string(const DrawList& list) {
  std::string out;
  for (const Shape& shape : list) out += std::visit(Printer(), shape) + "\n";
  return out;
}

bool all_finite(const DrawList& list) {
  for (const Shape& shape : list) {
    if (!std::visit(FiniteCheck(), shape)) return false;
  }
  return true;
}

}  // namespace downhill::figure
