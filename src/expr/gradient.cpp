#include "expr/gradient.h"

#include <algorithm>
#include <cassert>
#include <cmath>

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
  program_ = Program(graph, roots, count);
  slots_.resize(static_cast<std::size_t>(program_.slots()));
  program_.load_constants<double>(slots_);
}

double CompiledGradient::operator()(std::span<const double> point, std::span<double> gradient) {
  assert(static_cast<int>(point.size()) == variables() && point.size() == gradient.size());
  double* const slots = slots_.data();
  std::copy(point.begin(), point.end(), slots);
  program_.run(slots);
  const std::span<const std::int32_t> results = program_.result_slots();
  const double value = slots[results[0]];
  for (std::size_t k = 0; k < gradient.size(); ++k) gradient[k] = slots[results[k + 1]];
  if (std::isnan(value)) std::ranges::fill(gradient, value);
  return value;
}

}  // namespace downhill::expr
