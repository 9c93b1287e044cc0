#include "scenes/computation_graph.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "expr/steps.h"
#include "figure/paragraph.h"
#include "figure/text_metrics.h"
#include "scenes/audit.h"
#include "scenes/computation_graph_picture.h"
#include "scenes/playback.h"
#include "scenes/rules_panel.h"
#include "text/number.h"

namespace downhill::scenes {
namespace {

using figure::DrawList;
using figure::Point;
using figure::Rectangle;
using figure::Role;
using figure::Size;

constexpr int kMostOperations = 20;
constexpr int kLastStep = 2 * kMostOperations + 1;
constexpr std::array<std::string_view, 3> kVariables = {"x", "y", "z"};

// Of a figure: the sentence above, the graph, the derivative by the rules.
struct Boxes {
  Rectangle sentence, graph, rules;
};

class ComputationGraph final : public Scene {
 public:
  using Scene::Scene;

  std::vector<Observable> observe() const override;
  DrawList draw(Size size, const DrawOptions& options) const override;
  std::string describe() const override;
  figure::Range range(std::string_view id) const override;
  std::optional<AuditSubject> audited() const override { return AuditSubject{*f_, place()}; }
  Handle hit(Point at, Size size, float reach) const override;
  void grab(Handle handle, Point at, Size size) override;
  void drag(Handle handle, Point to, Size size) override;
  std::vector<Action> actions() const override;
  void act(std::string_view action) override;
  bool advance() override;

 protected:
  void update() override;
  text::Result<text::Done> accept(const Parameter& row, std::string_view value) const override;

 private:
  std::vector<double> place() const { return {number("x"), number("y"), number("z")}; }
  int by() const { return static_cast<int>(value("by")[0] - 'x'); }
  const std::vector<Calculation::Node>& nodes() const { return calculation_->nodes(); }
  std::string say(std::string_view key, const text::Arguments& arguments) const {
    return words().say("computation-graph." + std::string(key), arguments);
  }
  std::string step_sentence() const;
  std::string origin_of(int node) const;
  // The picked node, or -1.
  int picked() const;
  Boxes boxes(Size size) const;
  GraphPicture picture(Size size, int node) const;

