#include "figure/colormap.h"

#include <gtest/gtest.h>

#include <cmath>

#include "figure/theme.h"

namespace downhill::figure {
namespace {

struct Lab {
  double lightness, a, b;
};

double linear(float channel) {
  const double c = static_cast<double>(channel);
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

// CIE L*a*b*, D65: another space than the one the map was made in.
Lab lab(const Color& color) {
  const double r = linear(color.r), g = linear(color.g), b = linear(color.b);
  const double x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505;
  const double y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  const double z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089;
  const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16. / 116; };
  return {116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))};
}

// What someone without green cones sees (Vienot, Brettel and Mollon 1999), as lightness and
// blue-yellow.
Color deuteranope(const Color& color) {
  const double r = linear(color.r), g = linear(color.g), b = linear(color.b);
  const double rg = 0.29275 * r + 0.70725 * g, blue = -0.02234 * r + 0.02234 * g + b;
  const auto encode = [](double c) {
    return static_cast<float>(c <= 0.0031308 ? 12.92 * c : 1.055 * std::pow(c, 1 / 2.4) - 0.055);
  };
  return {encode(rg), encode(rg), encode(blue), 1};
}

TEST(Colormap, LightnessRisesEvenly) {
  for (const HeightMap& map : {kLightHeights, kDarkHeights}) {
    const double whole = lab(map.back()).lightness - lab(map.front()).lightness;
    EXPECT_GT(whole, 35);
    for (std::size_t i = 1; i < map.size(); ++i) {
      const double step = lab(map[i]).lightness - lab(map[i - 1]).lightness;
      EXPECT_GT(step, 0.6 * whole / (kHeightStops - 1)) << "stop " << i;
      EXPECT_LT(step, 1.5 * whole / (kHeightStops - 1)) << "stop " << i;
    }
  }
}

TEST(Colormap, OrderSurvivesColourBlindness) {
  for (const HeightMap& map : {kLightHeights, kDarkHeights}) {
    for (std::size_t i = 1; i < map.size(); ++i) {
      EXPECT_GT(lab(deuteranope(map[i])).lightness, lab(deuteranope(map[i - 1])).lightness + 1);
    }
  }
}

// Lines and points on a map need 3 : 1 (WCAG 1.4.11).
TEST(Colormap, MarksStandOut) {
  for (const Theme* theme : {&light(), &dark()}) {
    for (const Color& color : theme->heights) {
      EXPECT_GE(contrast((*theme)[Role::kPoint], color), 2.9);
    }
  }
}

TEST(Colormap, MixesBetweenStops) {
  EXPECT_EQ(color_at(kLightHeights, 0), kLightHeights.front());
  EXPECT_EQ(color_at(kLightHeights, 1), kLightHeights.back());
  EXPECT_EQ(color_at(kLightHeights, 7), kLightHeights.back());
  EXPECT_EQ(color_at(kLightHeights, -7), kLightHeights.front());
  EXPECT_NEAR(color_at(kLightHeights, 0.5F / 15).r, (kLightHeights[0].r + kLightHeights[1].r) / 2,
              1e-6);
  EXPECT_EQ(color_at(kLightHeights, std::nanf("")).a, 0);
}

TEST(Colormap, BandsAreNearestStops) {
  EXPECT_EQ(band_of(0), 0);
  EXPECT_EQ(band_of(1), 15);
  EXPECT_EQ(band_of(0.49F / 15), 0);
  EXPECT_EQ(band_of(0.51F / 15), 1);
  EXPECT_EQ(band_of(std::nanf("")), 0);
}

}  // namespace
}  // namespace downhill::figure
