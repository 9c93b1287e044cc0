#include "scenes/house_price.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "data/ames.h"
#include "data/csv.h"
#include "data/standardize.h"
#include "figure/svg.h"
#include "scenes/house_price_model.h"
#include "scenes/house_price_picture.h"
#include "scenes/scene_context.h"

namespace downhill::scenes {
namespace {

const std::string& ames_csv() { return *lesson_data("ames.csv"); }

// The sales, read here anew: no reader, no Eigen of ours.
struct Sale {
  long double area, age, price;
};
const std::vector<Sale>& sales() {
  static const std::vector<Sale> all = [] {
    std::vector<Sale> out;
    std::istringstream lines(ames_csv());
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line)) {
      std::vector<std::string> cells;
      std::istringstream row(line);
      for (std::string cell; std::getline(row, cell, ',');) cells.push_back(cell);
      out.push_back({std::stold(cells[0]), std::stold(cells[3]) - std::stold(cells[2]),
                     std::stold(cells[8]) / 1000});
    }
    return out;
  }();
  return all;
}

struct Sums {
  long double n = 0, a = 0, g = 0, p = 0, aa = 0, ag = 0, gg = 0, ap = 0, gp = 0;
};
Sums sums() {
  Sums s;
  for (const Sale& x : sales()) {
    s.n += 1, s.a += x.area, s.g += x.age, s.p += x.price;
    s.aa += x.area * x.area, s.ag += x.area * x.age, s.gg += x.age * x.age;
    s.ap += x.area * x.price, s.gp += x.age * x.price;
  }
  return s;
}

// Covariances from the sums.
long double cov(long double n, long double x, long double y, long double xy) {
  return xy / n - x / n * (y / n);
}

// Six significant digits, against sums over the file.
TEST(HousePrice, LineReachesTheLeastSquaresOfTheSums) {
  const auto s = scene_of("house-price?step=200");
  const Sums t = sums();
  const long double slope = cov(t.n, t.a, t.p, t.ap) / cov(t.n, t.a, t.a, t.aa);
  EXPECT_NEAR(seen(*s, "w_area") / static_cast<double>(1000 * slope), 1, 5e-7);
  EXPECT_NEAR(seen(*s, "bias") / static_cast<double>(t.p / t.n), 1, 5e-7);
  EXPECT_NEAR(seen(*s, "best_w_area") / static_cast<double>(1000 * slope), 1, 1e-11);
}

TEST(HousePrice, PlaneReachesTheLeastSquaresOfTheSums) {
  const auto s = scene_of("house-price?features=area-age&step=200");
  const Sums t = sums();
  const long double aa = cov(t.n, t.a, t.a, t.aa), gg = cov(t.n, t.g, t.g, t.gg),
                    ag = cov(t.n, t.a, t.g, t.ag), ap = cov(t.n, t.a, t.p, t.ap),
                    gp = cov(t.n, t.g, t.p, t.gp);
  const long double det = aa * gg - ag * ag;
  const long double w = (ap * gg - gp * ag) / det, v = (aa * gp - ag * ap) / det;
  EXPECT_NEAR(seen(*s, "w_area") / static_cast<double>(1000 * w), 1, 5e-7);
  EXPECT_NEAR(seen(*s, "w_age") / static_cast<double>(1000 * v), 1, 5e-7);
  EXPECT_NEAR(seen(*s, "bias") / static_cast<double>(t.p / t.n), 1, 5e-7);
  EXPECT_LT(seen(*s, "gap"), 5e-7);
}

TEST(HousePrice, LossIsTheMeanSquareOfTheErrorsInTheFile) {
  const auto s = scene_of("house-price?w=70&b=160&area=2000");
  const long double mean = sums().a / sums().n;
  long double squares = 0;
  for (const Sale& x : sales()) {
    const long double error = 160 + 0.070L * (x.area - mean) - x.price;
    squares += error * error;
  }
  const long double loss = squares / sums().n;
  int within = 0;
  for (const Sale& x : sales()) {
    const long double error = 160 + 0.070L * (x.area - mean) - x.price;
    within += error * error <= loss;
  }
  EXPECT_NEAR(seen(*s, "loss"), static_cast<double>(loss), 1e-7);
  EXPECT_NEAR(seen(*s, "rmse"), static_cast<double>(std::sqrt(loss)), 1e-9);
  EXPECT_NEAR(seen(*s, "within"), 100.0 * within / 2930, 1e-9);
  EXPECT_NEAR(seen(*s, "price"), static_cast<double>(160 + 0.070L * (2000 - mean)), 1e-9);
}

