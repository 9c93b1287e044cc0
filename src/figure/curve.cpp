#include "figure/curve.h"

#include <algorithm>
#include <cmath>

namespace downhill::figure {
namespace {

constexpr double kStepPx = 3;          // first sampling
constexpr int kHalvings = 5;           // of a step, where the curve bends
constexpr double kTolerancePx = 0.25;  // between a curve and its chord
constexpr double kJumpPx = 2;          // a smaller jump is joined: nobody sees it
constexpr int kJumpHalvings = 24;
constexpr double kMarginPx = 12;  // drawn beyond the window

struct Spot {
  double x = 0;          // data
  double at = 0, y = 0;  // screen, y not clamped; not finite: not defined here
  bool finite() const { return std::isfinite(y); }
};

// The part of a segment between two heights, as parameters in [0, 1]; empty if first > second.
std::pair<double, double> part_between(double from, double to, double low, double high) {
  if (from == to) return from >= low && from <= high ? std::pair(0., 1.) : std::pair(1., 0.);
  double first = (low - from) / (to - from), second = (high - from) / (to - from);
  if (first > second) std::swap(first, second);
  return {std::max(0., first), std::min(1., second)};
}

class Sampler {
 public:
  Sampler(const RealFunction& f, const Axes& axes)
      : f_(f),
        axes_(axes),
        top_(static_cast<double>(axes.box.top) - kMarginPx),
        bottom_(static_cast<double>(axes.box.bottom()) + kMarginPx) {}

  std::vector<std::vector<Point>> run(Range x_range) {
    const double from = static_cast<double>(axes_.screen_x(x_range.min));
    const double to = static_cast<double>(axes_.screen_x(x_range.max));
    const int steps = std::max(8, static_cast<int>(std::ceil((to - from) / kStepPx)));
    Spot last = spot(from);
    last.x = x_range.min;
    begin(last);
    for (int i = 1; i <= steps; ++i) {
      const Spot next = spot(from + (to - from) * i / steps);
      join(last, next);
      last = next;
    }
    finish();
    return std::move(pieces_);
  }

 private:
  Spot spot(double at) const {
    const Rectangle& box = axes_.box;
    const double along = (at - static_cast<double>(box.left)) / static_cast<double>(box.width);
    const double x = axes_.x_scale == Scale::kLinear
                         ? axes_.x.min + along * axes_.x.length()
                         : axes_.x.min * std::pow(axes_.x.max / axes_.x.min, along);
    const double value = f_(x);
    const double up = axes_.y_scale == Scale::kLinear
                          ? (value - axes_.y.min) / axes_.y.length()
                          : std::log(value / axes_.y.min) / std::log(axes_.y.max / axes_.y.min);
    return {x, at, static_cast<double>(box.bottom()) - up * static_cast<double>(box.height)};
  }
  Spot between(const Spot& a, const Spot& b) const { return spot((a.at + b.at) / 2); }

  bool all_above(const Spot& a, const Spot& b, const Spot& c) const {
    return a.y < top_ && b.y < top_ && c.y < top_;
  }
  bool all_below(const Spot& a, const Spot& b, const Spot& c) const {
    return a.y > bottom_ && b.y > bottom_ && c.y > bottom_;
  }

  void join(const Spot& a, const Spot& b) {
    if (a.finite() && b.finite()) return refine(a, b, kHalvings);
    if (!a.finite() && !b.finite()) return;
    // One end is defined: close in on where that stops.
    Spot defined = a.finite() ? a : b, other = a.finite() ? b : a;
    for (int i = 0; i < kJumpHalvings; ++i) {
      const Spot middle = between(defined, other);
      (middle.finite() ? defined : other) = middle;
    }
    if (a.finite()) {
      refine(a, defined, kHalvings);
      finish();
    } else {
      begin(defined);
      refine(defined, b, kHalvings);
    }
  }

  // Adds what lies between a, which is already there, and b; both are finite.
  void refine(const Spot& a, const Spot& b, int halvings) {
    const Spot middle = between(a, b);
    if (!middle.finite()) {
      if (halvings == 0) return begin(b);
      join_half(a, middle, halvings - 1);
      return join_half(middle, b, halvings - 1);
    }
    const bool straight = std::abs(middle.y - (a.y + b.y) / 2) < kTolerancePx;
    if (straight || all_above(a, middle, b) || all_below(a, middle, b)) return add(b);
    if (halvings > 0) {
      refine(a, middle, halvings - 1);
      return refine(middle, b, halvings - 1);
    }
    if (std::abs(b.y - a.y) > kJumpPx && jumps(a, b)) return begin(b);
    add(middle);
    add(b);
  }
  void join_half(const Spot& a, const Spot& b, int halvings) {
    if (a.finite() && b.finite()) return refine(a, b, halvings);
    join(a, b);
  }

  // Follows the larger change down: a jump keeps its height, a steep slope loses it.
  bool jumps(Spot a, Spot b) const {
    for (int i = 0; i < kJumpHalvings; ++i) {
      const Spot middle = between(a, b);
      if (!middle.finite()) return true;
      (std::abs(middle.y - a.y) > std::abs(b.y - middle.y) ? b : a) = middle;
    }
    return std::abs(b.y - a.y) > kJumpPx;
  }

