#include "scenes/scaling.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "data/ames.h"
#include "figure/svg.h"
#include "scenes/scaling_model.h"
#include "scenes/scaling_picture.h"
#include "scenes/scene_context.h"

namespace downhill::scenes {
namespace {

data::Ames ames() { return *data::parse_ames(*lesson_data("ames.csv")); }

// The same line in every scale: its price of a house, its loss, and there and back.
TEST(Scaling, WeightsMeanTheSameInEveryScale) {
  const HouseWeights line{70, -500, 170};
  const HousePriceModel usual = *HousePriceModel::of(ames(), true);
  const double price = usual.price(usual.theta(line), 2000, 10);
  const double loss = usual.regression().loss(usual.theta(line));
  for (const HouseScales& scales : {HouseScales{false, false, 1}, HouseScales{false, false, 100},
                                    HouseScales{true, false, 7}, HouseScales{true, true, 1}}) {
    const HousePriceModel model = *HousePriceModel::of(ames(), true, scales);
    const Eigen::VectorXd theta = model.theta(line);
    EXPECT_NEAR(model.price(theta, 2000, 10), price, 1e-9);
    EXPECT_NEAR(model.regression().loss(theta), loss, 1e-6);
    const HouseWeights back = model.weights(theta);
    EXPECT_NEAR(back.per_sqft, 70, 1e-9);
    EXPECT_NEAR(back.per_year, -500, 1e-9);
    EXPECT_NEAR(back.average, 170, 1e-9);
    EXPECT_NEAR(model.best_loss(), usual.best_loss(), 1e-7);
  }
}

// The quadratic of the map against the loss itself.
TEST(Scaling, MapIsTheLoss) {
  for (const bool with_age : {false, true}) {
    for (const HouseScales& scales : {HouseScales{false, false, 1000}, HouseScales{true, false, 10},
                                      HouseScales{true, true, 1}}) {
      const ScalingModel model = *ScalingModel::of(ames(), with_age, scales);
      for (const Eigen::Vector2d& place :
           {Eigen::Vector2d(0, 0), Eigen::Vector2d(3, -2), Eigen::Vector2d(40, 90)}) {
        const double loss = model.model().regression().loss(model.theta(place));
        EXPECT_NEAR(model.excess(place) / (loss - model.model().best_loss()), 1, 1e-7);
      }
    }
  }
}

// Closed form against the walk of the scene, counted.
TEST(Scaling, StepsToArriveAreThoseOfTheWalk) {
  for (const char* line :
       {"scaling?scaling=standardised", "scaling?scaling=standardised&share=0.3",
        "scaling?unit=10&share=0.8", "scaling?features=area&scaling=raw&unit=1000",
        "scaling?features=area&unit=1000&w=50&b=100"}) {
    const auto s = scene_of(line);
    const double needed = seen(*s, "steps_needed");
    ASSERT_LE(needed, 400) << line;
    const double near = 1e-3 * (seen(*s, "loss") - seen(*s, "excess"));
    int steps = 0;
    while (seen(*s, "excess") > near) s->go_to_step(++steps);
    EXPECT_EQ(steps, needed) << line;
  }
}

TEST(Scaling, AboveTheLargestRateItNeverArrives) {
  const auto s = scene_of("scaling?share=1.05&step=60");
  EXPECT_TRUE(std::isnan(seen(*s, "steps_needed")));
  EXPECT_EQ(seen(*s, "diverged"), 1);
  EXPECT_NE(s->describe().find("never"), std::string::npos);
}

// The cost of a step against the loss at its end.
TEST(Scaling, CostIsTheRiseOfTheLoss) {
  const ScalingModel model = *ScalingModel::of(ames(), true, {true, false, 1});
  const auto s = scene_of("scaling?view=probe&angle=77");
  ScalingPicture picture;
  picture.model = &model;
  picture.angle = 77;
  const double loss = model.model().regression().loss(model.theta(picture.probe()));
  EXPECT_NEAR(seen(*s, "cost") / (loss - model.model().best_loss()), 1, 1e-9);
  EXPECT_NEAR(seen(*s, "cost_across") / seen(*s, "cost_along"), seen(*s, "condition"), 1e-6);
}

TEST(Scaling, HandlesFollowThePointer) {
  const figure::Size size{720, 460};
  for (const char* line : {"scaling?view=map", "scaling?features=area&scaling=raw&unit=1000",
                           "scaling?features=area&scaling=standardised"}) {
    const auto s = scene_of(line);
    figure::Point at{};
    const auto find = [&] {
      for (float y = 0; y < size.height; y += 4) {
        for (float x = 0; x < size.width; x += 4) {
          if (s->hit({x, y}, size, 4) == kScalingStart) return at = {x, y}, true;
        }
      }
      return false;
    };
    ASSERT_TRUE(find()) << line;
    const figure::Point to{at.x + (at.x > 360 ? -60.F : 60.F), 200};
    s->drag(kScalingStart, to, size);
    EXPECT_EQ(s->hit(to, size, 6), kScalingStart) << line << " " << s->line();
  }
  const auto probe = scene_of("scaling?view=probe&scaling=standardised&angle=90");
  ScalingPicture picture;
  const ScalingModel model = *ScalingModel::of(ames(), true, {});
  picture.model = &model;
  picture.words = &course_words("en");
  const figure::Axes axes = scaling_map_axes(picture, *scaling_layout("probe", size).map);
  const figure::Point bottom = axes.screen_from_data(model.bottom()[0], model.bottom()[1]);
  probe->drag(kProbe, {bottom.x + 80, bottom.y}, size);
  EXPECT_EQ(std::fmod(probe->number("angle"), 360), 0);
  probe->drag(kProbe, {bottom.x - 80, bottom.y + 80}, size);
  EXPECT_EQ(probe->number("angle"), 225);
}

TEST(Scaling, RunStopsWhereItArrives) {
  const auto s = scene_of("scaling?scaling=standardised");
  s->act("run");
  while (s->advance()) {
  }
  EXPECT_EQ(s->step(), seen(*s, "steps_needed"));
  s->act("rewind");
  EXPECT_EQ(s->line(), "scaling?scaling=standardised");
}

TEST(Scaling, EveryViewIsFiniteSmallAndSpokenInBothLanguages) {
  for (const char* language : {"en", "zh"}) {
    for (const char* view : {"map", "curve", "probe"}) {
      for (const char* rest :
           {"&step=400", "&share=1.1&step=400", "&features=area&scaling=raw&step=400",
            "&features=area&scaling=raw&unit=1000&step=50", "&scaling=standardised&step=9"}) {
        const auto s = scene_of(std::string("scaling?view=") + view + rest, language);
        for (const figure::Size size :
             {figure::Size{720, 520}, {390, 340}, {0, 0}, {1, 1}, {60, 900}, {2000, 40}}) {
          const figure::DrawList list = s->draw(size);
          EXPECT_TRUE(figure::all_finite(list)) << s->line() << size.width;
          const std::string svg = figure::to_svg(list, size, {.title = s->describe()});
          EXPECT_LT(svg.size(), 80'000U) << s->line() << size.width;
          EXPECT_EQ(svg.find("⟨"), std::string::npos) << "a word is missing: " << s->line();
        }
      }
    }
  }
}

TEST(Scaling, SaysWhatIsWrongWithItsData) {
  const std::string damaged = "area_sqft,lot_sqft\n12,3\n";
  const auto s =
      make_scene("scaling", {&course_words("en"), [&](std::string_view) { return &damaged; }});
  ASSERT_TRUE(s.ok());
  EXPECT_EQ((*s)->describe(), "there is no column 'year_built'");
  EXPECT_TRUE(std::isnan(seen(**s, "loss")));
  EXPECT_TRUE(figure::all_finite((*s)->draw({720, 520})));
  EXPECT_TRUE((*s)->actions().empty());
}

}  // namespace
}  // namespace downhill::scenes
