// What holds for every line of text and every run: a line comes back from its print, a scene from
// its line; a run played again is the same, a longer run begins with the shorter one, and a fork
// shares the way up to its step and changes nothing of the run it left.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "optim/make_optimizer.h"
#include "property.h"
#include "scenes/descent_run.h"
#include "scenes/figure_line.h"
#include "scenes/scene_context.h"

namespace downhill::scenes {
namespace {

// Characters by their code points, none of them a surrogate.
std::string utf8(const std::vector<std::uint32_t>& drawn) {
  std::string out;
  const auto put = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
  for (const std::uint32_t any : drawn) {
    std::uint32_t c = any % 3 == 0 ? any % 0x110000 : any % 0x80;
    if (c >= 0xD800 && c < 0xE000) c = 0x659C;
    if (c < 0x80) {
      put(c);
    } else if (c < 0x800) {
      put(0xC0 | c >> 6), put(0x80 | (c & 63));
    } else if (c < 0x10000) {
      put(0xE0 | c >> 12), put(0x80 | (c >> 6 & 63)), put(0x80 | (c & 63));
    } else {
      put(0xF0 | c >> 18), put(0x80 | (c >> 12 & 63)), put(0x80 | (c >> 6 & 63)),
          put(0x80 | (c & 63));
    }
  }
  return out;
}

// The columns are those of the printed line, not of the value.
std::vector<std::pair<std::string, std::string>> said(const FigureLine& line) {
  std::vector<std::pair<std::string, std::string>> out;
  for (const FigureLine::Value& value : line.values) out.emplace_back(value.name, value.value);
  return out;
}

TEST(SceneProperties, AFigureLineComesBackFromItsPrint) {
  using Drawn = std::vector<std::uint32_t>;
  EXPECT_TRUE(holds("parse(print(line)) is line",
                    [](const Drawn& scene, const std::vector<std::pair<Drawn, Drawn>>& values) {
                      FigureLine line{"s" + utf8(scene), {}};
                      std::set<std::string> names;
                      for (const auto& [name, value] : values) {
                        const std::string text = utf8(name);
                        if (text.empty() || !names.insert(text).second) continue;
                        line.values.push_back({.name = text, .value = utf8(value)});
                      }
                      const std::string printed = print_figure_line(line);
                      RC_LOG() << printed << "\n";
                      const auto again = parse_figure_line(printed);
                      RC_ASSERT(again.ok());
                      RC_ASSERT(again->scene == line.scene);
                      RC_ASSERT(said(*again) == said(line));
                    }));
}

TEST(SceneProperties, ASceneComesBackFromItsLine) {
  EXPECT_TRUE(holds("the scene of a line has that line", [](double x, double h, int step) {
    const auto hill = scene_of("derivative");
    hill->set_number("x", x);
    hill->set_number("h", h);
    const auto hill_again = scene_of(hill->line());
    RC_ASSERT(hill_again->line() == hill->line());
    RC_ASSERT(hill_again->number("x") == hill->number("x"));
    RC_ASSERT(hill_again->number("h") == hill->number("h"));
    const auto run = scene_of("descent");
    run->go_to_step(step);
    run->set_number("x", x);
    RC_ASSERT(scene_of(run->line())->line() == run->line());
    RC_ASSERT(scene_of(run->line())->step() == run->step());
  }));
}

DescentLeg any_leg(int from) {
  DescentLeg leg;
  leg.from = from;
  const auto names = optim::optimizer_names();
  leg.optimizer = *rc::gen::elementOf(std::vector<std::string>(names.begin(), names.end()));
  leg.rate.schedule = *rc::gen::elementOf(kSchedules);
  leg.rate.rate = std::exp(*rc::gen::inRange(-500, 200) / 100.0);
  leg.rate.period = *rc::gen::inRange(1, 60);
  leg.settings.beta = *rc::gen::inRange(0, 99) / 100.0;
  leg.clip = *rc::gen::elementOf(std::vector<double>{0, 0, 1});
  return leg;
}

DescentPlan any_plan() {
  DescentPlan plan;
  const double x = *rc::gen::inRange(-300, 300) / 100.0;
  const double y = *rc::gen::inRange(-300, 300) / 100.0;
  plan.start = {x, y};
  plan.legs = {any_leg(0)};
  plan.noise = *rc::gen::elementOf(std::vector<double>{0, 0.5});
  plan.seed = *rc::gen::inRange(1, 1000);
  plan.steps = 60;
  plan.beyond = 100;
  return plan;
}

DescentGround& any_ground() {
  static std::vector<DescentGround> grounds;
  if (grounds.empty()) {
    for (const char* f : {"x^2/2 + 2y^2", "(1 - x)^2 + 9(y - x^2)^2", "x^2 - y^2 + y^4/4",
                          "sin(3x) + |y|", "ln(x^2 + y) - sqrt(y)"}) {
      grounds.emplace_back(*expr::Function::parse(f, {"x", "y"}));
    }
  }
  return grounds[*rc::gen::inRange<std::size_t>(0, grounds.size())];
}

bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

void expect_same_until(const DescentRun& one, const DescentRun& other, int step) {
  RC_ASSERT(std::min(one.last(), step) == std::min(other.last(), step));
  for (int k = 0; k <= std::min(one.last(), step); ++k) {
    const DescentMoment &a = one.at(k), &b = other.at(k);
    RC_ASSERT(same(a.x, b.x) && same(a.y, b.y) && same(a.height, b.height));
    RC_ASSERT(same(a.slope_x, b.slope_x) && same(a.slope_y, b.slope_y));
  }
}

TEST(SceneProperties, ARunPlayedAgainIsTheSame) {
  EXPECT_TRUE(holds("a run is a function of its plan", [] {
    const DescentPlan plan = any_plan();
    DescentGround& ground = any_ground();
    const DescentRun first(ground, plan);
    (void)DescentRun(ground, any_plan());  // what else walks there leaves no trace
    expect_same_until(first, DescentRun(ground, plan), plan.steps);
  }));
}

TEST(SceneProperties, ALongerRunBeginsWithTheShorterOne) {
  EXPECT_TRUE(holds("a run of 20 steps is the beginning of one of 60", [] {
    const DescentPlan plan = any_plan();
    DescentGround& ground = any_ground();
    DescentPlan shorter = plan;
    shorter.steps = 20;
    expect_same_until(DescentRun(ground, plan), DescentRun(ground, shorter), 20);
  }));
}

TEST(SceneProperties, AForkSharesTheWayUntilItsStep) {
  EXPECT_TRUE(holds("a fork shares the way", [] {
    DescentPlan plan = any_plan();
    DescentGround& ground = any_ground();
    const DescentRun straight(ground, plan);
    const int from = *rc::gen::inRange(0, 60);
    DescentPlan forked = plan;
    forked.legs.push_back(any_leg(from));
    expect_same_until(straight, DescentRun(ground, forked), from);
    // The same rule from there on, with its memory: nothing changes.
    forked.legs.back() = plan.legs.front();
    forked.legs.back().from = from;
    expect_same_until(straight, DescentRun(ground, forked), plan.steps);
  }));
}

}  // namespace
}  // namespace downhill::scenes
