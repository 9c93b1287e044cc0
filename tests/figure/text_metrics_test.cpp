#include "figure/text_metrics.h"

#include <gtest/gtest.h>

namespace downhill::figure {
namespace {

// Sums of the font's own advances: s 479, l 258, o 605, p 615, e 564, space 260, digits 572, '.'
// 268.
TEST(TextMetrics, LatinIsMeasured) {
  EXPECT_NEAR(text_width("slope", 1000), 479 + 258 + 605 + 615 + 564, 0.5);
  EXPECT_NEAR(text_width("0.92", 10), 5.72 * 3 + 2.68, 0.01);
  EXPECT_GT(text_width("slope", 15, Face::kBold), text_width("slope", 15));
}

TEST(TextMetrics, HanIsSquare) {
  EXPECT_FLOAT_EQ(text_width("斜率", 15), 30);
  EXPECT_FLOAT_EQ(text_width("，", 15), 15);
}

TEST(TextMetrics, BrokenBytesAreHarmless) {
  EXPECT_GT(text_width("\xE6\x96", 15), 0);
  EXPECT_GT(text_width("\xFF\x80", 15), 0);
  EXPECT_EQ(text_width("", 15), 0);
}

TEST(TextMetrics, BoxFollowsTheAnchor) {
  Text text{{100, 50}, "123", {}, 10, Align::kEnd, Baseline::kTop};
  EXPECT_NEAR(text_box(text).right(), 100, 1e-3);
  EXPECT_NEAR(text_box(text).top, 50, 1e-3);
  text.align = Align::kMiddle;
  text.baseline = Baseline::kMiddle;
  EXPECT_NEAR(text_box(text).center().x, 100, 1e-3);
  EXPECT_NEAR(baseline_y(text), 50 + 3.6, 1e-3) << "figures are 0.72 em high";
  text.baseline = Baseline::kBottom;
  EXPECT_LT(text_box(text).top, 50);
  EXPECT_GT(text_box(text).bottom(), 50);
}

}  // namespace
}  // namespace downhill::figure
