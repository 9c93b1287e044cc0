#include <memory>

#include "autodiff/tape.h"
#include "contender.h"
#include "expr/gradient.h"
#include "expr/grid.h"

namespace downhill::bench {

// Recorded afresh each time.
Contender rosenbrock_by_tape(const std::vector<double>& x) {
  auto out = std::make_shared<std::vector<double>>(x.size() + 1);
  auto tape = std::make_shared<autodiff::Tape>();
  auto vars = std::make_shared<std::vector<autodiff::Var>>(x.size());
  const auto repeat = [&x, out, tape, vars](int count) {
    while (count-- > 0) {
      tape->rewind(0);
      for (std::size_t i = 0; i < x.size(); ++i) (*vars)[i] = tape->variable(x[i]);
      autodiff::Var sum(0.0);
      const std::vector<autodiff::Var>& v = *vars;
      for (std::size_t i = 0; i + 1 < x.size(); ++i) {
        sum += square(1.0 - v[i]) + 100.0 * square(v[i + 1] - square(v[i]));
      }
      tape->zero_adjoints();
      tape->backward(sum);
      (*out)[0] = sum.value;
      for (std::size_t i = 0; i < x.size(); ++i) (*out)[i + 1] = tape->adjoint(v[i]);
      keep();
    }
  };
  return {"Downhill, tape", repeat, out.get()};
}

Contender rosenbrock_by_formula(const std::vector<double>& x) {
  std::string text = "0";
  std::vector<std::string> names;
  const auto name = [](std::size_t i) { return "x_" + std::to_string(i); };
  for (std::size_t i = 0; i < x.size(); ++i) {
    names.push_back(name(i));
    if (i == 0) continue;
    const std::string before = name(i - 1);
    text += " + (1 - " + before + ")^2 + 100 (" + name(i) + " - " + before + "^2)^2";
  }
  const auto f = expr::Function::parse(text, names);
  if (!f) return {"Downhill, formula", {}, nullptr};
  auto gradient = std::make_shared<expr::CompiledGradient>(*f);
  auto out = std::make_shared<std::vector<double>>(x.size() + 1);
  const auto repeat = [&x, out, gradient](int count) {
    const std::span<double> slopes(out->data() + 1, x.size());
    while (count-- > 0) {
      (*out)[0] = (*gradient)(x, slopes);
      keep();
    }
  };
  return {"Downhill, formula", repeat, out.get()};
}

Contender grid_by_formula(Ground ground) {
  constexpr const char* kTexts[] = {"(1-x)^2 + 100(y-x^2)^2", "sin(x) cos(y) exp(-(x^2+y^2)/4)",
                                    "(sigmoid(2x - 3y + 1) - 0.5)^2"};
  const auto f = expr::Function::parse(kTexts[static_cast<int>(ground)], {"x", "y"});
  if (!f) return {"Downhill, formula", {}, nullptr};
  auto evaluate = std::make_shared<expr::GridEvaluator>(*f);
  auto out = std::make_shared<std::vector<double>>();
  const auto repeat = [out, evaluate](int count) {
    const expr::GridSamples* samples = nullptr;
    while (count-- > 0) {
      samples = &(*evaluate)({-2, 2, kGridSide, -2, 2, kGridSide});
      keep();
    }
    if (!out->empty()) return;  // once, to be compared; not in the runs that are timed
    for (const auto* part : {&samples->values, &samples->by_x, &samples->by_y}) {
      out->insert(out->end(), part->begin(), part->end());
    }
  };
  return {"Downhill, formula", repeat, out.get()};
}

}  // namespace downhill::bench
