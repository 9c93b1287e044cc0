// The curvature figure against functions whose level places are known.
#include "scenes/curvature.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <string>

#include "figure/svg.h"
#include "scenes/landscape.h"
#include "scenes/scene_context.h"

namespace downhill::scenes {
namespace {

TEST(Curvature, EigenvaluesAreTheSecondSlopesAlongTheirWays) {
  for (const char* f : {"x^2/4+x y/2-y^2/2", "sin(x)cos(y)", "3x exp(-(x^2+y^2)/2)"}) {
    const auto s = scene_of(std::string("curvature?f=") + f + "&x=0.4&y=-0.7");
    const auto formula = *expr::Function::parse(f, {"x", "y"});
    for (const char* which : {"high", "low"}) {
      const double angle = seen(*s, std::string("angle_") + which) * std::numbers::pi / 180;
      const auto along = [&](double t) {
        return formula(0.4 + t * std::cos(angle), -0.7 + t * std::sin(angle));
      };
      const double h = 1e-4;  // a second difference knows nothing of Hessians
      EXPECT_NEAR(seen(*s, which), (along(h) - 2 * along(0) + along(-h)) / (h * h), 1e-6) << f;
    }
    const double apart = std::abs(seen(*s, "angle_high") - seen(*s, "angle_low"));
    EXPECT_NEAR(apart, 90, 1e-9) << f;
  }
}

TEST(Curvature, GivesTheVerdict) {
  const auto verdict = [](const std::string& line) {
    const auto s = scene_of("curvature?" + line);
    for (const Observable& one : s->observe()) {
      if (one.id == "verdict") return one.text;
    }
    return std::string();
  };
  EXPECT_EQ(verdict("f=x^2-y^2&x=0&y=0"), "saddle");
  EXPECT_EQ(verdict("f=x^2/2+y^2/4&x=0&y=0"), "valley");
  EXPECT_EQ(verdict("f=4-x^2/2-y^2/4&x=0&y=0"), "peak");
  EXPECT_EQ(verdict("f=x^4+y^4&x=0&y=0"), "flat: cannot tell");
  EXPECT_EQ(verdict("f=x^2-y^2&x=1&y=0"), "slope, saddle-like");
  EXPECT_EQ(verdict("f=x+2y&x=1&y=0"), "slope, flat one way");
  EXPECT_EQ(verdict("f=abs(x)+y^2&x=0&y=0"), "not defined here");
  EXPECT_EQ(verdict("f=ln(x)&x=-1&y=0"), "not defined here");
}

TEST(Curvature, ButtonLeadsToALevelPlace) {
  const auto s = scene_of("curvature?f=sin(x)cos(y)&x=1&y=0.3");
  ASSERT_TRUE(s->actions()[0].enabled);
  s->act("level");
  EXPECT_EQ(seen(*s, "level"), 1);
  EXPECT_EQ(seen(*s, "peak"), 1);
  EXPECT_NEAR(s->number("x"), std::numbers::pi / 2, 1e-12);
  EXPECT_NEAR(s->number("y"), 0, 1e-12);
  EXPECT_FALSE(s->actions()[0].enabled);
  EXPECT_FALSE(scene_of("curvature?f=x+2y")->actions()[0].enabled);
}

TEST(Curvature, ADragNearALevelPlaceLandsOnIt) {
  const figure::Size size{720, 460};
  const auto s = scene_of("curvature?f=sin(x)cos(y)&x=1&y=0.5");
  figure::Point at;
  for (float x = 0; x < 360; x += 2) {
    for (float y = 0; y < 460 && s->hit(at, size, 3) != kPlaceOnMap; y += 2) at = {x, y};
  }
  ASSERT_EQ(s->hit(at, size, 3), kPlaceOnMap);
  // By small moves towards the peak at (pi/2, 0), right and down, until it holds.
  bool level = false;
  for (int i = 0; i < 40 && !level; ++i) {
    s->drag(kPlaceOnMap, {at.x + static_cast<float>(i), at.y + 0.88F * static_cast<float>(i)},
            size);
    level = seen(*s, "level") == 1;
  }
  EXPECT_TRUE(level);
  EXPECT_NEAR(s->number("x"), std::numbers::pi / 2, 1e-12);
}

TEST(Curvature, EveryViewIsFiniteAndSpokenInBothLanguages) {
  for (const char* language : {"en", "zh"}) {
    for (const char* rest : {"", "&show=surface", "&x=0&y=0", "&f=abs(x)+y^2&x=0&y=0",
                             "&f=ln(x)&x=-1&y=0", "&f=x+2y", "&f=1&show=surface", "&x=20&y=20"}) {
      const auto s = scene_of(std::string("curvature?turn=20") + rest, language);
      for (const figure::Size size : {figure::Size{720, 460}, {358, 300}, {0, 0}, {60, 900}}) {
        const figure::DrawList list = s->draw(size);
        EXPECT_TRUE(figure::all_finite(list)) << s->line() << size.width;
        const std::string svg = figure::to_svg(list, size, {.title = s->describe()});
        EXPECT_EQ(svg.find("⟨"), std::string::npos) << "a word is missing: " << s->line();
      }
    }
  }
}

}  // namespace
}  // namespace downhill::scenes
