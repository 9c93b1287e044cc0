#include "app/layout.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace downhill::app {
namespace {

using figure::Rectangle;

// Every rectangle of a layout that is there, with a name.
std::vector<std::pair<std::string, Rectangle>> boxes(const Layout& layout) {
  std::vector<std::pair<std::string, Rectangle>> all;
  const auto add = [&](const std::string& name, const Rectangle& box) {
    if (box.width > 0 && box.height > 0) all.emplace_back(name, box);
  };
  const auto add_all = [&](const std::string& name, const std::vector<Rectangle>& some) {
    for (std::size_t i = 0; i < some.size(); ++i) add(name + std::to_string(i), some[i]);
  };
  add("title", layout.title);
  add("dashes", layout.dashes);
  add("caption", layout.caption);
  add("figure", layout.figure);
  add_all("chip", layout.chips);
  add("task", layout.task);
  add_all("control", layout.controls);
  add_all("action", layout.actions);
  add("question", layout.question);
  add_all("answer", layout.answers);
  add("why", layout.why);
  add("back", layout.back);
  add("next", layout.next);
  add("quiz", layout.quiz_button);
  add("reset", layout.reset);
  return all;
}

void expect_sound(const Needs& needs, const std::string& what) {
  constexpr float kSlack = 0.01F;
  const auto all = boxes(arrange(needs));
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto& [name, box] = all[i];
    EXPECT_GE(box.left, -kSlack) << name << " of " << what;
    EXPECT_GE(box.top, -kSlack) << name << " of " << what;
    EXPECT_LE(box.right(), needs.stage.width + kSlack) << name << " of " << what;
    EXPECT_LE(box.bottom(), needs.stage.height + kSlack) << name << " of " << what;
    for (std::size_t k = 0; k < i; ++k) {
      const Rectangle& other = all[k].second;
      const bool apart = box.left >= other.right() - kSlack || other.left >= box.right() - kSlack ||
                         box.top >= other.bottom() - kSlack || other.top >= box.bottom() - kSlack;
      EXPECT_TRUE(apart) << name << " lies on " << all[k].first << " in " << what;
    }
  }
}

Needs lesson_step() {
  return {.stage = {690, 770},
          .steps = 9,
          .title = 27,
          .caption = 24,
          .task = 26,
          .chips = {70, 70, 100, 150},
          .controls = {ControlWidth::kHalf, ControlWidth::kHalf},
          .back = 90,
          .next = 90,
          .quiz_button = 120,
          .reset = 100};
}

TEST(Layout, FigureHasMostOfTheStage) {
  const Needs needs = lesson_step();
  const Layout layout = arrange(needs);
  EXPECT_GT(layout.figure.height, 0.5F * needs.stage.height);
  EXPECT_GT(layout.figure.width, 0.96F * needs.stage.width);
  expect_sound(needs, "a step of a lesson");
}

TEST(Layout, EverythingToPressIsHighEnoughForAFinger) {
  Needs needs = lesson_step();
  needs.actions = {100, 120};
  const Layout layout = arrange(needs);
  for (const Rectangle& box : layout.controls) EXPECT_GE(box.height, kTouch);
  for (const Rectangle& box : layout.actions) EXPECT_GE(box.height, kTouch);
  for (const Rectangle& box : {layout.back, layout.next, layout.quiz_button, layout.reset}) {
    EXPECT_GE(box.height, kTouch);
  }
}

TEST(Layout, TwoControlsShareARowOnAWideStage) {
  Needs needs = lesson_step();
  const Layout wide = arrange(needs);
  EXPECT_EQ(wide.controls[0].top, wide.controls[1].top);
  needs.stage.width = 390;
  const Layout narrow = arrange(needs);
  EXPECT_LT(narrow.controls[0].top, narrow.controls[1].top);
}

TEST(Layout, ButtonsStandBesideALoneControlIfThereIsRoom) {
  Needs needs = lesson_step();
  needs.controls = {ControlWidth::kHalf};
  needs.actions = {100, 80, 120};
  const Layout shared = arrange(needs);
  EXPECT_EQ(shared.actions[0].top, shared.controls[0].top);
  EXPECT_GE(shared.controls[0].width, 200);
  expect_sound(needs, "a shared row");
  needs.actions = {200, 180, 120};
  EXPECT_GT(arrange(needs).actions[0].top, arrange(needs).controls[0].top);
  expect_sound(needs, "a row of their own");
}

TEST(Layout, OpenQuestionReplacesControlsAndReadouts) {
  Needs needs = lesson_step();
  needs.quiz_open = true;
  needs.question = 26;
  needs.answers = {44, 44, 70};
  needs.why = 48;
  const Layout layout = arrange(needs);
  EXPECT_TRUE(layout.controls.empty());
  EXPECT_EQ(layout.task.height, 0);
  ASSERT_EQ(layout.chips.size(), 4U);
  EXPECT_EQ(layout.chips[0].width, 0);
  EXPECT_EQ(layout.answers.size(), 3U);
  expect_sound(needs, "an open question");
}

