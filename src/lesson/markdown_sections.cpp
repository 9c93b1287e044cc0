#include "lesson/markdown_sections.h"

#include <algorithm>
#include <array>

#include "text/nearest.h"

namespace downhill::lesson {
namespace {

using text::Error;
using text::Place;

bool is_id(std::string_view id) {
  return !id.empty() && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

bool starts_fence(std::string_view line) { return trim(line).starts_with("```"); }

// Reads line by line; what a line means depends on the block that is open.
class Reader {
 public:
  Reader(std::string_view file_name, std::vector<Error>& errors) : errors_(errors) {
    out_.file = file_name;
  }

  LessonWords read(std::string_view markdown) {
    if (const std::size_t valid = valid_utf8_length(markdown); valid < markdown.size()) {
      const std::string_view before = markdown.substr(0, valid);
      line_number_ = 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
      mistake("utf8", "this is not UTF-8 text",
              here(std::string_view::npos, before.substr(before.rfind('\n') + 1)));
      return std::move(out_);
    }
    if (markdown.starts_with("\uFEFF")) markdown.remove_prefix(3);
    for (line_number_ = 1; !markdown.empty(); ++line_number_) {
      const std::size_t end = std::min(markdown.find('\n'), markdown.size());
      std::string_view line = markdown.substr(0, end);
      if (line.ends_with('\r')) line.remove_suffix(1);
      read_line(line);
      markdown.remove_prefix(std::min(end + 1, markdown.size()));
    }
    if (block_ != Block::kNone) {
      mistake("block-open", "the block ':::" + block_name_ + "' is not closed by ':::'",
              block_place_);
      close_block();
    }
    finish();
    return std::move(out_);
  }

 private:
  enum class Block { kNone, kPassage, kQuiz, kSkipped };

  Place here(std::size_t byte = 0, std::string_view line = {}) const {
    return {out_.file, line_number_, 1 + count_characters(line.substr(0, byte))};
  }

  void mistake(std::string key, std::string message, Place place) {
    errors_.push_back({std::move(key), std::move(message), {}, std::move(place)});
  }

  void read_line(std::string_view line) {
    if (starts_fence(line)) in_code_ = !in_code_;
    const bool code = in_code_ || starts_fence(line);
    if (!code && line.starts_with(":::")) {
      read_fence(line);
    } else if (block_ == Block::kPassage) {
      passage_.add_line(line, here());
    } else if (block_ == Block::kQuiz) {
      read_quiz_line(line);
    } else if (block_ == Block::kSkipped) {
      return;
    } else if (!code && line.starts_with("# ")) {
      read_title(line);
    } else if (!code && line.starts_with("## ")) {
      read_step(line);
    } else if (out_.steps.empty()) {
      out_.lede.add_line(line, here());
    } else {
      out_.steps.back().prose.add_line(line, here());
    }
  }

  void read_title(std::string_view line) {
    if (!out_.title.empty()) {
      return mistake("title-twice", "a lesson has one '# title'; steps begin with '## '", here());
    }
    if (!out_.steps.empty()) mistake("title-late", "the '# title' comes before the steps", here());
    if (!out_.lede.empty()) mistake("title-late", "the '# title' comes before the lede", here());
    add_trimmed(out_.title, line, 2);
    if (out_.title.empty()) mistake("title-empty", "the title is empty", here());
  }

  void read_step(std::string_view line) {
    StepWords step;
    step.place = here();
    std::size_t title_end = line.size();
    const std::size_t open = line.rfind("{#");
    if (open == std::string_view::npos || !trim(line).ends_with('}')) {
      mistake("step-id", "a step's heading ends with its id, as in '## Two points {#secant}'",
              here());
    } else {
      title_end = open;
      const std::string_view id = trim(line.substr(open + 2));
      step.id = id.substr(0, id.size() - 1);
      const Place place = here(open + 2, line);
      if (!is_id(step.id)) {
        mistake("step-id",
                "the step id '" + step.id + "' may hold small letters, digits and hyphens only",
                place);
      } else if (out_.find(step.id) != nullptr) {
        mistake("step-twice", "the step '" + step.id + "' is there twice", place);
      }
    }
    add_trimmed(step.title, line.substr(0, title_end), 3);
    if (step.title.empty()) mistake("title-empty", "the step's title is empty", here());
    out_.steps.push_back(std::move(step));
  }

  // The rest of the line after `skip` bytes, without blanks at its ends.
  void add_trimmed(Passage& passage, std::string_view line, std::size_t skip) const {
    const std::string_view rest = line.size() < skip ? std::string_view() : trim(line.substr(skip));
    if (rest.empty()) return;
    passage.add_line(rest, here(static_cast<std::size_t>(rest.data() - line.data()), line));
  }

  void read_fence(std::string_view line) {
    const std::string name(trim(line.substr(3)));
    if (name.empty()) {
      if (block_ == Block::kNone) return mistake("block", "no block is open here", here());
      return close_block();
    }
    if (block_ != Block::kNone) {
      mistake("block-open", "the block ':::" + block_name_ + "' is not closed by ':::'",
              block_place_);
      close_block();
    }
    block_name_ = name;
    block_place_ = here();
    passage_ = {};
    quiz_ = {};
    quiz_.place = here();
    static const std::vector<std::string> kNames = {"caption", "task", "done", "quiz"};
    block_ = name == "quiz" ? Block::kQuiz : Block::kPassage;
    if (std::find(kNames.begin(), kNames.end(), name) == kNames.end()) {
      const std::string near = text::nearest(name, kNames);
      mistake("block",
              "unknown block ':::" + name + "'" +
                  (near.empty() ? "; there are caption, task, done and quiz"
                                : ", did you mean ':::" + near + "'?"),
              here());
      block_ = Block::kSkipped;
    } else if (out_.steps.empty()) {
      mistake("block", "the block ':::" + name + "' stands before the first step", here());
      block_ = Block::kSkipped;
    }
  }

  void close_block() {
    const Block block = block_;
    block_ = Block::kNone;
    if (block == Block::kSkipped) return;
    StepWords& step = out_.steps.back();
    if (block == Block::kQuiz) {
      if (step.quiz) return twice();
      check_quiz();
      step.quiz = std::move(quiz_);
      return;
    }
    std::optional<Passage>& slot = block_name_ == "caption" ? step.caption
                                   : block_name_ == "task"  ? step.task
                                                            : step.done;
    if (slot) return twice();
    slot = passage_.trimmed();
    if (slot->empty()) {
      mistake("block-empty", "the block ':::" + block_name_ + "' is empty", block_place_);
    }
  }

  void twice() {
    mistake("block-twice", "the step has a block ':::" + block_name_ + "' already", block_place_);
  }

  // A question; then answers `- [id] text`, each followed by its explanation, `> why`.
  void read_quiz_line(std::string_view line) {
    const std::string_view bare = trim(line);
    const auto byte = bare.empty() ? 0 : static_cast<std::size_t>(bare.data() - line.data());
    if (bare.starts_with("- [")) {
      const std::size_t open = bare.find('[');
      const std::size_t close = bare.find(']');
      AnswerWords answer;
      answer.place = here(byte, line);
      if (close != std::string_view::npos) {
        answer.id = bare.substr(open + 1, close - open - 1);
        add_trimmed(answer.text, line, byte + close + 1);
      }
      if (!is_id(answer.id)) {
        mistake("answer-id", "an answer begins with its id, as in '- [settles] It settles.'",
                answer.place);
      }
      quiz_.answers.push_back(std::move(answer));
    } else if (quiz_.answers.empty()) {
      quiz_.question.add_line(line, here());
    } else if (bare.starts_with('>')) {
      add_trimmed(quiz_.answers.back().why, line, byte + 1);
    } else if (!bare.empty()) {
      AnswerWords& answer = quiz_.answers.back();
      if (!answer.why.empty()) {
        mistake("answer", "after an explanation comes the next answer, '- [id] …'",
                here(byte, line));
      }
      add_trimmed(answer.text, line, byte);
    }
  }

  void check_quiz() {
    quiz_.question = quiz_.question.trimmed();
    if (quiz_.question.empty()) mistake("quiz", "the quiz has no question", quiz_.place);
    if (quiz_.answers.size() < 2) {
      mistake("quiz", "a quiz has at least two answers, as in '- [settles] It settles.'",
              quiz_.place);
    }
    for (std::size_t i = 0; i < quiz_.answers.size(); ++i) {
      const AnswerWords& answer = quiz_.answers[i];
      if (answer.text.empty()) {
        mistake("answer", "the answer '" + answer.id + "' has no text", answer.place);
      }
      if (answer.why.empty()) {
        mistake("answer-why",
                "the answer '" + answer.id + "' has no explanation ('> …' under the answer)",
                answer.place);
      }
      for (std::size_t j = 0; j < i; ++j) {
        if (quiz_.answers[j].id != answer.id) continue;
        mistake("answer-twice", "the answer '" + answer.id + "' is there twice", answer.place);
        break;
      }
    }
  }

  void finish() {
    const Place top = {out_.file, 1, 1};
    if (out_.title.lines.empty()) {
      mistake("title-missing", "the lesson has no title: '# title' on the first line", top);
    }
    out_.lede = out_.lede.trimmed();
    if (out_.lede.empty()) {
      mistake("lede-missing", "the lesson has no lede: one paragraph under the title", top);
    }
    for (StepWords& step : out_.steps) {
      step.prose = step.prose.trimmed();
      if (step.done && !step.task) {
        mistake("task", "the step '" + step.id + "' has ':::done' but no ':::task'", step.place);
      }
      if (step.task && !step.done) {
        mistake("task", "the step '" + step.id + "' has ':::task' but no ':::done'", step.place);
      }
    }
  }

  std::vector<Error>& errors_;
  LessonWords out_;
  int line_number_ = 0;
  bool in_code_ = false;
  Block block_ = Block::kNone;
  std::string block_name_;
  Place block_place_;
  Passage passage_;  // of the open block
  QuizWords quiz_;   // of the open block
};

}  // namespace

const StepWords* LessonWords::find(std::string_view step_id) const {
  for (const StepWords& step : steps) {
    if (step.id == step_id) return &step;
  }
  return nullptr;
}

LessonWords read_sections(std::string_view markdown, std::string_view file_name,
                          std::vector<Error>& errors) {
  return Reader(file_name, errors).read(markdown);
}

}  // namespace downhill::lesson
