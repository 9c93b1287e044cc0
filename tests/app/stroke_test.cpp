#include "app/stroke.h"

#include <gtest/gtest.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

namespace downhill::app {
namespace {

// A list outside any window, with its triangles as coverage of the plane: alpha-weighted area, a
// number that does not depend on how the shape was cut into triangles.
class StrokeTest : public testing::Test {
 protected:
  StrokeTest() {
    list_._ResetForNewFrame();
    list_._FringeScale = 1;
  }
  double covered() const {
    double sum = 0;
    for (int i = 0; i + 2 < list_.IdxBuffer.Size; i += 3) {
      const ImDrawVert& a = list_.VtxBuffer[static_cast<int>(list_.IdxBuffer[i])];
      const ImDrawVert& b = list_.VtxBuffer[static_cast<int>(list_.IdxBuffer[i + 1])];
      const ImDrawVert& c = list_.VtxBuffer[static_cast<int>(list_.IdxBuffer[i + 2])];
      const double area = std::abs((b.pos.x - a.pos.x) * (c.pos.y - a.pos.y) -
                                   (c.pos.x - a.pos.x) * (b.pos.y - a.pos.y)) /
                          2.0;
      const auto alpha = [](const ImDrawVert& v) { return (v.col >> IM_COL32_A_SHIFT) / 255.0; };
      sum += area * (alpha(a) + alpha(b) + alpha(c)) / 3;  // alpha is linear over a triangle
    }
    return sum;
  }

