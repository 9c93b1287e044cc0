// What the page takes from the stage: its state as JSON, its figure as SVG, its data as CSV.
#pragma once

#include <string>
#include <string_view>

#include "app/runner.h"

namespace downhill::app {

// The fields are those of bridge.h. "{}" if no lesson is open.
std::string state_json(const Runner& runner);

// The current figure as a stand-alone SVG; "" if no lesson is open.
std::string figure_svg(const Runner& runner, figure::Size size, bool dark);

// What the current figure plots, as a table (figure/csv.h); "" if no lesson is open.
std::string figure_csv(const Runner& runner);

// The contents of a file that the figure offers to save (Scene::exports()); "" if it has none such.
std::string figure_file(const Runner& runner, std::string_view export_id);

}  // namespace downhill::app
