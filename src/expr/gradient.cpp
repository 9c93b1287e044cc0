#include "expr/gradient.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <vector>

#include "expr/derivative.h"
#include "expr/simplify.h"

namespace downhill::expr {

CompiledGradient::CompiledGradient(const Function& f) {
  Graph graph = f.graph();
  const int count = static_cast<int>(f.variables().size());
  std::vector<int> roots = {simplify(graph, f.root())};
  for (int k = 0; k < count; ++k) {
    roots.push_back(simplify(graph, differentiate(graph, f.root(), k)));
  }
  program_ = FusedProgram(graph, roots, count);
}

double CompiledGradient::operator()(std::span<const double> point, std::span<double> gradient) {
  assert(static_cast<int>(point.size()) == variables() && point.size() == gradient.size());
  program_.run(point.data());
  const double value = program_.result(0);
  for (std::size_t k = 0; k < gradient.size(); ++k) gradient[k] = program_.result(k + 1);
  if (std::isnan(value)) std::ranges::fill(gradient, value);
  return value;
}

}  // namespace downhill::expr
