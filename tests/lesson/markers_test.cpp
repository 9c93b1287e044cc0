// Values by hand: on f = x^2 the secant from x over h has slope 2x + h, the tangent 2x.

#include "lesson/markers.h"

#include <gmock/gmock.h>

#include "text/words.h"

namespace downhill::lesson {
namespace {

using testing::ElementsAre;

class MarkersTest : public testing::Test {
 protected:
  std::string fill(std::string_view text) {
    Passage passage;
    passage.add_line(text, {"en.md", 10, 1});
    Markers markers("derivative?f=x^2&x=1&h=2", {&words_, {}});
    std::vector<text::Error> errors;
    const std::string out = markers.fill(passage, errors).text;
    for (const text::Error& error : errors) errors_.push_back(text::to_string(error));
    return out;
  }

  text::Words words_;
  std::vector<std::string> errors_;
};

TEST_F(MarkersTest, ComputesNumbers) {
  EXPECT_EQ(fill("the slope is {{slope}}."), "the slope is 4.00.");
  EXPECT_EQ(fill("{{slope|0}} and {{ 1000 slope + x | ,1 }}"), "4 and 4,001.0");
  EXPECT_EQ(fill("{{-x}}"), "−1.00");
  EXPECT_TRUE(errors_.empty());
}

TEST_F(MarkersTest, TakesOtherValues) {
  EXPECT_EQ(fill("{{slope @ h=0.5}}"), "2.50");
  EXPECT_EQ(fill("{{slope @ x=2&h=0.5 | 1}}"), "4.5");
  EXPECT_EQ(fill("{{derivative @ f=x^3&x=2 | 0}}"), "12");
  EXPECT_EQ(fill("{{slope @ f=|x| }}"), "1.00");  // a bar that is no form
  EXPECT_EQ(fill("{{|x - 3| | 0}}"), "2");
}

TEST_F(MarkersTest, ShowsTheTextOfAnObservable) {
  EXPECT_EQ(fill("{{formula}}, {{formula @ f=x^3}}"), "2x, 3x²");
  EXPECT_TRUE(errors_.empty());
  (void)fill("{{formula | 1}}");  // asks for a number, and a formula is none
  EXPECT_EQ(errors_.size(), 1U);
}

TEST_F(MarkersTest, WritesTexInsideFormulas) {
  EXPECT_EQ(fill("$y = {{-x}}$, {{-x}}, $${{1234567 x | ,0}}$$"),
            "$y = -1.00$, −1.00, $$1{,}234{,}567$$");
  EXPECT_EQ(fill("\\$5 and {{-x}}"), "\\$5 and −1.00");
}

TEST_F(MarkersTest, SaysWhatIsWrongAndWhere) {
  EXPECT_EQ(fill("a {{slope"), "a {{slope");
  EXPECT_EQ(fill("ab {{ slobe }}"), "ab {{ slobe }}");
  (void)fill("{{}}");
  (void)fill("{{slope @ y=2}}");
  (void)fill("{{slope @ x=99}}");
  (void)fill("{{ln(-x)}}");
  (void)fill("斜率 {{1/(x-1)}}");
  EXPECT_THAT(errors_,
              ElementsAre("en.md:10:3: the marker is not closed by '}}' on its line",
                          "en.md:10:7: unknown name 'slobe', did you mean 'slope'?",
                          "en.md:10:3: the marker has no expression",
                          testing::HasSubstr("en.md:10:11: 'derivative' has no parameter 'y'"),
                          testing::HasSubstr("en.md:10:13: x must lie between"),
                          "en.md:10:3: 'ln(-x)' is not a finite number here",
                          "en.md:10:6: '1/(x-1)' is not a finite number here"));
}

}  // namespace
}  // namespace downhill::lesson