// The gradient is that of the weights in training: w in dollars counts s_area / 1000 of them.
// Differences of a quadratic are exact but for rounding.
TEST(HousePrice, GradientIsTheSlopeOfTheLossAndTheStepGoesAgainstIt) {
  const std::string rest = "&features=area-age&rate=0.3";
  const auto at = [&](int w, int v, int b, int step) {
    return scene_of("house-price?w=" + std::to_string(w) + "&v=" + std::to_string(v) +
                    "&b=" + std::to_string(b) + "&step=" + std::to_string(step) + rest);
  };
  const auto here = at(50, -300, 120, 0);
  const double area = seen(*here, "area_deviation") / 1000;
  const double age = seen(*here, "age_deviation") / 1000;
  const auto slope = [&](int w, int v, int b) {
    return (seen(*at(50 + w, -300 + v, 120 + b, 0), "loss") -
            seen(*at(50 - w, -300 - v, 120 - b, 0), "loss")) /
           2;
  };
  EXPECT_NEAR(seen(*here, "grad_area"), slope(1, 0, 0) / area, 1e-7);
  EXPECT_NEAR(seen(*here, "grad_age"), slope(0, 10, 0) / (10 * age), 1e-7);
  EXPECT_NEAR(seen(*here, "grad_bias"), slope(0, 0, 1), 1e-7);

  const auto next = at(50, -300, 120, 1);
  for (const auto& [weight, gradient] :
       {std::pair{"theta_area", "grad_area"}, {"theta_age", "grad_age"}, {"bias", "grad_bias"}}) {
    EXPECT_NEAR(seen(*next, weight), seen(*here, weight) - 0.3 * seen(*here, gradient), 1e-9);
  }
}

// One standardised feature: the curvature is 2 in every direction, so a step multiplies the
// distance to the bottom by 1 - 2 rate; at rate 0.5 one step arrives.
TEST(HousePrice, StepShrinksTheDistanceByTheFactorOfTheLesson) {
  for (const double rate : {0.02, 0.1, 0.9, 1.1}) {
    const auto s = scene_of("house-price?rate=" + std::to_string(rate));
    const double before = seen(*s, "bias") - seen(*s, "best_bias");
    s->go_to_step(1);
    EXPECT_NEAR((seen(*s, "bias") - seen(*s, "best_bias")) / before, 1 - 2 * rate, 1e-9);
  }
  EXPECT_LT(seen(*scene_of("house-price?rate=0.5&step=1"), "gap"), 1e-12);
}

TEST(HousePrice, DivergesAboveTheLargestRateOnly) {
  for (const char* features : {"area", "area-age"}) {
    const std::string line = std::string("house-price?features=") + features + "&step=400&rate=";
    const double largest = seen(*scene_of(line + "0.1"), "largest_rate");
    const auto below = scene_of(line + std::to_string(0.98 * largest));
    const auto above = scene_of(line + std::to_string(1.02 * largest));
    EXPECT_EQ(seen(*below, "diverged"), 0);
    EXPECT_LT(seen(*below, "gap"), 1e-3);
    EXPECT_EQ(seen(*above, "diverged"), 1);
    EXPECT_NE(above->describe().find(features == std::string("area") ? "above 1 " : "above 0.804 "),
              std::string::npos)
        << above->describe();
  }
}

