#include <string>

#include "cli/command.h"
#include "figure/theme.h"
#include "text/json.h"

namespace downhill::cli {
namespace {

text::Json as_json(const figure::Theme& theme) {
  text::Json out = text::Json::object();
  for (int i = 0; i < figure::kRoleCount; ++i) {
    const auto role = static_cast<figure::Role>(i);
    out[std::string(figure::css_name(role))] = figure::css_color(theme[role]);
  }
  for (const figure::Color& color : theme.heights) {
    out["heights"].push_back(figure::css_color(color));
  }
  return out;
}

int run_theme(const Arguments& arguments) {
  if (!arguments.positional().empty()) return misused("theme", "it takes no arguments");
  if (arguments.has("--json")) {
    const text::Json both = {{"light", as_json(figure::light())},
                             {"dark", as_json(figure::dark())}};
    return write_output(arguments, both.dump(1) + "\n");
  }
  const std::string light = figure::css_variables(figure::light());
  const std::string dark = figure::css_variables(figure::dark());
  // The reader's system decides, unless the page says otherwise by data-theme.
  return write_output(arguments,
                      ":root{color-scheme:light;" + light + "}\n" +
                          "@media (prefers-color-scheme:dark){:root:not([data-theme=\"light\"])"
                          "{color-scheme:dark;" +
                          dark + "}}\n" + ":root[data-theme=\"dark\"]{color-scheme:dark;" + dark +
                          "}\n");
}

}  // namespace

Command theme_command() {
  return {"theme",
          "",
          "prints the colours, light and dark, as CSS variables",
          "",
          {{"--json", "", "print JSON: the colours of each theme by name, and of heights"},
           kOutputOption,
           {"--help", "", "this text"}},
          run_theme};
}

}  // namespace downhill::cli
