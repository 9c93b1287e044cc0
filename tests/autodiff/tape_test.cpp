// Checked against duals and against derivatives worked out by hand; counts of nodes pin the cost.
#include "autodiff/tape.h"

#include <gtest/gtest.h>

#include <Eigen/Dense>

#include "autodiff/dual.h"
#include "autodiff/tolerances.h"

namespace downhill::autodiff {
namespace {

using test::kRounding;
using test::near;

TEST(Tape, GivesTheGradientOfTheExampleInItsHeader) {
  Tape tape;
  const Var x = tape.variable(2);
  const Var y = tape.variable(3);
  const Var z = x * y + sin(x);
  tape.backward(z);
  EXPECT_TRUE(near(z.value, 6 + std::sin(2.0), kRounding));
  EXPECT_TRUE(near(tape.adjoint(x), 3 + std::cos(2.0), kRounding));
  EXPECT_EQ(tape.adjoint(y), 2);
}

TEST(Tape, NodesCanBeLookedAtOneOperationEach) {
  Tape tape;
  const Var x = tape.variable(2);
  const Var y = tape.variable(3);
  const Var product = x * y;
  const Var sine = sin(x);
  const Var z = product + sine;
  const std::span<const TapeNode> nodes = tape.nodes();
  ASSERT_EQ(nodes.size(), 5U);
  EXPECT_EQ(nodes[0].op, Op::kVariable);
  EXPECT_TRUE(tape.operands(0).empty());
  EXPECT_EQ(nodes[2].op, Op::kMultiply);
  ASSERT_EQ(tape.operands(product.node).size(), 2U);
  EXPECT_EQ(tape.operands(product.node)[0].node, x.node);
  EXPECT_EQ(tape.operands(product.node)[0].slope, 3);
  EXPECT_EQ(tape.operands(product.node)[1].node, y.node);
  EXPECT_EQ(tape.operands(product.node)[1].slope, 2);
  EXPECT_EQ(nodes[3].op, Op::kSin);
  ASSERT_EQ(tape.operands(sine.node).size(), 1U);
  EXPECT_EQ(nodes[4].op, Op::kAdd);
  EXPECT_EQ(nodes[4].value, z.value);
}

TEST(Tape, AnExpressionThatIsStoredWholeIsOneNode) {
  Tape tape;
  const Var x = tape.variable(2);
  const Var y = tape.variable(3);
  const Var z = x * y + 2.0 * sin(x);
  EXPECT_EQ(tape.size(), 3);
  EXPECT_EQ(tape.nodes()[2].op, Op::kSeveral);
  const std::span<const TapeOperand> operands = tape.operands(z.node);
  ASSERT_EQ(operands.size(), 3U);
  EXPECT_EQ(operands[0].slope, 3);
  EXPECT_EQ(operands[1].slope, 2);
  EXPECT_TRUE(near(operands[2].slope, 2 * std::cos(2.0), kRounding));
}

TEST(Pending, MayBeKeptAndUsedTwice) {
  Tape tape;
  const Var x = tape.variable(2);
  const auto square_of_x = x * x;
  const Var y = square_of_x * square_of_x;  // x⁴
  tape.backward(y);
  EXPECT_EQ(y.value, 16);
  EXPECT_EQ(tape.adjoint(x), 32);
}

TEST(Pending, EveryOperatorKnowsItsSlopes) {
  Tape tape;
  const Var x = tape.variable(2);
  const auto slope = [&](const Var& y) {
    tape.zero_adjoints();
    tape.backward(y);
    return tape.adjoint(x);
  };
  EXPECT_EQ(slope(3.0 + x), 1);
  EXPECT_EQ(slope(3.0 - x), -1);
  EXPECT_EQ(slope(x - 3.0), 1);
  EXPECT_EQ(slope(3.0 * x), 3);
  EXPECT_EQ(slope(3.0 / x), -0.75);
  EXPECT_EQ(slope(x / 4.0), 0.25);
  EXPECT_EQ(slope(-x), -1);
  EXPECT_EQ(slope(x / x), 0);
  EXPECT_EQ(slope(square(x + 1.0)), 6);
  EXPECT_EQ(slope(pow(x, 3.0)), 12);
  EXPECT_EQ(slope(pow(x, Var(3.0))), 12);
  EXPECT_TRUE(near(slope(pow(2.0, x)), 4 * std::log(2.0), kRounding));
  EXPECT_TRUE(near(slope(pow(x, x)), 4 * (1 + std::log(2.0)), kRounding));
  EXPECT_EQ(slope(max(x, 1.0)), 1);
  EXPECT_EQ(slope(min(1.0, x)), 0);
  EXPECT_EQ(slope(max(x * x, x)), 4);
  Var y = x;
  y += x;
  y *= x;
  y -= Var(1);
  y /= Var(2);  // (2x² − 1)/2
  EXPECT_EQ(slope(y), 4);
  EXPECT_LT(x, x * x);
  EXPECT_GT(x + 1.0, 2.5);
  EXPECT_EQ(x, Var(2));
}

TEST(Tape, AdjointsAddUpAtASharedNode) {
  Tape tape;
  const Var x = tape.variable(3);
  tape.backward(x * x + x * x);
  EXPECT_EQ(tape.adjoint(x), 12);
}

TEST(Tape, AdjointsAddUpOverPassesUntilTheyAreZeroed) {
  Tape tape;
  const Var x = tape.variable(3);
  const Var y = x * x;
  tape.backward(y);
  EXPECT_EQ(tape.adjoint(x), 6);
  tape.zero_adjoints();
  EXPECT_EQ(tape.adjoint(x), 0);
  tape.backward(y, 10);
  EXPECT_EQ(tape.adjoint(x), 60);
}

// y <- y/2 + y/2 doubles the number of paths each time; a pass that walked paths would take 2^24
// steps here.
TEST(Tape, CostIsLinearInNodesNotInPaths) {
  Tape tape;
  const Var x = tape.variable(0.7);
  Var y = x;
  for (int i = 0; i < 24; ++i) {
    const Var half = y * 0.5;
    const Var other_half = y * 0.5;
    y = half + other_half;
  }
  EXPECT_EQ(tape.size(), 1 + 3 * 24);
  ReverseSweep sweep(tape, y);
  int steps = 0;
  while (sweep.step()) ++steps;
  EXPECT_EQ(steps, 3 * 24);
  EXPECT_EQ(tape.adjoint(x), 1);
}

TEST(Tape, StoredWholeTheSameIsOneNodeEach) {
  Tape tape;
  const Var x = tape.variable(0.7);
  Var y = x;
  for (int i = 0; i < 24; ++i) y = y * 0.5 + y * 0.5;
  EXPECT_EQ(tape.size(), 1 + 24);
  tape.backward(y);
  EXPECT_EQ(tape.adjoint(x), 1);
}

TEST(Tape, ALongChainNeedsNoDeepStack) {
  Tape tape;
  const Var x = tape.variable(0.5);
  Var y = x;
  for (int i = 0; i < 1'000'000; ++i) y = y + 1e-6;
  tape.backward(y);
  EXPECT_EQ(tape.adjoint(x), 1);
}

TEST(ReverseSweep, VisitsResultsBeforeOperandsAndSkipsWhatDoesNotMatter) {
  Tape tape;
  const Var x = tape.variable(2);  // 0
  const Var unused = exp(x);       // 1
  const Var square = x * x;        // 2
  const Var y = sin(square);       // 3
  const Var later = y * 5.0;       // 4, after the root
  ReverseSweep sweep(tape, y);
  ASSERT_TRUE(sweep.step());
  EXPECT_EQ(sweep.current(), y.node);
  EXPECT_TRUE(near(tape.adjoint(square), std::cos(4.0), kRounding));
  EXPECT_EQ(tape.adjoint(x), 0);
  ASSERT_TRUE(sweep.step());
  EXPECT_EQ(sweep.current(), square.node);
  EXPECT_TRUE(near(tape.adjoint(x), 4 * std::cos(4.0), kRounding));
  EXPECT_FALSE(sweep.step());
  EXPECT_EQ(tape.adjoint(unused), 0);
  EXPECT_EQ(tape.adjoint(later), 0);
}

TEST(ReverseSweep, AnInfiniteSlopeOfAnUnusedNodeDoesNoHarm) {
  Tape tape;
  const Var x = tape.variable(0);
  const Var unused = sqrt(x);
  EXPECT_TRUE(std::isinf(tape.operands(unused.node)[0].slope));
  const Var y = x * 2.0;
  tape.backward(y);
  EXPECT_EQ(tape.adjoint(x), 2);
}

TEST(Tape, RewindingForgetsAndAllocatesNothingAnew) {
  Tape tape;
  const Var x = tape.variable(2);
  const Tape::Mark mark = tape.mark();
  const auto run = [&] {
    Var y = x;
    for (int i = 0; i < 1000; ++i) y = y * 1.001;
    tape.zero_adjoints();
    tape.backward(y);
    return tape.adjoint(x);
  };
  const double first = run();
  const TapeNode* const memory = tape.nodes().data();
  const int size = tape.size();
  for (int i = 0; i < 10; ++i) {
    tape.rewind(mark);
    EXPECT_EQ(tape.size(), 1);
    EXPECT_EQ(run(), first);
    EXPECT_EQ(tape.size(), size);
    EXPECT_EQ(tape.nodes().data(), memory);
  }
}

TEST(TapeScope, ForgetsAtItsEnd) {
  Tape tape;
  const Var x = tape.variable(2);
  {
    const TapeScope scope(tape);
    const Var y = exp(x * x);
    EXPECT_EQ(tape.size(), 2);
    EXPECT_GT(y.value, 0);
  }
  EXPECT_EQ(tape.size(), 1);
}

TEST(Tape, ConstantsLeaveNoNodes) {
  Tape tape;
  const Var x = tape.variable(2);
  const Var c = Var(3) * Var(4) + sin(Var(0));
  EXPECT_EQ(c.tape, nullptr);
  EXPECT_EQ(tape.size(), 1);
  const Var y = pow(x, c);  // a constant exponent: no logarithm is taken
  EXPECT_EQ(tape.operands(y.node).size(), 1U);
  tape.backward(y);
  EXPECT_EQ(tape.adjoint(x), 12 * std::pow(2, 11));
  EXPECT_EQ(tape.adjoint(c), 0);
}

TEST(Tape, ConstantExponentOfANegativeBase) {
  Tape tape;
  const Var x = tape.variable(-2);
  tape.backward(pow(x, 3.0));
  EXPECT_EQ(tape.adjoint(x), 12);
}

template <class T>
T rosenbrock(const Eigen::Matrix<T, Eigen::Dynamic, 1>& x) {
  T sum(0.0);
  for (Eigen::Index i = 0; i + 1 < x.size(); ++i) {
    const T a = 1.0 - x[i];
    const T b = x[i + 1] - x[i] * x[i];
    sum += a * a + 100.0 * (b * b);
  }
  return sum;
}

TEST(Tape, RosenbrockMatchesTheGradientByHand) {
  const int n = 50;
  Eigen::VectorXd x(n);
  for (int i = 0; i < n; ++i) x[i] = std::sin(3.0 * i);
  Eigen::VectorXd by_hand = Eigen::VectorXd::Zero(n);
  for (int i = 0; i + 1 < n; ++i) {
    const double b = x[i + 1] - x[i] * x[i];
    by_hand[i] += -2 * (1 - x[i]) - 400 * x[i] * b;
    by_hand[i + 1] += 200 * b;
  }
  Tape tape;
  Eigen::Matrix<Var, Eigen::Dynamic, 1> vars(n);
  for (int i = 0; i < n; ++i) vars[i] = tape.variable(x[i]);
  tape.backward(rosenbrock(vars));
  for (int i = 0; i < n; ++i) EXPECT_TRUE(near(tape.adjoint(vars[i]), by_hand[i], kRounding));
}

TEST(Var, IsAnEigenScalar) {
  Tape tape;
  Eigen::Matrix<Var, 2, 2> a;
  a << tape.variable(2), tape.variable(1), tape.variable(0.5), tape.variable(3);
  const Eigen::Matrix<Var, 2, 2> inverse = a.inverse();
  const Var y = (inverse * a).trace() + a.determinant();  // 2 + ad − bc
  EXPECT_TRUE(near(y.value, 2 + 5.5, kRounding));
  tape.backward(y);
  EXPECT_TRUE(near(tape.adjoint(a(0, 0)), 3, 4 * kRounding));
  EXPECT_TRUE(near(tape.adjoint(a(0, 1)), -0.5, 4 * kRounding));
  const Eigen::Matrix<Var, 2, 1> v(Var(1.0), Var(2.0));
  const Eigen::Matrix<Var, 2, 1> w = Eigen::Matrix2d::Identity() * (a * v) * 2.0;
  EXPECT_EQ(w[0].value, 8);
}

}  // namespace
}  // namespace downhill::autodiff
