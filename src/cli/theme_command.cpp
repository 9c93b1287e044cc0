#include <string>

#include "cli/command.h"
#include "figure/theme.h"

namespace downhill::cli {
namespace {

int run_theme(const Arguments& arguments) {
  if (!arguments.positional().empty()) return misused("theme", "it takes no arguments");
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
          {kOutputOption, {"--help", "", "this text"}},
          run_theme};
}

}  // namespace downhill::cli
