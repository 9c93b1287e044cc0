// The parameters and observables of scene house-price.
#include <string>
#include <vector>

#include "scenes/fork.h"
#include "scenes/house_price.h"
#include "scenes/house_price_picture.h"

namespace downhill::scenes {

SceneSpec house_price_spec() {
  const auto names = [](auto... items) { return std::vector<std::string>{items...}; };
  SceneSpec spec{
      .id = "house-price",
      .parameters =
          {
              {.id = "view",
               .kind = Kind::kChoice,
               .initial = "all",
               .choices = names("fit", "fit-map", "map", "curve", "loop", "plane", "house", "all")},
              {.id = "features",
               .kind = Kind::kChoice,
               .initial = "area",
               .choices = names("area", "area-age")},
              // The start: dollars per ft², dollars per year, thousand dollars.
              {.id = "w", .initial = "0", .min = -200, .max = 400, .grain = 1, .unit = "$/ft²"},
              {.id = "v", .initial = "0", .min = -4000, .max = 2000, .grain = 10, .unit = "$"},
              {.id = "b", .initial = "0", .min = 0, .max = 400, .grain = 1, .unit = "k$"},
              {.id = "rate",
               .initial = "0.1",
               .min = 0.001,
               .max = 2,
               .grain = 0.001,
               .logarithmic = true},
              {.id = "stage",
               .kind = Kind::kChoice,
               .initial = "initialise",
               .choices = names("initialise", "forward", "loss", "backward", "update")},
              {.id = "errors",
               .kind = Kind::kChoice,
               .initial = "none",
               .choices = names("none", "lines", "squares")},
              // The learner's own house.
              {.id = "area",
               .initial = "1500",
               .min = 300,
               .max = 4000,
               .grain = 10,
               .unit = "ft²"},
              {.id = "age", .initial = "36", .min = 0, .max = 140, .grain = 1},
              {.id = "turn", .initial = "25", .min = -60, .max = 60, .grain = 1, .unit = "°"},
          },
      .observables =
          names("loss", "rmse", "w_area", "w_age", "bias", "grad_area", "grad_age", "grad_bias",
                "theta_area", "theta_age", "price", "r2", "within", "best_loss", "best_rmse",
                "best_w_area", "best_w_age", "best_bias", "gap", "largest_rate", "condition",
                "diverged", "sales", "outside", "mean_area", "mean_age", "area_deviation",
                "age_deviation", "example_area", "example_sold", "example_price", "example_error",
                "forked", "fork_loss", "fork_difference"),
      .files = names(std::string(kHouseFile)),
      .last_step = 400,
  };
  add_fork(spec, *spec.find("rate"), spec.last_step);
  return spec;
}

}  // namespace downhill::scenes
