#include "scenes/exercise_sheet.h"

#include <algorithm>
#include <string_view>

#include "figure/svg.h"
#include "practice/solution.h"
#include "scenes/exercise_text.h"

namespace downhill::scenes {
namespace {

using figure::escape_xml;

// On paper each page of exercises has the height that both A4 and Letter leave between the margins,
// shared out equally, so that a dozen fill one page and the answers begin the next.
constexpr int kOnAPage = 12;
constexpr std::string_view kStyle = R"(
@page { margin: 15mm; }
* { box-sizing: border-box; }
body { max-width: 50rem; margin: 2rem auto; padding: 0 1rem; color: #16181d; background: #fff;
       font: 11.5pt/1.45 "Noto Sans", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
h1, h2 { font-size: 1.45em; line-height: 1.2; margin: 0; }
header { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline;
         gap: .2em 2em; border-bottom: 2px solid #16181d; padding-bottom: .5em; margin-bottom: 1em; }
.of { margin: 0; color: #555; font-size: .85em; }
.name { flex-basis: 100%; margin: .6em 0 0; }
ol { list-style: none; margin: 0; padding: 0; }
li { position: relative; padding-left: 2.2em; break-inside: avoid; }
li::before { content: attr(value) "."; position: absolute; left: 0; width: 1.7em; text-align: right;
             color: #555; font-variant-numeric: tabular-nums; }
.exercises { display: grid; grid-template-columns: 1fr 1fr; column-gap: 2.5em; }
.exercises li { min-height: 9.5em; padding-bottom: 1em; }
.exercises p { margin: 0; }
.formula { font-size: 1.12em; padding-top: .25em; }
.answers ol { columns: 2; column-gap: 2.5em; }
.answers li { padding-top: .2em; padding-bottom: .5em; }
.hint { background: #eef3fb; border-radius: 8px; padding: .6em 1em; margin: 0 0 2em; }
math { font-size: 1.08em; math-style: normal; }
section { margin-bottom: 4rem; }
@media (max-width: 600px) { .exercises { display: block; } .answers ol { columns: 1; } }
@media print {
  body { max-width: none; margin: 0; padding: 0; }
  .hint { display: none; }
  section { margin: 0; }
  section.exercises-page { display: flex; flex-direction: column; height: 238mm; break-after: page; }
  .exercises { flex: 1; display: grid; grid-template-rows: repeat(6, 1fr); }
  .exercises li { min-height: 0; }
}
)";

practice::Exercise exercise_of(const SheetPlan& plan, int i) {
  const int kinds = static_cast<int>(practice::kAllKinds.size());
  const practice::Kind kind =
      plan.kind.value_or(practice::kAllKinds[static_cast<std::size_t>(i % kinds)]);
  const int level = plan.level > 0 ? plan.level : 1 + i * practice::kLevels / plan.count;
  return practice::make_exercise(kind, level, practice::seed_of(plan.seed, i));
}

std::string answer_mathml(const practice::Exercise& exercise) {
  if (practice::asks_for_numbers(exercise.kind)) return escape_xml(practice::answer_of(exercise));
  std::string out;
  for (const expr::Function& partial : exercise.partials) {
    out += (out.empty() ? "" : ", ") + partial.mathml();
  }
  return out;
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
  const auto heading = [&](const std::string& level, const std::string& key) {
    return "<header>\n<" + level + ">" + say(key) + "</" + level + ">\n" + of;
  };
  std::string exercises, answers;
  for (int i = 0; i < plan.count; ++i) {
    const practice::Exercise exercise = exercise_of(plan, i);
    const std::string item = "<li value=\"" + std::to_string(i + 1) + "\">";
    if (i % kOnAPage == 0) {
      exercises += std::string(i > 0 ? "</ol>\n</section>\n" : "") +
                   "<section class=\"exercises-page\">\n" +
                   (i > 0 ? heading("h2", "sheet.title")
                          : heading("h1", "sheet.title") + "<p class=\"name\">" +
                                say("sheet.name") + "</p>\n") +
                   "</header>\n<ol class=\"exercises\">\n";
    }
    exercises += item + "<p>" + escape_xml(question_text(exercise, words)) +
                 "</p>\n<p class=\"formula\">" + escape_xml(formula_left_side(exercise)) +
                 exercise.f.mathml() + "</p></li>\n";
    answers += item + answer_mathml(exercise) + "</li>\n";
  }
  return "<!doctype html>\n<html lang=\"" + escape_xml(words.language()) +
         "\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
         "content=\"width=device-width, initial-scale=1\">\n<title>" +
         say("sheet.title") + "</title>\n<style>" + std::string(kStyle) +
         "</style>\n<p class=\"hint\">" + say("sheet.hint") + "</p>\n" + exercises +
         "</ol>\n</section>\n<section class=\"answers\">\n" + heading("h2", "sheet.answers") +
         "</header>\n<ol>\n" + answers + "</ol>\n</section>\n</html>\n";
}

}  // namespace downhill::scenes
