#include <gmock/gmock.h>

#include "cli/run_downhill.h"
#include "text/json.h"

namespace downhill::cli {
namespace {

using testing::HasSubstr;

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

// Against web/hosting.json, which the server of `make serve` reads.
TEST_F(Cli, SaysWhatAServerNeeds) {
  const std::string file = read_file(DOWNHILL_SOURCE_DIR "/web/hosting.json");
  const auto hosting = text::Json::parse(file);
  const auto json = text::Json::parse(downhill("serve-info --json").output);
  EXPECT_EQ(json["types"], hosting["types"]);
  ASSERT_EQ(json["headers"].size(), hosting["headers"].size());
  const std::string policy = json["headers"][0]["values"]["Content-Security-Policy"];
  for (const auto& rule : hosting["policy"])
    EXPECT_THAT(policy, HasSubstr(rule.get<std::string>()));
  EXPECT_THAT(policy, HasSubstr("; frame-ancestors 'self'"));
  const Outcome run = downhill("serve-info");
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_THAT(run.output, HasSubstr("Any path will do"));
  EXPECT_THAT(run.output, HasSubstr("application/wasm"));
  EXPECT_THAT(run.output, HasSubstr("Referrer-Policy: no-referrer"));
  EXPECT_EQ(downhill("serve-info 8080").exit_code, 2);
}

}  // namespace
}  // namespace downhill::cli
