#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/progress.h"
#include "figure/svg.h"
#include "lesson/course.h"
#include "lesson/course_folder.h"
#include "lesson/figure_json.h"
#include "lesson/readout.h"
#include "scenes/audit.h"
#include "scenes/registry.h"
#include "text/json.h"
#include "text/number.h"

namespace downhill::cli {
namespace {

constexpr double kSmallest = 50;
constexpr double kLargest = 10000;

// "720x460"
bool read_size(std::string_view text, figure::Size& size) {
  const std::size_t cross = text.find('x');
  if (cross == std::string_view::npos) return false;
  const auto width = text::parse_number(text.substr(0, cross));
  const auto height = text::parse_number(text.substr(cross + 1));
  if (!width || !height) return false;
  size = {static_cast<float>(*width), static_cast<float>(*height)};
  return std::min(*width, *height) >= kSmallest && std::max(*width, *height) <= kLargest;
}

// Each into the folder of `-o`, as 01-derivative.svg, in the order of the lines.
int render_all(const std::vector<std::string>& lines, const scenes::Context& context,
               figure::Size size, figure::SvgOptions options, const std::string& folder) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  Progress progress("render", lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    progress.show(i);
    const auto scene = scenes::make_scene(lines[i], context);
    if (!scene) return refuse(scene.error());
    options.title = scenes::sentence(**scene);
    const std::string number = std::to_string(i + 1);
    const std::string name =
        (number.size() < 2 ? "0" : "") + number + "-" + std::string((*scene)->spec().id) + ".svg";
    const int done = write_file(std::filesystem::path(folder) / name,
                                figure::to_svg(scenes::picture(**scene, size), size, options));
    if (done != kDone) return done;
  }
  return kDone;
}

// What a figure is and shows, beside its picture.
text::Json figure_json(const scenes::Scene& scene, figure::Size size, figure::SvgOptions options) {
  options.title = scenes::sentence(scene);
  return {{"line", scene.line()},
          {"scene", scene.spec().id},
          {"title", lesson::label(scene, "title")},
          {"describe", options.title},
          {"parameters", lesson::parameters_json(scene)},
          {"observables", lesson::readouts_json(scene, scene.spec().observables)},
          {"svg", figure::to_svg(scenes::picture(scene, size), size, options)}};
}

int render_json(const Arguments& arguments, const scenes::Context& context, figure::Size size,
                const figure::SvgOptions& options) {
  text::Json out = text::Json::array();
  for (const std::string& line : arguments.positional()) {
    const auto scene = scenes::make_scene(line, context);
    if (!scene) return refuse(scene.error());
    out.push_back(figure_json(**scene, size, options));
  }
  return write_output(arguments, out.dump(1) + "\n");
}

int run_render(const Arguments& arguments) {
  const std::vector<std::string>& lines = arguments.positional();
  if (lines.empty()) {
    return misused("render", "a figure line is needed, as in 'derivative?f=sin(x)&x=1'");
  }
  const bool as_json = arguments.has("--json");
  if (!as_json && lines.size() > 1 && arguments.value("-o").value_or("-") == "-") {
    return misused("render", "several figures need a folder: -o FOLDER");
  }
  figure::Size size{720, 460};
  if (const auto given = arguments.value("--size"); given && !read_size(*given, size)) {
    return misused("render",
                   "'--size' is like 720x460, each side from 50 to 10000, not '" + *given + "'");
  }
  figure::SvgOptions options{.theme = &figure::light()};
  const std::string theme = arguments.value("--theme").value_or("light");
  if (theme == "dark") options.theme = &figure::dark();
  if (theme == "css") options.theme = nullptr;
  if (theme != "light" && theme != "dark" && theme != "css") {
    return misused("render", "'--theme' is light, dark or css, not '" + theme + "'");
  }

  const text::Result<std::string> folder = find_lessons(arguments);
  if (!folder) return refuse(folder.error());
  text::Result<lesson::Files> files = lesson::read_lessons(*folder);
  if (!files) return refuse(files.error());
  std::vector<text::Error> ignored;  // a mistake in some lesson does not concern this figure
  const lesson::Course course = lesson::load_course(*std::move(files), ignored);
  const std::string language = arguments.value("--lang").value_or("en");
  if (!course.words.contains(language)) {
    std::string known;
    for (const std::string& name : course.languages) known += (known.empty() ? "" : ", ") + name;
    return misused("render", "there is no language '" + language + "', only " + known);
  }

  if (as_json) return render_json(arguments, course.context(language), size, options);
  if (lines.size() > 1) {
    return render_all(lines, course.context(language), size, options, *arguments.value("-o"));
  }
  const auto scene = scenes::make_scene(lines[0], course.context(language));
  if (!scene) return refuse(scene.error());
  options.title = scenes::sentence(**scene);
  return write_output(arguments, figure::to_svg(scenes::picture(**scene, size), size, options));
}

}  // namespace

Command render_command() {
  return {"render",
          "LINE…",
          "draws the figures that lines of text name, as SVG",
          "  downhill render 'derivative?f=sin(x)&x=1&h=0.5' --lang en -o fig.svg\n"
          "  downhill render derivative 'gradient?x=1' -o figures\n\n"
          "Several lines need a folder, in which they become 01-derivative.svg and so on.\n"
          "--theme css leaves the colours to the page around it: they are variables (downhill "
          "theme).\n",
          {{"--lang", "LANGUAGE", "of labels and title: en, zh (en)"},
           {"--size", "WxH", "in CSS pixels (720x460)"},
           {"--theme", "THEME", "light, dark or css (light)"},
           {"--json", "", "print JSON: line, describe, parameters, observables, svg of each"},
           kOutputOption,
           kLessonsOption,
           {"--help", "", "this text"}},
          run_render};
}

}  // namespace downhill::cli
