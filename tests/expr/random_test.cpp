// Every way of differentiating against every other, on random formulas at random points:
// symbolic (simplified, compiled, and raw), dual, tape, complex step, and difference quotients.
//
// Symbolic, compiled, dual, tape and complex step must agree to a relative 1e-9, or, where terms
// cancel so that rounding alone may be larger, to the bound that running error analysis gives
// (bounded.h). Difference quotients must agree to 1e-6 where they can: no kink within their step,
// and an error estimate of their own below 1e-7. What cannot be compared is counted by reason and
// printed.
#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <map>
#include <optional>

#include "autodiff/complex.h"
#include "autodiff/difference.h"
#include "autodiff/dual.h"
#include "autodiff/tape.h"
#include "expr/bounded.h"
#include "expr/derivative.h"
#include "expr/function.h"
#include "expr/fused.h"
#include "expr/grid.h"
#include "expr/parse.h"
#include "expr/print.h"
#include "expr/random_formula.h"
#include "expr/simplify.h"

namespace downhill::expr {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__EMSCRIPTEN__)
constexpr int kFormulas = 10'000;  // where everything is slower
#else
constexpr int kFormulas = 100'000;
#endif
constexpr int kDraws = 20;  // of a point, until the formula has a value there

using Point = std::array<double, 2>;

// Which way each kink goes: the signs at |·|, sign, step, relu, max and min.
std::vector<double> branches(const Function& f, const Point& at) {
  const Graph& graph = f.graph();
  std::vector<double> values;
  std::vector<double> out;
  for (int i = 0; i <= f.root(); ++i) {
    const Node& node = graph[i];
    const auto value = [&](int index) { return values[static_cast<std::size_t>(index)]; };
    double here = node.number;
    if (node.op == Op::kVariable) here = at[static_cast<std::size_t>(node.left)];
    if (is_unary(node.op)) {
      here = autodiff::with_unary_rule(node.op,
                                       [&](auto rule) { return rule.value(value(node.left)); });
    } else if (is_binary(node.op)) {
      here = autodiff::with_binary_rule(
          node.op, [&](auto rule) { return rule.value(value(node.left), value(node.right)); });
    }
    values.push_back(here);
    switch (node.op) {
      case Op::kAbs:
      case Op::kSign:
      case Op::kStep:
      case Op::kRelu:
        out.push_back(autodiff::sign(value(node.left)));
        break;
      case Op::kMax:
      case Op::kMin:
        out.push_back(autodiff::sign(value(node.left) - value(node.right)));
        break;
      default:
        break;
    }
  }
  return out;
}

// The backward pass with the sizes of all slopes: how large the terms are that add up to an
// adjoint, and how much of it rounding may take where they cancel or underflow.
struct AdjointSize {
  double size = 0;
  double error = 0;
};
std::vector<AdjointSize> adjoint_sizes(const autodiff::Tape& tape, const autodiff::Var& root) {
  std::vector<AdjointSize> sizes(static_cast<std::size_t>(tape.size()));
  if (!root.tape) return sizes;
  sizes[static_cast<std::size_t>(root.node)].size = 1;
  for (int i = root.node; i >= 0; --i) {
    const AdjointSize here = sizes[static_cast<std::size_t>(i)];
    if (here.size == 0 && here.error == 0) continue;
    for (const autodiff::TapeOperand& operand : tape.operands(i)) {
      if (operand.node < 0) continue;
      AdjointSize& there = sizes[static_cast<std::size_t>(operand.node)];
      const double slope = std::fabs(operand.slope);
      there.size += here.size * slope;
      there.error += here.error * slope + 16 * 0x1p-53 * here.size * slope + 0x1p-1074;
    }
  }
  return sizes;
}

