#include "app/heat_maps.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <memory>
#include <vector>

namespace downhill::app {
namespace {

using figure::Cells;

class HeatMapsTest : public testing::Test {
 protected:
  HeatMapsTest() {
    ImGui::GetIO().Fonts->AddFontDefault();
    ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    ImGui::GetIO().DisplaySize = {400, 300};
    ImGui::NewFrame();
    list_ = ImGui::GetForegroundDrawList();
  }

  void next_frame() {
    ImGui::Render();
    ImGui::NewFrame();
    list_ = ImGui::GetForegroundDrawList();
  }

  // As a painter would have put the whole atlas on the screen.
  void upload() {
    texture().Status = ImTextureStatus_OK;
    texture().Updates.clear();
  }
  static ImTextureData& texture() { return *ImGui::GetIO().Fonts->TexData; }

  // The texel that the picture drawn last shows at the middle of a cell.
  ImU32 shown(const Cells& cells, int column, int row) const {
    const ImDrawVert& first = list_->VtxBuffer[list_->VtxBuffer.Size - 4];
    const ImDrawVert& last = list_->VtxBuffer[list_->VtxBuffer.Size - 2];
    const auto along = [](float from, float to, int i, int count, int size) {
      const float share = (static_cast<float>(i) + 0.5F) / static_cast<float>(count);
      return static_cast<int>(std::floor((from + share * (to - from)) * static_cast<float>(size)));
    };
    const int x = along(first.uv.x, last.uv.x, column, cells.columns, texture().Width);
    const int y = along(first.uv.y, last.uv.y, row, cells.rows, texture().Height);
    return *static_cast<const ImU32*>(texture().GetPixelsAt(x, y));
  }

  static Cells cells(int columns, int rows, float first) {
    Cells cells{.box = {10, 20, 100, 50}, .columns = columns, .rows = rows};
    for (int i = 0; i < columns * rows; ++i) {
      cells.levels.push_back(first +
                             0.5F * static_cast<float>(i) / static_cast<float>(columns * rows));
    }
    return cells;
  }

  struct Destroy {
    void operator()(ImGuiContext* context) const { ImGui::DestroyContext(context); }
  };
  std::unique_ptr<ImGuiContext, Destroy> context_{ImGui::CreateContext()};
  ImDrawList* list_ = nullptr;
  Palette palette_;
  HeatMaps maps_;
};

TEST_F(HeatMapsTest, ShowsEachCellInItsColourByTwoTriangles) {
  const Cells map = cells(7, 5, 0.1F);
  maps_.draw(*list_, map, {10, 20}, palette_);
  EXPECT_EQ(list_->IdxBuffer.Size, 6);
  EXPECT_EQ(list_->VtxBuffer[0].pos.x, 10);
  EXPECT_EQ(list_->VtxBuffer[2].pos.x, 110);
  EXPECT_EQ(list_->VtxBuffer[2].pos.y, 70);
  for (int row = 0; row < 5; ++row) {
    for (int column = 0; column < 7; ++column) {
      const float level = map.levels[static_cast<std::size_t>(row * 7 + column)];
      EXPECT_EQ(shown(map, column, row), palette_.height(level)) << column << ", " << row;
    }
  }
  // Half a texel beyond the box, the rim repeats the cell beside it.
  EXPECT_EQ(shown(map, -1, 0), palette_.height(map.levels[0]));
  EXPECT_EQ(shown(map, 7, 4), palette_.height(map.levels[34]));
}

TEST_F(HeatMapsTest, LeavesOutWhatIsNoNumber) {
  Cells map = cells(3, 1, 0.4F);
  map.levels[1] = std::numeric_limits<float>::quiet_NaN();
  maps_.draw(*list_, map, {0, 0}, palette_);
  EXPECT_EQ(shown(map, 1, 0) & IM_COL32_A_MASK, 0U);
  EXPECT_EQ(shown(map, 0, 0) & IM_COL32_A_MASK, IM_COL32_A_MASK);
  EXPECT_EQ(shown(map, 2, 0) & IM_COL32_A_MASK, IM_COL32_A_MASK);
}

TEST_F(HeatMapsTest, SendsOnlyWhatHasChanged) {
  const Cells still = cells(9, 9, 0.2F);
  Cells moving = cells(4, 4, 0.2F);
  maps_.draw(*list_, still, {0, 0}, palette_);
  maps_.draw(*list_, moving, {0, 0}, palette_);
  upload();
  next_frame();
  maps_.draw(*list_, still, {0, 0}, palette_);
  moving.levels[3] = 0.9F;
  maps_.draw(*list_, moving, {0, 0}, palette_);
  ASSERT_EQ(texture().Updates.Size, 1);
  EXPECT_EQ(texture().Updates[0].w, 6) << "four cells and the rim";
  EXPECT_EQ(shown(moving, 3, 0), palette_.height(0.9F));
}

TEST_F(HeatMapsTest, TwoOfOneFrameAreTwoPictures) {
  const Cells one = cells(4, 4, 0.1F), other = cells(4, 4, 0.5F);
  maps_.draw(*list_, one, {0, 0}, palette_);
  EXPECT_EQ(shown(one, 0, 0), palette_.height(one.levels[0]));
  const ImVec2 first = list_->VtxBuffer[0].uv;
  maps_.draw(*list_, other, {0, 0}, palette_);
  EXPECT_EQ(shown(other, 0, 0), palette_.height(other.levels[0]));
  const ImVec2 second = list_->VtxBuffer[4].uv;
  EXPECT_TRUE(first.x != second.x || first.y != second.y);
}

// Another lesson's maps take the place of the last one's.
TEST_F(HeatMapsTest, FollowsAnotherSize) {
  for (const int side : {3, 60, 12, 3}) {
    const Cells map = cells(side, side, 0.3F);
    maps_.draw(*list_, map, {0, 0}, palette_);
    EXPECT_EQ(shown(map, side - 1, side - 1), palette_.height(map.levels.back())) << side;
    next_frame();
  }
}

TEST_F(HeatMapsTest, DoesNotReadLevelsThatDoNotFit) {
  maps_.draw(*list_, Cells{.box = {}, .columns = 3, .rows = 1, .levels = {0}}, {0, 0}, palette_);
  maps_.draw(*list_, Cells{}, {0, 0}, palette_);
  EXPECT_EQ(list_->IdxBuffer.Size, 0);
}

}  // namespace
}  // namespace downhill::app