// However far it runs away, every number is finite.
TEST(HousePrice, DivergenceStopsBeforeInfinity) {
  for (const char* view : {"fit", "fit-map", "map", "curve", "loop", "plane", "house", "all"}) {
    for (const char* features : {"area", "area-age"}) {
      const auto s = scene_of(std::string("house-price?rate=2&step=400&stage=update&view=") + view +
                              "&features=" + features);
      EXPECT_TRUE(figure::all_finite(s->draw({720, 520}))) << view;
      EXPECT_TRUE(std::isfinite(seen(*s, "loss"))) << view;
      EXPECT_EQ(seen(*s, "diverged"), 1) << view;
    }
  }
}

TEST(HousePrice, PublishesWhatItDeclares) {
  for (const char* line : {"house-price", "house-price?features=area-age&step=7&stage=update"}) {
    const auto s = scene_of(line);
    std::vector<std::string> ids;
    for (const Observable& o : s->observe()) ids.push_back(o.id);
    EXPECT_EQ(ids, s->spec().observables);
  }
}

TEST(HousePrice, StagesAreFiveClicksThenAStep) {
  const auto s = scene_of("house-price?view=loop");
  std::vector<std::string> stages;
  for (int click = 0; click < 5; ++click) {
    s->act("stage");
    stages.push_back(s->value("stage") + " " + std::to_string(s->step()));
  }
  EXPECT_EQ(stages, (std::vector<std::string>{"forward 0", "loss 0", "backward 0", "update 0",
                                              "forward 1"}));
  s->act("rewind");
  EXPECT_EQ(s->line(), "house-price?view=loop");
}

TEST(HousePrice, RunStopsByItselfAtTheBottom) {
  const auto s = scene_of("house-price?w=20&b=60");
  EXPECT_FALSE(s->advance());  // nothing runs before it is asked to
  s->act("run");
  int frames = 1;
  while (s->advance()) ++frames;
  EXPECT_LT(seen(*s, "gap"), 1e-9);
  EXPECT_GT(frames, 20);
  EXPECT_LT(frames, 200);
  for (const Action& action : s->actions()) EXPECT_FALSE(action.running);
  s->act("rewind");
  EXPECT_EQ(s->line(), "house-price?w=20&b=60");
}

TEST(HousePrice, RunCanBeStopped) {
  const auto s = scene_of("house-price");
  s->act("run");
  EXPECT_TRUE(s->advance());
  s->act("run");
  const int step = s->step();
  EXPECT_FALSE(s->advance());
  EXPECT_EQ(s->step(), step);
}

// Hollow points, in the order in which they are drawn.
std::vector<figure::Point> hollow_points(const Scene& s, figure::Size size) {
  std::vector<figure::Point> out;
  for (const figure::Shape& shape : s.draw(size)) {
    const auto* circle = std::get_if<figure::Circle>(&shape);
    if (circle && circle->radius == 8 && circle->fill.role == figure::Role::kSheet) {
      out.push_back(circle->center);
    }
  }
  return out;
}

TEST(HousePrice, LineFollowsItsHandles) {
  const figure::Size size{720, 520};
  const auto s = scene_of("house-price?view=fit&w=60&b=150");
  const std::vector<figure::Point> points = hollow_points(*s, size);
  ASSERT_EQ(points.size(), 2U);
  EXPECT_EQ(s->hit({points[0].x + 5, points[0].y}, size, 22), kLineHeight);
  EXPECT_EQ(s->hit({points[1].x - 5, points[1].y + 5}, size, 22), kLineSlope);
  EXPECT_EQ(s->hit({60, 60}, size, 22), kNoHandle);

  s->drag(kLineHeight, {points[0].x, points[0].y - 40}, size);
  EXPECT_GT(s->number("b"), 150);
  EXPECT_EQ(s->number("w"), 60);
  const figure::Point slope = hollow_points(*s, size)[1];
  s->drag(kLineSlope, {slope.x, slope.y - 40}, size);
  EXPECT_GT(s->number("w"), 60);
  // The handle is now under the pointer, to within the grain of w.
  EXPECT_NEAR(hollow_points(*s, size)[1].y, slope.y - 40, 1);
}

