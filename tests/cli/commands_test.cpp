// What holds for every command alike: help, exit codes, where results and mistakes go, JSON. The
// list of commands is what `downhill --help` says, so that a new one is held to it too.

#include <gmock/gmock.h>

#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "cli/run_downhill.h"
#include "text/json.h"

namespace downhill::cli {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

struct Sample {
  std::string good;         // that works
  std::string bad_input;    // a right command line of something wrong; "": it takes no input
  std::string bad_usage;    // a wrong command line
  bool writes_json = true;  // beside its own format
};

std::map<std::string, Sample> samples() {
  const std::string lessons = "'" + kLessons + "'";
  return {
      {"render", {"derivative --lang zh", "'derivative?f=sin('", "derivative --size 3"}},
      {"eval", {"x^2 x=3", "'x^2 +' x=3", "x --order 3"}},
      {"diff", {"x^2", "'x^^2'", "x^2 x^3"}},
      {"grad", {"'x y'", "'x y)'", ""}},
      {"descend", {"x^2 --start 1", "'x^2+' --start 1", "x^2 y^2"}},
      {"race", {"x^2 --start 1 --optimizers adam", "'x^2)' --start 1", "x^2 y^2"}},
      {"train", {"spec.json", "nothing.json", ""}},
      {"practice", {"--count 2", "--lessons nowhere", "--level 9", false}},
      {"check", {lessons, "nowhere", "one two"}},
      {"lessons", {lessons + " --only 02-derivative", "nowhere", "one two"}},
      {"theme", {"", "", "light"}},
      {"serve-info", {"", "", "8080"}},
  };
}

class EveryCommand : public Cli {
 protected:
  // Each row of the help: "  downhill render      draws …".
  std::vector<std::string> names() const {
    std::vector<std::string> out;
    std::istringstream help(downhill("--help").output);
    for (std::string line; std::getline(help, line);) {
      std::istringstream words(line);
      std::string program, name;
      if (line.starts_with("  downhill ") && words >> program >> name) out.push_back(name);
    }
    return out;
  }
};

TEST_F(EveryCommand, HasASampleHere) {
  std::vector<std::string> known;
  for (const auto& [name, sample] : samples()) known.push_back(name);
  EXPECT_THAT(names(), testing::UnorderedElementsAreArray(known));
}

TEST_F(EveryCommand, ExplainsItself) {
  for (const std::string& name : names()) {
    const Outcome help = downhill(name + " --help");
    EXPECT_EQ(help.exit_code, 0) << name;
    EXPECT_THAT(help.output, StartsWith("downhill " + name)) << name;
    EXPECT_THAT(help.output, HasSubstr("\nOptions:\n")) << name;
    EXPECT_THAT(help.output, HasSubstr("-o FILE")) << name;
    EXPECT_EQ(help.output.find("--json") != std::string::npos, samples()[name].writes_json) << name;
    EXPECT_THAT(help.errors, IsEmpty()) << name;
    EXPECT_EQ(downhill(name + " -h").output, help.output);
  }
}

TEST_F(EveryCommand, RefusesAWrongCommandLine) {
  for (const auto& [name, sample] : samples()) {
    for (const std::string& words : {sample.bad_usage, sample.good + " --nonsense",
                                     sample.good + " --help=yes", sample.good + " -o"}) {
      const Outcome run = downhill(name + " " + words);
      EXPECT_EQ(run.exit_code, 2) << name << ' ' << words;
      EXPECT_THAT(run.output, IsEmpty()) << name << ' ' << words;
      EXPECT_THAT(run.errors, StartsWith("downhill " + name + ": ")) << words;
      EXPECT_THAT(run.errors, HasSubstr("'downhill " + name + " --help' shows")) << words;
    }
  }
}

TEST_F(EveryCommand, SaysWhatIsWrongWithItsInput) {
  for (const auto& [name, sample] : samples()) {
    if (sample.bad_input.empty()) continue;
    const Outcome run = downhill(name + " " + sample.bad_input);
    EXPECT_EQ(run.exit_code, 1) << name;
    EXPECT_THAT(run.output, IsEmpty()) << name;
    EXPECT_THAT(run.errors, Not(IsEmpty())) << name;
  }
}

TEST_F(EveryCommand, WritesItsResult) {
  write("spec.json",
        R"({"sizes": [1, 1], "data": {"inputs": [[0], [1]], "targets": [[0], [1]]}, "steps": 1})");
  for (const auto& [name, sample] : samples()) {
    const std::string words = name + " " + sample.good;
    if (name != "check") {  // as text: TheLessonsAreWithoutMistakes
      const Outcome text = downhill(words);
      EXPECT_EQ(text.exit_code, 0) << words << text.errors;
      EXPECT_THAT(text.output, Not(IsEmpty())) << words;
      EXPECT_THAT(text.errors, IsEmpty()) << words;
      EXPECT_THAT(downhill(words + " -o text").output, IsEmpty()) << words;
      EXPECT_EQ(read_file(folder_ / "text"), text.output) << words;
      EXPECT_EQ(downhill(words + " -o nowhere/text").exit_code, 1) << words;
    }
    if (!sample.writes_json) continue;
    const Outcome json = downhill(words + " --json -o json");
    EXPECT_EQ(json.exit_code, 0) << words << json.errors;
    EXPECT_THAT(json.output + json.errors, IsEmpty()) << words;
    const std::string written = read_file(folder_ / "json");
    EXPECT_TRUE(text::Json::accept(written)) << words << '\n' << written.substr(0, 200);
    EXPECT_TRUE(written.ends_with('\n')) << words;
  }
}

}  // namespace
}  // namespace downhill::cli
