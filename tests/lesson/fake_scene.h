// A scene with one parameter of each kind, for tests of what pages show beside a figure.
#pragma once

#include <limits>
#include <string>
#include <vector>

#include "scenes/scene.h"
#include "text/words.h"

namespace downhill::lesson {

inline const scenes::SceneSpec& fake_spec() {
  using scenes::Kind;
  static const scenes::SceneSpec spec = {
      .id = "fake",
      .parameters =
          {{.id = "f",
            .kind = Kind::kFormula,
            .initial = "x^2-2x",
            .choices = {"x^3"},
            .variables = {"x"}},
           {.id = "x", .initial = "-1.5", .min = -2, .max = 2, .grain = 0.25},
           {.id = "rate",
            .initial = "0.00012345",
            .min = 1e-6,
            .max = 1,
            .grain = 0,
            .logarithmic = true},
           {.id = "area",
            .kind = Kind::kInteger,
            .initial = "12345",
            .min = 0,
            .max = 99999,
            .unit = "ft²"},
           {.id = "grid", .kind = Kind::kFlag, .initial = "1"},
           {.id = "view", .kind = Kind::kChoice, .initial = "map", .choices = {"map", "curve"}}},
      .observables = {"price", "note", "gone"},
      .last_step = 30};
  return spec;
}

inline text::Words fake_words() {
  text::Words words("en");
  (void)words.add_json(R"({
    "fake.f": "function", "fake.x": "x", "fake.rate": "rate", "fake.area": "area",
    "fake.grid": "grid", "fake.view": "view", "fake.view.map": "the map",
    "fake.view.curve": "the curve", "fake.price": "price", "fake.note": "note",
    "fake.gone": "gone", "fake.action.run": "Run", "stage.stop": "Stop",
    "figure.step": "step", "stage.on": "on", "stage.off": "off"})");
  return words;
}

class FakeScene : public scenes::Scene {
 public:
  explicit FakeScene(const text::Words& words) : Scene(fake_spec(), {&words, {}}) {}

  std::vector<scenes::Observable> observe() const override {
    return {{.id = "price",
             .value = -181500.4,
             .decimals = 0,
             .role = figure::Role::kCurve,
             .unit = "$"},
            {.id = "note", .value = 1, .text = "2x − 2"},
            {.id = "gone", .value = std::numeric_limits<double>::quiet_NaN(), .unit = "ft²"}};
  }
  figure::DrawList draw(figure::Size, const scenes::DrawOptions&) const override { return {}; }
  std::string describe() const override { return "A fake."; }
  std::vector<scenes::Action> actions() const override {
    return {{.id = "run", .enabled = true, .running = true}};
  }
};

}  // namespace downhill::lesson
