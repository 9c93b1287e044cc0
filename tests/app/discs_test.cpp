#include "app/discs.h"

#include <gtest/gtest.h>

#include <cmath>
#include <memory>
#include <numbers>

namespace downhill::app {
namespace {

class DiscsTest : public testing::Test {
 protected:
  DiscsTest() {
    ImGui::GetIO().Fonts->AddFontDefault();
    ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    ImGui::GetIO().DisplaySize = {400, 300};
    ImGui::NewFrame();
    list_ = ImGui::GetForegroundDrawList();
  }

  // The ink of the last disc in device pixels: how much its texels cover of what they stand for.
  double ink(float ratio) const {
    const ImDrawVert& first = list_->VtxBuffer[list_->VtxBuffer.Size - 4];
    const ImDrawVert& last = list_->VtxBuffer[list_->VtxBuffer.Size - 2];
    ImTextureData& atlas = *ImGui::GetIO().Fonts->TexData;
    const auto x0 = static_cast<int>(std::lround(first.uv.x * static_cast<float>(atlas.Width)));
    const auto y0 = static_cast<int>(std::lround(first.uv.y * static_cast<float>(atlas.Height)));
    const auto x1 = static_cast<int>(std::lround(last.uv.x * static_cast<float>(atlas.Width)));
    const auto y1 = static_cast<int>(std::lround(last.uv.y * static_cast<float>(atlas.Height)));
    double sum = 0;
    for (int y = y0; y < y1; ++y) {
      for (int x = x0; x < x1; ++x) {
        const auto* texel = static_cast<const unsigned char*>(atlas.GetPixelsAt(x, y));
        sum += texel[atlas.BytesPerPixel - 1] / 255.0;
      }
    }
    const double wide = (last.pos.x - first.pos.x) * ratio,
                 high = (last.pos.y - first.pos.y) * ratio;
    return sum * wide / (x1 - x0) * high / (y1 - y0);
  }

  struct Destroy {
    void operator()(ImGuiContext* context) const { ImGui::DestroyContext(context); }
  };
  std::unique_ptr<ImGuiContext, Destroy> context_{ImGui::CreateContext()};
  ImDrawList* list_ = nullptr;
};

// A rim that fades evenly from r - 1/2 to r + 1/2 leaves the area pi (r^2 + 1/12).
TEST_F(DiscsTest, CoversAsMuchAsADiscOfThatRadius) {
  const Discs discs;
  for (const float ratio : {1.0F, 1.5F, 2.0F, 3.0F}) {
    for (const float pixels : {0.75F, 1.5F, 2.0F, 4.5F, 7.25F, 12.0F}) {
      ASSERT_TRUE(discs.draw(*list_, {50, 40}, pixels / ratio, IM_COL32_WHITE, ratio));
      const double area = std::numbers::pi * (pixels * pixels + 1.0 / 12);
      EXPECT_NEAR(ink(ratio) / area, 1, 0.035) << pixels << " at " << ratio;
    }
  }
}

TEST_F(DiscsTest, StandsAroundItsMiddleInItsColour) {
  const Discs discs;
  ASSERT_TRUE(discs.draw(*list_, {50.3F, 40.7F}, 4, 0xFF123456, 2));
  ASSERT_EQ(list_->VtxBuffer.Size, 4);
  ASSERT_EQ(list_->IdxBuffer.Size, 6);
  const ImDrawVert &a = list_->VtxBuffer[0], &b = list_->VtxBuffer[2];
  EXPECT_NEAR((a.pos.x + b.pos.x) / 2, 50.3F, 1e-4);
  EXPECT_NEAR((a.pos.y + b.pos.y) / 2, 40.7F, 1e-4);
  EXPECT_GE(b.pos.x - a.pos.x, 2 * 4 + 1) << "with its fading rim";
  EXPECT_EQ(a.col, 0xFF123456);
}

TEST_F(DiscsTest, IsBakedOnce) {
  const Discs discs;
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(discs.draw(*list_, {50, 40}, 4, IM_COL32_WHITE, 1));
  EXPECT_EQ(list_->VtxBuffer[0].uv.x, list_->VtxBuffer[8].uv.x);
  EXPECT_EQ(list_->VtxBuffer[0].uv.y, list_->VtxBuffer[8].uv.y);
}

TEST_F(DiscsTest, LeavesLargeOnesAndNoneToOthers) {
  const Discs discs;
  EXPECT_FALSE(discs.draw(*list_, {50, 40}, 13, IM_COL32_WHITE, 1));
  EXPECT_FALSE(discs.draw(*list_, {50, 40}, 7, IM_COL32_WHITE, 2));
  EXPECT_FALSE(discs.draw(*list_, {50, 40}, 0, IM_COL32_WHITE, 1));
  EXPECT_FALSE(discs.draw(*list_, {50, 40}, -1, IM_COL32_WHITE, 1));
  EXPECT_EQ(list_->VtxBuffer.Size, 0);
}

}  // namespace
}  // namespace downhill::app
