#include "text/nearest.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace downhill::text {
namespace {

TEST(EditDistance,
     RecordedValues) {  // Navarro, "A guided tour to approximate string matching", 2001
  EXPECT_EQ(edit_distance("survey", "surgery"), 2);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3);
  EXPECT_EQ(edit_distance("", "abc"), 3);
  EXPECT_EQ(edit_distance("abc", "abc"), 0);
}

TEST(EditDistance, ASwapOfNeighboursIsOneSlip) { EXPECT_EQ(edit_distance("sni", "sin"), 1); }

TEST(Nearest, SuggestsWhatWasProbablyMeant) {
  const std::vector<std::string> names = {"sin", "cos", "sinh", "sqrt"};
  EXPECT_EQ(nearest("sine", names), "sin");
  EXPECT_EQ(nearest("sqr", names), "sqrt");
  EXPECT_EQ(nearest("SIN", names), "sin");
}

TEST(Nearest, SuggestsNothingForSomethingElse) {
  const std::vector<std::string> names = {"sin", "cos"};
  EXPECT_EQ(nearest("banana", names), "");
  EXPECT_EQ(nearest(std::string(1'000'000, 'x'), names), "");
}

TEST(DidYouMean, AsksOnlyAboutAName) {
  EXPECT_EQ(did_you_mean("sin"), ", did you mean 'sin'?");
  EXPECT_EQ(did_you_mean(""), "");
}

}  // namespace
}  // namespace downhill::text