// How fast the arguments of sin, cos and tan turn when the variable `by` moves, in radians.
double fastest_turn(const Function& f, const Point& at, int by) {
  using D = autodiff::Dual<double, 1>;
  const Graph& graph = f.graph();
  std::vector<D> values;
  double fastest = 0;
  for (int i = 0; i <= f.root(); ++i) {
    const Node& node = graph[i];
    const auto value = [&](int index) { return values[static_cast<std::size_t>(index)]; };
    D here(node.number);
    if (node.op == Op::kVariable) {
      here = D(at[static_cast<std::size_t>(node.left)]);
      here.grad[0] = node.left == by ? 1 : 0;
    } else if (is_unary(node.op)) {
      here = autodiff::with_unary_rule(node.op,
                                       [&](auto rule) { return D(rule.value(value(node.left))); });
      if (node.op == Op::kSin || node.op == Op::kCos || node.op == Op::kTan) {
        fastest = std::max(fastest, std::fabs(value(node.left).grad[0]));
      }
    } else if (is_binary(node.op)) {
      here = autodiff::with_binary_rule(
          node.op, [&](auto rule) { return D(rule.value(value(node.left), value(node.right))); });
    }
    values.push_back(here);
  }
  return fastest;
}

// Whether some part without variables is little more than rounding, like sin(25 pi): every mode
// folds it in its own way, and the formula is a different one in each.
bool has_noisy_constant(const Function& f) {
  const Graph& graph = f.graph();
  std::vector<std::optional<Bounded>> values;  // nothing where a variable occurs
  for (int i = 0; i <= f.root(); ++i) {
    const Node& node = graph[i];
    const auto value = [&](int index) { return values[static_cast<std::size_t>(index)]; };
    std::optional<Bounded> here;
    if (is_unary(node.op)) {
      if (const auto x = value(node.left)) {
        here = autodiff::with_unary_rule(node.op,
                                         [&](auto rule) { return bounded<decltype(rule)>(*x); });
      }
    } else if (is_binary(node.op)) {
      const auto a = value(node.left), b = value(node.right);
      if (a && b) {
        here = autodiff::with_binary_rule(
            node.op, [&](auto rule) { return bounded<decltype(rule)>(*a, *b); });
      }
    } else if (node.op != Op::kVariable) {
      const double n = node.number;
      here = Bounded(n, n == std::trunc(n) ? 0 : own_rounding(n));
    }
    if (here && here->error > 1e-9 * std::fabs(here->value) + 1e-300) return true;
    values.push_back(here);
  }
  return false;
}

class Tally {
 public:
  void count(const std::string& what) { ++counts_[what]; }
  int operator[](const std::string& what) const {
    const auto found = counts_.find(what);
    return found == counts_.end() ? 0 : found->second;
  }
  void print() const {
    for (const auto& [what, count] : counts_) std::printf("  %8d  %s\n", count, what.c_str());
  }

 private:
  std::map<std::string, int> counts_;
};

// One formula, one variable, one point, every mode.
class Comparison {
 public:
  Comparison(const Function& f, std::string typed, int by, Tally& tally)
      : f_(f), typed_(std::move(typed)), by_(by), tally_(tally), symbolic_(f.derivative(by)) {}

  void at(const Point& point) {
    point_ = point;
    const std::array exact_point = {Bounded(point[0]), Bounded(point[1])};
    const auto symbolic = symbolic_.evaluate<Bounded>(exact_point);

    using B = autodiff::Dual<Bounded, 1>;
    std::array bounded_point = {B::constant(Bounded(point[0])), B::constant(Bounded(point[1]))};
    bounded_point[index()] = B::variable(Bounded(point[index()]), 0);
    const B dual = f_.evaluate<B>(bounded_point);
    const double bound = 4 * (symbolic.error + dual.grad[0].error);
    compare("dual", symbolic.value, dual.grad[0].value, bound);

    tape_.rewind(0);
    const std::array vars = {tape_.variable(point[0]), tape_.variable(point[1])};
    const autodiff::Var recorded = f_.evaluate<autodiff::Var>(vars);
    tape_.zero_adjoints();
    tape_.backward(recorded);
    const AdjointSize terms = adjoint_sizes(tape_, recorded)[index()];
    compare("tape", symbolic.value, tape_.adjoint(vars[index()]), bound + 4 * terms.error);

    Graph graph = f_.graph();
    const int raw = differentiate(graph, f_.root(), by_);
    compare("symbolic, not simplified", symbolic.value,
            Function(graph, raw, f_.variables()).at(point), bound);

    FusedProgram compiled(symbolic_.graph(), std::array{symbolic_.root()}, 2);
    compiled.run(point.data());
    compare("compiled", symbolic.value, compiled.result(0), bound);

    GridEvaluator on_grid(f_);
    const GridSamples& samples = on_grid({.left = point[0],
                                          .right = point[0] + 1,
                                          .columns = 2,
                                          .bottom = point[1],
                                          .top = point[1] + 1,
                                          .rows = 2});
    compare("grid", symbolic.value, (by_ == 0 ? samples.by_x : samples.by_y)[0], bound);

    // The imaginary parts must neither leave the linear range nor underflow.
    const double h = terms.size < 1e15 ? 1e-30 : 1e-150;
    std::array complex_point = {autodiff::Complex(point[0]), autodiff::Complex(point[1])};
    complex_point[index()].im = h;
    if (terms.size * h > 1e-10) {
      tally_.count("left out: complex step, the formula changes faster than the step");
    } else if (symbolic.value != 0 && std::fabs(symbolic.value) * h < 1e-290) {
      tally_.count("left out: complex step, the slope times the step underflows");
    } else {
      compare("complex step", symbolic.value, f_.evaluate<autodiff::Complex>(complex_point).im / h,
              bound + 4 * terms.error);
    }
    compare_difference(symbolic, dual.value.error);
  }

