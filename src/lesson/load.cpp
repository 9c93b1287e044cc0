#include "lesson/load.h"

#include <algorithm>
#include <cctype>

#include "lesson/json_fields.h"
#include "text/json.h"

namespace downhill::lesson {
namespace {

using text::Error;

// What follows `folder` in the paths that begin with it.
template <class Visit>
void each_path_in(const Files& files, std::string_view folder, Visit visit) {
  const std::string prefix = folder.empty() ? "" : std::string(folder) + "/";
  for (auto at = files.contents.lower_bound(prefix);
       at != files.contents.end() && at->first.starts_with(prefix); ++at) {
    visit(std::string_view(at->first).substr(prefix.size()));
  }
}

void add_once(std::vector<std::string>& names, std::string_view name) {
  if (names.empty() || names.back() != name) names.emplace_back(name);
}

StepSource read_step(JsonFields fields) {
  StepSource step;
  step.pointer = fields.pointer();
  step.id = fields.text("id");
  step.figure = fields.text("figure");
  step.controls = fields.texts("controls");
  step.readouts = fields.texts("readouts");
  if (std::optional<JsonFields> task = fields.object("task")) {
    step.check = task->text("check");
    task->refuse_others();
  }
  if (std::optional<JsonFields> quiz = fields.object("quiz")) {
    step.right = quiz->text("right");
    quiz->refuse_others();
  }
  fields.refuse_others();
  return step;
}

// "02-derivative" is number 2, id "derivative".
void check_folder_name(LessonSource& lesson, std::vector<Error>& errors) {
  const std::string& folder = lesson.folder;
  const bool numbered =
      folder.size() > 3 && std::isdigit(static_cast<unsigned char>(folder[0])) != 0 &&
      std::isdigit(static_cast<unsigned char>(folder[1])) != 0 && folder[2] == '-';
  if (!numbered) {
    errors.push_back({"lesson-folder",
                      "a lesson's folder is named like '02-derivative'",
                      {},
                      lesson.places.at("")});
    return;
  }
  lesson.number = (folder[0] - '0') * 10 + (folder[1] - '0');
  if (!lesson.id.empty() && folder.substr(3) != lesson.id) {
    errors.push_back(
        {"lesson-id",
         "the id '" + lesson.id + "' must be the folder's name, '" + folder.substr(3) + "'",
         {},
         lesson.places.at("/id")});
  }
}

void check_step_ids(const LessonSource& lesson, std::vector<Error>& errors) {
  for (const StepSource& step : lesson.steps) {
    if (step.id.empty() || lesson.find(step.id) == &step) continue;
    errors.push_back({"step-twice",
                      "the step '" + step.id + "' is there twice",
                      {},
                      lesson.places.at(step.pointer + "/id")});
  }
}

}  // namespace

const std::string* Files::find(std::string_view path) const {
  const auto found = contents.find(path);
  return found == contents.end() ? nullptr : &found->second;
}

std::vector<std::string> Files::folders_in(std::string_view folder) const {
  std::vector<std::string> out;
  each_path_in(*this, folder, [&](std::string_view rest) {
    const std::size_t slash = rest.find('/');
    if (slash != std::string_view::npos) add_once(out, rest.substr(0, slash));
  });
  return out;
}

std::vector<std::string> Files::files_in(std::string_view folder) const {
  std::vector<std::string> out;
  each_path_in(*this, folder, [&](std::string_view rest) {
    if (rest.find('/') == std::string_view::npos) out.emplace_back(rest);
  });
  return out;
}

const StepSource* LessonSource::find(std::string_view step_id) const {
  for (const StepSource& step : steps) {
    if (step.id == step_id) return &step;
  }
  return nullptr;
}

std::optional<LessonSource> load_lesson(const Files& files, std::string_view folder,
                                        const std::vector<std::string>& languages,
                                        std::vector<Error>& errors) {
  const std::string path = std::string(folder) + "/";
  const std::string file_name = files.root + path + "lesson.json";
  const std::string* json = files.find(path + "lesson.json");
  if (json == nullptr) {
    errors.push_back({"file-missing", "the file is missing", {}, {file_name, 0, 0}});
    return std::nullopt;
  }
  text::Result<text::Json> parsed = text::parse_json(*json, file_name);
  if (!parsed) {
    errors.push_back(parsed.error());
    return std::nullopt;
  }

  LessonSource lesson;
  lesson.folder = folder;
  lesson.places = find_json_places(*json, file_name);
  errors.insert(errors.end(), lesson.places.doubled.begin(), lesson.places.doubled.end());
  JsonFields fields(*parsed, "", lesson.places, errors);
  lesson.id = fields.text("id");
  lesson.part = fields.text("part");
  lesson.minutes = fields.whole("minutes", 1, 120);
  lesson.needs = fields.texts("needs");
  lesson.data = fields.texts("data");
  for (const JsonFields& step : fields.objects("steps")) lesson.steps.push_back(read_step(step));
  fields.refuse_others();
  check_folder_name(lesson, errors);
  check_step_ids(lesson, errors);

  for (const std::string& language : languages) {
    const std::string words_path = path + language + ".md";
    if (const std::string* markdown = files.find(words_path)) {
      lesson.words.emplace(language, read_sections(*markdown, files.root + words_path, errors));
    } else {
      errors.push_back({"language-missing",
                        "the lesson has no words in '" + language + "': this file is missing",
                        {},
                        {files.root + words_path, 0, 0}});
    }
  }
  return lesson;
}

}  // namespace downhill::lesson
