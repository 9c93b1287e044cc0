#include "app/desktop_options.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "text/command_line.h"
#include "text/nearest.h"
#include "text/number.h"

namespace downhill::app {
namespace {

using text::Error;
using text::Option;
using text::Result;

const std::vector<Option>& options() {
  static const std::vector<Option> kAll = {
      {"--lang", "NAME", "language: en, zh (else by $LANG)"},
      {"--theme", "NAME", "light or dark"},
      {"--step", "STEP", "where to begin: a number from 1, or a step's id"},
      {"--size", "WxH", "size of the window, 480x600 to 8000x8000 (1200x800)"},
      {"--lessons", "DIR", "where the lessons lie (else $DOWNHILL_LESSONS, or as installed)"},
      {"--screenshot", "FILE", "draw until nothing moves, write the picture (PNG) and leave"},
      {"--help", "", "this text"},
  };
  return kAll;
}

Error usage(std::string message) { return {"usage", std::move(message), {}, {}}; }

// "there is no WHAT 'name', did you mean …?", or the names there are when none is near.
Error unknown(const std::string& what, const std::string& name,
              const std::vector<std::string>& known) {
  std::string message = "there is no " + what + " '" + name + "'";
  const std::string near = text::nearest(name, known);
  if (!near.empty()) return usage(message + text::did_you_mean(near));
  message += "; there are ";
  for (std::size_t i = 0; i < known.size(); ++i) {
    message += (i == 0 ? "" : i + 1 == known.size() ? " and " : ", ") + known[i];
  }
  return usage(message);
}

std::optional<figure::Size> read_size(const std::string& text) {
  const std::size_t cross = text.find('x');
  if (cross == std::string::npos) return std::nullopt;
  const auto width = text::parse_number(text.substr(0, cross));
  const auto height = text::parse_number(text.substr(cross + 1));
  if (!width || !height || *width < 480 || *width > 8000 || *height < 600 || *height > 8000) {
    return std::nullopt;
  }
  return figure::Size{static_cast<float>(static_cast<int>(*width)),
                      static_cast<float>(static_cast<int>(*height))};
}

}  // namespace

Result<DesktopOptions> read_desktop_options(const std::vector<std::string>& words) {
  const Result<text::CommandLine> line = text::CommandLine::parse(words, options());
  if (!line) return line.error();
  DesktopOptions out;
  out.help = line->has("--help");
  out.lessons = line->value("--lessons");
  out.language = line->value("--lang").value_or("");
  out.step = line->value("--step").value_or("1");
  if (line->positional().size() > 1) {
    return usage("one lesson at a time: '" + line->positional()[1] + "' is one too many");
  }
  if (!line->positional().empty()) out.lesson = line->positional()[0];
  const std::string theme = line->value("--theme").value_or("light");
  if (theme != "light" && theme != "dark") return unknown("theme", theme, {"light", "dark"});
  out.dark = theme == "dark";
  if (const auto size = line->value("--size")) {
    const auto read = read_size(*size);
    if (!read) return usage("'" + *size + "' is no size, as 1200x800 is (480x600 to 8000x8000)");
    out.size = *read;
  }
  if (const auto file = line->value("--screenshot")) {
    if (!file->ends_with(".png")) return usage("'" + *file + "' does not end in .png");
    out.screenshot = *file;
  }
  return out;
}

std::string desktop_help() {
  std::string out =
      "downhill-desktop [LESSON]\n\n"
      "The course in a window of its own, without a browser.\n\n"
      "    downhill-desktop 05-gradient --lang zh --theme dark --step 2\n\n"
      "LESSON is a folder (05-gradient), a number (5) or an id (gradient).\n\nOptions:\n";
  for (const Option& option : options()) {
    std::string name = std::string(option.name) + ' ' + std::string(option.value);
    name.resize(std::max<std::size_t>(name.size() + 1, 20), ' ');
    out += "  " + name + std::string(option.help) + '\n';
  }
  return out +
         "\nKeys: Page Up and Page Down step through the lesson, Up and Down scroll its text;\n"
         "Tab chooses a control, Left and Right move it (with Shift further), Enter presses it;\n"
         "Q opens the question, 1 to 9 answer it; R resets; L lists the lessons;\n"
         "Z changes the language, D the theme; Esc closes what is open.\n"
         "A file that is dropped on the window goes to a figure that takes one.\n"
         "\nExit codes: 0 done, 1 the window or the picture failed, 2 the command line is wrong.\n";
}

Result<DesktopStart> find_start(const DesktopOptions& options, const lesson::Course& course) {
  DesktopStart start;
  std::vector<std::string> folders;
  for (const lesson::LessonSource& lesson : course.lessons) {
    folders.push_back(lesson.folder);
    const std::string& name = options.lesson;
    const std::string number = lesson.folder.substr(0, lesson.folder.find('-'));  // "05"
    const bool named = name == lesson.folder || name == lesson.id || name == number ||
                       name == std::to_string(lesson.number);
    if (!start.lesson && (name.empty() || named)) start.lesson = &lesson;
  }
  if (folders.empty()) return usage("there are no lessons in '" + course.files.root + "'");
  if (!start.lesson) {
    std::vector<std::string> names = folders;
    for (const lesson::LessonSource& lesson : course.lessons) names.push_back(lesson.id);
    const std::string near = text::nearest(options.lesson, names);
    return unknown("lesson", options.lesson, near.empty() ? folders : std::vector{near});
  }
  start.language = options.language;
  if (start.language.empty()) {
    const char* locale = std::getenv("LANG");
    for (const std::string& language : course.languages) {
      if (locale && std::string_view(locale).starts_with(language)) start.language = language;
    }
    if (start.language.empty()) start.language = course.languages.front();
  } else if (std::ranges::find(course.languages, start.language) == course.languages.end()) {
    return unknown("language", start.language, course.languages);
  }
  std::vector<std::string> ids;
  for (const lesson::StepSource& step : start.lesson->steps) ids.push_back(step.id);
  const auto at = std::ranges::find(ids, options.step);
  if (at != ids.end()) {
    start.step = static_cast<int>(at - ids.begin());
    return start;
  }
  const auto number = text::parse_number(options.step);
  if (!number) return unknown("step", options.step, ids);
  const int step = *number >= 1 && *number <= 1000 ? static_cast<int>(*number) : 0;
  if (step < 1 || step != *number || step > static_cast<int>(ids.size())) {
    return usage("there is no step " + options.step + "; lesson " + start.lesson->folder +
                 " has steps 1 to " + std::to_string(ids.size()));
  }
  start.step = step - 1;
  return start;
}

}  // namespace downhill::app
