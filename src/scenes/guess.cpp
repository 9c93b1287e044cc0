#include "scenes/guess.h"

#include <algorithm>
#include <cmath>

namespace downhill::scenes {
namespace {

struct Node {
  double x = 0, y = 0;
};

double slope_between(const Node& a, const Node& b) { return (b.y - a.y) / (b.x - a.x); }

// The slope of the parabola through a node and its neighbours; at an end, of the line to the next.
double slope_at(const std::vector<Node>& nodes, std::size_t i) {
  if (nodes.size() < 2) return 0;
  if (i == 0) return slope_between(nodes[0], nodes[1]);
  if (i + 1 == nodes.size()) return slope_between(nodes[i - 1], nodes[i]);
  const double before = nodes[i].x - nodes[i - 1].x;
  const double after = nodes[i + 1].x - nodes[i].x;
  return (after * slope_between(nodes[i - 1], nodes[i]) +
          before * slope_between(nodes[i], nodes[i + 1])) /
         (before + after);
}

}  // namespace

void add_guess(SceneSpec& spec, const GuessRow& row) {
  spec.parameters.push_back({.id = "predict",
                             .kind = Kind::kChoice,
                             .initial = "off",
                             .choices = {"off", "guess", "compare"}});
  spec.parameters.push_back({.id = "guess",
                             .kind = Kind::kList,
                             .min = row.min,
                             .max = row.max,
                             .grain = row.grain,
                             .unit = row.unit,
                             .count = row.count});
  for (const char* id : {"guessed", "compared", "miss"}) spec.observables.emplace_back(id);
}

Guess::Guess(const Scene& scene, Needs needs) : values_(scene.list("guess")) {
  const auto is_set = [](double value) { return !std::isnan(value); };
  complete_ = needs == Needs::kAll ? std::all_of(values_.begin(), values_.end(), is_set)
                                   : is_set(values_.front()) && is_set(values_.back());
  const std::string& predict = scene.value("predict");
  // Without a guess there is nothing to compare.
  stage_ = predict == "off"                    ? Stage::kOff
           : predict == "compare" && complete_ ? Stage::kComparing
                                               : Stage::kGuessing;
}

bool Guess::is_begun() const {
  return std::any_of(values_.begin(), values_.end(), [](double v) { return !std::isnan(v); });
}

void Guess::observe(std::vector<Observable>& out, double miss, const std::string& unit,
                    int decimals) const {
  out.push_back({.id = "guessed", .value = complete_ ? 1.0 : 0.0, .decimals = 0});
  out.push_back({.id = "compared", .value = compares() ? 1.0 : 0.0, .decimals = 0});
  out.push_back({.id = "miss",
                 .value = compares() ? miss : kUndefined,
                 .decimals = decimals,
                 .role = figure::Role::kGuess,
                 .unit = unit});
}

// Both are always there, so that nothing jumps.
std::vector<Action> Guess::actions() const {
  if (!is_asked()) return {};
  return {{.id = "reveal", .enabled = hides_answer() && complete_},
          {.id = "again", .enabled = compares()}};
}

void Guess::act(Scene& scene, std::string_view action) {
  if (action == "reveal") (void)scene.set("predict", "compare");
  if (action == "again") (void)scene.set("predict", "guess");
}

double guessed_curve(const std::vector<double>& values, figure::Range window, double x) {
  std::vector<Node> nodes;
  const double last = static_cast<double>(values.size()) - 1;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (std::isnan(values[i])) continue;
    nodes.push_back({window.min + window.length() * static_cast<double>(i) / last, values[i]});
  }
  if (nodes.empty()) return kUndefined;
  if (x <= nodes.front().x) return nodes.front().y;
  if (x >= nodes.back().x) return nodes.back().y;
  std::size_t i = 0;
  while (nodes[i + 1].x < x) ++i;
  // Hermite's cubic.
  const double width = nodes[i + 1].x - nodes[i].x;
  const double t = (x - nodes[i].x) / width;
  const double from = slope_at(nodes, i) * width, to = slope_at(nodes, i + 1) * width;
  const double t2 = t * t, t3 = t2 * t;
  return (2 * t3 - 3 * t2 + 1) * nodes[i].y + (t3 - 2 * t2 + t) * from +
         (3 * t2 - 2 * t3) * nodes[i + 1].y + (t3 - t2) * to;
}

}  // namespace downhill::scenes
