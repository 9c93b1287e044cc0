// The figure of lesson 19, and what the lesson says without a marker.
#include "scenes/imbalance.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "figure/svg.h"
#include "scenes/scene_context.h"

namespace downhill::scenes {
namespace {

double at(const std::string& rest, const char* id) {
  return seen(*scene_of("imbalance?" + rest), id);
}

TEST(Imbalance, AStepGoesAgainstTheMeanPull) {
  const auto s = scene_of("imbalance?ratio=5&rate=0.4&step=7");
  const double w1 = seen(*s, "w1"), w2 = seen(*s, "w2"), b = seen(*s, "b");
  const double d1 = seen(*s, "slope_w1"), d2 = seen(*s, "slope_w2"), db = seen(*s, "slope_b");
  EXPECT_NEAR(db, seen(*s, "pull_common") - seen(*s, "pull_rare"), 1e-12);
  EXPECT_NEAR(seen(*s, "gradient"), std::hypot(d1, d2, db), 1e-12);
  const double loss = seen(*s, "loss");
  s->go_to_step(8);
  EXPECT_NEAR(seen(*s, "w1"), w1 - 0.4 * d1, 1e-12);
  EXPECT_NEAR(seen(*s, "w2"), w2 - 0.4 * d2, 1e-12);
  EXPECT_NEAR(seen(*s, "b"), b - 0.4 * db, 1e-12);
  EXPECT_LT(seen(*s, "loss"), loss);
}

TEST(Imbalance, WhatTheWordsSayIsSo) {
  // At the start p = 1/2 everywhere: each class pulls on b with half its share.
  EXPECT_NEAR(at("ratio=50", "pull_common"), 0.5 * 594 / 606, 1e-12);
  EXPECT_NEAR(at("ratio=50", "pull_rare"), 0.5 * 12 / 606, 1e-12);
  EXPECT_EQ(at("ratio=1", "common"), at("ratio=1", "rare"));
  // Always "blue" at 1 : 100 is 99 percent right.
  EXPECT_NEAR(at("ratio=100", "accuracy"), 99, 0.1);
  EXPECT_EQ(at("ratio=100", "recall"), 0);
  // Of whatever seed: the line moves into the rare cloud, accuracy is high, many are missed; the
  // weight brings it back, at the price of precision.
  int found_plain = 0, found_weighted = 0;
  for (int seed = 1; seed <= 10; ++seed) {
    const std::string line = "ratio=50&step=400&seed=" + std::to_string(seed);
    EXPECT_GT(at(line, "accuracy"), 97) << seed;
    EXPECT_GT(at(line, "shift"), at(line + "&weight=50", "shift") + 0.4) << seed;
    EXPECT_LT(at(line + "&weight=200", "precision"), at(line + "&weight=50", "precision")) << seed;
    EXPECT_GE(at(line + "&weight=200", "recall"), at(line + "&weight=50", "recall")) << seed;
    found_plain += static_cast<int>(at(line, "hits"));
    found_weighted += static_cast<int>(at(line + "&weight=50", "hits"));
  }
  EXPECT_LT(found_plain, 0.7 * 120);
  EXPECT_GT(found_weighted, 0.9 * 120);
  // The threshold moves the line, not the model.
  EXPECT_EQ(at("ratio=50&step=400&threshold=0.02", "b"), at("ratio=50&step=400", "b"));
  EXPECT_LT(at("ratio=50&step=400&threshold=0.02", "shift"), at("ratio=50&step=400", "shift"));
}

TEST(Imbalance, TheLineIsDraggedByItsThreshold) {
  const figure::Size size{720, 460};
  const auto s = scene_of("imbalance?ratio=50&step=400&show=matrix");
  figure::Point at;
  Handle handle = kNoHandle;
  for (float x = 20; x < 360 && handle == kNoHandle; x += 4) {
    for (float y = 20; y < 440 && handle == kNoHandle; y += 4) {
      at = {x, y};
      handle = s->hit(at, size, 6);
    }
  }
  ASSERT_NE(handle, kNoHandle);
  const double recall = seen(*s, "recall");
  s->drag(handle, {at.x - 30, at.y + 30}, size);  // towards the common cloud
  EXPECT_LT(s->number("threshold"), 0.5);
  EXPECT_GT(seen(*s, "recall"), recall);
  EXPECT_EQ(s->hit({at.x - 30, at.y + 30}, size, 22), handle);
  // Before the first step there is no line.
  s->go_to_step(0);
  EXPECT_EQ(s->hit(at, size, 500), kNoHandle);
}

TEST(Imbalance, RunsToItsEnd) {
  const auto s = scene_of("imbalance");
  s->act("run");
  while (s->advance()) {
  }
  EXPECT_EQ(s->step(), s->spec().last_step);
  EXPECT_LT(seen(*s, "gradient"), 0.01);
  s->act("rewind");
  EXPECT_EQ(s->step(), 0);
}

TEST(Imbalance, EveryViewIsFiniteSmallAndSpokenInBothLanguages) {
  for (const char* language : {"en", "zh"}) {
    for (const char* show : {"pulls", "matrix", "all"}) {
      for (const char* rest : {"", "&count=24&step=30", "&ratio=100&step=400&weight=200",
                               "&count=10&ratio=100&step=5", "&threshold=0.001&step=20"}) {
        const auto s = scene_of(std::string("imbalance?show=") + show + rest, language);
        for (const figure::Size size :
             {figure::Size{720, 460}, {358, 300}, {0, 0}, {1, 1}, {60, 900}, {2000, 60}}) {
          const figure::DrawList list = s->draw(size);
          EXPECT_TRUE(figure::all_finite(list)) << s->line() << size.width;
          const std::string svg = figure::to_svg(list, size, {.title = s->describe()});
          EXPECT_LT(svg.size(), 60'000U) << s->line() << size.width;
          EXPECT_EQ(svg.find("⟨"), std::string::npos) << "a word is missing: " << s->line();
        }
      }
    }
  }
}

}  // namespace
}  // namespace downhill::scenes
