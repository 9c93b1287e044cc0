#include "scenes/velocity_panel.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "figure/marks.h"
#include "figure/text_metrics.h"
#include "text/number.h"

namespace downhill::scenes {

using figure::DataPoint;
using figure::DrawList;
using figure::Point;
using figure::Rectangle;
using figure::Role;

namespace {

constexpr Role kKeptRole = Role::kGuess, kPushRole = Role::kDown, kStrideRole = Role::kPoint;

std::string pair(const DataPoint& p) {
  return "(" + text::display(p.x, 2) + ", " + text::display(p.y, 2) + ")";
}

DataPoint sum(const DataPoint& a, const DataPoint& b) { return {a.x + b.x, a.y + b.y}; }

}  // namespace

StepParts step_parts(const DescentTimeline& descent) {
  const DescentRun& run = descent.run();
  const int step = std::min(descent.step(), run.last());
  const DescentMoment &here = run.at(step), &next = run.at(step + 1), &before = run.at(step - 1);
  StepParts out;
  out.last = {here.x - before.x, here.y - before.y};
  out.push = {-here.rate * here.slope_x, -here.rate * here.slope_y};
  out.stride = {next.x - here.x, next.y - here.y};
  out.kept = {out.stride.x - out.push.x, out.stride.y - out.push.y};
  return out;
}

void draw_step_parts(DrawList& list, const DescentTimeline& descent, const figure::GroundMap& map) {
  const StepParts parts = step_parts(descent);
  const DataPoint here{descent.now().x, descent.now().y};
  const Point from = map.axes.screen_from_data(here);
  if (!map.axes.box.contains(from)) return;
  const Point corner = map.axes.screen_from_data(sum(here, parts.kept));
  const Point to = map.axes.screen_from_data(sum(here, parts.stride));
  list.push_back(figure::Clip{map.axes.box});
  figure::draw_arrow(list, from, to, kStrideRole, 3.4F, true);
  figure::draw_arrow(list, from, corner, kKeptRole, 2.6F, true);
  figure::draw_arrow(list, corner, to, kPushRole, 2.6F, true);
  list.push_back(figure::Clip{{}, false});
}

void draw_velocity_panel(DrawList& list, const DescentTimeline& descent, const text::Words& words,
                         float text_size, Rectangle box) {
  if (box.width < 1 || box.height < 1) return;
  const StepParts parts = step_parts(descent);
  const DescentLeg& leg = descent.run().plan().legs.front();
  const std::string rate = text::short_number(descent.now().rate, 3);
  const DataPoint slope{descent.now().slope_x, descent.now().slope_y};
  const bool ball = leg.optimizer == "heavy-ball";
  const std::string kept =
      ball ? text::short_number(leg.settings.beta, 3) + " \u00B7 " + pair(parts.last) : "";
  struct Line {
    const char* key;
    std::string product;
    DataPoint value;
    Role role;
  };
  const std::array<Line, 3> lines{
      Line{"figure.step.kept", kept, parts.kept, kKeptRole},
      Line{"figure.step.push", "\u2212" + rate + " \u00B7 " + pair(slope), parts.push, kPushRole},
      Line{"figure.step.stride", "", parts.stride, kStrideRole}};
  const float margin = 14, line = 1.4F * text_size;
  float y = box.top + margin + 0.5F * line;
  const auto write = [&](const std::string& words_of_line, Role role) {
    figure::Text text{{box.left + margin, y}, words_of_line, {role}};
    const float width = figure::text_width(words_of_line, text_size);
    text.size = text_size * std::min(1.0F, (box.width - 2 * margin) / std::max(width, 1.0F));
    text.baseline = figure::Baseline::kMiddle;
    list.push_back(std::move(text));
    y += line;
  };
  for (const Line& part : lines) {
    write(words.say(part.key), part.role);
    write((part.product.empty() ? "" : part.product + " = ") + pair(part.value), part.role);
    y += 0.25F * line;
  }

  const Rectangle room{box.left + margin, y + margin / 2, box.width - 2 * margin,
                       box.bottom() - y - 1.5F * margin};
  if (room.width < 40 || room.height < 40) return;
  const std::array<DataPoint, 3> corners{DataPoint{}, parts.kept, parts.stride};
  const auto across = std::minmax({corners[0].x, corners[1].x, corners[2].x});
  const auto up = std::minmax({corners[0].y, corners[1].y, corners[2].y});
  const double wide = across.second - across.first, tall = up.second - up.first;
  if (!(std::hypot(wide, tall) > 1e-9) || !std::isfinite(wide + tall)) return;
  const double scale =
      std::min(room.width / std::max(wide, 1e-12), room.height / std::max(tall, 1e-12));
  const auto at = [&](const DataPoint& p) {
    return Point{
        room.center().x + static_cast<float>(scale * (p.x - (across.first + across.second) / 2)),
        room.center().y - static_cast<float>(scale * (p.y - (up.first + up.second) / 2))};
  };
  figure::draw_arrow(list, at(corners[0]), at(corners[2]), kStrideRole, 4);
  figure::draw_arrow(list, at(corners[0]), at(corners[1]), kKeptRole, 3);
  figure::draw_arrow(list, at(corners[1]), at(corners[2]), kPushRole, 3);
  figure::draw_point(list, at(corners[0]), kStrideRole, 6);
}

}  // namespace downhill::scenes
