// A figure as a list of shapes.
//
// Every scene draws itself into a `DrawList`: plain values that can be compared, printed and
// tested. Two functions consume one: `to_svg` (svg.h) writes a still, and `src/app` hands it to
// Dear ImGui. Both must show the same picture, so a shape says everything a backend needs.
//
// Units are scene units: the CSS pixels of the size a figure was asked to draw itself in.
// x grows to the right, y grows DOWN; data coordinates are turned into these by `Axes` (axes.h)
// and nowhere else. Shapes are painted in order, later ones on top.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "figure/color_role.h"

namespace downhill::figure {

struct Point {
  float x = 0;
  float y = 0;
  bool operator==(const Point&) const = default;
};

struct Size {
  float width = 0;
  float height = 0;
  bool operator==(const Size&) const = default;
};

struct Rectangle {
  float left = 0;
  float top = 0;
  float width = 0;
  float height = 0;
  float right() const { return left + width; }
  float bottom() const { return top + height; }
  Point center() const { return {left + width / 2, top + height / 2}; }
  bool contains(Point p) const {
    return p.x >= left && p.x <= right() && p.y >= top && p.y <= bottom();
  }
  bool encloses(const Rectangle& r) const {
    return r.left >= left && r.top >= top && r.right() <= right() && r.bottom() <= bottom();
  }
  bool touches(const Rectangle& r) const {
    return left < r.right() && r.left < right() && top < r.bottom() && r.top < bottom();
  }
  bool operator==(const Rectangle&) const = default;
};

enum class Dash { kSolid, kDashed, kDotted };

struct Stroke {
  Role role = Role::kInk;
  float width = 1.5F;
  Dash dash = Dash::kSolid;
  float opacity = 1;
  bool operator==(const Stroke&) const = default;
};

struct Fill {
  Role role = Role::kInk;
  float opacity = 1;  // 0 means: not filled
  bool operator==(const Fill&) const = default;
};

inline constexpr Fill kNoFill{Role::kInk, 0};
inline constexpr Stroke kNoStroke{Role::kInk, 0};

// A straight line, with an arrowhead at `to` if asked for.
struct Line {
  Point from, to;
  Stroke stroke = {};
  bool arrow = false;
  bool operator==(const Line&) const = default;
};

// An open line through points, with round joins. A curve with gaps is several polylines.
struct Polyline {
  std::vector<Point> points;
  Stroke stroke = {};
  bool operator==(const Polyline&) const = default;
};

// A closed, filled shape.
struct Polygon {
  std::vector<Point> points;
  Fill fill = {};
  Stroke stroke = kNoStroke;
  bool operator==(const Polygon&) const = default;
};

struct Circle {
  Point center;
  float radius = 0;
  Fill fill = {};
  Stroke stroke = kNoStroke;
  bool operator==(const Circle&) const = default;
};

struct Rect {
  Rectangle box;
  Fill fill = {};
  Stroke stroke = kNoStroke;
  float corner = 0;  // corner radius
  bool operator==(const Rect&) const = default;
};

// A heat map: columns x rows levels in [0, 1], row 0 at the top, coloured by the theme's height
// map (colormap.h); a level that is not a number is left unpainted.
struct Cells {
  Rectangle box;
  int columns = 0;
  int rows = 0;
  std::vector<float> levels = {};
  float opacity = 1;
  bool operator==(const Cells& other) const;  // unpainted cells are equal
};

// A lit surface: corners with a level in [0, 1] (a colour of the theme's height map) and the light
// that falls on them, 0 to 1 (colormap.h); between corners both run smoothly. Squares of four
// corners each, painted in order.
struct Mesh {
  std::vector<Point> points = {};
  std::vector<float> levels = {};
  std::vector<float> lights = {};
  std::vector<std::array<int, 4>> squares = {};
  float opacity = 1;
  bool operator==(const Mesh&) const = default;
};

enum class Align { kStart, kMiddle, kEnd };      // horizontally, at the anchor
enum class Baseline { kBottom, kMiddle, kTop };  // vertically: kBottom = text stands on it
enum class Face { kPlain, kItalic, kBold };      // italic: variable names

// One line of text, placed by its anchor so that backends need not agree on widths.
struct Text {
  Point anchor;
  std::string text;  // UTF-8
  Fill fill = {};
  float size = 15;  // font size
  Align align = Align::kStart;
  Baseline baseline = Baseline::kBottom;
  Face face = Face::kPlain;
  bool halo = false;  // a rim in the sheet's colour, for text over lines
  bool operator==(const Text&) const = default;
};

// What follows, until the next clip, is painted inside `box` only; clips do not nest.
struct Clip {
  Rectangle box;
  bool on = true;  // false: from here on everywhere
  bool operator==(const Clip&) const = default;
};

// What follows, until the next plot, lies in a coordinate system: box.left is x_first and
// box.right() x_last, box.bottom() y_first and box.top y_last. It paints nothing; csv.h reads data
// from it.
struct Plot {
  Rectangle box;
  double x_first = 0, x_last = 1;
  double y_first = 0, y_last = 1;
  bool x_log = false, y_log = false;
  std::string x_name = {}, y_name = {};  // of the axes, as shown; may be empty
  bool operator==(const Plot&) const = default;
};

using Shape = std::variant<Line, Polyline, Polygon, Circle, Rect, Cells, Mesh, Text, Clip, Plot>;
using DrawList = std::vector<Shape>;

// One shape a line, for test messages and golden files.
std::string to_string(const DrawList& list);

// True if every coordinate, width and size is finite.
bool all_finite(const DrawList& list);

}  // namespace downhill::figure
