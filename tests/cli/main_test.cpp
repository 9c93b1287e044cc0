#include <gmock/gmock.h>

#include "cli/run_downhill.h"

namespace downhill::cli {
namespace {

using testing::HasSubstr;

TEST_F(Cli, ShowsHelp) {
  const Outcome run = downhill("--help");
  EXPECT_EQ(run.exit_code, 0);
  for (const char* command : {"render", "eval", "diff", "grad", "descend", "race", "train", "check",
                              "lessons", "theme"}) {
    EXPECT_THAT(run.output, HasSubstr("downhill " + std::string(command)));
    const Outcome help = downhill(std::string(command) + " --help");
    EXPECT_EQ(help.exit_code, 0) << command;
    EXPECT_THAT(help.output, HasSubstr("Options:")) << command;
    EXPECT_EQ(help.errors, "") << command;
  }
}

TEST_F(Cli, RefusesUnknownCommandsAndOptions) {
  Outcome run = downhill("rendr");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.errors, HasSubstr("there is no command 'rendr', did you mean 'render'?"));
  EXPECT_EQ(run.output, "");
  EXPECT_EQ(downhill("").exit_code, 2);
  run = downhill("render derivative --siz 100x100");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.errors, HasSubstr("unknown option '--siz', did you mean '--size'?"));
  run = downhill("render derivative --size");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.errors, HasSubstr("'--size' needs a value: WxH"));
  run = downhill("eval 1 --json --json");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.errors, HasSubstr("'--json' is there twice"));
}

TEST_F(Cli, PrintsTheThemesColours) {
  const Outcome run = downhill("theme");
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_THAT(run.output, HasSubstr(":root{color-scheme:light;--paper:#"));
  EXPECT_THAT(run.output, HasSubstr("@media (prefers-color-scheme:dark)"));
  EXPECT_THAT(run.output, HasSubstr(":root[data-theme=\"dark\"]{color-scheme:dark;--paper:#"));
}

}  // namespace
}  // namespace downhill::cli
