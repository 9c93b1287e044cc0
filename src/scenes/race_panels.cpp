#include "scenes/race_panels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "figure/axes.h"
#include "figure/curve.h"
#include "figure/frame.h"
#include "figure/marks.h"
#include "figure/panels.h"
#include "figure/text_metrics.h"
#include "figure/ticks.h"
#include "text/number.h"

namespace downhill::scenes {

using namespace figure;  // NOLINT: this file only draws

namespace {

std::string readable(double value) {
  const double size = std::abs(value);
  if (!std::isfinite(value) || (size < 1e5 && (size == 0 || size >= 0.001))) {
    return text::display(value, 3);
  }
  return scientific(value);
}

void write(DrawList& list, Point at, const std::string& words, float size, Role role, Align align,
           Face face = Face::kPlain) {
  Text text{at, words, {role}};
  text.size = size;
  text.align = align;
  text.baseline = Baseline::kMiddle;
  text.face = face;
  list.push_back(std::move(text));
}

}  // namespace

void draw_race_table(DrawList& list, const RacePanels& race, Rectangle box) {
  if (!has_room(box, 60)) return;
  const auto say = [&](const std::string& key) { return race.words->say("race." + key); };
  const float rows = static_cast<float>(kRacers.size()) + (race.fork ? 2.0F : 1.0F);
  const float line = std::min((box.height - 12) / rows, 1.9F * race.text_size);
  float size = std::min(0.93F * race.text_size, 0.72F * line);
  const float left = box.left + 8, right = box.right() - 8, wide = right - left;
  const std::array<float, 3> ends{left + 0.6F * wide, left + 0.79F * wide, right};
  // Names and rates side by side.
  float names = 0;
  for (const Racer& racer : kRacers) {
    names = std::max(names, text_width(say(std::string("chosen.") + racer.id), size, Face::kBold));
  }
  const float needed = names + text_width("0.0001", size) + 8, room = ends[0] - left - 26;
  if (needed > room && room > 0) size *= room / needed;
  float y = box.top + (box.height - rows * line) / 2 + line / 2;
  const std::array<const char*, 3> heads{"table.rate", "table.steps", "table.height"};
  for (std::size_t i = 0; i < heads.size(); ++i) {
    write(list, {ends[i], y}, say(heads[i]), size, Role::kInk2, Align::kEnd);
  }
  list.push_back(Line{{left, y + line / 2}, {right, y + line / 2}, {Role::kLine, 1}});
  const auto add_row = [&](const DescentRun& run, const std::string& name, const Stroke& stroke,
                           bool strong) {
    y += line;
    if (strong) {
      list.push_back(Rect{{box.left + 2, y - line / 2 + 1, box.width - 4, line - 2},
                          {Role::kDown, 0.12F},
                          kNoStroke,
                          5});
    }
    list.push_back(Line{{left, y}, {left + 20, y}, stroke});
    const Face face = strong ? Face::kBold : Face::kPlain;
    write(list, {left + 26, y}, name, size, Role::kInk, Align::kStart, face);
    const std::string rate = text::short_number(run.plan().legs.back().rate.rate, 3);
    write(list, {ends[0], y}, rate, size, Role::kInk, Align::kEnd);
    const bool arrives = run.settled() >= 0;
    const bool lost = run.ending() == DescentEnding::kDiverged;
    const std::string steps =
        arrives ? std::to_string(run.settled()) : say(lost ? "table.diverges" : "table.never");
    const Role role = arrives ? Role::kGood : lost ? Role::kWarn : Role::kInk2;
    write(list, {ends[1], y}, steps, size, role, Align::kEnd);
    write(list, {ends[2], y}, readable(run.at(race.step).height), size, Role::kInk, Align::kEnd);
  };
  for (std::size_t i = 0; i < kRacers.size(); ++i) {
    add_row((*race.runs)[i], say(std::string("chosen.") + kRacers[i].id), kRacers[i].stroke,
            i == race.chosen);
  }
  if (race.fork) {
    const text::Arguments step{{"step", std::to_string(race.forked_at)}};
    add_row(*race.fork, race.words->say("race.table.fork", step), kRaceFork, false);
  }
}

void draw_race_losses(DrawList& list, const RacePanels& race, Rectangle box) {
  if (!has_room(box, 60)) return;
  int shown = 20;
  for (const int more : {50, 100, 200}) {
    if (race.step > shown) shown = more;
  }
  const double start = race.runs->front().at(0).height, lowest = race.lowest;
  if (!(start > lowest)) return;
  double highest = start, lower = start;
  for (const DescentRun& run : *race.runs) {
    for (int k = 0; k <= std::min(shown, run.last()); ++k) {
      const double height = run.at(k).height;
      if (!std::isfinite(height)) continue;
      highest = std::max(highest, height);
      lower = std::min(lower, height);
    }
  }
  highest = std::min(highest, start + 2 * (start - lowest));
  const double least = std::max(lower - lowest, 1e-8 * (start - lowest));
  const FrameOptions options{
      .style = FrameStyle::kFramed,
      .x = {.name = race.words->say("figure.axis.step"), .face = Face::kPlain, .spacing = 50},
      .y = {.name = race.words->say("race.axis.above"), .face = Face::kPlain, .spacing = 34},
      .text_size = race.text_size};
  const Axes axes = with_margins({{0, static_cast<double>(shown)},
                                  {std::pow(10, std::floor(std::log10(least))),
                                   std::pow(10, std::ceil(std::log10(highest - lowest)))},
                                  box,
                                  Scale::kLinear,
                                  Scale::kLog},
                                 options);
  if (!(axes.box.width >= 1 && axes.box.height >= 1)) return;
  draw_axes(list, axes, options);
  const auto draw_run = [&](const DescentRun& run, int from, const Stroke& stroke, float radius) {
    std::vector<DataPoint> points;
    for (int k = from; k <= std::min(race.step, run.last()); ++k) {
      points.push_back({static_cast<double>(k), std::max(run.at(k).height - lowest, least)});
    }
    if (points.empty()) return;
    if (points.size() > 1) draw_data_line(list, points, axes, stroke);
    const Point at = axes.screen_from_data(points.back());
    if (axes.box.contains(at)) draw_point(list, at, stroke.role, radius);
  };
  const auto draw_one = [&](std::size_t i) {
    Stroke stroke = kRacers[i].stroke;
    if (i != race.chosen) stroke.width = 1.6F;
    draw_run((*race.runs)[i], 0, stroke, i == race.chosen ? 6.0F : 4.0F);
  };
  for (std::size_t i = 0; i < kRacers.size(); ++i) {
    if (i != race.chosen) draw_one(i);
  }
  draw_one(race.chosen);
  if (race.fork) draw_run(*race.fork, race.forked_at, kRaceFork, 5);
}

void draw_terms(DrawList& list, const RacePanels& race, const std::vector<StepTerm>& terms,
                Rectangle box) {
  if (!has_room(box, 60) || terms.empty()) return;
  const float lines = 3.3F * static_cast<float>(terms.size()) + 1.2F;
  const float line = std::min((box.height - 10) / lines, 1.75F * race.text_size);
  const float size = std::min(0.93F * race.text_size, 0.86F * line);
  const float left = box.left + 10, wide = box.width - 18;
  const float name = 1.2F * size, bar = 0.26F * wide, middle = left + name + bar / 2;
  float y = box.top + (box.height - lines * line) / 2 + line / 2;
  write(list, {left, y}, race.words->say(std::string("race.chosen.") + kRacers[race.chosen].id),
        size, Role::kInk, Align::kStart, Face::kBold);
  y += 1.2F * line;
  for (const StepTerm& term : terms) {
    write(list, {left, y}, race.words->say(term.formula), size, term.role, Align::kStart);
    y += line;
    const double most = std::max({std::abs(term.value.x), std::abs(term.value.y), 1e-300});
    for (const bool is_x : {true, false}) {
      const double value = is_x ? term.value.x : term.value.y;
      write(list, {left, y}, is_x ? "x" : "y", size, Role::kInk2, Align::kStart, Face::kItalic);
      const float half = 0.32F * line;
      list.push_back(Line{{middle, y - half}, {middle, y + half}, {Role::kInk2, 1}});
      if (std::isfinite(value)) {
        const auto length = static_cast<float>(value / most) * bar / 2;
        list.push_back(
            Rect{{length < 0 ? middle + length : middle, y - half, std::abs(length), 2 * half},
                 {term.role, 0.8F}});
      }
      const std::string& sum = is_x ? term.in_x : term.in_y;
      const float room = wide - name - bar - 8, needs = text_width(sum, size);
      // Without room for the sum, its result.
      const std::size_t equals = sum.rfind("= ");
      const bool fits = needs <= 1.25F * room || equals == std::string::npos;
      const std::string shown = fits ? sum : sum.substr(equals);
      const float shrink = std::min(1.0F, room / std::max(text_width(shown, size), 1.0F));
      write(list, {left + name + bar + 8, y}, shown, size * shrink, Role::kInk, Align::kStart);
      y += line;
    }
    y += 0.3F * line;
  }
}

}  // namespace downhill::scenes
