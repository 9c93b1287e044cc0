#include "scenes/table_regression.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "scenes/house_price_model.h"
#include "scenes/house_sales.h"
#include "scenes/own_table.h"
#include "scenes/scene_context.h"

namespace downhill::scenes {
namespace {

// y = 3 + 2 a - 5 b exactly; the other columns have each a flaw.
constexpr std::string_view kTable =
    "name,a,b,gap,same,y\n"
    "one,1,0,4,7,5\n"
    "two,2,10,,7,-43\n"
    "three,3,20,6,7,-91\n"
    "four,5,10,8,7,-37\n";

Context context_with(const std::string& name, const std::string& csv) {
  Context context = course_context();
  context.file = [=, text = std::make_shared<std::string>(csv)](
                     std::string_view wanted) -> const std::string* {
    return wanted == name ? text.get() : lesson_data(wanted);
  };
  return context;
}

std::unique_ptr<Scene> scene_on(const std::string& csv, const std::string& rest = {}) {
  auto scene = make_scene("table-regression?data=mine.csv" + rest, context_with("mine.csv", csv));
  EXPECT_TRUE(scene) << text::to_string(scene.error());
  return *std::move(scene);
}

TEST(OwnTable, NamesWhatIsWrongWithAColumn) {
  const OwnTable table = *OwnTable::parse(kTable, "mine.csv");
  EXPECT_EQ(table.names(), (std::vector<std::string>{"a", "b", "y"}));
  ASSERT_EQ(table.problems().size(), 3U);
  EXPECT_EQ(table.problems()[0].error.key, "csv-number");
  EXPECT_EQ(table.problems()[0].error.place.line, 2);
  EXPECT_EQ(table.problems()[1].error.key, "csv-cell-empty");
  EXPECT_EQ(table.problems()[1].error.place.line, 3);
  EXPECT_EQ(table.problems()[2].error.key, "table-constant");
}

TEST(OwnTable, ChoosesColumnsThatAreThere) {
  using Names = std::vector<std::string>;
  const OwnTable table = *OwnTable::parse(kTable, "mine.csv");
  EXPECT_EQ(table.choose({"y", "a", "b"}), (Names{"y", "a", "b"}));
  EXPECT_EQ(table.choose({"a", "y", "b"}), (Names{"a", "y", "b"}));
  EXPECT_EQ(table.choose({"price", "area", "b"}), (Names{"y", "a", "b"}));
  EXPECT_EQ(table.choose({"a", "a", "a"}), (Names{"a", "b", "y"}));
  EXPECT_EQ(table.choose({"gap", "b", "y"}), (Names{"y", "b", "a"}));
}

// The line that the table was made from.
TEST(TableRegression, LeastSquaresFindsThePlane) {
  const OwnTable table = *OwnTable::parse(kTable, "mine.csv");
  for (const bool standardised : {false, true}) {
    const TableRegression model = *TableRegression::of(table, {"y", "a", "b"}, standardised);
    const Eigen::Vector2d slopes = model.slopes(model.bottom());
    EXPECT_NEAR(slopes[0], 2, 1e-9);
    EXPECT_NEAR(slopes[1], -5, 1e-9);
    EXPECT_NEAR(model.line(model.bottom()).predict(Eigen::Vector2d(100, 7)), 3 + 200 - 35, 1e-8);
    // The map's quadratic against the loss itself.
    const Eigen::Vector3d theta(0.3, -0.7, model.bottom()[2]);
    EXPECT_NEAR(model.excess(theta), model.regression().loss(theta) - model.best_loss(), 1e-8);
  }
}

TEST(TableRegression, RefusesAFeatureThatFollowsFromTheOther) {
  const OwnTable table = *OwnTable::parse("a,b,y\n1,2,1\n2,4,5\n3,6,2\n", "mine.csv");
  EXPECT_EQ(TableRegression::of(table, {"y", "a", "b"}, true).error().key, "table-same");
}

// Two standardised features have the curvatures 2 (1 ± r), r their correlation.
TEST(TableRegressionScene, ConditionOfStandardisedFeaturesIsThatOfTheirCorrelation) {
  const auto scene = scene_on(std::string(kTable), "&scaling=standardised");
  // a: mean 2.75, deviations -1.75 -0.75 0.25 2.25; b: mean 10, deviations -10 0 10 0.
  const double r = (17.5 + 2.5) / std::sqrt((3.0625 + 0.5625 + 0.0625 + 5.0625) * 200);
  EXPECT_NEAR(*scene->observable("condition"), (1 + r) / (1 - r), 1e-9);
  ASSERT_TRUE(scene->set("scaling", "own"));
  EXPECT_GT(*scene->observable("condition"), 20);
}

TEST(TableRegressionScene, TakesTheColumnsOfANewTable) {
  const auto scene = scene_on(std::string(kTable));
  EXPECT_EQ(scene->value("target"), "y");
  EXPECT_EQ(scene->choices("first"), (std::vector<std::string>{"a", "b", "y"}));
  EXPECT_EQ(*scene->observable("problems"), 3);
  ASSERT_TRUE(scene->set("data", ""));
  EXPECT_EQ(scene->value("target"), "sale_price_usd");
  EXPECT_EQ(*scene->observable("rows"), 2930);
}

// The steps that the quadratic foretells are those of the walk.
TEST(TableRegressionScene, WalkArrivesWhenItIsSaid) {
  for (const std::string scaling : {"own", "standardised"}) {
    const auto scene = scene_on(std::string(kTable), "&share=0.5&scaling=" + scaling);
    const auto needed = static_cast<int>(std::ceil(*scene->observable("steps_needed") - 1e-6));
    const double start = *scene->observable("excess");
    ASSERT_LT(needed, 600);
    scene->go_to_step(needed);
    EXPECT_LE(*scene->observable("excess"), 1.0000001e-6 * start);
    scene->go_to_step(needed - 1);
    EXPECT_GT(*scene->observable("excess"), 0.9999999e-6 * start);
  }
}

// The saved code predicts as the house-price figure does: it is compared by regression_code_test.
TEST(TableRegressionScene, SavesTheModelOfThisStep) {
  const auto scene = scene_on(std::string(kTable), "&step=3");
  ASSERT_EQ(scene->exports().size(), 2U);
  EXPECT_NE(scene->exported("python").find("# y from x1 = a, x2 = b"), std::string::npos);
  const std::string before = scene->exported("cpp");
  scene->go_to_step(4);
  EXPECT_NE(scene->exported("cpp"), before);
  const data::Ames sales = *house_sales(lesson_data("ames.csv"));
  const HousePriceModel houses = *HousePriceModel::of(sales, true);
  const Eigen::Vector3d theta(48, -24, 180);
  EXPECT_NEAR(houses.line(theta).predict(Eigen::Vector2d(2000, 10)),
              1000 * houses.price(theta, 2000, 10), 1e-6);
}

TEST(TableRegressionScene, SaysWhatIsWrongWithAFile) {
  const auto other = make_scene("table-regression?data=elsewhere.csv", course_context());
  ASSERT_TRUE(other);
  EXPECT_NE((*other)->describe().find("elsewhere.csv"), std::string::npos);
  const auto whole = make_scene("table-regression", context_with("bad.csv", "a,b,c\n1,2\n"));
  ASSERT_TRUE(whole);
  const auto refused = (*whole)->set("data", "bad.csv");
  ASSERT_FALSE(refused);
  EXPECT_NE(course_words("en").say_error(refused.error()).find("Line 2"), std::string::npos);
}

}  // namespace
}  // namespace downhill::scenes