 private:
  std::size_t index() const { return static_cast<std::size_t>(by_); }

  void compare(const std::string& mode, double symbolic, double other, double bound) {
    if (!std::isfinite(symbolic) && !std::isfinite(other)) {
      tally_.count(mode + ": agrees that there is no finite slope");
      return;
    }
    if (!std::isfinite(other)) {
      // The chain rule meets 0·∞, at sqrt(x - x) for example, where the simplified formula does
      // not.
      tally_.count("left out: " + mode + ", an operation on the way has no finite slope");
      return;
    }
    if (!std::isfinite(symbolic)) {
      // A factor overflows, or a denominator that is only rounding noise has become 0.
      tally_.count("left out: " + mode + ", the simplified formula divides by 0 or overflows");
      return;
    }
    const double difference = std::fabs(symbolic - other);
    const double scale = std::max(std::fabs(symbolic), std::fabs(other));
    if (difference <= 1e-9 * scale) {
      tally_.count(mode + ": agrees to 1e-9");
    } else if (difference <= bound) {
      tally_.count(mode + ": agrees to the rounding bound, terms cancel");
    } else if (!std::isfinite(bound)) {
      tally_.count("left out: " + mode + ", something on the way to the slope is infinite");
    } else {
      fail(mode, other, symbolic, bound);
    }
  }

  void fail(const std::string& mode, double other, double symbolic, double bound) {
    tally_.count(mode + ": DIFFERS");
    ADD_FAILURE() << typed_ << "\n  by "
                  << "xy"[by_] << " at (" << testing::PrintToString(point_[0]) << ", "
                  << testing::PrintToString(point_[1]) << ")\n  " << mode << ": " << other
                  << ", symbolic: " << symbolic << ", may differ by " << bound << "\n  "
                  << symbolic_.text();
  }

  // The largest step with no kink and no edge of the domain within its reach.
  double free_step() const {
    const std::vector<double> here = branches(f_, point_);
    for (double h = 0.05; h > 1e-5; h /= 2) {
      bool free = true;
      for (const double side : {-1.0, -0.5, 0.5, 1.0}) {
        Point moved = point_;
        moved[index()] += side * h;
        free = free && std::isfinite(f_.at(moved)) && branches(f_, moved) == here;
      }
      if (free) return h;
    }
    return 0;
  }

  // `value_error`: how far rounding may move the values of f.
  void compare_difference(const Bounded& symbolic, double value_error) {
    if (!std::isfinite(symbolic.value)) {
      tally_.count("left out: difference quotient, there is no finite slope");
      return;
    }
    const double h = free_step();
    if (h == 0) {
      tally_.count("left out: difference quotient, a kink or the domain's edge is too near");
      return;
    }
    const double fine_step = h / 50;
    if (fastest_turn(f_, point_, by_) * fine_step > 1) {
      tally_.count("left out: difference quotient, the formula oscillates within the step");
      return;
    }
    const auto along = [&](double at) {
      Point moved = point_;
      moved[index()] = at;
      return f_.at(moved);
    };
    const autodiff::Extrapolated coarse =
        autodiff::extrapolated_difference(along, point_[index()], h);
    const autodiff::Extrapolated fine =
        autodiff::extrapolated_difference(along, point_[index()], fine_step);
    const double scale = std::max(1.0, std::fabs(fine.slope));
    const double error = fine.error + value_error / fine.step + 4 * symbolic.error;
    if (!(error <= 1e-7 * scale)) {
      tally_.count("left out: difference quotient, its own error estimate is above 1e-7");
    } else if (!(std::fabs(fine.slope - coarse.slope) <= 1e-6 * scale)) {
      tally_.count("left out: difference quotient, it depends on the step");
    } else if (std::fabs(fine.slope - symbolic.value) <= 1e-6 * scale) {
      tally_.count("difference quotient: agrees to 1e-6");
    } else {
      fail("difference quotient", fine.slope, symbolic.value, error);
    }
  }

