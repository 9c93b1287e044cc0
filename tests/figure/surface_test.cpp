#include "figure/surface.h"

#include <gtest/gtest.h>

#include <cmath>

#include "figure/block.h"
#include "figure/svg.h"
#include "figure/text_metrics.h"
#include "golden.h"

namespace downhill::figure {
namespace {

const Range kSide{-2, 2};
const Rectangle kBox{0, 0, 600, 400};

Space space(double turn, double tilt = 30, Range z = {-1, 2}) {
  return Space(kSide, kSide, z, kBox, {turn, tilt}, 0.5);
}
Grid grid(const RealFunction2& f, int nodes = 21) {
  return sample_grid(f, {kSide, kSide, kBox}, nodes, nodes);
}

double hill(double x, double y) { return 2 * std::exp(-x * x - y * y) - 0.5; }

// Each square is painted after all squares that lie behind it in its row and its column of the
// grid.
TEST(Surface, IsPaintedFromFarToNear) {
  for (double turn : {10., 100., 190., 280., 350.}) {
    const Space s = space(turn);
    const Grid flat = grid([](double, double) { return 0.; }, 9);
    const Mesh mesh = surface_mesh(flat, s);
    ASSERT_EQ(mesh.squares.size(), 64U);
    // On level ground the nearness of the middles, row by row of the painting order.
    const auto nearness = [&](const std::array<int, 4>& square) {
      const int column = square[0] % 9, row = square[0] / 9;
      return s.nearness({-2 + 4 * (column + 0.5) / 8, 2 - 4 * (row + 0.5) / 8, 0});
    };
    for (std::size_t i = 0; i < 64; i += 8) {
      for (std::size_t k = 1; k < 8; ++k)
        EXPECT_GT(nearness(mesh.squares[i + k]), nearness(mesh.squares[i + k - 1]));
      if (i > 0) {
        EXPECT_GT(nearness(mesh.squares[i]), nearness(mesh.squares[i - 8]));
      }
    }
  }
}

TEST(Surface, CornersLieWhereTheGroundLies) {
  const Space s = space(40);
  const Grid g = grid(hill);
  const Mesh mesh = surface_mesh(g, s);
  ASSERT_EQ(mesh.points.size(), 21U * 21U);
  EXPECT_EQ(mesh.points[0], s.screen_from_data({-2, 2, hill(-2, 2)}));
  EXPECT_EQ(mesh.points[10 * 21 + 10], s.screen_from_data({0, 0, 1.5}));
  EXPECT_FLOAT_EQ(mesh.levels[10 * 21 + 10], 2.5F / 3) << "1.5 of -1 to 2";
  EXPECT_NEAR(mesh.lights[10 * 21 + 10], 0.83, 1e-6) << "the summit is level";
}

TEST(Surface, PartsLieWhereTheWholeLies) {
  const Space s = space(40);
  const Mesh whole = surface_mesh(grid(hill), s);
  const Range left{-2, 0};
  const Grid half = sample_grid(hill, {left, kSide, kBox}, 11, 21);
  const Mesh part = surface_mesh(half, s, {.x = left});
  EXPECT_EQ(part.squares.size(), 200U);
  for (int row = 0; row < 21; ++row) {
    for (int column = 0; column < 11; ++column) {
      const auto i = static_cast<std::size_t>(row * 11 + column);
      const auto k = static_cast<std::size_t>(row * 21 + column);
      EXPECT_NEAR(part.points[i].x, whole.points[k].x, 1e-3);
      EXPECT_NEAR(part.points[i].y, whole.points[k].y, 1e-3);
      if (column < 10) {
        EXPECT_NEAR(part.lights[i], whole.lights[k], 1e-6);
      }
    }
  }
}

TEST(Surface, HolesAndPolesAreLeftOut) {
  const Space s = space(40);
  const Mesh half = surface_mesh(grid([](double x, double) { return std::sqrt(x); }), s);
  EXPECT_EQ(half.squares.size(), 200U);
  EXPECT_TRUE(all_finite({half}));
  const Mesh pole = surface_mesh(grid([](double x, double y) { return 1 / (x * x + y * y); }), s);
  EXPECT_LT(pole.squares.size(), 400U);
  EXPECT_TRUE(all_finite({pole}));
  EXPECT_TRUE(surface_mesh({}, s).squares.empty());
}

TEST(Surface, HeightsBetweenNodes) {
  const Space s = space(0);
  const Grid g = grid([](double x, double y) { return 3 * x - y + 0.5 * x * y; });
  EXPECT_NEAR(height_at(g, s, 0.123, -1.07), 3 * 0.123 + 1.07 - 0.5 * 0.123 * 1.07, 1e-9)
      << "bilinear is exact";
  EXPECT_TRUE(std::isnan(height_at(g, s, 2.1, 0)));
}

// Behind the hill, seen from the side, lies what its summit covers.
TEST(Surface, HillsHideWhatIsBehind) {
  const Grid g = grid(hill, 41);
  const Space s = space(0, 15);  // y into the depth
  EXPECT_TRUE(is_visible({0, 0, 1.5}, g, s)) << "the summit";
  EXPECT_TRUE(is_visible({0, -1, hill(0, -1)}, g, s)) << "the near slope";
  EXPECT_FALSE(is_visible({0, 1, hill(0, 1)}, g, s)) << "the far slope";
  EXPECT_TRUE(is_visible({-1.9, 1, hill(-1.9, 1)}, g, s)) << "beside it";
  EXPECT_TRUE(is_visible({0, 1, hill(0, 1)}, g, space(180, 15))) << "from the other side";
  EXPECT_TRUE(is_visible({0, 1, hill(0, 1)}, g, space(0, 89))) << "from above";
}

TEST(Surface, HiddenPartsOfLinesAreLeftOutOrFaint) {
  const Grid g = grid(hill, 41);
  const Space s = space(0, 15);
  std::vector<SpacePoint> over;
  for (int i = 0; i <= 80; ++i) over.push_back({0, -2 + i / 20., hill(0, -2 + i / 20.)});
  DrawList list, faint;
  draw_on_surface(list, over, g, s, {Role::kTangent, 2});
  draw_on_surface(faint, over, g, s, {Role::kTangent, 2}, 0.3F);
  EXPECT_GT(faint.size(), list.size());
  std::size_t points = 0;
  for (const Shape& shape : list) points += std::get<Polyline>(shape).points.size();
  EXPECT_LT(points, 75U);
}

TEST(Surface, BlockLabelsStayInsideAndApart) {
  for (double turn = 0; turn < 360; turn += 20) {
    for (const Size size : {Size{720, 460}, Size{360, 300}}) {
      const float text = text_size_for(size);
      DrawList list;
      draw_block(list,
                 space_with_margins(kSide, {0, 100}, {-1, 2}, {0, 0, size.width, size.height},
                                    {turn, 30}, 0.5, text),
                 {.z_name = "L", .text_size = text});
      std::vector<Rectangle> boxes;
      for (const Shape& shape : list) {
        const Text* found = std::get_if<Text>(&shape);
        if (!found) continue;
        const Rectangle box = text_box(*found);
        EXPECT_TRUE(box.left >= 0 && box.top >= 0 && box.right() <= size.width &&
                    box.bottom() <= size.height)
            << found->text << " at turn " << turn;
        for (const Rectangle& other : boxes) {
          EXPECT_FALSE(box.left < other.right() && other.left < box.right() &&
                       box.top < other.bottom() && other.top < box.bottom());
        }
        boxes.push_back(box);
      }
      EXPECT_GE(boxes.size(), 8U);
    }
  }
}

TEST(Surface, TonesFollowTheLight) {
  EXPECT_NEAR(tone_of(0.83F), 0, 1e-6);
  EXPECT_GT(tone_of(1), 0.1F);
  EXPECT_LT(tone_of(0), -0.3F);
  EXPECT_EQ(toned({0.5F, 0.5F, 0.5F}, -1), (Color{0, 0, 0}));
  EXPECT_EQ(toned({0.5F, 0.5F, 0.5F}, 1), (Color{1, 1, 1}));
}

// Looked at in light and dark.
TEST(Surface, GoldenHill) {
  const Size size{360, 300};
  const Space s = space_with_margins(kSide, kSide, {-1, 2}, {0, 0, 360, 300}, {30, 32}, 0.55, 13);
  const Grid g = grid(hill, 17);
  DrawList list;
  draw_block(list, s, {.z_name = "L", .text_size = 13});
  draw_floor_contours(list, g, contour_levels(g, 4), s, {Role::kCurve, 1});
  draw_surface(list, g, s);
  draw_surface_contours(list, g, contour_levels(g, 4), s, {Role::kInk, 1, Dash::kSolid, 0.3F});
  EXPECT_TRUE(golden::matches_golden(to_svg(list, size, {.title = "A hill."}), "figure/hill.svg"));
}

}  // namespace
}  // namespace downhill::figure