TEST(HousePrice, MapStartFollowsItsHandle) {
  for (const char* features : {"area", "area-age"}) {
    const figure::Size size{390, 340};
    const auto s = scene_of(std::string("house-price?view=map&step=5&features=") + features);
    const std::vector<figure::Point> points = hollow_points(*s, size);
    ASSERT_EQ(points.size(), 1U);
    EXPECT_EQ(s->hit(points[0], size, 22), kMapStart);
    const figure::Point to{points[0].x + 30, points[0].y - 25};
    s->drag(kMapStart, to, size);
    const figure::Point now = hollow_points(*s, size)[0];
    EXPECT_NEAR(now.x, to.x, 1);
    EXPECT_NEAR(now.y, to.y, 1);
  }
}

TEST(HousePrice, OwnHouseMovesAlongTheLine) {
  const figure::Size size{720, 520};
  const auto s = scene_of("house-price?view=house&features=area-age&step=200&age=10");
  const figure::Point at = hollow_points(*s, size)[0];
  EXPECT_EQ(s->hit(at, size, 22), kOwnHouse);
  const double before = seen(*s, "price");
  const double area = s->number("area");
  s->drag(kOwnHouse, {at.x + 60, at.y + 100}, size);
  EXPECT_GT(s->number("area"), area);
  EXPECT_NEAR(seen(*s, "price") - before, seen(*s, "w_area") * (s->number("area") - area) / 1000,
              1e-9);
}

TEST(HousePrice, EveryViewIsFiniteSmallAndSpokenInBothLanguages) {
  for (const char* language : {"en", "zh"}) {
    for (const char* view : {"fit", "fit-map", "map", "curve", "loop", "plane", "house", "all"}) {
      for (const char* rest : {"", "&step=60&features=area-age&errors=squares&stage=update"}) {
        const auto s = scene_of(std::string("house-price?view=") + view + rest, language);
        for (const figure::Size size :
             {figure::Size{720, 520}, {390, 340}, {0, 0}, {1, 1}, {60, 900}, {2000, 40}}) {
          const figure::DrawList list = s->draw(size);
          EXPECT_TRUE(figure::all_finite(list)) << s->line() << size.width;
          const std::string svg = figure::to_svg(list, size, {.title = s->describe()});
          EXPECT_LT(svg.size(), 60'000U) << s->line() << size.width;
          EXPECT_EQ(svg.find("⟨"), std::string::npos) << "a word is missing: " << s->line();
          EXPECT_EQ(svg.find("nan"), std::string::npos) << s->line();
        }
      }
    }
  }
}

TEST(HousePrice, SameLineSamePicture) {
  const std::string line = "house-price?view=all&rate=0.2&step=17&w=30";
  const auto walked = scene_of("house-price?view=all&rate=0.2&w=30");
  for (int k = 0; k < 17; ++k) walked->act("step");
  EXPECT_EQ(walked->draw({720, 520}), scene_of(line)->draw({720, 520}));
}

// A level curve of the map is a polygon without fill; each of its corners has the loss it stands
// for.
TEST(HousePriceMap, LevelCurvesHaveTheirLoss) {
  const data::Ames ames = *data::parse_ames(ames_csv());
  for (const bool with_age : {false, true}) {
    const HousePriceModel model = *HousePriceModel::of(ames, with_age);
    HouseDescent descent(model.regression(), model.theta({20, -200, 150}), 0.1);
    descent.reach(1);
    HousePicture picture;
    picture.model = &model;
    picture.descent = &descent;
    picture.words = &course_words("en");
    const figure::Rectangle box{0, 0, 500, 400};
    const figure::Axes axes = map_axes(picture, box);
    figure::DrawList list;
    draw_map(list, picture, box);

    double expected = 0;
    if (with_age) {  // b is not on this map, and off by this much
      const double off = 150 - model.bottom()[2];
      expected = off * off;
    }
    int curves = 0;
    for (const figure::Shape& shape : list) {
      const auto* level = std::get_if<figure::Polygon>(&shape);
      if (!level || level->fill.opacity > 0) continue;
      expected += with_age ? 2000 : 5000;
      ++curves;
      for (const figure::Point& corner : level->points) {
        if (!axes.box.contains(corner)) continue;
        const figure::DataPoint at = axes.data_from_screen(corner);
        const HouseWeights weights =
            with_age ? HouseWeights{at.x, at.y, 150} : HouseWeights{at.x, 0, at.y};
        const double loss = model.regression().loss(model.theta(weights));
        EXPECT_NEAR(loss, model.best_loss() + expected, 1) << curves;
      }
    }
    EXPECT_GE(curves, 5);
  }
}

TEST(HousePriceLayout, PanelsLieSideBySide) {
  for (const figure::Size size : {figure::Size{720, 520}, {390, 340}}) {
    for (const char* view : {"fit-map", "loop", "all"}) {
      for (const HouseStage stage : {HouseStage::kForward, HouseStage::kUpdate}) {
        const HouseLayout layout = house_layout(view, stage, size);
        std::vector<figure::Rectangle> panels;
        for (const auto& panel :
             {layout.scatter, layout.map, layout.curve, layout.loop, layout.plane}) {
          if (panel) panels.push_back(*panel);
        }
        EXPECT_GE(panels.size(), 2U) << view;
        for (std::size_t i = 0; i < panels.size(); ++i) {
          EXPECT_LE(panels[i].right(), size.width + 0.01F);
          EXPECT_LE(panels[i].bottom(), size.height + 0.01F);
          for (std::size_t j = 0; j < i; ++j) {
            const bool apart = panels[i].left >= panels[j].right() - 0.01F ||
                               panels[j].left >= panels[i].right() - 0.01F ||
                               panels[i].top >= panels[j].bottom() - 0.01F ||
                               panels[j].top >= panels[i].bottom() - 0.01F;
            EXPECT_TRUE(apart) << view;
          }
        }
      }
    }
  }
}

TEST(HousePrice, SaysWhatIsWrongWithItsData) {
  const auto missing = make_scene("house-price", {&course_words("en"), {}});
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.error().key, "missing-data");

  const std::string damaged = "area_sqft,lot_sqft\n12,3\n";
  const auto s =
      make_scene("house-price", {&course_words("en"), [&](std::string_view) { return &damaged; }});
  ASSERT_TRUE(s.ok());
  EXPECT_EQ((*s)->describe(), "there is no column 'year_built'");
  EXPECT_TRUE(std::isnan(seen(**s, "loss")));
  EXPECT_TRUE(figure::all_finite((*s)->draw({720, 520})));
  EXPECT_TRUE((*s)->actions().empty());
  (*s)->act("run");
  EXPECT_FALSE((*s)->advance());
}