TEST(Layout, CompactStageKeepsFigureAndOneControl) {
  Needs needs = lesson_step();
  needs.stage = {390, 400};
  needs.compact = true;
  const Layout layout = arrange(needs);
  EXPECT_GT(layout.figure.height, 280);
  EXPECT_GT(layout.controls[0].height, 0);
  EXPECT_EQ(layout.controls[1].height, 0);
  EXPECT_EQ(layout.next.width, 0);
  expect_sound(needs, "a phone");
}

TEST(Layout, CompactStageWithButtonsKeepsOneRowOfThem) {
  Needs needs = lesson_step();
  needs.stage = {390, 400};
  needs.compact = true;
  needs.actions = {110, 100, 100, 110};
  const Layout layout = arrange(needs);
  EXPECT_GT(layout.figure.height, 280);
  EXPECT_EQ(layout.controls[0].height, 0);
  ASSERT_EQ(layout.actions.size(), 4U);
  EXPECT_GT(layout.actions[2].height, 0);
  EXPECT_EQ(layout.actions[2].top, layout.actions[0].top);
  EXPECT_EQ(layout.actions[3].height, 0);
  expect_sound(needs, "a phone with buttons");
}

TEST(Layout, LeavesOutCaptionThenReadoutsThenTaskWhenThereIsNoRoom) {
  Needs needs = lesson_step();
  std::string left_out;  // in the order in which they go
  for (float height = 770; height > 200; height -= 1) {
    needs.stage.height = height;
    const Layout layout = arrange(needs);
    const std::string gone = std::string(layout.caption.height > 0 ? "" : "c") +
                             (layout.chips[0].height > 0 ? "" : "r") +
                             (layout.task.height > 0 ? "" : "t");
    if (gone.size() > left_out.size()) left_out = gone;
    ASSERT_EQ(gone, left_out) << "at " << height;
    ASSERT_TRUE(std::string("crt").starts_with(gone)) << gone << " at " << height;
  }
  EXPECT_EQ(left_out, "crt");
}

// 2,000 seeded stages of any size and content: nothing overlaps, nothing sticks out.
TEST(Layout, ManyControlsLeaveTheFigureItsPlace) {
  Needs needs = lesson_step();
  needs.controls.assign(24, ControlWidth::kHalf);
  const Layout layout = arrange(needs);
  ASSERT_EQ(layout.controls.size(), 24U);
  EXPECT_GE(layout.figure.height, needs.stage.height / 3);
  EXPECT_GT(layout.controls.front().height, 0);
  EXPECT_EQ(layout.controls.back().height, 0) << "the page's form has it";
  for (const Rectangle& box : layout.controls) EXPECT_LE(box.bottom(), layout.back.top);
}

TEST(Layout, NothingOverlapsWhateverThereIs) {
  std::mt19937 random(7);
  const auto between = [&](float low, float high) {
    return low + (high - low) * static_cast<float>(random() % 10001) / 10000;
  };
  for (int i = 0; i < 2000; ++i) {
    Needs needs;
    needs.stage = {between(300, 1600), between(560, 1400)};
    needs.compact = random() % 4 == 0;
    if (needs.compact) needs.stage.height = between(260, 700);
    needs.steps = 1 + static_cast<int>(random() % 12);
    needs.title = 27.0F * static_cast<float>(1 + random() % 2);
    if (random() % 2) needs.caption = 24.0F * static_cast<float>(1 + random() % 3);
    if (random() % 2) needs.task = 26.0F * static_cast<float>(1 + random() % 2);
    for (auto k = random() % 6; k > 0; --k) needs.chips.push_back(between(50, 200));
    for (auto k = random() % 4; k > 0; --k) {
      needs.controls.push_back(random() % 3 ? ControlWidth::kHalf : ControlWidth::kFull);
    }
    for (auto k = random() % 4; k > 0; --k) needs.actions.push_back(between(60, 160));
    needs.quiz_open = random() % 4 == 0;
    if (needs.quiz_open) {
      needs.question = 26;
      for (auto k = 1 + random() % 4; k > 0; --k) needs.answers.push_back(between(44, 72));
      needs.why = between(0, 48);
    }
    needs.back = between(0, 80);
    needs.next = 80;
    needs.quiz_button = between(0, 60);
    needs.reset = 50;
    expect_sound(needs, "stage " + std::to_string(i));
    if (HasFailure()) return;
  }
}

TEST(Layout, StageWithoutSizeHasNoNegativeBoxes) {
  Needs needs = lesson_step();
  needs.stage = {0, 0};
  for (const auto& [name, box] : boxes(arrange(needs))) {
    EXPECT_GE(box.width, 0) << name;
    EXPECT_GE(box.height, 0) << name;
  }
}

}  // namespace
}  // namespace downhill::app
