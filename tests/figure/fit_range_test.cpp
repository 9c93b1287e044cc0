#include "figure/fit_range.h"

#include <gtest/gtest.h>

#include <cmath>

namespace downhill::figure {
namespace {

TEST(FitRange, ShowsAllOfAnOrdinaryGraph) {
  const Range parabola = fit_y_range([](double x) { return x * x - 2 * x; }, {-2, 4});
  EXPECT_LE(parabola.min, -1);
  EXPECT_GE(parabola.max, 8);
  EXPECT_LE(parabola.length(), 1.3 * 9);
  const Range wave = fit_y_range([](double x) { return std::sin(x); }, {-6, 6});
  EXPECT_LE(wave.min, -1);
  EXPECT_GE(wave.max, 1);
  EXPECT_LE(wave.length(), 2.6);
}

// A pole must not flatten the rest: 1/x over [-4, 4] is seen at a height of a few units.
TEST(FitRange, IsNotFooledByPoles) {
  for (const RealFunction& f : std::vector<RealFunction>{[](double x) { return 1 / x; },
                                                         [](double x) { return std::tan(x); },
                                                         [](double x) { return 1 / (x - 0.01); }}) {
    const Range range = fit_y_range(f, {-4, 4});
    EXPECT_LT(range.length(), 30);
    EXPECT_GT(range.length(), 2);
    EXPECT_TRUE(range.contains(0));
  }
}

TEST(FitRange, ShowsTheAxisWhenNear) {
  EXPECT_TRUE(fit_y_range([](double x) { return x * x + 1; }, {-2, 2}).contains(0));
  EXPECT_TRUE(fit_y_range([](double x) { return -x * x - 1; }, {-2, 2}).contains(0));
  EXPECT_FALSE(fit_y_range([](double x) { return std::sin(x) + 100; }, {-2, 2}).contains(0));
}

TEST(FitRange, AlwaysAWindow) {
  for (const RealFunction& f : std::vector<RealFunction>{
           [](double) { return 0.; }, [](double) { return 7.; }, [](double) { return -1e12; },
           [](double) { return std::nan(""); }, [](double) { return HUGE_VAL; },
           [](double x) { return std::exp(x * x * x * x); }, [](double x) { return std::log(x); },
           [](double x) { return 1e300 * x; }, [](double x) { return 5 + 1e-13 * x; }}) {
    const Range range = fit_y_range(f, {-5, 5});
    EXPECT_TRUE(std::isfinite(range.min) && std::isfinite(range.max));
    EXPECT_GT(range.length(), 0);
  }
}

TEST(FitRange, IsRepeatable) {
  const RealFunction f = [](double x) { return std::sin(3 * x) / x; };
  EXPECT_EQ(fit_y_range(f, {-5, 5}), fit_y_range(f, {-5, 5}));
}

}  // namespace
}  // namespace downhill::figure
