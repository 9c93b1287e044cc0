// What lesson 02 claims, against derivatives worked out by hand.
#include "scenes/derivative.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "scenes/scene_context.h"

namespace downhill::scenes {
namespace {

constexpr figure::Size kSize{720, 460};

TEST(Derivative, OnARoadTheSlopeIsTheSameEverywhere) {
  for (const char* place : {"x=-1&h=1", "x=2&h=1", "x=0&h=5", "x=3&h=-2", "x=3&h=0"}) {
    const auto scene = scene_of(std::string("derivative?f=0.5x+1&show=rise&") + place);
    EXPECT_NEAR(seen(*scene, "slope"), 0.5, 1e-12) << place;
  }
}

TEST(Derivative, SecantSlopeIsRiseOverStep) {
  // ((x+h)^2 - x^2) / (4h) = x/2 + h/4
  for (double h : {2.0, 1.0, 0.1, 0.001, -0.01}) {
    const auto scene = scene_of("derivative?f=x^2/4+1/4&x=1&h=" + std::to_string(h));
    EXPECT_NEAR(seen(*scene, "slope"), 0.5 + h / 4, 1e-9);
    EXPECT_NEAR(seen(*scene, "rise"), h * (0.5 + h / 4), 1e-12);
  }
}

TEST(Derivative, SecantSettlesOnTheDerivativeAndIsTheTangentAtZero) {
  const auto scene = scene_of("derivative?f=sin(x)&x=1&h=0");
  EXPECT_DOUBLE_EQ(seen(*scene, "slope"), std::cos(1.0));
  double before = 1;
  for (const char* h : {"0.1", "0.01", "0.001", "0.0001"}) {
    ASSERT_TRUE(scene->set("h", h));
    const double off = std::abs(seen(*scene, "slope") - std::cos(1.0));
    EXPECT_LT(off, before / 5);
    before = off;
  }
}

TEST(Derivative, TheOrdinaryDerivativeIsExact) {
  const auto at = [](const std::string& formula, const std::string& x) {
    return seen(*scene_of("derivative?show=tangent&f=" + formula + "&x=" + x), "derivative");
  };
  EXPECT_DOUBLE_EQ(at("x^2-2x", "1.5"), 1);
  EXPECT_DOUBLE_EQ(at("x^3", "2"), 12);
  EXPECT_DOUBLE_EQ(at("1/x", "2"), -0.25);
  EXPECT_DOUBLE_EQ(at("exp(x)", "1"), std::exp(1.0));
  EXPECT_DOUBLE_EQ(at("ln(x)", "4"), 0.25);
}

TEST(Derivative, NoDerivativeAtCornersAndGaps) {
  for (const char* line :
       {"derivative?f=abs(x)&x=0&show=tangent", "derivative?f=1/x&x=0&show=tangent",
        "derivative?f=ln(x)&x=-1&show=tangent", "derivative?f=sqrt(x)&x=0&show=tangent"}) {
    const auto scene = scene_of(line);
    EXPECT_TRUE(std::isnan(seen(*scene, "derivative"))) << line;
    EXPECT_TRUE(std::isnan(seen(*scene, "second"))) << line;
    EXPECT_EQ(seen(*scene, "level"), 0) << line;
  }
  // The secants from both sides do not agree.
  EXPECT_EQ(seen(*scene_of("derivative?f=abs(x)&x=0&h=0.5"), "slope"), 1);
  EXPECT_EQ(seen(*scene_of("derivative?f=abs(x)&x=0&h=-0.5"), "slope"), -1);
}

TEST(Derivative, KnowsPeakValleyAndShelf) {
  // The slope of x^5/20 - x^3/3 is x^2 (x^2 - 4) / 4.
  const auto kind = [](const char* x) {
    const auto scene =
        scene_of(std::string("derivative?f=x^5/20-x^3/3&show=tangent&from=-3&to=3&x=") + x);
    return std::string(seen(*scene, "peak") > 0 ? "P" : "") +
           (seen(*scene, "valley") > 0 ? "V" : "") + (seen(*scene, "shelf") > 0 ? "S" : "") +
           (seen(*scene, "level") > 0 ? "0" : "") + (seen(*scene, "rising") > 0 ? "+" : "") +
           (seen(*scene, "falling") > 0 ? "-" : "");
  };
  EXPECT_EQ(kind("-2"), "P0");
  EXPECT_EQ(kind("2"), "V0");
  EXPECT_EQ(kind("0"), "S0");
  EXPECT_EQ(kind("-2.5"), "+");
  EXPECT_EQ(kind("0.5"), "-");
  EXPECT_EQ(kind("1.98"), "-");
}

TEST(Derivative, CountsWhatTheWindowHolds) {
  const auto scene = scene_of("derivative?f=x^5/20-x^3/3&from=-3&to=3");
  EXPECT_EQ(seen(*scene, "peaks"), 1);
  EXPECT_EQ(seen(*scene, "valleys"), 1);
  EXPECT_EQ(seen(*scene, "shelves"), 1);
  ASSERT_TRUE(scene->set("f", "sin(2x)"));  // peaks at pi/4 + k pi
  EXPECT_EQ(seen(*scene, "peaks"), 2);
}

TEST(Derivative, DraggingMovesThePlaceAndTheSecondPoint) {
  const auto scene = scene_of("derivative?f=x^2/4+1/4&x=1&h=1");
  // Both points are found where they are drawn: a filled circle, then a hollow one.
  std::vector<figure::Point> points;
  for (const figure::Shape& shape : scene->draw(kSize)) {
    if (const auto* circle = std::get_if<figure::Circle>(&shape)) points.push_back(circle->center);
  }
  ASSERT_EQ(points.size(), 2U);
  const Handle place = scene->hit(points[0], kSize, 22);
  const Handle second = scene->hit(points[1], kSize, 22);
  EXPECT_NE(place, kNoHandle);
  EXPECT_NE(second, kNoHandle);
  EXPECT_NE(place, second);
  EXPECT_EQ(scene->hit({points[0].x, points[0].y + 60}, kSize, 22), kNoHandle);

  scene->drag(second, points[0], kSize);  // onto the first: h is 0
  EXPECT_EQ(scene->number("h"), 0);
  scene->drag(place, points[1], kSize);
  EXPECT_NEAR(scene->number("x"), 2, 0.011);
  scene->drag(place, {10000, 0}, kSize);  // no further than the window
  EXPECT_EQ(scene->number("x"), 4);
  EXPECT_EQ(scene->range("h").max, 0);
}

TEST(Derivative, LandmarksCatchThePointThatIsDragged) {
  const auto scene = scene_of("derivative?f=sin(x)&x=1&show=tangent&from=0&to=6.3");
  const auto place_of = [&](const std::string& x) {
    EXPECT_TRUE(scene->set("x", x));
    for (const figure::Shape& shape : scene->draw(kSize)) {
      if (const auto* circle = std::get_if<figure::Circle>(&shape)) return circle->center;
    }
    return figure::Point{};
  };
  const figure::Point near_peak = place_of("1.6");
  const figure::Point start = place_of("1");
  scene->drag(scene->hit(start, kSize, 10), near_peak, kSize);
  EXPECT_DOUBLE_EQ(scene->number("x"), 1.57);
  EXPECT_EQ(seen(*scene, "peak"), 1);
}

TEST(Derivative, TheViewStaysWhileThePointsMove) {
  // The first shapes are the axes; they must not depend on x and h.
  const auto axes_of = [](const std::string& line) {
    const figure::DrawList list = scene_of(line)->draw(kSize);
    const auto curve = std::find_if(list.begin(), list.end(), [](const figure::Shape& shape) {
      return std::holds_alternative<figure::Clip>(shape);
    });
    return figure::DrawList(list.begin(), curve);
  };
  const figure::DrawList before = axes_of("derivative?f=x^3&x=0&h=1");
  EXPECT_GT(before.size(), 10U);
  EXPECT_EQ(axes_of("derivative?f=x^3&x=3.5&h=-1"), before);
  EXPECT_EQ(axes_of("derivative?f=x^3&x=-1&h=5"), before);
}

TEST(Derivative, ThereIsNoSlopeWhereThereIsNoPath) {
  // ln(x) has no path left of 0, though the rules give 1/x there as well.
  const auto scene = scene_of("derivative?f=ln(x)&show=derivative&from=-2&to=4&x=1");
  EXPECT_GT(seen(*scene, "least_slope"), 0);
  EXPECT_TRUE(std::isnan(seen(*scene_of("derivative?f=ln(x)&x=-1&h=0"), "slope")));
}

TEST(Derivative, TraceGrowsWithTheWalk) {
  // The rightmost point of the orange curve below is below the place itself.
  const auto right_end = [](const char* x) {
    float end = 0;
    const auto scene = scene_of(std::string("derivative?f=sin(x)&show=trace&from=0&to=6&x=") + x);
    for (const figure::Shape& shape : scene->draw(kSize)) {
      const auto* curve = std::get_if<figure::Polyline>(&shape);
      if (!curve || curve->stroke.role != figure::Role::kTangent) continue;
      for (const figure::Point& p : curve->points) end = std::max(end, p.x);
    }
    return end;
  };
  EXPECT_LT(right_end("1"), right_end("2"));
  EXPECT_LT(right_end("2"), right_end("5.9"));
  EXPECT_EQ(right_end("0"), 0);
}

TEST(Derivative, SpeaksOfWhatItShows) {
  EXPECT_EQ(scene_of("derivative?f=x^2/4&x=1&h=2")->describe(),
            "f(x) = x²/4. From x = 1.00 to 3.00 the path gains 2.00 over a step of 2.00: "
            "the average slope is 1.00.");
  EXPECT_EQ(scene_of("derivative?f=x^2&x=0&show=tangent", "zh")->describe(),
            "f(x) = x²。在 x = 0.00 处，高度是 0.00，斜率是 0.00。这里是谷底。");
  EXPECT_THAT(scene_of("derivative?f=abs(x)&x=0&show=tangent")->describe(),
              testing::HasSubstr("there is no derivative"));
  EXPECT_THAT(scene_of("derivative?f=1/x&x=0&show=tangent")->describe(),
              testing::HasSubstr("there is no path"));
}

}  // namespace
}  // namespace downhill::scenes
