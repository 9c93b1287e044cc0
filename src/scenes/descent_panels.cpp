#include "scenes/descent_panels.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "figure/axes.h"
#include "figure/curve.h"
#include "figure/frame.h"
#include "figure/marks.h"
#include "figure/panels.h"
#include "figure/text_metrics.h"
#include "text/number.h"

namespace downhill::scenes {

using namespace figure;  // NOLINT: this file only draws

namespace {

// As many steps as are shown: enough for what is walked, in nice lengths that seldom change.
int shown_steps(const DescentPanels& panels) {
  if (panels.whole) return kDescentSteps;
  for (const int nice : {20, 50, 100}) {
    if (panels.descent->step() <= nice) return nice;
  }
  return kDescentSteps;
}

FrameOptions frame(const DescentPanels& panels, const char* y_word) {
  return {.style = FrameStyle::kFramed,
          .x = {.name = panels.words->say("figure.axis.step"), .face = Face::kPlain, .spacing = 50},
          .y = {.name = panels.words->say(y_word), .face = Face::kPlain, .spacing = 34},
          .text_size = panels.text_size};
}

// One of the two lines on the loss panel, up to where the timeline stands.
std::vector<DataPoint> losses(const DescentRun& run, int first, int step, double below) {
  std::vector<DataPoint> out;
  for (int k = first; k <= std::min(step, run.last()); ++k) {
    out.push_back({static_cast<double>(k), run.at(k).height - below});
  }
  return out;
}

struct LossScale {
  bool log = false;
  double below = 0;  // subtracted from heights
  Range range;
};

// From the steps that fit on the axis, walked or not, so that nothing hops while walking.
LossScale loss_scale(const DescentPanels& panels, int shown) {
  const DescentTimeline& descent = *panels.descent;
  constexpr double kDecades = 1e3, kLeast = 1e-12;
  double lowest = descent.run().at(0).height, highest = lowest;
  const double start = lowest;
  const auto take = [&](const DescentRun& run) {
    for (int k = 0; k <= std::min(shown, run.last()); ++k) {
      if (!std::isfinite(run.at(k).height)) continue;
      lowest = std::min(lowest, run.at(k).height);
      highest = std::max(highest, run.at(k).height);
    }
  };
  take(descent.run());
  if (descent.fork()) take(*descent.fork());
  for (const ComparedRun& other : panels.compared) take(*other.run);
  if (!std::isfinite(start)) return {};
  const double floor = descent.floor();
  // A minimum is known to the last digits only; below them there is no more to see.
  const double grain = std::max(kLeast * std::abs(start - floor), 1e-15 * std::abs(floor));
  const double least = std::max(lowest - floor, grain);
  const bool falls = highest <= start + 1e3 * std::abs(start - floor);
  if (falls && start - floor > 0 && (start - floor) / least > kDecades) {
    return {true,
            floor,
            {std::pow(10, std::floor(std::log10(least))),
             std::pow(10, std::ceil(std::log10(highest - floor)))}};
  }
  // What climbs leaves the window soon.
  if (std::isfinite(floor)) lowest = std::min(lowest, floor);
  const double fall = std::max(start - lowest, 1e-9 * (1 + std::abs(start)));
  highest = std::min(highest, start + 2 * fall);
  const double air = 0.06 * std::max(highest - lowest, 1e-9);
  return {false, 0, {lowest - air, highest + air}};
}

void draw_line(DrawList& list, const std::vector<DataPoint>& points, const Axes& axes,
               const Stroke& stroke, bool dots) {
  if (points.size() > 1) draw_data_line(list, points, axes, stroke);
  if (!dots) return;
  list.push_back(Clip{axes.box});
  for (const DataPoint& p : points) {
    const figure::Point at = axes.screen_from_data(p);
    if (std::isfinite(at.y)) list.push_back(Circle{at, 2.6F, {stroke.role}});
  }
  list.push_back(Clip{{}, false});
}

// The words of a note in lines no wider than a width: broken between words, Chinese anywhere.
std::vector<std::string> wrapped(const std::string& text, float size, float width) {
  std::vector<std::string> out{""};
  std::string word;
  const auto flush = [&] {
    if (text_width(out.back() + word, size) > width && !out.back().empty()) {
      while (!out.back().empty() && out.back().back() == ' ') out.back().pop_back();
      out.emplace_back();
    }
    out.back() += word;
    word.clear();
  };
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    const std::string_view next =
        i + length < text.size() ? std::string_view(text).substr(i + length, 3) : "";
    word += text.substr(i, length);
    i += length;
    const bool closes = next == "，" || next == "。" || next == "：" || next == "；";
    if (word == " " || word.ends_with(' ') || (length >= 3 && !closes)) flush();
  }
  flush();
  return out;
}

}  // namespace

