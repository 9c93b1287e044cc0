#include "expr/function.h"

#include <utility>

#include "expr/derivative.h"
#include "expr/parse.h"
#include "expr/print.h"
#include "expr/simplify.h"

namespace downhill::expr {

template double Function::evaluate<double>(std::span<const double>) const;

text::Result<Function> Function::parse(std::string_view text, std::vector<std::string> variables) {
  Graph graph;
  text::Result<int> root = expr::parse(text, variables, graph);
  if (!root) return std::move(root.error());
  return Function(graph, *root, std::move(variables));
}

Function::Function(const Graph& graph, int root, std::vector<std::string> variables) {
  auto body = std::make_shared<Body>();
  body->root = copy(graph, root, body->graph);
  body->variables = std::move(variables);
  const std::array roots = {body->root};
  body->program = Program(body->graph, roots, static_cast<int>(body->variables.size()));
  body_ = std::move(body);
}

double Function::operator()(double x) const {
  const std::array point = {x};
  return at(point);
}

double Function::operator()(double x, double y) const {
  const std::array point = {x, y};
  return at(point);
}

double Function::at(std::span<const double> point) const { return evaluate<double>(point); }

Function Function::derivative(int variable) const {
  Graph graph = body_->graph;
  const int raw = differentiate(graph, body_->root, variable);
  return {graph, simplify(graph, raw), body_->variables};
}

std::string Function::text() const { return to_text(graph(), root(), variables()); }
std::string Function::pretty() const { return to_pretty(graph(), root(), variables()); }
std::string Function::tex() const { return to_tex(graph(), root(), variables()); }

std::string Function::mathml() const { return to_mathml(graph(), root(), variables()); }

bool Function::depends_on(int variable) const {
  return expr::depends_on(graph(), root(), variable).back() != 0;
}

}  // namespace downhill::expr
