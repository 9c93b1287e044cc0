#include "lesson/readout.h"

#include <gtest/gtest.h>

#include "lesson/fake_scene.h"

namespace downhill::lesson {
namespace {

class ReadoutTest : public testing::Test {
 protected:
  std::string value(const char* id) { return value_text(scene_, *fake_spec().find(id)); }

  text::Words words_ = fake_words();
  FakeScene scene_{words_};
};

TEST_F(ReadoutTest, ShowsNumbersWithUnits) {
  EXPECT_EQ(number_text(1.666, 2, ""), "1.67");
  EXPECT_EQ(number_text(-0.5, 1, ""), "−0.5");
  EXPECT_EQ(number_text(9999, 0, ""), "9999");
  EXPECT_EQ(number_text(10000, 0, ""), "10,000");
  EXPECT_EQ(number_text(181500, 0, "$"), "$181,500");
  EXPECT_EQ(number_text(-181500, 0, "$"), "−$181,500");
  EXPECT_EQ(number_text(1500, 0, "ft²"), "1500\u00A0ft²");
  EXPECT_EQ(number_text(12.5, 1, "%"), "12.5%");
}

TEST_F(ReadoutTest, ShowsParametersByTheirKind) {
  EXPECT_EQ(value("f"), "x² − 2x");
  EXPECT_EQ(value("x"), "−1.50");
  EXPECT_EQ(value("rate"), "0.000123");
  EXPECT_EQ(value("area"), "12,345\u00A0ft²");
  EXPECT_EQ(value("grid"), "on");
  EXPECT_EQ(value("view"), "the map");
}

TEST_F(ReadoutTest, ReadsObservablesParametersAndTheTimeline) {
  const std::vector<Readout> seen =
      readouts(scene_, {"note", "price", "gone", "x", "step", "nothing"});
  const std::vector<Readout> expected = {{"note", "note", "2x − 2"},
                                         {"price", "price", "−$181,500", figure::Role::kCurve},
                                         {"gone", "gone", "–"},
                                         {"x", "x", "−1.50"},
                                         {"step", "step", "0"}};
  EXPECT_EQ(seen, expected);
}

TEST_F(ReadoutTest, AFormulaThatDoesNotParseStaysAsItIs) {
  EXPECT_EQ(formula_text("x^", {"x"}), "x^");
}

}  // namespace
}  // namespace downhill::lesson
