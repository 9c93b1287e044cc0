#include "lesson/figure_json.h"

#include <gtest/gtest.h>

#include "lesson/fake_scene.h"

namespace downhill::lesson {
namespace {

using text::Json;

class FigureJsonTest : public testing::Test {
 protected:
  text::Words words_ = fake_words();
  FakeScene scene_{words_};
};

TEST_F(FigureJsonTest, WritesEveryParameterAndTheTimeline) {
  const Json rows = parameters_json(scene_);
  ASSERT_EQ(rows.size(), 7U);
  EXPECT_EQ(rows[0], Json::parse(R"({"id": "f", "label": "function", "kind": "formula",
      "value": "x^2-2x", "text": "x² − 2x", "min": 0.0, "max": 1.0, "grain": 0.01,
      "logarithmic": false, "unit": "", "choices": [{"id": "x^3", "label": "x³"}],
      "variables": ["x"]})"));
  EXPECT_EQ(rows[1], Json::parse(R"({"id": "x", "label": "x", "kind": "number",
      "value": "-1.5", "text": "−1.50", "min": -2.0, "max": 2.0, "grain": 0.25,
      "logarithmic": false, "unit": "", "choices": [], "variables": []})"));
  EXPECT_EQ(rows[2]["logarithmic"], true);
  EXPECT_EQ(rows[3]["grain"], 1);
  EXPECT_EQ(rows[4]["kind"], "flag");
  EXPECT_EQ(rows[5]["choices"], Json::parse(R"([{"id": "map", "label": "the map"},
      {"id": "curve", "label": "the curve"}])"));
  EXPECT_EQ(rows[6], Json::parse(R"({"id": "step", "label": "step", "kind": "integer",
      "value": "0", "text": "0", "min": 0, "max": 30, "grain": 1, "logarithmic": false,
      "unit": "", "choices": [], "variables": []})"));
}

TEST_F(FigureJsonTest, WritesReadoutsWithTheirRole) {
  EXPECT_EQ(readouts_json(scene_, {"price", "x"}), Json::parse(R"([
      {"id": "price", "label": "price", "text": "−$181,500", "role": "curve"},
      {"id": "x", "label": "x", "text": "−1.50", "role": "ink"}])"));
}

TEST_F(FigureJsonTest, WritesActions) {
  EXPECT_EQ(actions_json(scene_), Json::parse(R"([
      {"id": "run", "label": "Stop", "enabled": true, "running": true}])"));
}

}  // namespace
}  // namespace downhill::lesson
