#include "scenes/exercise.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "figure/fit_range.h"
#include "practice/answer.h"
#include "practice/judge.h"
#include "practice/schedule.h"
#include "practice/slips.h"
#include "practice/solution.h"
#include "scenes/exercise_picture.h"
#include "scenes/exercise_sheet.h"
#include "scenes/exercise_text.h"
#include "scenes/rules_panel.h"
#include "text/json.h"
#include "text/number.h"

namespace downhill::scenes {
namespace {

using figure::Role;
using practice::Attempt;
using practice::Judgement;
using practice::Outcome;
using practice::Verdict;

constexpr int kRemembered = 200;  // exercises; older ones are forgotten
constexpr int kMostHints = 40;
constexpr int kMostTries = 99;

// The attempts as they stand in the parameter.
std::string codes_of(const std::vector<Attempt>& attempts) {
  std::string codes;
  for (const Attempt& attempt : attempts) {
    codes += (codes.empty() ? "" : ",") + std::to_string(practice::code_of(attempt));
  }
  return codes;
}

// {"downhill": "practice", "version": 1, "history": [311, 320]}
constexpr std::string_view kHistoryFile = "practice";
constexpr int kHistoryVersion = 1;

// Errors: "practice-file" (something else), "practice-version" (of a later Downhill),
// "practice-history" (a number that is no attempt).
text::Result<std::vector<Attempt>> read_history(const std::string& file) {
  const text::Error foreign{"practice-file", "this file holds no practice history", {}, {}};
  const text::Result<text::Json> json = text::parse_json(file);
  if (!json || !json->is_object() ||
      json->value("downhill", text::Json()) != std::string(kHistoryFile)) {
    return foreign;
  }
  const text::Json version = json->value("version", text::Json());
  if (!version.is_number()) return foreign;
  if (version != kHistoryVersion) {
    return text::Error{
        "practice-version",
        "this history was saved by a later version of Downhill; reload the page and try again",
        {},
        {}};
  }
  const auto list = json->find("history");
  if (list == json->end() || !list->is_array() || list->size() > kRemembered) return foreign;
  std::vector<double> codes;
  for (const text::Json& code : *list) codes.push_back(code.is_number() ? code.get<double>() : 0);
  return practice::attempts_of(codes);
}

class ExerciseScene final : public Scene {
 public:
  using Scene::Scene;

  std::vector<Observable> observe() const override;
  figure::DrawList draw(figure::Size size, const DrawOptions& options) const override;
  std::string describe() const override;
  std::vector<Action> actions() const override;
  void act(std::string_view action) override;
  std::vector<Export> exports() const override;
  std::string exported(std::string_view id) const override;

 protected:
  void update() override;
  text::Result<text::Done> accept(const Parameter& row, std::string_view value) const override;

 private:
  const practice::Exercise& exercise() const { return *exercise_; }
  std::string say(const std::string& key, const text::Arguments& arguments = {}) const {
    return words().say("exercise." + key, arguments);
  }
  bool is_judged() const { return !judgement_blank() && value("answer") == value("checked"); }
  bool judgement_blank() const { return judged_.verdict == Verdict::kBlank; }
  bool is_solved() const { return judged_.verdict == Verdict::kRight; }
  bool is_over() const { return is_solved() || number("solution") != 0; }
  // How the exercise as it stands would go into the history.
  Outcome outcome() const;
  void forget_answer();
  void check();
  void go_on();

  std::string answer_text() const;
  std::string verdict_text() const;
  std::string wrong_text() const;
  std::vector<ExercisePicture::Line> working() const;
  ExercisePicture picture() const;

