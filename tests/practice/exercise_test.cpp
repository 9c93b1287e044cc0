// Ten thousand exercises of each kind, against difference quotients of their formula, and the judge
// against answers written in three ways and against answers that are nearly right.
#include "practice/exercise.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <string>

#include "expr/derivative.h"
#include "expr/print.h"
#include "practice/judge.h"
#include "practice/solution.h"
#include "random/random.h"
#include "text/number.h"

namespace downhill::practice {
namespace {

using expr::Graph;
using expr::Op;

#ifdef __EMSCRIPTEN__
constexpr int kExercises = 300, kNearMisses = 60;  // native: as many as are asked for
#else
constexpr int kExercises = 10000, kNearMisses = 1000;
#endif

double difference_quotient(const expr::Function& f, std::vector<double> at, int by) {
  const double h = 1e-5;
  const auto i = static_cast<std::size_t>(by);
  at[i] += h;
  const double above = f.at(at);
  at[i] -= 2 * h;
  return (above - f.at(at)) / (2 * h);
}

bool near(double a, double b) { return std::abs(a - b) <= 1e-4 * (1 + std::abs(a) + std::abs(b)); }

// The formula rebuilt by `node_of(graph, node, left, right)`.
template <class NodeOf>
std::string rebuilt(const expr::Function& f, NodeOf node_of) {
  Graph graph;
  std::vector<int> now;
  for (int i = 0; i <= f.root(); ++i) {
    const expr::Node& node = f.graph()[i];
    const auto moved = [&](int operand) {
      return operand < 0 || operand >= i ? -1 : now[static_cast<std::size_t>(operand)];
    };
    const bool leaf = node.op == Op::kConstant || node.op == Op::kVariable;
    now.push_back(
        node_of(graph, node, leaf ? -1 : moved(node.left), leaf ? -1 : moved(node.right)));
  }
  return expr::to_text(graph, now.back(), f.variables());
}

int same_node(Graph& graph, const expr::Node& node, int left, int right) {
  if (node.op == Op::kConstant) return graph.constant(node.number);
  if (node.op == Op::kVariable) return graph.variable(node.left);
  return autodiff::is_unary(node.op) ? graph.unary(node.op, left)
                                     : graph.binary(node.op, left, right);
}

// The same value, written as another would write it.
std::string rewritten(const expr::Function& f) {
  return rebuilt(f, [](Graph& graph, const expr::Node& node, int left, int right) {
    switch (node.op) {
      case Op::kAdd:
        return graph.binary(Op::kAdd, right, left);
      case Op::kMultiply:
        return graph.binary(Op::kMultiply, right, left);
      case Op::kSubtract:
        return graph.unary(Op::kNegate, graph.binary(Op::kSubtract, right, left));
      case Op::kDivide:
        return graph.binary(
            Op::kMultiply, left,
            graph.binary(Op::kPower, right, graph.unary(Op::kNegate, graph.constant(1))));
      case Op::kPower:
        if (graph.is_number(right, 2)) return graph.binary(Op::kMultiply, left, left);
        break;
      default:
        break;
    }
    return same_node(graph, node, left, right);
  });
}

// The derivative by the rules alone, nothing tidied.
expr::Function raw_partial(const Exercise& exercise, int by) {
  Graph graph;
  const int root = expr::copy(exercise.f.graph(), exercise.f.root(), graph);
  return {graph, expr::differentiate(graph, root, by), exercise.variables()};
}

// With the numbers of the place in it.
std::string put_in(const expr::Function& f, const std::vector<double>& at) {
  return rebuilt(f, [&](Graph& graph, const expr::Node& node, int left, int right) {
    if (node.op != Op::kVariable) return same_node(graph, node, left, right);
    const double value = at[static_cast<std::size_t>(node.left)];
    const int size = graph.constant(std::abs(value));
    return value < 0 ? graph.unary(Op::kNegate, size) : size;
  });
}

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : ", ") + part;
  return out;
}