void draw_loss_panel(DrawList& list, const DescentPanels& panels, Rectangle box) {
  if (!has_room(box, 1)) return;
  const DescentTimeline& descent = *panels.descent;
  const int shown = shown_steps(panels);
  const LossScale scale = loss_scale(panels, shown);
  const FrameOptions options =
      frame(panels, scale.log ? "figure.axis.above" : "figure.axis.height");
  const Axes axes = with_margins({{0, static_cast<double>(shown)},
                                  scale.range,
                                  box,
                                  Scale::kLinear,
                                  scale.log ? Scale::kLog : Scale::kLinear},
                                 options);
  if (!has_room(axes.box, 1)) return;
  draw_axes(list, axes, options);
  if (!scale.log && std::isfinite(descent.floor())) {
    const float y = axes.screen_y(descent.floor());
    list.push_back(
        Line{{axes.box.left, y}, {axes.box.right(), y}, {Role::kGood, 1.3F, Dash::kDashed}});
  }
  const int step = descent.step();
  const bool dots = shown <= 50;
  for (const ComparedRun& other : panels.compared) {
    const auto points = losses(*other.run, 0, step, scale.below);
    draw_line(list, points, axes, other.stroke, false);
    if (points.empty()) continue;
    const Point at = axes.screen_from_data(points.back());
    if (axes.box.contains(at)) draw_point(list, at, other.stroke.role, 5.5F);
  }
  if (!panels.compared.empty()) return;
  const auto points = losses(descent.run(), 0, step, scale.below);
  draw_line(list, points, axes, {kRunRole, 2.4F}, dots);
  if (const DescentRun* fork = descent.fork()) {
    const auto other = losses(*fork, descent.fork_step(), step, scale.below);
    draw_line(list, other, axes, {kForkRole, 2.4F, Dash::kDashed}, dots);
    if (!other.empty()) {
      const Point at = axes.screen_from_data(other.back());
      if (axes.box.contains(at)) draw_point(list, at, kForkRole, 5.5F);
    }
  }
  if (points.empty()) return;
  Point at = axes.screen_from_data(points.back());
  if (scale.log) at.y = std::min(at.y, axes.box.bottom());
  if (axes.box.contains(at)) draw_point(list, at, Role::kPoint, 6);
}

void draw_rate_panel(DrawList& list, const DescentPanels& panels, Rectangle box) {
  if (!has_room(box, 1)) return;
  const DescentTimeline& descent = *panels.descent;
  const auto rates = [](const DescentRun& run, int first, int last) {
    const DescentLeg* leg = &run.plan().legs.back();
    const optim::Schedule rate = schedule_of(leg->rate);
    const optim::Schedule before = schedule_of(run.plan().legs.front().rate);
    std::vector<DataPoint> out;
    for (int k = first; k <= last; ++k) {
      const double now = k >= leg->from ? rate(k) : before(k);
      // Steps are stairs, not slopes.
      if (!out.empty() && leg->rate.schedule == "step" && now < 0.99 * out.back().y) {
        out.push_back({static_cast<double>(k), out.back().y});
      }
      out.push_back({static_cast<double>(k), now});
    }
    return out;
  };
  const std::vector<DataPoint> planned = rates(descent.run(), 0, kDescentSteps);
  std::vector<DataPoint> other;
  if (const DescentRun* fork = descent.fork()) {
    other = rates(*fork, descent.fork_step(), kDescentSteps);
  }
  double highest = 0;
  for (const auto* line : {&planned, &std::as_const(other)}) {
    for (const DataPoint& p : *line) highest = std::max(highest, p.y);
  }
  const FrameOptions options = frame(panels, "figure.axis.rate");
  const Axes axes =
      with_margins({{0, static_cast<double>(kDescentSteps)}, {0, 1.12 * highest}, box}, options);
  if (!has_room(axes.box, 1)) return;
  draw_axes(list, axes, options);
  draw_data_line(list, planned, axes, {Role::kCurve, 1.6F, Dash::kSolid, 0.6F});
  if (!other.empty()) draw_data_line(list, other, axes, {kForkRole, 2.4F, Dash::kDashed});
  const std::vector<DataPoint> used = rates(descent.run(), 0, descent.step());
  if (used.size() > 1) draw_data_line(list, used, axes, {Role::kCurve, 3.2F});
  draw_point(list, axes.screen_from_data(used.back()), Role::kPoint, 6);
}

void draw_blow_up(DrawList& list, const DescentPanels& panels, Rectangle box) {
  const std::vector<std::string> why = panels.descent->why(*panels.words);
  if (why.empty() || !has_room(box, 1)) return;
  const float size = 0.93F * panels.text_size, line = 1.35F * size, margin = 9;
  std::vector<std::string> lines;
  float widest = 0;
  for (const std::string& sentence : why) {
    for (std::string& part : wrapped(sentence, size, 0.94F * box.width - 2 * margin)) {
      widest = std::max(widest, text_width(part, size));
      lines.push_back(std::move(part));
    }
  }
  const float height = line * static_cast<float>(lines.size()) + margin;
  const float width = std::min(widest * 1.05F + 2 * margin, box.width);
  const Rectangle note{box.center().x - width / 2, box.top + 6, width, height};
  list.push_back(Rect{note, {Role::kSheet, 0.94F}, {Role::kWarn, 1.5F}, 6});
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Text text{{note.left + margin, note.top + margin / 2 + line * (static_cast<float>(i) + 0.5F)},
              lines[i],
              {Role::kInk}};
    text.size = size;
    text.baseline = Baseline::kMiddle;
    list.push_back(std::move(text));
  }
}

void draw_fork_legend(DrawList& list, const DescentPanels& panels, Rectangle box) {
  const DescentTimeline& descent = *panels.descent;
  const DescentRun* fork = descent.fork();
  if (!has_room(box, 1)) return;
  if (!panels.compared.empty()) {
    std::vector<LegendItem> items;
    for (const ComparedRun& other : panels.compared) {
      const std::string& rule = other.run->plan().legs.front().optimizer;
      items.push_back({panels.words->say("figure.optimizer." + rule), other.stroke});
    }
    return draw_legend(list, items, box, 0.93F * panels.text_size);
  }
  if (!fork) return;
  const DescentLeg &before = descent.run().plan().legs.back(), &after = fork->plan().legs.back();
  std::vector<LegendItem> items =
      fork_legend(*panels.words, before.rate.rate, after.rate.rate, {kRunRole, 2.6F});
  if (after.optimizer != before.optimizer) {
    items[1].text += ", " + panels.words->say("figure.optimizer." + after.optimizer);
  }
  draw_legend(list, items, box, 0.93F * panels.text_size);
}

}  // namespace downhill::scenes
