#include "figure/panels.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <vector>

namespace downhill::figure {
namespace {

TEST(Panels, ABoxHasRoomFromTheLeastOn) {
  EXPECT_TRUE(has_room({3, 4, 40, 41}));
  EXPECT_FALSE(has_room({3, 4, 400, 39}));
  EXPECT_FALSE(has_room({3, 4, -1, 400}, 1));
  EXPECT_FALSE(has_room({3, 4, NAN, 400}, 1));
}

TEST(Panels, CoverTheFigureWithoutOverlap) {
  for (const Rectangle box :
       {Rectangle{0, 0, 720, 460}, {5, 7, 358, 290}, {0, 0, 300, 700}, {3, 4, 640, 250}}) {
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

TEST(Panels, StandInARowInALowFigure) {
  const auto row = panels({0, 0, 640, 250}, 3);
  for (const Rectangle& box : row) EXPECT_EQ(box.height, 250);
  EXPECT_FALSE(is_low({0, 0, 358, 250})) << "a phone";
  EXPECT_FALSE(is_low({0, 0, 760, 520}));
}

TEST(Panels, TwoAreAboveOrBesideOneAnother) {
  const Pair tall = above_or_beside({10, 20, 640, 500}, 0.6F);
  EXPECT_FALSE(tall.beside);
  EXPECT_EQ(tall.first.height, 300);
  EXPECT_EQ(tall.second.top, 320);
  EXPECT_EQ(tall.second.bottom(), 520);
  const Pair low = above_or_beside({10, 20, 640, 200}, 0.6F);
  EXPECT_TRUE(low.beside);
  EXPECT_EQ(low.first.width, 384);
  EXPECT_EQ(low.second.left, 394);
  EXPECT_EQ(low.second.right(), 650);
  EXPECT_EQ(low.second.height, 200);
}

}  // namespace
}  // namespace downhill::figure
