#include "scenes/exercise_sheet.h"

#include <algorithm>
#include <string_view>

#include "figure/svg.h"
#include "practice/solution.h"
#include "scenes/exercise_text.h"

namespace downhill::scenes {
namespace {

using figure::escape_xml;

constexpr std::string_view kStyle = R"(
@page { margin: 18mm; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #16181d; background: #fff;
       font: 12pt/1.5 "Noto Sans", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
h1, h2 { font-size: 1.35em; margin: 0 0 .2em; }
p.of { margin: 0 0 1.6em; color: #555; }
ol { padding-left: 2.2em; }
ol.exercises li { margin-bottom: 1.2em; break-inside: avoid; }
ol.exercises .room { height: 4.2em; border-bottom: 1px dotted #999; }
ol.answers li { margin-bottom: .35em; }
.formula { font-size: 1.08em; margin: .1em 0; }
.kind { color: #555; font-size: .85em; }
section.answers { break-before: page; }
@media screen { section.answers { margin-top: 4rem; border-top: 1px solid #bbb; padding-top: 2rem; } }
)";

practice::Exercise exercise_of(const SheetPlan& plan, int i) {
  const int kinds = static_cast<int>(practice::kAllKinds.size());
  const practice::Kind kind =
      plan.kind.value_or(practice::kAllKinds[static_cast<std::size_t>(i % kinds)]);
  const int level = plan.level > 0 ? plan.level : 1 + i * practice::kLevels / plan.count;
  return practice::make_exercise(kind, level, practice::seed_of(plan.seed, i));
}

}  // namespace

std::string exercise_sheet(const SheetPlan& asked, const text::Words& words) {
  SheetPlan plan = asked;
  plan.count = std::clamp(plan.count, 1, kMostOnASheet);
  const auto say = [&](const std::string& key, const text::Arguments& arguments = {}) {
    return escape_xml(words.say("exercise." + key, arguments));
  };
  const std::string kind =
      words.say("exercise.kind." + std::string(plan.kind ? practice::name(*plan.kind) : "mixed"));
  const text::Arguments about{
      {"kind", kind},
      {"level", words.say("exercise.sheet.level." + std::to_string(plan.level))},
      {"count", std::to_string(plan.count)},
      {"seed", std::to_string(plan.seed)}};
  const std::string of = "<p class=\"of\">" + say("sheet.of", about) + "</p>\n";
  std::string exercises, answers;
  for (int i = 0; i < plan.count; ++i) {
    const practice::Exercise exercise = exercise_of(plan, i);
    exercises += "<li>" + escape_xml(question_text(exercise, words)) + "\n<p class=\"formula\">" +
                 escape_xml(formula_text(exercise)) + "</p>\n<div class=\"room\"></div></li>\n";
    answers += "<li class=\"formula\">" + escape_xml(practice::answer_of(exercise)) + "</li>\n";
  }
  return "<!doctype html>\n<html lang=\"" + escape_xml(words.language()) +
         "\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
         "content=\"width=device-width, initial-scale=1\">\n<title>" +
         say("sheet.title") + "</title>\n<style>" + std::string(kStyle) + "</style>\n<h1>" +
         say("sheet.title") + "</h1>\n" + of + "<ol class=\"exercises\">\n" + exercises +
         "</ol>\n<section class=\"answers\">\n<h2>" + say("sheet.answers") + "</h2>\n" + of +
         "<ol class=\"answers\">\n" + answers + "</ol>\n</section>\n</html>\n";
}

}  // namespace downhill::scenes
