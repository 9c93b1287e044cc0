#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/command.h"
#include "lesson/course.h"
#include "lesson/course_folder.h"
#include "practice/kinds.h"
#include "scenes/exercise_sheet.h"
#include "text/number.h"

namespace downhill::cli {
namespace {

// A whole number from least to most, or nothing.
std::optional<int> whole_number(const std::string& text, int least, int most) {
  const auto number = text::parse_number(text);
  if (!number || *number != std::floor(*number) || *number < least || *number > most) return {};
  return static_cast<int>(*number);
}

int run_practice(const Arguments& arguments) {
  if (!arguments.positional().empty()) return misused("practice", "it takes options only");
  scenes::SheetPlan plan;
  const std::string kind = arguments.value("--kind").value_or("mixed");
  plan.kind = practice::kind_named(kind);
  if (!plan.kind && kind != "mixed") {
    std::string known = "mixed";
    for (const practice::Kind one : practice::kAllKinds) {
      known += ", " + std::string(practice::name(one));
    }
    return misused("practice", "'--kind' is one of " + known + ", not '" + kind + "'");
  }
  if (const auto given = arguments.value("--level")) {
    const auto level = whole_number(*given, 1, practice::kLevels);
    if (!level) return misused("practice", "'--level' is 1 to 5, not '" + *given + "'");
    plan.level = *level;
  }
  if (const auto given = arguments.value("--count")) {
    const auto count = whole_number(*given, 1, scenes::kMostOnASheet);
    if (!count) return misused("practice", "'--count' is 1 to 40, not '" + *given + "'");
    plan.count = *count;
  }
  if (const auto given = arguments.value("--seed")) {
    const auto seed = whole_number(*given, 1, 9999);
    if (!seed) return misused("practice", "'--seed' is 1 to 9999, not '" + *given + "'");
    plan.seed = static_cast<std::uint64_t>(*seed);
  }
  const text::Result<std::string> folder = find_lessons(arguments);
  if (!folder) return refuse(folder.error());
  text::Result<lesson::Files> files = lesson::read_lessons(*folder);
  if (!files) return refuse(files.error());
  std::vector<text::Error> ignored;  // a mistake in some lesson does not concern the exercises
  const lesson::Course course = lesson::load_course(*std::move(files), ignored);
  const std::string language = arguments.value("--lang").value_or("en");
  const auto words = course.words.find(language);
  if (words == course.words.end()) {
    return misused("practice", "there is no language '" + language + "'");
  }
  return write_output(arguments, scenes::exercise_sheet(plan, words->second.words));
}

}  // namespace

Command practice_command() {
  return {"practice",
          "",
          "writes a sheet of exercises for paper, with the answers on a page of their own",
          "  downhill practice --kind gradient --level 2 --count 10 --seed 7 -o sheet.html\n\n"
          "The same options give the same sheet.\n",
          {{"--kind", "KIND", "derivative, chain-rule, partial, ... or mixed (mixed)"},
           {"--level", "LEVEL", "1 to 5 (rising through the sheet)"},
           {"--count", "N", "exercises, 1 to 40 (12)"},
           {"--seed", "SEED", "1 to 9999 (1)"},
           {"--lang", "LANGUAGE", "of the sheet: en, zh (en)"},
           kOutputOption,
           kLessonsOption,
           {"--help", "", "this text"}},
          run_practice};
}

}  // namespace downhill::cli
