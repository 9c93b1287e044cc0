#include "figure/bands.h"

#include <gtest/gtest.h>

#include <cmath>

#include "figure/colormap.h"

namespace downhill::figure {
namespace {

Cells ramp(int columns, int rows, Rectangle box) {
  Cells cells{box, columns, rows};
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < columns; ++column) {
      cells.levels.push_back((static_cast<float>(column) + 0.5F) / static_cast<float>(columns));
    }
  }
  return cells;
}

bool inside(const std::vector<std::vector<Point>>& outlines, Point p) {
  bool in = false;  // even-odd: count the edges that a ray to the right crosses
  for (const auto& ring : outlines) {
    for (std::size_t i = 1; i < ring.size(); ++i) {
      const Point a = ring[i - 1], b = ring[i];
      if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x))
        in = !in;
    }
  }
  return in;
}

int band_at(const std::vector<Band>& all, Point p) {
  int found = -1;
  for (const Band& band : all) {
    if (inside(band.outlines, p)) found = band.stop;
  }
  return found;
}

// At the centre of each cell the topmost band is that of the cell's own level.
TEST(Bands, PaintEachCellInItsTint) {
  Cells cells{{10, 20, 320, 240}, 32, 24};
  for (int row = 0; row < 24; ++row) {
    for (int column = 0; column < 32; ++column) {
      cells.levels.push_back(
          static_cast<float>(0.5 + 0.5 * std::sin(0.31 * column) * std::cos(0.37 * row)));
    }
  }
  const auto all = bands(cells);
  int wrong = 0;
  for (int row = 0; row < 24; ++row) {
    for (int column = 0; column < 32; ++column) {
      const Point center{15.F + 10 * static_cast<float>(column),
                         25.F + 10 * static_cast<float>(row)};
      const float level = cells.levels[static_cast<std::size_t>(row * 32 + column)];
      const float to_border = std::abs(level * 15 - std::floor(level * 15) - 0.5F);
      if (to_border < 0.06F) continue;  // within 0.2 px of an outline
      wrong += band_at(all, center) != band_of(level);
    }
  }
  EXPECT_EQ(wrong, 0);
}

TEST(Bands, CoverTheWholeBox) {
  const auto all = bands(ramp(8, 6, {0, 0, 80, 60}));
  for (float x : {0.2F, 40.F, 79.8F}) {
    for (float y : {0.2F, 30.F, 59.8F}) EXPECT_GE(band_at(all, {x, y}), 0);
  }
  EXPECT_EQ(band_at(all, {0.2F, 30}), 0) << "the ramp goes on to 0 at the edge";
  EXPECT_EQ(band_at(all, {5, 30}), 1) << "0.0625 is nearest to stop 1";
  for (const Band& band : all) {
    for (const auto& ring : band.outlines) {
      EXPECT_EQ(ring.front(), ring.back());
      for (const Point& p : ring) EXPECT_TRUE((Rectangle{0, 0, 80, 60}).contains(p));
    }
  }
}

TEST(Bands, MissingLevelsStayUnpainted) {
  Cells cells = ramp(9, 9, {0, 0, 90, 90});
  cells.levels[4 * 9 + 4] = std::nanf("");
  const auto all = bands(cells);
  EXPECT_EQ(band_at(all, {45, 45}), -1);
  EXPECT_GE(band_at(all, {85, 45}), 0);
}

TEST(Bands, OneLevelIsOneBand) {
  const auto all = bands({{0, 0, 10, 10}, 2, 2, {1, 1, 1, 1}});
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].stop, 15);
  EXPECT_TRUE(bands({}).empty());
  EXPECT_TRUE(bands({{0, 0, 10, 10}, 2, 2, {1}}).empty()) << "a level a cell";
}

}  // namespace
}  // namespace downhill::figure
