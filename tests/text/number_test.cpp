#include "text/number.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace downhill::text {
namespace {

TEST(ParseNumber, ReadsWhatPeopleWrite) {
  EXPECT_EQ(*parse_number("1.5"), 1.5);
  EXPECT_EQ(*parse_number("-2e-3"), -0.002);
  EXPECT_EQ(*parse_number(".5"), 0.5);
}

TEST(ParseNumber, RefusesWhatIsNotAFiniteNumber) {
  for (const char* text : {"", "x", "1.5x", "1 2", "nan", "inf", "0x10", "1e999", "--1", "."}) {
    const Result<double> result = parse_number(text);
    ASSERT_FALSE(result.ok()) << text;
    EXPECT_EQ(result.error().key, "not-a-number");
  }
}

TEST(Fixed, NeverPrintsANegativeZero) {
  EXPECT_EQ(fixed(-0.004, 2), "0.00");
  EXPECT_EQ(fixed(-0.0, 0), "0");
  EXPECT_EQ(fixed(-0.006, 2), "-0.01");
}

TEST(ShortNumber, DropsWhatSaysNothing) {
  EXPECT_EQ(short_number(0.1 + 0.2), "0.3");
  EXPECT_EQ(short_number(1500), "1500");
  EXPECT_EQ(short_number(1e-9), "1e-09");
  EXPECT_EQ(short_number(0), "0");
}

TEST(Exact, IsReadBackAsTheSameDouble) {
  for (double value : {0.1, 1.0 / 3, 1e300, 123456789.123456789, 5e-324}) {
    EXPECT_EQ(*parse_number(exact(value)), value);
  }
}

TEST(Exact, IsAsShortAsCanBe) {
  EXPECT_EQ(exact(0.1), "0.1");
  EXPECT_EQ(exact(0.0001), "0.0001");
  EXPECT_EQ(exact(100000), "100000");
  EXPECT_EQ(exact(1e21), "1e+21");
  EXPECT_EQ(exact(0.1 + 0.2), "0.30000000000000004");
  EXPECT_EQ(exact(9007199254740993.0), "9007199254740992");
}

TEST(Display, UsesATrueMinusAndSignsForWhatIsNotFinite) {
  EXPECT_EQ(display(-1.5, 2), "−1.50");
  EXPECT_EQ(display(std::numeric_limits<double>::infinity(), 2), "∞");
  EXPECT_EQ(display(std::numeric_limits<double>::quiet_NaN(), 2), "–");
}

TEST(DisplayGrouped, GroupsThousands) {
  EXPECT_EQ(display_grouped(181500, 0), "181,500");
  EXPECT_EQ(display_grouped(-1234567.891, 1), "−1,234,567.9");
  EXPECT_EQ(display_grouped(999, 0), "999");
  EXPECT_EQ(display_grouped(-999, 0), "−999");
}

}  // namespace
}  // namespace downhill::text
