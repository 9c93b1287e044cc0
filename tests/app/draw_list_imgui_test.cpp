#include "app/draw_list_imgui.h"

#include <gtest/gtest.h>
#include <imgui_internal.h>

#include <array>
#include <cmath>
#include <memory>

namespace downhill::app {
namespace {

using namespace figure;  // NOLINT

class DrawListImguiTest : public testing::Test {
 protected:
  DrawListImguiTest() {
    typeface_.use_default_font();
    ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    ImGui::GetIO().DisplaySize = {400, 300};
    ImGui::NewFrame();
    list_ = ImGui::GetForegroundDrawList();
  }

  void draw(const DrawList& figure, float ratio = 1, ImVec2 origin = {0, 0}) {
    typeface_.set_ratio(ratio);
    list_->_FringeScale = 1 / ratio;
    app::draw(*list_, figure, palette_, typeface_, origin);
  }

  // The box around all vertices that are not transparent.
  Rectangle painted() const {
    float left = 1e9F, top = 1e9F, right = -1e9F, bottom = -1e9F;
    for (const ImDrawVert& v : list_->VtxBuffer) {
      if ((v.col & IM_COL32_A_MASK) == 0) continue;
      left = std::min(left, v.pos.x);
      right = std::max(right, v.pos.x);
      top = std::min(top, v.pos.y);
      bottom = std::max(bottom, v.pos.y);
    }
    return {left, top, right - left, bottom - top};
  }

