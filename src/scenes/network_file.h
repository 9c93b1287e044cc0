// What leaves the playground as a file, and comes back from one.
//
//     run       {"downhill": "network-run", "version": 1, "figure": "network?...", "seed": 1,
//                "step": 300, "weights": [...], "check": "..."}
//     network   {"downhill": "network", ..., "layers": [{"weights": [[...], ...], "bias": [...],
//                "activation": "tanh"}, ...]}          y = activation(weights x + bias), in turn
//     points    x,y,class (or x,y,height), a line a point
//
// A run's figure line gives its weights again, to the last digit on the same machine; they stand in
// the file for whoever reads it elsewhere, and `check`, made from line and weights, tells a damaged
// file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scenes/network_run.h"
#include "text/result.h"

namespace downhill::scenes {

std::string run_file(std::string_view line, const NetworkRun& run);
std::string network_file(std::string_view line, const NetworkRun& run);
std::string points_file(const Sample& sample, bool classes);

struct SavedRun {
  std::string line;
  std::vector<double> weights;
};
// Errors: "network-run-file" (something else than a run), "network-run-damaged" (weights or
// line are not those that were saved).
text::Result<SavedRun> read_run_file(std::string_view json);

// Columns x, y and class (0 or 1), named in the first line or in this order without names: as x, y,
// class of each point. Errors: those of data/csv.h; "network-point" (a place outside the map, a
// class that is neither 0 nor 1), with its number; "network-points" (too many).
text::Result<std::vector<double>> read_points_file(std::string_view csv);

}  // namespace downhill::scenes