// Errors in data that a learner may bring are said in their language, and in English as written.
TEST(HousePrice, WordsSayWhatErrorsInDataSay) {
  const auto expect_words = [](const text::Error& error) {
    EXPECT_EQ(course_words("en").say_error(error), error.message);
    EXPECT_NE(course_words("zh").say_error(error), error.message) << error.key;
  };
  for (const char* csv :
       {"", "a\n", "a,\n1,2\n", "a,a\n1,2\n", "a\n1,2\n", "a\n\"1\n", "a\n\"1\"2\n"}) {
    expect_words(data::Table::parse(csv).error());
  }
  const data::Table table = *data::Table::parse("area,price\nx,1\n,2\n");
  for (const char* name : {"zebra", "aera", "area"}) expect_words(table.numbers(name).error());
  expect_words(data::Table::parse("a,b\n,1\n")->numbers("a").error());

  Eigen::MatrixXd X = Eigen::MatrixXd::Ones(1, 3);
  expect_words(data::Standardizer::of(X.leftCols(0)).error());
  expect_words(data::Standardizer::of(X).error());
  expect_words(nn::LinearRegression::of(X, Eigen::VectorXd::Ones(2)).error());
  X(0, 1) = std::nan("");
  expect_words(data::Standardizer::of(X).error());
  expect_words(nn::LinearRegression::of(X, Eigen::VectorXd::Ones(3)).error());
}

}  // namespace
}  // namespace downhill::scenes