  const Function& f_;
  std::string typed_;
  int by_;
  Tally& tally_;
  Function symbolic_;
  Point point_{};
  autodiff::Tape tape_;
};

TEST(RandomFormulas, EveryModeAgreesWithEveryOther) {
  RandomFormula random(20240229);
  Tally tally;
  for (int i = 0; tally["formulas"] < kFormulas; ++i) {
    const std::string typed = random.sum(1 + i % 4);
    const auto f = Function::parse(typed, {"x", "y"});
    ASSERT_TRUE(f.ok()) << typed << ": " << (f.ok() ? "" : to_string(f.error()));
    if (has_noisy_constant(*f)) {
      tally.count("drawn anew: a formula with a constant that is mostly rounding");
      continue;
    }
    Point point{};
    bool found = false;
    for (int draw = 0; draw < kDraws && !found; ++draw) {
      point = {random.number(-3, 3), random.number(-3, 3)};
      found = std::isfinite(f->at(point));
    }
    if (!found) {
      tally.count("drawn anew: a formula without a value at any of 20 points");
      continue;
    }
    tally.count("formulas");
    Comparison(*f, typed, i % 2, tally).at(point);
  }
  tally.print();
}

TEST(RandomFormulas, TextIsReadBackAsTheSameFormula) {
  RandomFormula random(7);
  const std::vector<std::string> names = {"x", "y"};
  for (int i = 0; i < kFormulas / 20; ++i) {
    const std::string typed = random.sum(1 + i % 4);
    Graph graph;
    const auto root = parse(typed, names, graph);
    ASSERT_TRUE(root.ok()) << typed;
    // The formula as typed, simplified, and its derivative.
    const int simple = simplify(graph, *root);
    const int slope = simplify(graph, differentiate(graph, *root, 0));
    for (const int formula : {*root, simple, slope}) {
      const std::string text = to_text(graph, formula, names);
      const auto again = parse(text, names, graph);
      ASSERT_TRUE(again.ok()) << typed << "\n" << text << "\n" << to_string(again.error());
      ASSERT_EQ(*again, formula) << typed << "\n" << text << "\n" << to_text(graph, *again, names);
    }
  }
}

TEST(RandomFormulas, SimplifyingKeepsTheValue) {
  RandomFormula random(8);
  Tally tally;
  for (int i = 0; i < kFormulas / 5; ++i) {
    const std::string typed = random.sum(1 + i % 4);
    const auto f = Function::parse(typed, {"x", "y"});
    ASSERT_TRUE(f.ok()) << typed;
    Graph graph = f->graph();
    const int once = simplify(graph, f->root());
    EXPECT_EQ(simplify(graph, once), once) << typed;
    const Function simple(graph, once, f->variables());
    for (int j = 0; j < 4; ++j) {
      const std::array point = {Bounded(random.number(-3, 3)), Bounded(random.number(-3, 3))};
      const auto before = f->evaluate<Bounded>(point);
      if (!std::isfinite(before.value)) continue;
      const auto after = simple.evaluate<Bounded>(point);
      const double difference = std::fabs(before.value - after.value);
      if (difference <= 1e-12 * std::fabs(before.value)) {
        tally.count("agrees to 1e-12");
      } else if (difference <= 4 * (before.error + after.error)) {
        tally.count("agrees to the rounding bound");
      } else if (!std::isfinite(after.value) || !std::isfinite(before.error + after.error)) {
        tally.count("left out: something on the way is infinite");
      } else {
        ADD_FAILURE() << typed << " is " << before.value << ", simplified " << after.value << "\n  "
                      << simple.text();
      }
    }
  }
  tally.print();
}

}  // namespace
}  // namespace downhill::expr