  std::string made_from_;
  std::vector<Attempt> history_;
  practice::Next next_;
  std::optional<practice::Exercise> exercise_;
  std::vector<practice::Line> solution_;
  std::optional<figure::Ground> ground_;
  Judgement judged_;  // of what was checked
  std::optional<practice::Slip> slip_;
};

text::Result<text::Done> ExerciseScene::accept(const Parameter& row, std::string_view value) const {
  if (row.kind == Kind::kFile) {
    const std::string* text = value.empty() ? nullptr : file(value);
    if (!text) return text::Done{};
    const auto attempts = read_history(*text);
    if (!attempts) {
      const text::Error& error = attempts.error();
      return text::Error{error.key, error.message, error.arguments, {}};
    }
    return text::Done{};
  }
  if (row.id != "history") return text::Done{};
  std::vector<double> codes;
  while (!value.empty()) {
    const std::size_t comma = std::min(value.find(','), value.size());
    const auto code = text::parse_number(value.substr(0, comma));
    codes.push_back(code ? *code : 0);
    value.remove_prefix(std::min(comma + 1, value.size()));
  }
  const auto attempts = practice::attempts_of(codes);
  if (!attempts) return attempts.error();
  return text::Done{};
}

std::vector<Export> ExerciseScene::exports() const {
  return {{.id = "sheet", .ending = "html"}, {.id = "history", .ending = "json"}};
}

std::string ExerciseScene::exported(std::string_view id) const {
  if (id == "history") {
    text::Json codes = text::Json::array();
    for (const Attempt& attempt : history_) codes.push_back(practice::code_of(attempt));
    return text::Json{{"downhill", kHistoryFile}, {"version", kHistoryVersion}, {"history", codes}}
               .dump() +
           "\n";
  }
  if (id != "sheet") return {};
  const int level = value("level") == "auto" ? 0 : value("level")[0] - '0';
  return exercise_sheet({.kind = practice::kind_named(value("kind")),
                         .level = level,
                         .count = static_cast<int>(number("count")),
                         .seed = static_cast<std::uint64_t>(number("seed"))},
                        words());
}

void ExerciseScene::update() {
  if (const std::string name = value("load"); !name.empty()) {
    const std::string* text = file(name);
    const auto attempts = text ? read_history(*text) : history_;
    // This is called again, and then no file is asked for.
    (void)set_all(std::vector<std::pair<std::string, std::string>>{
        {"load", ""}, {"history", codes_of(attempts ? *attempts : history_)}});
    return;
  }
  const std::string from =
      value("kind") + " " + value("level") + " " + value("seed") + " " + value("history");
  if (from != made_from_) {
    const bool another = !std::exchange(made_from_, from).empty();
    history_ = *practice::attempts_of(list("history"));
    const auto seed = static_cast<std::uint64_t>(number("seed"));
    std::vector<practice::Kind> kinds(practice::kAllKinds.begin(), practice::kAllKinds.end());
    if (const auto one = practice::kind_named(value("kind"))) kinds = {*one};
    next_ = practice::next_exercise(history_, kinds, seed);
    if (value("level") != "auto") next_.level = value("level")[0] - '0';
    exercise_ = practice::make_exercise(next_.kind, next_.level,
                                        practice::seed_of(seed, static_cast<int>(history_.size())));
    solution_ = practice::solution_of(*exercise_);
    ground_.reset();
    if (!exercise_->neuron && exercise_->variables().size() == 2) {
      const expr::Function f = exercise_->f;
      ground_ =
          figure::survey([f](double x, double y) { return f(x, y); }, {{-3.2, 3.2}, {-3.2, 3.2}});
    }
    // What was typed and asked for belongs to another exercise.
    if (another) return forget_answer();
  }
  judged_ = practice::judge(*exercise_, value("checked"));
  slip_.reset();
  if (judged_.verdict == Verdict::kWrong) slip_ = practice::find_slip(*exercise_, judged_);
}

void ExerciseScene::forget_answer() {
  const std::vector<std::pair<std::string, std::string>> blank = {
      {"answer", ""}, {"checked", ""}, {"tries", "0"}, {"hints", "0"}, {"solution", "0"}};
  (void)set_all(blank);
}

Outcome ExerciseScene::outcome() const {
  if (!is_solved()) return Outcome::kMissed;
  if (number("tries") > 0 || number("solution") != 0) return Outcome::kMissed;
  return number("hints") > 0 ? Outcome::kHelped : Outcome::kRight;
}

std::vector<Action> ExerciseScene::actions() const {
  const bool blank = value("answer").find_first_not_of(' ') == std::string::npos;
  const bool all_shown = is_over();
  return {{.id = "check", .enabled = !blank},
          {.id = "hint",
           .enabled = !all_shown && number("hints") < static_cast<double>(solution_.size())},
          {.id = "solution", .enabled = number("solution") == 0},
          {.id = "next", .enabled = is_over()}};
}

void ExerciseScene::act(std::string_view action) {
  if (action == "check") check();
  if (action == "hint") set_number("hints", number("hints") + 1);
  if (action == "solution") set_number("solution", 1);
  if (action == "next" && is_over()) go_on();
}

void ExerciseScene::check() {
  const std::string answer = value("answer");
  if (is_solved() || answer == value("checked")) return;
  const Verdict verdict = practice::judge(exercise(), answer).verdict;
  const int tries = static_cast<int>(number("tries")) + (verdict == Verdict::kWrong ? 1 : 0);
  const std::vector<std::pair<std::string, std::string>> values = {
      {"checked", answer}, {"tries", std::to_string(std::min(tries, kMostTries))}};
  (void)set_all(values);
}

void ExerciseScene::go_on() {
  std::vector<Attempt> history = history_;
  history.push_back({next_.kind, next_.level, outcome()});
  if (static_cast<int>(history.size()) > kRemembered) history.erase(history.begin());
  (void)set("history", codes_of(history));
}

std::vector<Observable> ExerciseScene::observe() const {
  std::vector<Attempt> all = history_;
  const auto is_counted = [](const Attempt& one) { return one.outcome != Outcome::kMissed; };
  int right = static_cast<int>(std::ranges::count_if(all, is_counted));
  if (is_solved() && outcome() != Outcome::kMissed) ++right;
  int streak = 0;
  for (const Attempt& one : all) streak = one.outcome == Outcome::kRight ? streak + 1 : 0;
  if (is_solved()) streak = outcome() == Outcome::kRight ? streak + 1 : 0;
  int back = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto before = std::span(all).first(i);
    const practice::Kind only[] = {all[i].kind};
    if (is_counted(all[i]) && practice::next_exercise(before, only, 1).comes_back) ++back;
  }
  if (is_solved() && outcome() != Outcome::kMissed && next_.comes_back) ++back;
  const auto count = [](std::string id, int number, Role role = Role::kInk) {
    return Observable{
        .id = std::move(id), .value = static_cast<double>(number), .decimals = 0, .role = role};
  };
  return {count("solved", is_solved() ? 1 : 0, Role::kGood), count("right", right, Role::kGood),
          count("streak", streak), count("back", back, Role::kTangent),
          count("asked", next_.level)};
}

// The typed answer as it is read, so that a slip of the fingers is seen before it is judged.
std::string ExerciseScene::answer_text() const {
  if (value("answer").empty()) return "";
  const auto parts = practice::read_answer(value("answer"), exercise().variables());
  if (!parts) return say("answer.typed", {{"answer", value("answer")}});
  std::string out;
  for (const expr::Function& part : *parts) out += (out.empty() ? "" : ",  ") + part.pretty();
  return say("answer.read", {{"answer", out}});
}

std::string ExerciseScene::wrong_text() const {
  const practice::Exercise& one = exercise();
  std::string out = say("verdict.wrong");
  if (one.parts() == 2) out += say(judged_.part == 0 ? "verdict.first" : "verdict.second");
  if (slip_) {
    if (!slip_->from.empty()) out += say("verdict.rule", {{"from", slip_->from}});
    return out + say("slip." + slip_->name);
  }
  if (practice::asks_for_numbers(one.kind)) return out + say("verdict.number");
  const text::Arguments arguments = {{"place", place_text(one.variables(), judged_.at)},
                                     {"given", practice::written(judged_.given)},
                                     {"wanted", practice::written(judged_.wanted)}};
  return out + say(std::isfinite(judged_.given) ? "verdict.differs" : "verdict.nowhere", arguments);
}

std::string ExerciseScene::verdict_text() const {
  if (!is_judged()) return "";
  switch (judged_.verdict) {
    case Verdict::kBlank:
      return "";
    case Verdict::kUnreadable:
      return say("verdict.unreadable", {{"reason", words().say_error(*judged_.error)},
                                        {"column", std::to_string(judged_.error->place.column)}});
    case Verdict::kParts:
      return say(exercise().parts() == 1 ? "verdict.one-part" : "verdict.two-parts");
    case Verdict::kFormula:
      return say("verdict.formula");
    case Verdict::kWrong:
      return wrong_text();
    case Verdict::kRight:
      return say(next_.comes_back ? "verdict.right-back" : "verdict.right");
  }
  return "";
}

// The first hint is the idea; each further one a line of the working, the last line excepted.
std::vector<ExercisePicture::Line> ExerciseScene::working() const {
  std::vector<ExercisePicture::Line> out;
  const auto hints = static_cast<std::size_t>(number("hints"));
  const bool all = number("solution") != 0;
  if (hints == 0 && !all) return out;
  out.push_back({"", say("idea." + std::string(practice::name(exercise().kind)))});
  const std::size_t shown = all ? solution_.size() : std::min(hints - 1, solution_.size() - 1);
  for (std::size_t i = 0; i < shown; ++i) {
    const practice::Line& line = solution_[i];
    std::string reason;
    for (const practice::Reason& one : line.reasons) {
      if (!reason.empty()) reason += words().say("figure.rules.and");
      reason += words().has("exercise.work." + one.rule) ? say("work." + one.rule)
                                                         : rule_text(words(), one.rule, one.chain);
    }
    out.push_back({line.formula, std::move(reason), all && line.last});
  }
  return out;
}

ExercisePicture ExerciseScene::picture() const {
  ExercisePicture out;
  out.exercise = &exercise();
  out.kind = say("kind." + std::string(practice::name(exercise().kind)));
  out.standing = say(
      next_.comes_back ? "standing.back" : "standing",
      {{"level", std::to_string(next_.level)}, {"number", std::to_string(history_.size() + 1)}});
  out.question = question_text(exercise(), words());
  out.formula = formula_text(exercise());
  out.answer = answer_text();
  out.verdict = verdict_text();
  if (is_judged()) out.tone = is_solved() ? Role::kGood : Role::kWarn;
  out.working = working();
  out.working_title = say(number("solution") != 0 ? "working.solution" : "working.hints");
  out.slope_name = say("legend.slope");
  out.typed_name = say("legend.typed");
  const bool one_curve = exercise().variables().size() == 1 && !exercise().neuron;
  if (one_curve && is_judged() && !practice::asks_for_numbers(exercise().kind) &&
      judged_.parts.size() == 1) {
    out.typed = &judged_.parts[0];
  }
  if (ground_) out.ground = &*ground_;
  return out;
}

figure::DrawList ExerciseScene::draw(figure::Size size, const DrawOptions&) const {
  figure::DrawList list;
  draw_exercise(list, picture(), size);
  return list;
}

std::string ExerciseScene::describe() const {
  const ExercisePicture shown = picture();
  std::string out = say("describe", {{"kind", shown.kind},
                                     {"standing", shown.standing},
                                     {"question", shown.question},
                                     {"formula", shown.formula}});
  if (!shown.answer.empty()) out += say("describe.part", {{"text", shown.answer}});
  if (!shown.verdict.empty()) out += say("describe.part", {{"text", shown.verdict}});
  if (shown.working.empty()) return out;
  for (const ExercisePicture::Line& line : shown.working) {
    const std::string joint = line.reason.empty() || line.formula.empty() ? "" : " ";
    out += say("describe.part", {{"text", line.reason + joint + line.formula}});
  }
  return out;
}

}  // namespace