std::vector<std::string> three_forms(const Exercise& exercise) {
  std::vector<std::string> other, raw;
  for (std::size_t i = 0; i < exercise.by.size(); ++i) {
    const expr::Function rules = raw_partial(exercise, exercise.by[i]);
    other.push_back(rewritten(exercise.partials[i]));
    raw.push_back(asks_for_numbers(exercise.kind) ? "(" + put_in(rules, exercise.at) + ")"
                                                  : rules.text());
  }
  if (!asks_for_numbers(exercise.kind)) {
    return {typed_answer_of(exercise), joined(other), "(" + joined(raw) + ")"};
  }
  std::vector<std::string> rounded;
  for (const double number : exercise.numbers) rounded.push_back(text::fixed(number, 2));
  if (exercise.kind == Kind::kDirectional) {
    const std::string u = text::exact(exercise.direction[0]),
                      v = text::exact(exercise.direction[1]);
    raw = {"(" + raw[0] + "*(" + u + ") + " + raw[1] + "*(" + v + "))/sqrt((" + u + ")^2 + (" + v +
           ")^2)"};
  }
  if (exercise.kind == Kind::kDescentStep) {
    for (std::size_t i = 0; i < raw.size(); ++i) {
      raw[i] = text::exact(exercise.at[i]) + " - " + text::exact(exercise.rate) + "*" + raw[i];
    }
  }
  return {typed_answer_of(exercise), joined(rounded), joined(raw)};
}

class EveryKind : public testing::TestWithParam<Kind> {};

INSTANTIATE_TEST_SUITE_P(Kinds, EveryKind, testing::ValuesIn(kAllKinds), [](const auto& row) {
  std::string out(name(row.param));
  for (char& letter : out) letter = letter == '-' ? '_' : letter;
  return out;
});

TEST_P(EveryKind, TenThousandAreValidAndAcceptedInThreeForms) {
  for (int seed = 1; seed <= kExercises; ++seed) {
    const Exercise exercise =
        make_exercise(GetParam(), 1 + seed % kLevels, static_cast<std::uint64_t>(seed));
    ASSERT_TRUE(exercise.parts() == 1 || exercise.parts() == 2);
    // The slope at one place, measured. Kinks of relu are no slopes.
    std::vector<double> at = exercise.at;
    for (int i = seed; exercise.at.empty() && (at.empty() || !std::isfinite(exercise.f.at(at)));
         ++i) {
      at = place(2 * (i % (kPlaces / 2)) + 1, static_cast<int>(exercise.variables().size()));
    }
    for (std::size_t i = 0; i < exercise.by.size(); ++i) {
      const double slope = exercise.partials[i].at(at);
      ASSERT_TRUE(std::isfinite(slope)) << exercise.f.text();
      const bool kink = exercise.neuron && exercise.neuron->forward()[0].value == 0;
      if (kink) continue;
      ASSERT_TRUE(near(slope, difference_quotient(exercise.f, at, exercise.by[i])))
          << exercise.f.text() << " by " << exercise.by[i] << " is " << exercise.partials[i].text();
    }
    for (const double number : exercise.numbers) ASSERT_TRUE(std::isfinite(number));
    for (const std::string& form : three_forms(exercise)) {
      const Judgement judged = judge(exercise, form);
      ASSERT_EQ(judged.verdict, Verdict::kRight)
          << exercise.f.text() << ": " << form << " for " << typed_answer_of(exercise)
          << (judged.error ? text::to_string(*judged.error) : "");
    }
  }
}

// One number, sign or function of a formula changed.
std::string nearly(const expr::Function& f, random::Random& random) {
  const int changed = random.integer(f.root() + 1);
  int i = -1;
  return rebuilt(f, [&](Graph& graph, expr::Node node, int left, int right) {
    if (++i == changed) {
      if (node.op == Op::kConstant)
        node.number += 1;
      else if (node.op == Op::kAdd)
        node.op = Op::kSubtract;
      else if (node.op == Op::kSubtract)
        node.op = Op::kAdd;
      else if (node.op == Op::kSin)
        node.op = Op::kCos;
      else if (node.op == Op::kCos)
        node.op = Op::kSin;
      else if (node.op == Op::kNegate)
        return left;
    }
    return same_node(graph, node, left, right);
  });
}

