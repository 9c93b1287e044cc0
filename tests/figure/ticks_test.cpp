#include "figure/ticks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace downhill::figure {
namespace {

using testing::ElementsAre;

std::vector<std::string> labels(Range range, Scale scale, int target) {
  std::vector<std::string> out;
  for (const Tick& tick : ticks(range, scale, target)) out.push_back(tick.label);
  return out;
}
std::vector<std::string> linear(double min, double max, int target) {
  return labels({min, max}, Scale::kLinear, target);
}
std::vector<std::string> logarithmic(double min, double max, int target) {
  return labels({min, max}, Scale::kLog, target);
}

// Tables written by hand: what a textbook would print.
TEST(Ticks, LinearTable) {
  EXPECT_THAT(linear(-1.2, 4.2, 6), ElementsAre("−1", "0", "1", "2", "3", "4"));
  EXPECT_THAT(linear(0, 1, 5), ElementsAre("0", "0.2", "0.4", "0.6", "0.8", "1"));
  EXPECT_THAT(linear(-0.5, 0.5, 4), ElementsAre("−0.4", "−0.2", "0", "0.2", "0.4"));
  EXPECT_THAT(linear(0, 0.35, 4), ElementsAre("0", "0.1", "0.2", "0.3"));
  EXPECT_THAT(linear(1950, 2010, 6),
              ElementsAre("1950", "1960", "1970", "1980", "1990", "2000", "2010"));
  EXPECT_THAT(linear(0, 5642, 5), ElementsAre("0", "1000", "2000", "3000", "4000", "5000"));
  EXPECT_THAT(linear(3.11, 3.19, 4), ElementsAre("3.12", "3.14", "3.16", "3.18"));
  EXPECT_THAT(linear(0, 755000, 4), ElementsAre("0", "200000", "400000", "600000"));
}

TEST(Ticks, LinearVeryLargeAndSmall) {
  EXPECT_THAT(linear(0, 3e-7, 3), ElementsAre("0", "10⁻⁷", "2×10⁻⁷", "3×10⁻⁷"));
  EXPECT_THAT(linear(-2e8, 2e8, 4), ElementsAre("−2×10⁸", "−10⁸", "0", "10⁸", "2×10⁸"));
  EXPECT_THAT(linear(0, 1.6e9, 3), ElementsAre("0", "0.5×10⁹", "10⁹", "1.5×10⁹"));
}

// The errors of difference quotients span sixteen decades.
TEST(Ticks, LogarithmicTable) {
  EXPECT_THAT(logarithmic(1e-16, 1, 4), ElementsAre("10⁻¹⁶", "10⁻¹²", "10⁻⁸", "10⁻⁴", "10⁰"));
  EXPECT_THAT(logarithmic(1e-12, 10, 5), ElementsAre("10⁻¹²", "10⁻⁹", "10⁻⁶", "10⁻³", "10⁰"));
  EXPECT_THAT(logarithmic(0.01, 100, 5), ElementsAre("0.01", "0.1", "1", "10", "100"));
  EXPECT_THAT(logarithmic(1, 20, 5), ElementsAre("1", "2", "5", "10", "20"));
  EXPECT_THAT(logarithmic(10, 30, 5), ElementsAre("10", "15", "20", "25", "30"));
}

TEST(Ticks, NothingFromNothing) {
  const double inf = std::numeric_limits<double>::infinity();
  EXPECT_TRUE(linear(1, 1, 5).empty());
  EXPECT_TRUE(linear(2, 1, 5).empty());
  EXPECT_TRUE(linear(0, inf, 5).empty());
  EXPECT_TRUE(linear(std::nan(""), 1, 5).empty());
  EXPECT_TRUE(linear(0, 1, 0).empty());
  EXPECT_TRUE(logarithmic(0, 1, 5).empty());
  EXPECT_TRUE(logarithmic(-1, 1, 5).empty());
  EXPECT_TRUE(linear(1e18, 1e18 + 512, 5).empty()) << "finer than a double";
}

// For many ranges: inside, rising by equal steps, not too many, not too few, no two labels equal.
TEST(Ticks, AreEvenAndTellApart) {
  for (int scale = -12; scale <= 12; ++scale) {
    for (double left : {-3.7, -1., -0.013, 0., 0.4, 17.}) {
      for (double length : {0.9, 1.0, 2.3, 7.7}) {
        for (int target : {2, 4, 7}) {
          const double unit = std::pow(10., scale);
          const Range range{left * unit, (left + length) * unit};
          const auto found = ticks(range, Scale::kLinear, target);
          ASSERT_GE(found.size(), 1U);
          ASSERT_LE(static_cast<double>(found.size()), target / 0.7 + 1 + 1e-9);
          for (std::size_t i = 0; i < found.size(); ++i) {
            EXPECT_GE(found[i].value, range.min - 1e-6 * unit);
            EXPECT_LE(found[i].value, range.max + 1e-6 * unit);
            if (i == 0) continue;
            EXPECT_NE(found[i].label, found[i - 1].label);
            EXPECT_NEAR(found[i].value - found[i - 1].value, found[1].value - found[0].value,
                        1e-6 * unit);
          }
        }
      }
    }
  }
}

TEST(Ticks, ExtremeRangesEnd) {
  const double tiny = std::numeric_limits<double>::min();
  const double huge = std::numeric_limits<double>::max();
  EXPECT_LE(ticks({0, tiny}, Scale::kLinear, 5).size(), 20U);
  EXPECT_LE(ticks({0, huge}, Scale::kLinear, 5).size(), 20U);
  EXPECT_LE(ticks({tiny, huge}, Scale::kLog, 5).size(), 20U);
}

TEST(Ticks, CallerMayFormat) {
  const auto thousands = [](double value) {
    return std::to_string(std::lround(value / 1000)) + "k$";
  };
  std::vector<std::string> found;
  for (const Tick& tick : ticks({0, 500000}, Scale::kLinear, 3, thousands))
    found.push_back(tick.label);
  EXPECT_THAT(found, ElementsAre("0k$", "200k$", "400k$"));
}

TEST(Ticks, TargetGrowsWithLength) {
  EXPECT_EQ(tick_target(0, 100), 2);
  EXPECT_EQ(tick_target(300, 100), 3);
  EXPECT_EQ(tick_target(650, 100), 7);
}

TEST(Ticks, NiceStepRoundsUp) {
  EXPECT_DOUBLE_EQ(nice_step(0.3), 0.5);
  EXPECT_DOUBLE_EQ(nice_step(0.2), 0.2);
  EXPECT_DOUBLE_EQ(nice_step(7), 10);
  EXPECT_DOUBLE_EQ(nice_step(1.2e-7), 2e-7);
  EXPECT_DOUBLE_EQ(nice_step(0), 1);
}

TEST(Ticks, PowersOfTen) {
  EXPECT_EQ(power_of_ten(-8), "10⁻⁸");
  EXPECT_EQ(power_of_ten(0), "10⁰");
  EXPECT_EQ(power_of_ten(123), "10¹²³");
  EXPECT_EQ(scientific(2.06e-9), "2.1×10⁻⁹");
  EXPECT_EQ(scientific(-9.96e7), "−1.0×10⁸");
}

TEST(Ticks, ReadableNumbersOfAnySize) {
  EXPECT_EQ(readable(0, 3), "0");
  EXPECT_EQ(readable(12.345, 3), "12.3");
  EXPECT_EQ(readable(-0.012345, 4), "−0.01235");
  EXPECT_EQ(readable(-12345.6, 3), "−12,346");
  EXPECT_EQ(readable(2.06e-9, 3), "2.1×10⁻⁹");
  EXPECT_EQ(readable(1e6, 3), "1.0×10⁶");
  EXPECT_EQ(readable(-INFINITY, 3), "−∞");
}

}  // namespace
}  // namespace downhill::figure
