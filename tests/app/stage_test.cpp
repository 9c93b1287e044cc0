// The stage without a window: Dear ImGui is fed a pointer, and what is drawn goes nowhere.
#include "app/stage.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "app/lesson_for_tests.h"
#include "app/state.h"

namespace downhill::app {
namespace {

class StageTest : public testing::Test {
 protected:
  static constexpr figure::Size kSize = {690, 770};

  void SetUp() override {
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    ImGui::GetStyle().WindowPadding = {0, 0};
    stage_.look(false, true);
    stage_.use_default_font();
    open_test_lesson(runner_);
    frames(3);
  }

  bool frames(int count) {
    bool moving = false;
    for (int i = 0; i < count; ++i) {
      ImGuiIO& io = ImGui::GetIO();
      io.DisplaySize = {kSize.width, kSize.height};
      io.DeltaTime = 1.0F / 60;
      now_secs_ += 1.0 / 60;
      ImGui::NewFrame();
      moving = stage_.draw(kSize, 2, now_secs_);
      ImGui::Render();
      for (ImTextureData* texture : *ImGui::GetDrawData()->Textures) {
        // As a renderer would: the texture exists from now on.
        if (texture->Status == ImTextureStatus_WantCreate) texture->SetTexID(1);
        if (texture->Status == ImTextureStatus_WantDestroy) {
          texture->SetTexID(ImTextureID_Invalid);
          texture->SetStatus(ImTextureStatus_Destroyed);
        } else {
          texture->SetStatus(ImTextureStatus_OK);
        }
      }
    }
    return moving;
  }

  void move_to(figure::Point p) {
    ImGui::GetIO().AddMousePosEvent(p.x, p.y);
    frames(2);
  }
  void press(bool down) {
    ImGui::GetIO().AddMouseButtonEvent(0, down);
    frames(2);
  }
  void click(figure::Point p) {
    move_to(p);
    press(true);
    press(false);
  }