// Whether it is no derivative of f, as difference quotients say.
bool is_wrong(const Exercise& exercise, const std::string& formula, int by) {
  const auto typed = expr::Function::parse(formula, exercise.variables());
  if (!typed) return false;
  for (int i = 0; i < kPlaces; ++i) {
    std::vector<double> at = place(i, static_cast<int>(exercise.variables().size()));
    for (double& x : at) x += 0.01;  // not the judge's own places
    const double measured = difference_quotient(exercise.f, at, by);
    if (std::isfinite(measured) && !near(typed->at(at), measured)) return true;
  }
  return false;
}

TEST_P(EveryKind, AThousandNearMissesAreRejected) {
  random::Random random(static_cast<std::uint64_t>(GetParam()) + 1);
  int missed = 0;
  for (std::uint64_t seed = 1; missed < kNearMisses; ++seed) {
    ASSERT_LT(seed, 20U * kNearMisses) << "near misses are hard to find";
    const Exercise exercise = make_exercise(GetParam(), 1 + static_cast<int>(seed % kLevels), seed);
    const auto part = static_cast<std::size_t>(random.integer(exercise.parts()));
    std::vector<std::string> parts;
    if (asks_for_numbers(exercise.kind)) {
      for (const double number : exercise.numbers) parts.push_back(text::exact(number));
      constexpr std::array<double, 4> kOff = {0.02, -0.02, 1, -0.5};
      parts[part] =
          text::exact(exercise.numbers[part] + kOff[static_cast<std::size_t>(random.integer(4))]);
    } else {
      for (const expr::Function& partial : exercise.partials) parts.push_back(partial.text());
      parts[part] = nearly(exercise.partials[part], random);
      if (!is_wrong(exercise, parts[part], exercise.by[part])) continue;
    }
    const Judgement judged = judge(exercise, joined(parts));
    ASSERT_EQ(judged.verdict, Verdict::kWrong)
        << exercise.f.text() << ": " << joined(parts) << " for " << typed_answer_of(exercise);
    EXPECT_EQ(judged.part, static_cast<int>(part));
    ++missed;
  }
}

TEST_P(EveryKind, TheSeedDecidesAndThereAreMany) {
  std::set<std::string> questions;
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    const Exercise one = make_exercise(GetParam(), 3, seed),
                   two = make_exercise(GetParam(), 3, seed);
    EXPECT_EQ(one.f.text(), two.f.text());
    EXPECT_EQ(one.numbers, two.numbers);
    EXPECT_EQ(one.by, two.by);
    questions.insert(one.f.text() + "|" + answer_of(one));
  }
  EXPECT_GT(questions.size(), 60U);
}

TEST(Exercise, ADirectionIsScaledToLengthOne) {
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    Exercise exercise = make_exercise(Kind::kDirectional, 3, seed);
    const std::vector<double> before = exercise.numbers;
    for (double& component : exercise.direction) component *= 10;
    const auto after = numbers_from(exercise, values_at(exercise.partials, exercise.at));
    EXPECT_NEAR(after[0], before[0], 1e-9);
  }
}

// Compilers may work out the operands of a sum in any order; what is drawn must not hang on it. The
// number is what two compilers agreed on; it changes when a kind of exercise does.
TEST(Exercise, IsTheSameFromEveryCompiler) {
  std::uint64_t digest = 14695981039346656037U;  // FNV-1a
  for (const Kind kind : kAllKinds) {
    for (int level = 1; level <= kLevels; ++level) {
      for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        const Exercise one = make_exercise(kind, level, seed);
        for (const char c : expr::to_text(one.f.graph(), one.f.root(), one.variables())) {
          digest = (digest ^ static_cast<unsigned char>(c)) * 1099511628211U;
        }
      }
    }
  }
  EXPECT_EQ(digest, 120637511069043571U);
}

}  // namespace
}  // namespace downhill::practice
