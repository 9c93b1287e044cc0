// Every rule, in every mode, against values computed with 40 digits (mpmath 1.3), against
// difference quotients and the complex step, which know no slopes, and at its kinks.
#include "autodiff/rules.h"

#include <gtest/gtest.h>

#include <set>

#include "autodiff/difference.h"
#include "autodiff/dual.h"
#include "autodiff/tape.h"
#include "autodiff/tolerances.h"

namespace downhill::autodiff {
namespace {

using test::kDifference;
using test::kRecorded;
using test::near;

struct Recorded {
  Op op;
  double x;
  double value;
  double slope;
  friend void PrintTo(const Recorded& r, std::ostream* out) {
    *out << name(r.op) << '(' << r.x << ')';
  }
};

constexpr Recorded kRecordedValues[] = {
    {Op::kNegate, 1.5, -1.5, -1.0},
    {Op::kNegate, -2.0, 2.0, -1.0},
    {Op::kSin, 0.7, 0.64421768723769101971, 0.76484218728448845486},
    {Op::kSin, -2.5, -0.59847214410395649405, -0.80114361554693371483},
    {Op::kCos, 0.7, 0.76484218728448845486, -0.64421768723769101971},
    {Op::kCos, -2.5, -0.80114361554693371483, 0.59847214410395649405},
    {Op::kTan, 0.7, 0.84228838046307937221, 1.7094497158631171487},
    {Op::kTan, -1.2, -2.5721516221263185972, 7.6159639672070520533},
    {Op::kAsin, 0.3, 0.30469265401539749633, 1.0482848367219182919},
    {Op::kAsin, -0.875, -1.0654358165107393123, 2.0655911179772890054},
    {Op::kAcos, 0.3, 1.2661036727794991229, -1.0482848367219182919},
    {Op::kAcos, -0.875, 2.6362321433056359315, -2.0655911179772890054},
    {Op::kAtan, 0.7, 0.61072596438920858674, 0.67114093959731546425},
    {Op::kAtan, -3.0, -1.2490457723982544258, 0.1},
    {Op::kSinh, 0.7, 0.75858370183953344772, 1.2551690056309429845},
    {Op::kSinh, -2.5, -6.0502044810397873215, 6.1322894796636861166},
    {Op::kCosh, 0.7, 1.2551690056309429845, 0.75858370183953344772},
    {Op::kCosh, -2.5, 6.1322894796636861166, -6.0502044810397873215},
    {Op::kTanh, 0.7, 0.60436777711716346812, 0.63473958998245862144},
    {Op::kTanh, -2.5, -0.98661429815143028888, 0.026592226683160619656},
    {Op::kAsinh, 0.7, 0.65266656608235575043, 0.81923192051904048366},
    {Op::kAsinh, -2.5, -1.6472311463710957106, 0.37139067635410372629},
    {Op::kAcosh, 1.25, 0.69314718055994530942, 1.3333333333333333333},
    {Op::kAcosh, 3.0, 1.7627471740390860505, 0.3535533905932737622},
    {Op::kAtanh, 0.3, 0.30951960420311170327, 1.0989010989010988931},
    {Op::kAtanh, -0.875, -1.354025100551105033, 4.2666666666666666667},
    {Op::kExp, 0.7, 2.0137527074704764322, 2.0137527074704764322},
    {Op::kExp, -2.5, 0.08208499862389879517, 0.08208499862389879517},
    {Op::kLog, 0.7, -0.35667494393873244235, 1.4285714285714286621},
    {Op::kLog, 5.0, 1.6094379124341003746, 0.2},
    {Op::kLog2, 0.7, -0.51457317282975833195, 2.0609929155556621413},
    {Op::kLog2, 5.0, 2.3219280948873623479, 0.28853900817779268147},
    {Op::kLog10, 0.7, -0.15490195998574319684, 0.620420688433216936},
    {Op::kLog10, 5.0, 0.69897000433601880479, 0.08685889638065036553},
    {Op::kSqrt, 0.7, 0.83666002653407552144, 0.59761430466719683894},
    {Op::kSqrt, 5.0, 2.2360679774997896964, 0.22360679774997896964},
    {Op::kCbrt, 0.7, 0.88790400174260068965, 0.42281142940123845047},
    {Op::kCbrt, -2.5, -1.3572088082974532858, 0.1809611744396604381},
    {Op::kAbs, 0.7, 0.7, 1.0},
    {Op::kAbs, -2.5, 2.5, -1.0},
    {Op::kSign, 0.7, 1.0, 0.0},
    {Op::kSign, -2.5, -1.0, 0.0},
    {Op::kStep, 0.7, 1.0, 0.0},
    {Op::kStep, -2.5, 0.0, 0.0},
    {Op::kRelu, 0.7, 0.7, 1.0},
    {Op::kRelu, -2.5, 0.0, 0.0},
    {Op::kSigmoid, 0.7, 0.66818777216816609668, 0.22171287329310905372},
    {Op::kSigmoid, -2.5, 0.075858180021243551193, 0.070103716545108156932},
    {Op::kSoftplus, 0.7, 1.1031860488854578635, 0.66818777216816609668},
    {Op::kSoftplus, -2.5, 0.078889734292549623344, 0.075858180021243551193},
    {Op::kErf, 0.7, 0.67780119383741844228, 0.69127486041053861503},
    {Op::kErf, -1.5, -0.96610514647531072707, 0.11893028922362937153},
    {Op::kNormalCdf, 0.7, 0.75803634777692691, 0.31225393336676127},
    {Op::kNormalCdf, -3.5, 0.00023262907903552504, 0.00087268269504576018},
    {Op::kGelu, 0.7, 0.53062544344384884631, 0.97661410113365984429},
    {Op::kGelu, -1.5, -0.10021080190328709901, -0.12746919222997952542},
};

template <class T>
T evaluate(Op op, const T& x) {
  return with_unary_rule(op, [&](auto rule) { return T(rule.value(x)); });
}

class Rule : public testing::TestWithParam<Recorded> {};

TEST_P(Rule, HasTheRecordedValueAndSlope) {
  const auto [op, x, value, slope] = GetParam();
  const double y = evaluate(op, x);
  EXPECT_TRUE(near(y, value, kRecorded));
  const double found =
      with_unary_rule(op, [&, x = x](auto rule) { return double(rule.slope(x, y)); });
  EXPECT_TRUE(near(found, slope, kRecorded));
}

TEST_P(Rule, IsTheSameOnDualsAndOnTheTape) {
  const auto [op, x, value, slope] = GetParam();
  const auto dual = evaluate(op, Dual<double, 1>::variable(x, 0));
  EXPECT_TRUE(near(dual.value, value, kRecorded));
  EXPECT_TRUE(near(dual.grad[0], slope, kRecorded));
  Tape tape;
  const Var var = tape.variable(x);
  const Var y = evaluate(op, var);
  tape.backward(y);
  EXPECT_TRUE(near(y.value, value, kRecorded));
  EXPECT_TRUE(near(tape.adjoint(var), slope, kRecorded));
  EXPECT_EQ(tape.nodes().back().op, op);
}

TEST_P(Rule, AgreesWithDifferencesAndComplexStep) {
  const auto [op, x, value, slope] = GetParam();
  const auto f = [op = op](const auto& at) { return evaluate(op, at); };
  EXPECT_TRUE(near(extrapolated_difference(f, x, 0.05).slope, slope, kDifference));
  EXPECT_TRUE(near(complex_step(f, x), slope, kRecorded));
}

TEST_P(Rule, SecondDerivativeAgreesWithTheDifferenceOfSlopes) {
  const auto [op, x, value, slope] = GetParam();
  using D = Dual<double, 1>;
  const auto slope_at = [op = op](double at) { return evaluate(op, D::variable(at, 0)).grad[0]; };
  const auto twice = evaluate(op, Dual<D, 1>::variable(D::variable(x, 0), 0));
  EXPECT_TRUE(near(twice.grad[0].grad[0], extrapolated_difference(slope_at, x, 0.05).slope, 1e-9));
}

INSTANTIATE_TEST_SUITE_P(Recorded, Rule, testing::ValuesIn(kRecordedValues));

TEST(Rules, EveryOneOfOneOperandIsRecorded) {
  std::set<Op> recorded;
  for (const Recorded& row : kRecordedValues) recorded.insert(row.op);
#define DOWNHILL_OP(RuleName, name) EXPECT_TRUE(recorded.contains(Op::k##RuleName)) << #name;
  DOWNHILL_UNARY_OPERATIONS(DOWNHILL_OP)
#undef DOWNHILL_OP
}

struct RecordedPair {
  Op op;
  double a, b;
  double value, slope_left, slope_right;
  friend void PrintTo(const RecordedPair& r, std::ostream* out) {
    *out << name(r.op) << '(' << r.a << ", " << r.b << ')';
  }
};

class PairRule : public testing::TestWithParam<RecordedPair> {};

TEST_P(PairRule, HasTheRecordedValueAndSlopesInEveryMode) {
  const auto [op, a, b, value, slope_left, slope_right] = GetParam();
  const auto f = [op = op](const auto& left, const auto& right) {
    using T = std::decay_t<decltype(left)>;
    return with_binary_rule(op, [&](auto rule) { return T(rule.value(left, right)); });
  };
  using D = Dual<double, 2>;
  const D dual = f(D::variable(a, 0), D::variable(b, 1));
  Tape tape;
  const Var left = tape.variable(a);
  const Var right = tape.variable(b);
  tape.backward(f(left, right));
  EXPECT_TRUE(near(dual.value, value, kRecorded));
  EXPECT_TRUE(near(dual.grad[0], slope_left, kRecorded));
  EXPECT_TRUE(near(dual.grad[1], slope_right, kRecorded));
  EXPECT_TRUE(near(tape.adjoint(left), slope_left, kRecorded));
  EXPECT_TRUE(near(tape.adjoint(right), slope_right, kRecorded));
  const auto by_left = [&, b = b](const auto& x) { return f(x, std::decay_t<decltype(x)>(b)); };
  const auto by_right = [&, a = a](const auto& x) { return f(std::decay_t<decltype(x)>(a), x); };
  EXPECT_TRUE(near(extrapolated_difference(by_left, a, 0.05).slope, slope_left, kDifference));
  EXPECT_TRUE(near(extrapolated_difference(by_right, b, 0.05).slope, slope_right, kDifference));
  EXPECT_TRUE(near(complex_step(by_left, a), slope_left, kRecorded));
  EXPECT_TRUE(near(complex_step(by_right, b), slope_right, kRecorded));
}

INSTANTIATE_TEST_SUITE_P(
    Recorded, PairRule,
    testing::Values(RecordedPair{Op::kAdd, 1.5, -0.75, 0.75, 1, 1},
                    RecordedPair{Op::kSubtract, 1.5, -0.75, 2.25, 1, -1},
                    RecordedPair{Op::kMultiply, 1.5, -0.75, -1.125, -0.75, 1.5},
                    RecordedPair{Op::kDivide, 1.5, -0.75, -2.0, -1.3333333333333333333,
                                 -2.6666666666666666667},
                    RecordedPair{Op::kPower, 1.5, 2.25, 2.4900343193257235829,
                                 3.7350514789885853744, 1.009622034478444023},
                    RecordedPair{Op::kPower, 0.5, -1.75, 3.3635856610148581721,
                                 -11.772549813552003602, -2.3314599175043088938},
                    RecordedPair{Op::kMax, 1.5, -0.75, 1.5, 1, 0},
                    RecordedPair{Op::kMax, -1.5, -0.75, -0.75, 0, 1},
                    RecordedPair{Op::kMin, 1.5, -0.75, -0.75, 0, 1},
                    RecordedPair{Op::kMin, -1.5, -0.75, -1.5, 1, 0}));

// What each rule says it takes at a kink or at the edge of its domain.
double slope_at(Op op, double x) { return evaluate(op, Dual<double, 1>::variable(x, 0)).grad[0]; }

TEST(Kinks, AreTakenAsTheRulesSay) {
  EXPECT_EQ(slope_at(Op::kAbs, 0), 0);
  EXPECT_EQ(slope_at(Op::kRelu, 0), 0);
  EXPECT_EQ(evaluate(Op::kStep, 0.0), 0);
  EXPECT_EQ(evaluate(Op::kSign, 0.0), 0);
  EXPECT_EQ(Max::slope_left(1.0, 1.0, 1.0), 0);
  EXPECT_EQ(Max::slope_right(1.0, 1.0, 1.0), 1);
  EXPECT_EQ(Min::slope_left(1.0, 1.0, 1.0), 0);
  EXPECT_EQ(Min::slope_right(1.0, 1.0, 1.0), 1);
  EXPECT_TRUE(std::isinf(slope_at(Op::kSqrt, 0)));
  EXPECT_TRUE(std::isinf(slope_at(Op::kCbrt, 0)));
  EXPECT_TRUE(std::isinf(slope_at(Op::kAsin, 1)));
  EXPECT_TRUE(std::isinf(slope_at(Op::kAcosh, 1)));
}

TEST(Domain, OutsideOfItTheValueIsNaNAsStdSays) {
  EXPECT_TRUE(std::isnan(evaluate(Op::kLog, -1.0)));
  EXPECT_TRUE(std::isnan(evaluate(Op::kSqrt, -1.0)));
  EXPECT_TRUE(std::isnan(evaluate(Op::kAsin, 1.5)));
  EXPECT_TRUE(std::isnan(Power::value(-8.0, 1.0 / 3)));
  for (const Op op : {Op::kAbs, Op::kSign, Op::kStep, Op::kRelu}) {
    EXPECT_TRUE(std::isnan(evaluate(op, std::nan("")))) << name(op);
  }
  EXPECT_TRUE(std::isnan(max(std::nan(""), 1.0)));
  EXPECT_TRUE(std::isnan(max(1.0, std::nan(""))));
  EXPECT_TRUE(std::isnan(min(std::nan(""), 1.0)));
  EXPECT_TRUE(std::isnan(min(1.0, std::nan(""))));
}

TEST(Domain, LargeArgumentsDoNotOverflow) {
  EXPECT_EQ(evaluate(Op::kSigmoid, 1000.0), 1);
  EXPECT_EQ(evaluate(Op::kSigmoid, -1000.0), 0);
  EXPECT_EQ(evaluate(Op::kSoftplus, 1000.0), 1000);
  EXPECT_EQ(evaluate(Op::kSoftplus, -1000.0), 0);
  EXPECT_EQ(slope_at(Op::kTanh, 1000), 0);
}

TEST(KnownValues, SigmoidIsSteepestAtZeroWithSlopeOneQuarter) {
  EXPECT_EQ(slope_at(Op::kSigmoid, 0), 0.25);
  for (double x = -20; x <= 20; x += 0.125) EXPECT_LE(slope_at(Op::kSigmoid, x), 0.25);
}

}  // namespace
}  // namespace downhill::autodiff