SceneSpec exercise_spec() {
  std::vector<std::string> kinds = {"mixed"};
  for (const practice::Kind kind : practice::kAllKinds) kinds.emplace_back(practice::name(kind));
  const auto counter = [](std::string id, int max) {
    return Parameter{.id = std::move(id),
                     .kind = Kind::kInteger,
                     .initial = "0",
                     .max = static_cast<double>(max),
                     .grain = 1};
  };
  return {
      .id = "exercise",
      .parameters =
          {{.id = "kind", .kind = Kind::kChoice, .initial = "mixed", .choices = std::move(kinds)},
           {.id = "level",
            .kind = Kind::kChoice,
            .initial = "auto",
            .choices = {"auto", "1", "2", "3", "4", "5"}},
           {.id = "answer", .kind = Kind::kText},
           {.id = "seed",
            .kind = Kind::kInteger,
            .initial = "1",
            .min = 1,
            .max = 9999,
            .grain = 1},
           {.id = "checked", .kind = Kind::kText},
           counter("tries", kMostTries),
           counter("hints", kMostHints),
           {.id = "solution", .kind = Kind::kFlag, .initial = "0"},
           {.id = "history",
            .kind = Kind::kList,
            .min = practice::kFirstCode,
            .max = practice::kLastCode,
            .grain = 1},
           // Exercises on the sheet.
           {.id = "count",
            .kind = Kind::kInteger,
            .initial = "12",
            .min = 1,
            .max = kMostOnASheet,
            .grain = 1},
           {.id = "load", .kind = Kind::kFile, .initial = "", .choices = {"json"}}},
      .observables = {"solved", "right", "streak", "back", "asked"},
  };
}

std::unique_ptr<Scene> make_exercise(const SceneSpec& spec, const Context& context) {
  return std::make_unique<ExerciseScene>(spec, context);
}

}  // namespace downhill::scenes