  // The piece under construction, cut at the margins as it grows.
  void begin(const Spot& s) {
    finish();
    last_ = s;
  }
  void add(const Spot& s) {
    const auto [first, second] = part_between(last_.y, s.y, top_, bottom_);
    if (first <= second && last_.finite()) {
      const auto point = [&](double part) {
        return Point{
            static_cast<float>(last_.at + part * (s.at - last_.at)),
            static_cast<float>(std::clamp(last_.y + part * (s.y - last_.y), top_, bottom_))};
      };
      if (piece_.empty()) piece_.push_back(point(first));
      piece_.push_back(point(second));
      if (second < 1) close();
    }
    last_ = s;
  }
  void close() {
    if (piece_.size() > 1) pieces_.push_back(std::move(piece_));
    piece_.clear();
  }
  void finish() {
    close();
    last_.y = HUGE_VAL;
  }

  const RealFunction& f_;
  const Axes& axes_;
  double top_, bottom_;
  Spot last_{0, 0, HUGE_VAL};
  std::vector<Point> piece_;
  std::vector<std::vector<Point>> pieces_;
};

bool drawable(const Axes& axes) {
  const auto sound = [](Range range, Scale scale) {
    return std::isfinite(range.length()) && range.length() > 0 &&
           (scale == Scale::kLinear || range.min > 0);
  };
  return axes.box.width >= 1 && axes.box.height >= 1 && sound(axes.x, axes.x_scale) &&
         sound(axes.y, axes.y_scale);
}

}  // namespace

std::vector<std::vector<Point>> sample_curve(const RealFunction& f, Range x_range,
                                             const Axes& axes) {
  if (!drawable(axes)) return {};
  x_range = {std::max(x_range.min, axes.x.min), std::min(x_range.max, axes.x.max)};
  if (!(x_range.length() > 0)) return {};
  return Sampler(f, axes).run(x_range);
}

void draw_curve(DrawList& list, const RealFunction& f, Range x_range, const Axes& axes,
                const Stroke& stroke) {
  auto pieces = sample_curve(f, x_range, axes);
  if (pieces.empty()) return;
  list.push_back(Clip{axes.box});
  for (auto& piece : pieces) list.push_back(Polyline{std::move(piece), stroke});
  list.push_back(Clip{{}, false});
}

void draw_data_line(DrawList& list, const std::vector<DataPoint>& points, const Axes& axes,
                    const Stroke& stroke) {
  if (!drawable(axes)) return;
  list.push_back(Clip{axes.box});
  std::vector<Point> piece;
  const auto close = [&] {
    if (piece.size() > 1) list.push_back(Polyline{piece, stroke});
    piece.clear();
  };
  for (const DataPoint& point : points) {
    if (std::isfinite(point.x) && std::isfinite(point.y)) {
      piece.push_back(axes.screen_from_data(point));
    } else {
      close();
    }
  }
  close();
  list.push_back(Clip{{}, false});
}

std::optional<Line> clipped(const Line& line, const Rectangle& box) {
  const auto d = [](float value) { return static_cast<double>(value); };
  const auto [x0, x1] = part_between(d(line.from.x), d(line.to.x), d(box.left), d(box.right()));
  const auto [y0, y1] = part_between(d(line.from.y), d(line.to.y), d(box.top), d(box.bottom()));
  const double first = std::max(x0, y0), second = std::min(x1, y1);
  if (!(first <= second)) return std::nullopt;
  const auto point = [&](double part) {
    return Point{static_cast<float>(d(line.from.x) + part * (d(line.to.x) - d(line.from.x))),
                 static_cast<float>(d(line.from.y) + part * (d(line.to.y) - d(line.from.y)))};
  };
  Line out = line;
  out.from = point(first);
  out.to = point(second);
  return out;
}

std::optional<Line> line_through(const Axes& axes, DataPoint through, double slope,
                                 const Stroke& stroke) {
  if (!drawable(axes) || !std::isfinite(through.x) || !std::isfinite(through.y) ||
      !std::isfinite(slope)) {
    return std::nullopt;
  }
  // In px, where the line is y = y0 + m (x - x0): cut first by the sides, then by top and bottom.
  const double width = static_cast<double>(axes.box.width);
  const double height = static_cast<double>(axes.box.height);
  const double m = -slope * (axes.x.length() / width) * (height / axes.y.length());
  const double x0 = (through.x - axes.x.min) / axes.x.length() * width;
  const double y0 = height - (through.y - axes.y.min) / axes.y.length() * height;
  const double left = y0 - m * x0, right = y0 + m * (width - x0);
  const auto [first, second] = part_between(left, right, 0, height);
  if (!(first <= second)) return std::nullopt;
  const auto point = [&](double part) {
    return Point{
        axes.box.left + static_cast<float>(part * width),
        axes.box.top + static_cast<float>(std::clamp(left + part * (right - left), 0., height))};
  };
  return Line{point(first), point(second), stroke};
}

}  // namespace downhill::figure