  struct Destroy {
    void operator()(ImGuiContext* context) const { ImGui::DestroyContext(context); }
  };
  std::unique_ptr<ImGuiContext, Destroy> context_{ImGui::CreateContext()};
  Typeface typeface_;
  Palette palette_;
  ImDrawList* list_ = nullptr;
};

TEST_F(DrawListImguiTest, OriginMovesEverything) {
  draw({Rect{.box = {10, 20, 30, 40}, .fill = {Role::kInk}}}, 1, {100, 50});
  const Rectangle box = painted();
  EXPECT_NEAR(box.left, 110, 0.6);
  EXPECT_NEAR(box.top, 70, 0.6);
  EXPECT_NEAR(box.right(), 140, 0.6);
  EXPECT_NEAR(box.bottom(), 110, 0.6);
}

// A hairline that falls between pixels would be two grey rows; it must be one row of ink.
TEST_F(DrawListImguiTest, UprightAndLevelLinesFallOnDevicePixels) {
  for (float ratio : {1.0F, 1.5F, 2.0F, 3.0F}) {
    for (float x : {20.0F, 20.3F, 20.5F, 20.77F}) {
      list_->_ResetForNewFrame();
      list_->PushClipRectFullScreen();
      list_->PushTexture(ImGui::GetIO().Fonts->TexRef);
      draw({Line{{x, 10}, {x, 200}, {.role = Role::kGrid, .width = 1}}}, ratio);
      float left = 1e9F, right = -1e9F;  // of the stroke's nominal sides: the middle of its fringe
      for (const ImDrawVert& v : list_->VtxBuffer) {
        left = std::min(left, v.pos.x);
        right = std::max(right, v.pos.x);
      }
      const float half_fringe = 0.5F / ratio;
      const float side = (left + half_fringe) * ratio;
      EXPECT_NEAR(side, std::round(side), 1e-3) << x << " at " << ratio;
      const float width = (right - left - 2 * half_fringe) * ratio;
      EXPECT_NEAR(width, std::round(width), 1e-3) << x << " at " << ratio;
      EXPECT_NEAR((left + right) / 2, x, 0.51F / ratio) << "moved by at most half a pixel";
    }
  }
}

TEST_F(DrawListImguiTest, CellsFillTheirBox) {
  draw({Cells{.box = {10, 20, 100, 50}, .columns = 2, .rows = 1, .levels = {0, 1}}}, 1, {5, 0});
  EXPECT_EQ(painted(), (Rectangle{15, 20, 100, 50}));
}

TEST_F(DrawListImguiTest, MeshIsLitAndPaintedInItsOrder) {
  const Mesh mesh{.points = {{0, 0}, {10, 0}, {20, 0}, {0, 10}, {10, 10}, {20, 10}},
                  .levels = {0, 0.5F, 1, 0, 0.5F, 1},
                  .lights = {0, 0.83F, 1, 0, 0.83F, 1},
                  .squares = {{1, 2, 5, 4}, {0, 1, 4, 3}}};
  draw({mesh});
  ASSERT_EQ(list_->VtxBuffer.Size, 6);
  ASSERT_EQ(list_->IdxBuffer.Size, 2 * 6);
  const std::array<unsigned, 12> corners = {1, 2, 5, 1, 5, 4, 0, 1, 4, 0, 4, 3};
  for (int i = 0; i < 12; ++i) {
    EXPECT_EQ(list_->IdxBuffer[i], corners[static_cast<std::size_t>(i)]) << "corner " << i;
  }
  // Independent of Palette::ground: the theme's own colours, and what light may do to them.
  EXPECT_EQ(list_->VtxBuffer[1].col, palette_.height(0.5F)) << "level ground keeps its colour";
  const auto green = [](ImU32 color) { return (color >> IM_COL32_G_SHIFT) & 0xFFU; };
  EXPECT_LT(green(list_->VtxBuffer[0].col), green(palette_.height(0))) << "in shadow";
  EXPECT_GT(green(list_->VtxBuffer[2].col), green(palette_.height(1))) << "facing the lamp";
  Mesh broken = mesh;
  broken.lights.pop_back();
  draw({broken});
  EXPECT_EQ(list_->VtxBuffer.Size, 6) << "lists that do not fit are not read";
}

TEST_F(DrawListImguiTest, ConcavePolygonIsFilledInItsInsideOnly) {
  // An L whose area is 7500; read clockwise and the other way round.
  for (bool turned : {false, true}) {
    list_->_ResetForNewFrame();
    list_->PushClipRectFullScreen();
    list_->PushTexture(ImGui::GetIO().Fonts->TexRef);
    std::vector<Point> l = {{0, 0}, {100, 0}, {100, 50}, {50, 50}, {50, 100}, {0, 100}};
    if (turned) std::reverse(l.begin(), l.end());
    draw({Polygon{.points = l, .fill = {Role::kInk}}});
    double area = 0;
    for (int i = 0; i + 2 < list_->IdxBuffer.Size; i += 3) {
      const auto at = [&](int k) {
        return list_->VtxBuffer[static_cast<int>(list_->IdxBuffer[i + k])];
      };
      const ImDrawVert a = at(0), b = at(1), c = at(2);
      const double alpha = ((a.col >> IM_COL32_A_SHIFT) + (b.col >> IM_COL32_A_SHIFT) +
                            (c.col >> IM_COL32_A_SHIFT)) /
                           765.0;
      area += alpha *
              std::abs((b.pos.x - a.pos.x) * (c.pos.y - a.pos.y) -
                       (c.pos.x - a.pos.x) * (b.pos.y - a.pos.y)) /
              2.0;
    }
    EXPECT_NEAR(area, 7500, 60);
  }
}

TEST_F(DrawListImguiTest, TextStandsAtItsAnchor) {
  const auto width = typeface_.width("slope", 13);
  draw({Text{.anchor = {100, 100},
             .text = "slope",
             .fill = {Role::kInk},
             .size = 13,
             .align = Align::kEnd}});
  const Rectangle box = painted();
  EXPECT_NEAR(box.right(), 100, 2);
  EXPECT_NEAR(box.left, 100 - width, 2);
  EXPECT_LE(box.bottom(), 104);
  EXPECT_GE(box.top, 85);
}

TEST_F(DrawListImguiTest, ClipHoldsUntilTheNext) {
  const ImVec4 before = list_->_CmdHeader.ClipRect;
  draw({Clip{{10, 10, 20, 20}}, Circle{.center = {15, 15}, .radius = 30, .fill = {Role::kInk}},
        Clip{{50, 50, 10, 10}}, Circle{.center = {55, 55}, .radius = 30, .fill = {Role::kInk}}});
  bool first = false, second = false;
  for (const ImDrawCmd& command : list_->CmdBuffer) {
    first = first || (command.ClipRect.x == 10 && command.ClipRect.z == 30);
    second = second || (command.ClipRect.x == 50 && command.ClipRect.z == 60);
  }
  EXPECT_TRUE(first && second);
  EXPECT_EQ(list_->_CmdHeader.ClipRect.z, before.z) << "the last clip ends with the figure";
}

TEST_F(DrawListImguiTest, NoInkNoTriangles) {
  draw({Circle{.center = {5, 5}, .radius = 0, .fill = {Role::kInk}},
        Rect{.box = {0, 0, 10, 10}, .fill = kNoFill}, Polygon{.points = {}, .fill = {Role::kInk}},
        Polyline{.points = {}}, Text{.anchor = {0, 0}, .text = ""},
        Line{{0, 0}, {9, 9}, kNoStroke}});
  EXPECT_EQ(list_->IdxBuffer.Size, 0);
}

}  // namespace
}  // namespace downhill::app
