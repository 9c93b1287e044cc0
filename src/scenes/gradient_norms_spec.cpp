// The parameters of the scene `gradient-norms`.
#include <string>
#include <vector>

#include "scenes/gradient_norms.h"

namespace downhill::scenes {

SceneSpec gradient_norms_spec() {
  const auto names = [](auto... items) { return std::vector<std::string>{items...}; };
  return {
      .id = "gradient-norms",
      .parameters =
          {
              {.id = "view",
               .kind = Kind::kChoice,
               .initial = "bars",
               .choices = names("bars", "both")},
              {.id = "of",
               .kind = Kind::kChoice,
               .initial = "signal",
               .choices = names("signal", "weights")},
              {.id = "layers",
               .kind = Kind::kInteger,
               .initial = "20",
               .min = 2,
               .max = 50,
               .grain = 1},
              {.id = "activation",
               .kind = Kind::kChoice,
               .initial = "sigmoid",
               .choices = names("sigmoid", "tanh", "relu", "gelu")},
              {.id = "init",
               .kind = Kind::kChoice,
               .initial = "normal",
               .choices = names("normal", "xavier", "he")},
              {.id = "scale",
               .initial = "1",
               .min = 0.1,
               .max = 5,
               .grain = 0.01,
               .logarithmic = true},
              {.id = "batch_norm", .kind = Kind::kFlag, .initial = "0"},
              {.id = "residual", .kind = Kind::kFlag, .initial = "0"},
              {.id = "clip", .kind = Kind::kFlag, .initial = "0"},
              {.id = "rate",
               .initial = "0.1",
               .min = 0.001,
               .max = 1,
               .grain = 0.001,
               .logarithmic = true},
              {.id = "seed",
               .kind = Kind::kInteger,
               .initial = "1",
               .min = 1,
               .max = 99,
               .grain = 1},
              {.id = "layer",
               .kind = Kind::kInteger,
               .initial = "1",
               .min = 1,
               .max = 50,
               .grain = 1},
              {.id = "before",
               .kind = Kind::kChoice,
               .initial = "none",
               .choices = names("none", "sigmoid", "tanh", "relu", "gelu")},
          },
      .observables = names("first", "last", "here", "ratio", "factor", "loss", "blown_up",
                           "first_before", "ratio_before", "loss_before", "blown_up_before"),
      .last_step = 200,
  };
}

}  // namespace downhill::scenes
