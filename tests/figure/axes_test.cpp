#include "figure/axes.h"

#include <gtest/gtest.h>

#include <limits>

namespace downhill::figure {
namespace {

const Axes kLinearAxes{{-1, 5}, {0, 4}, {40, 20, 600, 400}};

// By hand: 100 px a unit in both directions, y = 0 at the foot of the box.
TEST(Axes, PutsDataOnTheScreen) {
  EXPECT_EQ(kLinearAxes.screen_from_data(-1, 0), (Point{40, 420}));
  EXPECT_EQ(kLinearAxes.screen_from_data(0, 1), (Point{140, 320}));
  EXPECT_EQ(kLinearAxes.screen_from_data(5, 4), (Point{640, 20}));
}

TEST(Axes, GoesThereAndBack) {
  const Axes log_log{{1e-12, 1}, {1e-16, 10}, {50, 10, 300, 200}, Scale::kLog, Scale::kLog};
  for (const Axes& axes : {kLinearAxes, log_log}) {
    for (float x : {60.F, 100.F, 222.5F, 340.F}) {
      for (float y : {25.F, 120.F, 200.F}) {
        const Point back = axes.screen_from_data(axes.data_from_screen({x, y}));
        EXPECT_NEAR(back.x, x, 1e-3);
        EXPECT_NEAR(back.y, y, 1e-3);
      }
    }
  }
}

// Each decade of a logarithmic axis is equally long.
TEST(Axes, LogarithmicDecadesAreEqual) {
  const Axes axes{{1e-3, 1e3}, {1, 10}, {0, 0, 600, 100}, Scale::kLog};
  EXPECT_NEAR(axes.screen_x(1e-3), 0, 1e-3);
  EXPECT_NEAR(axes.screen_x(1e-1), 200, 1e-3);
  EXPECT_NEAR(axes.screen_x(1), 300, 1e-3);
  EXPECT_NEAR(axes.data_from_screen({300, 0}).x, 1, 1e-6);
}

TEST(Axes, FiniteDataGiveFinitePoints) {
  const Axes log_y{{0, 1}, {1e-3, 1}, {0, 0, 100, 100}, Scale::kLinear, Scale::kLog};
  const Axes degenerate{{2, 2}, {0, 1}, {10, 10, 100, 0}};
  for (double value : {0., -1., 1e300, -1e300, std::numeric_limits<double>::denorm_min()}) {
    for (const Axes& axes : {kLinearAxes, log_y, degenerate}) {
      const Point p = axes.screen_from_data(value, value);
      EXPECT_TRUE(std::isfinite(p.x) && std::isfinite(p.y)) << value;
    }
  }
  EXPECT_GT(log_y.screen_y(-1), 1000) << "below the window, where 0 lies";
  EXPECT_TRUE(std::isfinite(degenerate.data_from_screen({0, 0}).y));
  EXPECT_TRUE(std::isnan(kLinearAxes.screen_x(std::nan(""))));
}

}  // namespace
}  // namespace downhill::figure
