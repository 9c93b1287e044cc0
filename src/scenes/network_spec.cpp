// The parameters of the scene `network`.
#include <string>
#include <utility>
#include <vector>

#include "scenes/network.h"

namespace downhill::scenes {
namespace {

constexpr int kLastEpoch = 2000;

}  // namespace

SceneSpec network_spec() {
  const auto choice = [](std::string id, std::vector<std::string> choices) {
    return Parameter{
        .id = std::move(id), .kind = Kind::kChoice, .initial = choices.front(), .choices = choices};
  };
  const auto whole = [](std::string id, std::string initial, double min, double max) {
    return Parameter{.id = std::move(id),
                     .kind = Kind::kInteger,
                     .initial = std::move(initial),
                     .min = min,
                     .max = max,
                     .grain = 1};
  };
  return {
      .id = "network",
      .parameters =
          {choice("view", {"all", "both", "net", "map"}),
           choice("data", {"circle", "xor", "moons", "spirals", "blobs", "painted", "formula"}),
           whole("count", "200", 2, 500),
           {.id = "noise", .initial = "0.05", .min = 0, .max = 0.5},
           {.id = "points", .kind = Kind::kList, .initial = "", .min = -2, .max = 2, .grain = 0},
           whole("paint", "1", 0, 1),
           {.id = "cursor_x", .initial = "0", .min = -2, .max = 2, .grain = 0.05},
           {.id = "cursor_y", .initial = "0", .min = -2, .max = 2, .grain = 0.05},
           {.id = "f",
            .kind = Kind::kFormula,
            .initial = "sin(3x)*cos(3y)",
            .choices = {"sin(3x)*cos(3y)", "x*y", "x^2-y^2", "tanh(4x)"},
            .variables = {"x", "y"}},
           whole("layers", "1", 1, 6),
           whole("units", "4", 1, 16),
           choice("activation", {"tanh", "relu", "sigmoid", "leaky-relu", "gelu", "identity"}),
           choice("init", {"xavier", "he", "normal", "zero"}),
           choice("optimizer", {"adam", "gradient-descent", "heavy-ball", "nesterov", "adagrad",
                                "rmsprop", "adamw"}),
           choice("schedule", {"constant", "step", "cosine", "warmup"}),
           {.id = "rate",
            .initial = "0.03",
            .min = 0.001,
            .max = 10,
            .grain = 0,
            .logarithmic = true},
           whole("batch", "0", 0, 500),
           {.id = "l1", .initial = "0", .min = 0, .max = 0.1, .grain = 0.001},
           {.id = "l2", .initial = "0", .min = 0, .max = 0.1, .grain = 0.001},
           whole("span", "600", 10, kLastEpoch),
           whole("seed", "1", 1, 999),
           choice("edges", {"weights", "gradients"}),
           choice("phase", {"start", "forward", "loss", "backward"}),
           whole("follow", "0", 0, 500),
           {.id = "reach", .initial = "1.2", .min = 0.5, .max = 3},
           // A run that was saved, or points.
           {.id = "load", .kind = Kind::kFile, .initial = "", .choices = {"json", "csv"}}},
      .observables = {"loss", "test", "right", "right_test", "true0", "false1", "false0", "true1",
                      "parameters", "epoch", "gradient", "answer", "point_loss", "slope", "painted",
                      "stage", "blown_up"},
      .last_step = kLastEpoch,
  };
}

}  // namespace downhill::scenes
