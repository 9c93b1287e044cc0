#include "lesson/resolve.h"

#include "lesson/markers.h"
#include "lesson/plain_text.h"
#include "scenes/registry.h"

namespace downhill::lesson {
namespace {

using text::Error;

// A passage in both forms.
struct BothForms {
  std::string markdown;
  std::string plain;
};

class Resolver {
 public:
  Resolver(Markers& markers, std::vector<Error>& errors) : markers_(markers), errors_(errors) {}

  std::string markdown(const Passage& passage) { return markers_.fill(passage, errors_).text; }

  BothForms both(const Passage& passage) {
    const std::size_t errors_before = errors_.size();
    const Passage filled = markers_.fill(passage, errors_);
    text::Result<std::string> plain = plain_text(filled.text);
    if (plain) return {filled.text, *plain};
    // A marker that stayed as it is would be reported a second time, as text that cannot be plain.
    if (errors_.size() == errors_before) errors_.push_back(filled.locate(plain.error()));
    return {filled.text, ""};
  }

  BothForms both(const std::optional<Passage>& passage) {
    return passage ? both(*passage) : BothForms{};
  }

 private:
  Markers& markers_;
  std::vector<Error>& errors_;
};

void resolve_step(const StepSource& source, const StepWords& words, Resolver resolver,
                  ResolvedLesson& out) {
  Step step;
  StepMarkdown page;
  step.id = source.id;
  step.figure = source.figure;
  step.controls = source.controls;
  step.readouts = source.readouts;
  const auto put = [](BothForms forms, std::string& markdown, std::string& plain) {
    markdown = std::move(forms.markdown);
    plain = std::move(forms.plain);
  };
  put(resolver.both(words.title), page.title, step.title);
  page.prose = resolver.markdown(words.prose);
  put(resolver.both(words.caption), page.caption, step.caption);
  if (source.check) {
    Task task;
    task.check = *source.check;
    put(resolver.both(words.task), page.task, task.text);
    put(resolver.both(words.done), page.done, task.done);
    step.task = std::move(task);
  }
  if (source.right && words.quiz) {
    Quiz quiz;
    quiz.right = *source.right;
    put(resolver.both(words.quiz->question), page.question, quiz.question);
    for (const AnswerWords& answer : words.quiz->answers) {
      const BothForms text = resolver.both(answer.text);
      const BothForms why = resolver.both(answer.why);
      quiz.answers.push_back({answer.id, text.plain, why.plain});
      page.answers.push_back({answer.id, text.markdown, why.markdown});
    }
    step.quiz = std::move(quiz);
  }
  out.stage.steps.push_back(std::move(step));
  out.page.steps.push_back(std::move(page));
}

}  // namespace

ResolvedLesson resolve(const Course& course, const LessonSource& lesson, std::string_view language,
                       std::vector<Error>& errors) {
  ResolvedLesson out;
  out.stage.id = lesson.id;
  out.stage.language = language;
  out.stage.part = lesson.part;
  out.stage.minutes = lesson.minutes;
  out.stage.needs = lesson.needs;
  out.stage.data = lesson.data;
  const auto words = lesson.words.find(language);
  if (words == lesson.words.end() || lesson.steps.empty()) return out;
  const scenes::Context context = course.context(lesson, language);

  // Numbers in title and lede are over the first step's figure.
  Markers first(lesson.steps[0].figure, context);
  Resolver top(first, errors);
  const BothForms title = top.both(words->second.title);
  const BothForms lede = top.both(words->second.lede);
  out.page.title = title.markdown;
  out.stage.title = title.plain;
  out.page.lede = lede.markdown;
  out.stage.lede = lede.plain;

  for (const StepSource& step : lesson.steps) {
    const StepWords* step_words = words->second.find(step.id);
    if (step_words == nullptr || !scenes::make_scene(step.figure, context)) continue;
    Markers markers(step.figure, context);
    resolve_step(step, *step_words, Resolver(markers, errors), out);
  }
  return out;
}

}  // namespace downhill::lesson
