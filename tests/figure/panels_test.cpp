#include "figure/panels.h"

#include <gtest/gtest.h>

namespace downhill::figure {
namespace {

TEST(Panels, CoverTheFigureWithoutOverlap) {
  for (const Rectangle box : {Rectangle{0, 0, 720, 460}, {5, 7, 358, 290}, {0, 0, 300, 700}}) {
    for (int count = 1; count <= 4; ++count) {
      const std::vector<Rectangle> all = panels(box, count);
      ASSERT_EQ(all.size(), static_cast<std::size_t>(count));
      float area = 0;
      for (std::size_t i = 0; i < all.size(); ++i) {
        const Rectangle& a = all[i];
        area += a.width * a.height;
        EXPECT_TRUE(a.left >= box.left && a.right() <= box.right() + 0.01F && a.top >= box.top &&
                    a.bottom() <= box.bottom() + 0.01F);
        for (std::size_t k = 0; k < i; ++k) {
          const Rectangle& b = all[k];
          EXPECT_FALSE(a.left < b.right() && b.left < a.right() && a.top < b.bottom() &&
                       b.top < a.bottom());
        }
      }
      EXPECT_NEAR(area, box.width * box.height, 1);
    }
  }
}

}  // namespace
}  // namespace downhill::figure