  std::string made_from_;
  std::optional<expr::Function> f_;
  std::optional<Calculation> calculation_;
  std::optional<figure::LayeredLayout> layout_;
  std::optional<expr::DerivativeSteps> rules_;
  int rules_by_ = -1;
  Calculation::State state_;
  Playback playback_;
};

text::Result<text::Done> ComputationGraph::accept(const Parameter& row,
                                                  std::string_view value) const {
  if (row.kind != Kind::kFormula) return text::Done{};
  const auto f = expr::Function::parse(value, row.variables);
  if (!f) return f.error();
  const int count = Calculation::operations_of(*f);
  if (count <= kMostOperations) return text::Done{};
  const text::Arguments arguments{{"count", std::to_string(count)},
                                  {"most", std::to_string(kMostOperations)}};
  return text::Error{
      "graph-large",
      text::fill("this formula takes {count} operations, the graph shows at most {most}",
                 arguments),
      arguments,
      {{}, 0, 1}};
}

void ComputationGraph::update() {
  if (!f_ || made_from_ != value("f")) {
    made_from_ = value("f");
    f_ = *expr::Function::parse(made_from_, spec().find("f")->variables);
    layout_.reset();
    rules_.reset();
  }
  calculation_.emplace(*f_, place());
  if (!layout_) layout_ = layout_of(*calculation_);
  if (number("rules") != 0 && (!rules_ || rules_by_ != by())) {
    rules_by_ = by();
    rules_.emplace(*f_, by());
  }
  state_ = calculation_->at(step());
}

int ComputationGraph::picked() const {
  const int node = static_cast<int>(number("node")) - 1;
  return node < static_cast<int>(nodes().size()) ? node : -1;
}

figure::Range ComputationGraph::range(std::string_view id) const {
  if (id == "node" && calculation_) return {0, static_cast<double>(nodes().size())};
  return Scene::range(id);
}

std::vector<Observable> ComputationGraph::observe() const {
  std::vector<Observable> out;
  const bool constant = nodes().empty();
  const bool forward = state_.computed == calculation_->operations();
  const double value = f_->at(place());
  out.push_back({.id = "value", .value = forward ? value : kUndefined, .role = Role::kCurve});
  for (int variable = 0; variable < 3; ++variable) {
    const int node = calculation_->node_of(variable);
    double slope = kUndefined;
    if (node < 0 && state_.done) slope = 0;
    if (node >= 0 && state_.reached[static_cast<std::size_t>(node)]) {
      slope = state_.gradients[static_cast<std::size_t>(node)];
    }
    out.push_back({.id = "f" + std::string(kVariables[static_cast<std::size_t>(variable)]),
                   .value = slope,
                   .role = Role::kTangent});
  }
  const auto add = [&](std::string id, double number, int decimals, Role role = Role::kInk) {
    out.push_back({.id = std::move(id), .value = number, .decimals = decimals, .role = role});
  };
  add("forward", forward && !constant ? 1 : 0, 0);
  add("done", state_.done ? 1 : 0, 0);
  add("operations", calculation_->operations(), 0);
  const int node = picked();
  const auto at = static_cast<std::size_t>(std::max(node, 0));
  add("picked_value", node >= 0 ? nodes()[at].value : kUndefined, 2, Role::kCurve);
  add("picked_gradient", node >= 0 && state_.reached[at] ? state_.gradients[at] : kUndefined, 2,
      Role::kTangent);
  const expr::Function derivative = f_->derivative(by());
  out.push_back({.id = "symbol",
                 .value = derivative.at(place()),
                 .role = Role::kTangent,
                 .text = derivative.pretty()});
  return out;
}

std::string ComputationGraph::step_sentence() const {
  if (nodes().empty()) return say("says.constant", {{"value", short_text(f_->at(place()))}});
  std::string inputs;
  for (const Calculation::Node& node : nodes()) {
    if (node.variable < 0) continue;
    if (!inputs.empty()) inputs += ", ";
    inputs += node.name + " = " + short_text(node.value);
  }
  if (step() == 0) return say("says.start", {{"inputs", inputs}});
  const Calculation::Node& node = nodes()[static_cast<std::size_t>(state_.now)];
  if (!state_.seeded) {
    return say("says.forward", {{"name", node.name},
                                {"rule", node.rule},
                                {"numbers", node.numbers},
                                {"value", short_text(node.value)}});
  }
  if (state_.handed == 0) {
    const std::string end = state_.done ? "says.seed-only" : "says.seed";
    return say(end, {{"value", short_text(node.value)}});
  }
  // What was there before this step.
  const Calculation::State before =
      calculation_->at(calculation_->operations() + 1 + state_.handed - 1);
  const double gradient = state_.gradients[static_cast<std::size_t>(state_.now)];
  std::string out = say("says.backward", {{"name", node.name}, {"gradient", short_text(gradient)}});
  std::vector<double> sums = before.gradients;
  std::vector<char> reached = before.reached;
  for (const Calculation::Input& input : node.inputs) {
    const auto at = static_cast<std::size_t>(input.node);
    const double share = gradient * input.slope;
    sums[at] += share;
    out += say(reached[at] ? "says.more" : "says.hands", {{"name", nodes()[at].name},
                                                          {"gradient", short_text(gradient)},
                                                          {"slope", factor_text(input.slope)},
                                                          {"share", short_text(share)},
                                                          {"sum", short_text(sums[at])}});
    reached[at] = 1;
  }
  if (state_.done) out += say("says.done", {});
  return out;
}

// Where a node's value and gradient came from.
std::string ComputationGraph::origin_of(int which) const {
  const auto at = static_cast<std::size_t>(which);
  const Calculation::Node& node = nodes()[at];
  const int first = static_cast<int>(nodes().size()) - calculation_->operations();
  std::string out;
  if (node.variable >= 0) {
    out = say("origin.input", {{"name", node.name}, {"value", short_text(node.value)}});
  } else if (which < first + state_.computed) {
    out = say("origin.value", {{"name", node.name},
                               {"rule", node.rule},
                               {"numbers", node.numbers},
                               {"value", short_text(node.value)}});
  } else {
    out = say("origin.later", {{"name", node.name}, {"rule", node.rule}});
  }
  if (!state_.seeded || !state_.reached[at]) return out;
  if (which + 1 == static_cast<int>(nodes().size())) return out + say("origin.end", {});
  std::string sum;
  for (int to = static_cast<int>(nodes().size()) - 1; to > which; --to) {
    // Nodes hand on from the last to the first.
    if (!state_.done && to < state_.now) break;
    for (const Calculation::Input& input : nodes()[static_cast<std::size_t>(to)].inputs) {
      if (input.node != which) continue;
      if (!sum.empty()) sum += " + ";
      sum += short_text(state_.gradients[static_cast<std::size_t>(to)]) + " × " +
             factor_text(input.slope);
    }
  }
  if (sum.empty()) return out;
  return out +
         say("origin.gradient",
             {{"name", node.name}, {"sum", sum}, {"total", short_text(state_.gradients[at])}});
}

std::string ComputationGraph::describe() const {
  std::string out = say("describe", {{"formula", f_->pretty()}}) + step_sentence();
  if (picked() >= 0) out += say("join", {}) + origin_of(picked());
  if (rules_ && number("rules") != 0) {
    out += say("describe.rules",
               {{"variable", value("by")}, {"symbol", f_->derivative(by()).pretty()}});
  }
  return out;
}

Boxes ComputationGraph::boxes(Size size) const {
  const float text_size = figure::text_size_for(size);
  const bool wide = size.width >= 560;
  const float margin = wide ? 12 : 4;
  const bool rules = number("rules") != 0;
  Rectangle all{margin, margin, size.width - 2 * margin, size.height - 2 * margin};
  Boxes out;
  if (rules && wide) {
    const float width = std::round(0.36F * all.width);
    out.rules = {all.right() - width, all.top, width, all.height};
    all.width -= width + 14;
  } else if (rules) {
    const float height = std::round(0.42F * all.height);
    out.rules = {all.left, all.bottom() - height, all.width, height};
    all.height -= height;
  }
  const float lines = wide ? 3 : 4;
  const float height = std::min(lines * figure::line_height(text_size), 0.4F * all.height);
  out.sentence = {all.left, all.top, all.width, height};
  out.graph = {all.left, all.top + height, all.width, all.height - height};
  return out;
}

GraphPicture ComputationGraph::picture(Size size, int node) const {
  return {&*calculation_, &*layout_, state_, node, size.width < 560 ? 14.0F : 17.0F};
}

DrawList ComputationGraph::draw(Size size, const DrawOptions& options) const {
  DrawList list;
  if (size.width < 60 || size.height < 60) return list;
  const Boxes at = boxes(size);
  const float text_size = figure::text_size_for(size);
  const bool hovers = options.hot != kNoHandle && options.hot <= static_cast<int>(nodes().size());
  const int node = hovers ? options.hot - 1 : picked();
  draw_graph(list, picture(size, node), at.graph);
  const std::string sentence = node >= 0 ? origin_of(node) : step_sentence();
  // As large as the sentence fits.
  float sentence_size = text_size;
  while (sentence_size > 9 &&
         static_cast<float>(figure::text_lines(sentence, sentence_size, at.sentence.width).size()) *
                 figure::line_height(sentence_size) >
             at.sentence.height) {
    sentence_size -= 0.5F;
  }
  figure::draw_paragraph(list, {at.sentence.left, at.sentence.top}, sentence, sentence_size,
                         at.sentence.width, {node >= 0 ? Role::kDown : Role::kInk});
  if (number("rules") != 0) draw_rules(list, *rules_, value("by"), words(), at.rules, text_size);
  return list;
}

Handle ComputationGraph::hit(Point at, Size size, float reach) const {
  const Boxes where = boxes(size);
  const GraphPicture shown = picture(size, -1);
  Handle best = kNoHandle;
  float nearest = reach;
  for (int node = 0; node < static_cast<int>(nodes().size()); ++node) {
    const Rectangle pill = node_box(shown, node, where.graph);
    const float dx = std::max({pill.left - at.x, at.x - pill.right(), 0.0F});
    const float dy = std::max({pill.top - at.y, at.y - pill.bottom(), 0.0F});
    const float distance = std::hypot(dx, dy);
    if (distance > nearest || (best != kNoHandle && distance == nearest)) continue;
    nearest = distance;
    best = node + 1;
  }
  return best;
}

// A node that is touched is picked; touched again, let go.
void ComputationGraph::grab(Handle handle, Point, Size) {
  set_number("node", static_cast<int>(number("node")) == handle ? 0 : handle);
}
void ComputationGraph::drag(Handle, Point, Size) {}

std::vector<Action> ComputationGraph::actions() const {
  std::vector<Action> out = playback_.actions(*this, step() < calculation_->last_step());
  for (Action& action : out) {
    if (action.id == "step") action.id = "next";
  }
  return out;
}

void ComputationGraph::act(std::string_view action) {
  playback_.act(*this, action == "next" ? "step" : action, calculation_->last_step());
}

bool ComputationGraph::advance() {
  playback_.advance(*this, 1, /*ticks=*/50);  // a step: time to read it
  if (step() >= calculation_->last_step()) playback_.stop();
  return playback_.is_running();
}

}  // namespace

SceneSpec computation_graph_spec() {
  const auto place = [](std::string id, std::string initial) {
    return Parameter{.id = std::move(id), .initial = std::move(initial), .min = -10, .max = 10};
  };
  return {
      .id = "computation-graph",
      .parameters =
          {{.id = "f",
            .kind = Kind::kFormula,
            .initial = "x*y+sin(x)",
            .choices = {"x*y+sin(x)", "(3x+1)^2", "x*y+x^2", "(x*y+z)^2", "x*exp(-x*y)",
                        "(sigmoid(2x+y)-1)^2", "relu(x)*y+z", "ln(x^2+y^2+z^2)"},
            .variables = {"x", "y", "z"}},
           place("x", "2"),
           place("y", "3"),
           place("z", "1"),
           {.id = "node",
            .kind = Kind::kInteger,
            .initial = "0",
            .min = 0,
            .max = kMostOperations + 3,
            .grain = 1},
           {.id = "rules", .kind = Kind::kFlag, .initial = "0"},
           {.id = "by", .kind = Kind::kChoice, .initial = "x", .choices = {"x", "y", "z"}},
           audit_row()},
      .observables = {"value", "fx", "fy", "fz", "forward", "done", "operations", "picked_value",
                      "picked_gradient", "symbol"},
      .last_step = kLastStep,
  };
}

std::unique_ptr<Scene> make_computation_graph(const SceneSpec& spec, const Context& context) {
  return std::make_unique<ComputationGraph>(spec, context);
}

}  // namespace downhill::scenes