  struct Destroy {
    void operator()(ImGuiContext* context) const { ImGui::DestroyContext(context); }
  };
  std::unique_ptr<ImGuiContext, Destroy> context_{ImGui::CreateContext()};
  ImDrawList list_{ImGui::GetDrawListSharedData()};
};

constexpr ImU32 kBlack = IM_COL32(0, 0, 0, 255);

TEST_F(StrokeTest, LineCoversLengthTimesWidthAndItsRoundEnds) {
  const ImVec2 line[] = {{10, 10}, {110, 10}};
  stroke(list_, line, false, kBlack, 4);
  // The two half discs of radius 2 fade over a fringe of 1, which adds a ring's worth of pi/12.
  EXPECT_NEAR(covered(), 100 * 4 + 3.14159 * 4, 0.5);
}

TEST_F(StrokeTest, ThinLineIsPaleNotThin) {
  const ImVec2 line[] = {{10, 10}, {110, 10}};
  stroke(list_, line, false, kBlack, 0.5F, Ends::kFlat);
  EXPECT_NEAR(covered(), 100 * 0.5, 1);
}

TEST_F(StrokeTest, EndsOfAFineLineAreSquareAndCheap) {
  const ImVec2 line[] = {{10, 10}, {110, 10}};
  stroke(list_, line, false, kBlack, 2);
  EXPECT_NEAR(covered(), 100 * 2 + 2 * 2, 0.6);  // two half squares in place of two half discs
  EXPECT_LE(list_.IdxBuffer.Size, 3 * 10);
}

// Losses of 2,000 epochs on 100 px: as good as the curve itself, and its last value is shown.
TEST_F(StrokeTest, ManyPointsToAPixelAreFew) {
  std::vector<ImVec2> curve;
  for (int i = 0; i < 2000; ++i) {
    const float x = 0.05F * static_cast<float>(i);
    curve.push_back({x, 50 * std::exp(-x / 20)});
  }
  stroke(list_, curve, false, kBlack, 3, Ends::kFlat);
  EXPECT_LE(list_.VtxBuffer.Size, 4 * 260) << "the curve is 115 px long";
  double length = 0;
  for (std::size_t i = 1; i < curve.size(); ++i) {
    length += std::hypot(curve[i].x - curve[i - 1].x, curve[i].y - curve[i - 1].y);
  }
  EXPECT_NEAR(covered(), 3 * length, 1.5);
  float right = 0;
  for (const ImDrawVert& v : list_.VtxBuffer) right = std::max(right, v.pos.x);
  EXPECT_GE(right, curve.back().x);
}

TEST_F(StrokeTest, GentleCornersShareVertices) {
  std::vector<ImVec2> curve;
  for (int i = 0; i <= 50; ++i) {
    const float angle = 0.06F * static_cast<float>(i);
    curve.push_back({100 + 80 * std::cos(angle), 100 + 80 * std::sin(angle)});
  }
  stroke(list_, curve, false, kBlack, 3, Ends::kFlat);
  EXPECT_EQ(list_.VtxBuffer.Size, 51 * 4 + 2 * 4);
  EXPECT_NEAR(covered(), 80 * 3.0 * 3, 2);
}

TEST_F(StrokeTest, SharpCornerIsRoundOnItsOuterSide) {
  const ImVec2 hook[] = {{10, 50}, {60, 50}, {60, 10}};
  stroke(list_, hook, false, kBlack, 10, Ends::kFlat);
  const float reach = 5.5F;  // half the width and half the fringe
  for (const ImDrawVert& v : list_.VtxBuffer) {
    EXPECT_LE(std::hypot(std::max(0.0F, v.pos.x - 60), std::max(0.0F, v.pos.y - 50)), reach + 0.01F)
        << v.pos.x << " " << v.pos.y;
  }
  // Two arms of 50 and 40 (their overlap on the inner side counts twice), the quarter disc, and the
  // fade of both ends: 9 wide, half a pixel long, half covered.
  EXPECT_NEAR(covered(), 10 * 90 + 3.14159 * 25 / 4 + 2 * 9 * 0.25, 0.5);
}

TEST_F(StrokeTest, ClosedRingHasNoEnds) {
  std::vector<ImVec2> ring;
  for (int i = 0; i < 60; ++i) {
    const float angle = 2 * 3.14159265F * static_cast<float>(i) / 60;
    ring.push_back({100 + 50 * std::cos(angle), 100 + 50 * std::sin(angle)});
  }
  stroke(list_, ring, true, kBlack, 2);
  EXPECT_EQ(list_.VtxBuffer.Size, 60 * 4);
  EXPECT_NEAR(covered(), 2 * 3.14159 * 50 * 2, 3);
}

// The area of a ring, whether it is thick, one pixel thin, or paler than that.
TEST_F(StrokeTest, CircleCoversItsRing) {
  for (const float width : {3.0F, 1.0F, 0.5F}) {
    for (const float radius : {3.0F, 50.0F}) {
      const double before = covered();
      stroke_circle(list_, {100, 100}, radius, kBlack, width);
      const double ring = 2 * 3.14159 * static_cast<double>(radius) * static_cast<double>(width);
      EXPECT_NEAR(covered() - before, ring, 0.05 * ring) << width << " " << radius;
    }
  }
  const int before = list_.VtxBuffer.Size;
  stroke_circle(list_, {100, 100}, 0, kBlack, 1);
  stroke_circle(list_, {100, 100}, 5, IM_COL32(0, 0, 0, 0), 1);
  EXPECT_EQ(list_.VtxBuffer.Size, before);
}

TEST_F(StrokeTest, SinglePointIsADotAndNothingIsNothing) {
  const ImVec2 point[] = {{10, 10}, {10, 10}};
  stroke(list_, point, false, kBlack, 6);
  EXPECT_NEAR(covered(), 3.14159 * 9, 0.6);
  const int before = list_.VtxBuffer.Size;
  stroke(list_, {}, false, kBlack, 6);
  stroke(list_, point, false, kBlack, 0);
  stroke(list_, point, false, IM_COL32(0, 0, 0, 0), 6);
  EXPECT_EQ(list_.VtxBuffer.Size, before);
}

TEST(Dashes, AddUpToTheDrawnPartAndGoRoundCorners) {
  const ImVec2 hook[] = {{0, 0}, {10, 0}, {10, 10}};
  const auto pieces = dashes(hook, false, 4, 2);  // 0-4, 6-10, then 12-16 and 18-20
  ASSERT_EQ(pieces.size(), 4U);
  EXPECT_FLOAT_EQ(pieces[0].front().x, 0);
  EXPECT_FLOAT_EQ(pieces[0].back().x, 4);
  EXPECT_FLOAT_EQ(pieces[1].back().x, 10);
  EXPECT_FLOAT_EQ(pieces[2].front().y, 2);
  EXPECT_FLOAT_EQ(pieces[2].back().y, 6);
  EXPECT_FLOAT_EQ(pieces[3].front().y, 8);
  EXPECT_FLOAT_EQ(pieces[3].back().y, 10);
}

TEST(Dashes, PieceBendsWithTheLine) {
  const ImVec2 hook[] = {{0, 0}, {3, 0}, {3, 10}};
  const auto pieces = dashes(hook, false, 5, 100);
  ASSERT_EQ(pieces.size(), 1U);
  ASSERT_EQ(pieces[0].size(), 3U);
  EXPECT_FLOAT_EQ(pieces[0][2].y, 2);
}

TEST(Dashes, NoLengthNoPattern) {
  const ImVec2 point[] = {{1, 1}};
  EXPECT_TRUE(dashes(point, false, 4, 4).empty());
  const ImVec2 line[] = {{0, 0}, {9, 0}};
  EXPECT_TRUE(dashes(line, false, 0, 4).empty());
}

}  // namespace
}  // namespace downhill::app
