#include <gmock/gmock.h>

#include "cli/run_downhill.h"

namespace downhill::cli {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

class Practice : public Cli {
 protected:
  Outcome practice(const std::string& words) const {
    return downhill("practice " + words + " --lessons '" + kLessons + "'");
  }
};

TEST_F(Practice, WritesASheetThatTheSeedSettles) {
  const Outcome run = practice("--kind gradient --level 2 --count 5 --seed 7");
  EXPECT_EQ(run.exit_code, 0) << run.errors;
  EXPECT_THAT(run.output, StartsWith("<!doctype html>"));
  EXPECT_EQ(practice("--kind gradient --level 2 --count 5 --seed 7").output, run.output);
  EXPECT_NE(practice("--kind gradient --level 2 --count 5 --seed 8").output, run.output);
  EXPECT_THAT(practice("--lang zh").output, HasSubstr("练习卷"));
}

TEST_F(Practice, SaysWhatItCannotTake) {
  for (const char* words : {"--kind integral", "--level 9", "--level x", "--count 0", "--count 1.5",
                            "--seed -3", "--lang xx", "surplus"}) {
    const Outcome run = practice(words);
    EXPECT_EQ(run.exit_code, 2) << words;
    EXPECT_THAT(run.errors, HasSubstr("downhill practice")) << words;
  }
}

}  // namespace
}  // namespace downhill::cli
