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

TEST(FitHeights, AllOfThemUnlessAFewTower) {
  EXPECT_EQ(fit_heights({1, 2, 5, 3}), (Range{1, 5}));
  std::vector<double> pole(100, 0);
  for (std::size_t i = 0; i < pole.size(); ++i) pole[i] = static_cast<double>(i) / 99;
  pole[50] = 1e6;
  const Range range = fit_heights(pole);
  EXPECT_GE(range.min, 0);
  EXPECT_LT(range.max, 2);
  EXPECT_EQ(fit_heights({std::nan(""), 3, 4, HUGE_VAL}), (Range{3, 4}));
  EXPECT_GT(fit_heights({5, 5}).length(), 0);
  EXPECT_EQ(fit_heights({}), (Range{-1, 1}));
}

// Where a person would look at each.
TEST(FitWindow, FitsItselfToTheFunction) {
  const Window usual{{-3, 3}, {-3, 3}};
  EXPECT_EQ(fit_window([](double x, double y) { return x * x + y * y; }), usual);
  EXPECT_EQ(fit_window([](double x, double y) { return x + 2 * y; }), usual) << "a true plane";
  EXPECT_EQ(fit_window([](double x, double y) { return std::sin(x) * std::cos(y); }), usual);
  EXPECT_EQ(fit_window([](double, double) { return 4.; }), usual);
  EXPECT_EQ(fit_window([](double, double) { return std::nan(""); }), usual);
  EXPECT_EQ(fit_window([](double x, double y) { return 1 / (x * x + y * y); }), usual)
      << "a pole towers in every window";
  EXPECT_EQ(fit_window([](double x, double y) { return std::log(x) + std::log(y); }),
            (Window{{0, 6}, {0, 6}}));
  EXPECT_EQ(fit_window([](double x, double y) { return std::sqrt(1 - x * x - y * y); }),
            (Window{{-1, 1}, {-1, 1}}));
  const auto narrow = [](double x, double y) { return std::exp(-20 * (x * x + y * y)); };
  EXPECT_LT(fit_window(narrow).x.length(), 2);
  EXPECT_LT(fit_window([](double x, double y) { return std::exp(x * y); }).x.length(), 6);
  EXPECT_GT(fit_window([](double x, double y) { return std::sin(x / 10) + y / 10; }).x.length(), 6);
}

}  // namespace
}  // namespace downhill::figure