  struct Destroy {
    void operator()(ImGuiContext* context) const { ImGui::DestroyContext(context); }
  };
  std::unique_ptr<ImGuiContext, Destroy> context_{ImGui::CreateContext()};
  Runner runner_;
  std::string edited_;
  Stage stage_{runner_, [this](const std::string& parameter) { edited_ = parameter; }};
  double now_secs_ = 0;
};

TEST_F(StageTest, NextAndBackWalkThroughTheSteps) {
  click(stage_.layout().next.center());
  EXPECT_EQ(runner_.walk().index(), 1);
  click(stage_.layout().back.center());
  EXPECT_EQ(runner_.walk().index(), 0);
}

TEST_F(StageTest, FirstStepHasNoBackAndLastNoNext) {
  EXPECT_EQ(stage_.layout().back.width, 0);
  EXPECT_GT(stage_.layout().next.width, 0);
  runner_.go(1);
  frames(2);
  EXPECT_GT(stage_.layout().back.width, 0);
  EXPECT_EQ(stage_.layout().next.width, 0);
}

TEST_F(StageTest, SliderFollowsThePointerAlsoOutsideItsRow) {
  const figure::Rectangle row = stage_.layout().controls[0];
  EXPECT_TRUE(stage_.can_drag_at(row.center()));
  move_to(row.center());
  press(true);
  const double middle = runner_.walk().scene().number("h");
  move_to({row.right() + 500, row.top - 300});
  EXPECT_EQ(runner_.walk().scene().number("h"), runner_.walk().scene().range("h").max);
  EXPECT_LT(middle, runner_.walk().scene().number("h"));
  press(false);
  move_to({5, 5});
  EXPECT_EQ(runner_.walk().scene().number("h"), runner_.walk().scene().range("h").max);
}

// The scene says where its handles are; the stage must find each of them by touch, and only there.
TEST_F(StageTest, HandleOfTheFigureIsDragged) {
  const figure::Rectangle figure = stage_.layout().figure;
  figure::Point handle;
  int found = 0;
  for (float y = figure.top; y < figure.bottom(); y += 4) {
    for (float x = figure.left; x < figure.right(); x += 4) {
      if (runner_.walk().scene().hit({x - figure.left, y - figure.top},
                                     {figure.width, figure.height}, 4) == scenes::kNoHandle) {
        continue;
      }
      if (found++ == 0) handle = {x, y};
    }
  }
  ASSERT_GT(found, 0);
  EXPECT_TRUE(stage_.can_drag_at(handle));
  EXPECT_FALSE(stage_.can_drag_at({figure.left + 2, figure.top + 2}));
  const std::string before = runner_.walk().scene().line();
  move_to(handle);
  EXPECT_EQ(ImGui::GetMouseCursor(), ImGuiMouseCursor_Hand);
  press(true);
  EXPECT_EQ(runner_.walk().scene().line(), before) << "grasping moves nothing";
  move_to({handle.x + 40, handle.y});
  press(false);
  EXPECT_NE(runner_.walk().scene().line(), before);
}

TEST_F(StageTest, TwoFingersEnlargeTheFigureOneMovesIt) {
  const figure::Rectangle figure = stage_.layout().figure;
  const figure::Point middle = figure.center(), corner = {figure.left + 2, figure.top + 2};
  EXPECT_FALSE(stage_.can_pinch_at(middle, stage_.layout().next.center()));
  ASSERT_TRUE(stage_.can_pinch_at({middle.x - 20, middle.y}, {middle.x + 20, middle.y}));
  const auto handle = [&](float scale) {
    // Of all that is enlarged; the stage shows a part.
    for (float y = 0; y < figure.height * scale; y += 4) {
      for (float x = 0; x < figure.width * scale; x += 4) {
        const figure::Size size = {figure.width * scale, figure.height * scale};
        if (runner_.walk().scene().hit({x, y}, size, 4) != scenes::kNoHandle) {
          return figure::Point{x, y};
        }
      }
    }
    return figure::Point{-1, -1};
  };
  stage_.pinch({middle.x - 20, middle.y}, {middle.x + 20, middle.y}, {middle.x - 40, middle.y},
               {middle.x + 40, middle.y});
  frames(2);
  EXPECT_TRUE(stage_.can_drag_at(corner)) << "anywhere, to move it";
  // To the corner that shows the handle, which is found where it is drawn.
  const std::string before = runner_.walk().scene().line();
  const figure::Point at = handle(2);
  const bool right = at.x > figure.width, low = at.y > figure.height;
  const figure::Point near = {figure.left + 3, figure.top + 3};
  const figure::Point far = {figure.right() - 3, figure.bottom() - 3};
  for (int i = 0; i < 2; ++i) {
    move_to({right ? far.x : near.x, low ? far.y : near.y});
    press(true);
    move_to({right ? near.x : far.x, low ? near.y : far.y});
    press(false);
  }
  EXPECT_EQ(runner_.walk().scene().line(), before) << "moving the view moves no handle";
  const figure::Point seen = {figure.left + at.x - (right ? figure.width : 0),
                              figure.top + at.y - (low ? figure.height : 0)};
  move_to(seen);
  press(true);
  move_to({seen.x + 30, seen.y});
  press(false);
  EXPECT_NE(runner_.walk().scene().line(), before);
  // Back: the button lies in the corner.
  click({figure.right() - 30, figure.top + 30});
  EXPECT_FALSE(stage_.can_drag_at(corner));
}

TEST_F(StageTest, GuessIsDrawnByHandThenShownBesideTheAnswer) {
  ASSERT_TRUE(
      runner_.open_figure("derivative?f=sin(x)&x=1&show=derivative&from=0&to=6.28&predict=guess"));
  frames(3);
  const scenes::Scene& scene = runner_.walk().scene();
  ASSERT_EQ(stage_.layout().actions.size(), 2U);
  const figure::Point reveal = stage_.layout().actions[0].center();
  click(reveal);
  EXPECT_EQ(scene.value("predict"), "guess") << "there is no guess to compare yet";
  // From edge to edge of the lower sheet, by a quick hand.
  const figure::Rectangle figure = stage_.layout().figure;
  const float y = figure.top + 0.78F * figure.height;
  EXPECT_TRUE(stage_.can_drag_at({figure.center().x, y}));
  move_to({figure.left + 60, y});
  press(true);
  for (const float x : {200.0F, 420.0F, 640.0F, 690.0F}) move_to({x, y});
  press(false);
  EXPECT_EQ(scene.observable("guessed"), 1);
  for (const double value : scene.list("guess")) EXPECT_FALSE(std::isnan(value));
  click(reveal);
  EXPECT_EQ(scene.value("predict"), "compare");
  EXPECT_FALSE(stage_.can_drag_at({figure.center().x, y})) << "what is compared stays";
}

TEST_F(StageTest, AuditTakesRoomFromTheFigureAndHandlesFollow) {
  const figure::Rectangle before = stage_.layout().figure;
  const auto lowest_handle = [&] {
    float lowest = 0;
    for (float y = before.top; y < before.bottom(); y += 4) {
      for (float x = before.left; x < before.right(); x += 8) {
        if (stage_.can_drag_at({x, y})) lowest = std::max(lowest, y);
      }
    }
    return lowest;
  };
  const float open = lowest_handle();
  ASSERT_TRUE(runner_.set("audit", "1"));
  frames(2);
  EXPECT_EQ(stage_.layout().figure, before);
  const float audited = lowest_handle();
  EXPECT_GT(audited, 0);
  EXPECT_LT(audited, open - 40);
}

TEST_F(StageTest, QuestionIsOpenWhereThereIsNoTaskAndTakesAnAnswer) {
  runner_.go(1);
  frames(3);
  ASSERT_EQ(stage_.layout().answers.size(), 2U);
  click(stage_.layout().answers[1].center());
  EXPECT_TRUE(runner_.walk().quiz_done(1));
  click(stage_.layout().quiz_button.center());
  frames(2);
  EXPECT_TRUE(stage_.layout().answers.empty());
}

TEST_F(StageTest, FormulaAsksThePageToEditIt) {
  runner_.go(1);
  frames(3);
  click(stage_.layout().quiz_button.center());  // closes the question
  frames(2);
  const figure::Rectangle row = stage_.layout().controls[0];
  click({row.left + 120, row.center().y});
  EXPECT_EQ(edited_, "f");
}

TEST_F(StageTest, ResetAppearsWhenSomethingMoved) {
  EXPECT_EQ(stage_.layout().reset.width, 0);
  runner_.set_number("h", 0.5);
  frames(2);
  ASSERT_GT(stage_.layout().reset.width, 0);
  click(stage_.layout().reset.center());
  EXPECT_EQ(runner_.walk().scene().number("h"), 1.5);
}

TEST_F(StageTest, NothingMovesWithReducedMotion) {
  runner_.set_number("h", 0.5);
  EXPECT_FALSE(frames(1));
}

TEST_F(StageTest, GlideEndsAfterAFifthOfASecond) {
  stage_.look(false, false);
  frames(2);
  runner_.set_number("h", 0.5);
  EXPECT_TRUE(frames(1));
  EXPECT_TRUE(frames(6));
  EXPECT_FALSE(frames(8));
}

TEST_F(StageTest, DrawsAnyStepInAnySize) {
  for (int step : {0, 1}) {
    runner_.go(step);
    for (bool compact : {false, true}) {
      stage_.set_compact(compact);
      for (figure::Size size : {figure::Size{0, 0}, {1, 1}, {40, 1200}, {320, 400}, {2500, 1600}}) {
        ImGui::GetIO().DisplaySize = {size.width, size.height};
        ImGui::NewFrame();
        (void)stage_.draw(size, 1.5F, now_secs_);
        ImGui::Render();
        for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists) {
          for (const ImDrawVert& v : list->VtxBuffer) {
            ASSERT_TRUE(std::isfinite(v.pos.x) && std::isfinite(v.pos.y));
          }
        }
      }
    }
  }
}

}  // namespace
}  // namespace downhill::app
