// Every scene, everywhere: at the ends of all its parameters at once and at 200 settings drawn by
// chance, at every size a window can have, at the beginning of its run and far into it, a picture
// has only finite places, is not larger than a screen can take, and every number has a name.
// What holds for each parameter alone is in registry_test.cpp.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "random/random.h"
#include "scenes/registry.h"
#include "scenes/scene_context.h"
#include "text/number.h"

namespace downhill::scenes {
namespace {

using Values = std::vector<std::pair<std::string, std::string>>;

constexpr std::array<figure::Size, 5> kSizes = {
    {{0, 0}, {1, 1}, {358, 300}, {760, 520}, {4000, 3000}}};
constexpr std::array kSteps = {0, 1, 120};
constexpr int kSettings = 200;

// What a screen draws in a frame without a stutter.
constexpr std::size_t kMostShapes = 12'000;
constexpr std::size_t kMostPoints = 400'000;  // of all shapes together, cells among them

// Steep, empty, endless, broken, full of holes: all of them formulas.
const std::vector<std::string> kHardFormulas{
    "0",        "1/0",        "0/0",       "ln(-1)",    "x",        "-x^2",     "1/x",
    "x^x",      "sqrt(x)",    "tan(x)",    "exp(9x^2)", "1e300x",   "1e-300x",  "x^3",
    "step(x)",  "|x|",        "sin(1e6x)", "asin(2+x)", "x^0.5",    "ln(x)",    "exp(exp(x^2))",
    "1e308x^2", "sign(x)",    "max(x, 1)", "x^-9",      "log10(x)", "sin(1/x)", "cosh(9x)",
    "x+1e-320", "sigmoid(x)", "atanh(x)",  "relu(-x)"};
const std::vector<std::string> kBrokenFormulas{"",     "sin(",  "x+",    "\xFF", "(((",
                                               "2x 3", "q",     "x = 1", "斜",   "<svg>",
                                               "x..2", "1e999", "|x|||", "x, x"};
const std::vector<std::string> kTexts{"",
                                      "0",
                                      "2x",
                                      "-1.5",
                                      "1e999",
                                      "nan",
                                      "1/0",
                                      "sin(",
                                      "x = 1",
                                      "<img src=x onerror=alert(1)>",
                                      "\"><script>alert(1)</script>",
                                      "(1, 2)",
                                      "斜率",
                                      "  ",
                                      "%2",
                                      "((((((((((",
                                      "1,2,3,4,5,6"};
const std::vector<std::string> kTables{"x,y,class\n0,0,1\n0.5,-1,0\n1.5,1,1\n",
                                       "a,b\n1,2\n3,4\n5,7\n",
                                       "a,b\n1,1\n1,1\n",
                                       "",
                                       "a\nword\n",
                                       "a,b\n1e308,-1e308\n-1e308,1e308\n1,1\n"};

struct Size {
  std::size_t shapes = 0;
  std::size_t points = 0;
};

Size size_of(const figure::DrawList& list) {
  Size out{list.size(), 0};
  for (const figure::Shape& shape : list) {
    if (const auto* line = std::get_if<figure::Polyline>(&shape)) {
      out.points += line->points.size();
    } else if (const auto* polygon = std::get_if<figure::Polygon>(&shape)) {
      out.points += polygon->points.size();
    } else if (const auto* cells = std::get_if<figure::Cells>(&shape)) {
      EXPECT_EQ(cells->levels.size(), static_cast<std::size_t>(cells->columns * cells->rows));
      out.points += cells->levels.size();
    } else if (const auto* mesh = std::get_if<figure::Mesh>(&shape)) {
      out.points += mesh->points.size() + mesh->squares.size();
      for (const auto& square : mesh->squares) {
        for (const int corner : square) {
          EXPECT_LT(static_cast<std::size_t>(corner), mesh->points.size());
        }
      }
    }
  }
  return out;
}

Context context_with_tables() {
  static const std::vector<std::string> tables = kTables;
  Context context = course_context();
  context.file = [](std::string_view name) -> const std::string* {
    const std::size_t dot = name.find('.');
    if (dot == 1 && name[0] >= '0' && name[0] < '0' + static_cast<char>(tables.size())) {
      return &tables[static_cast<std::size_t>(name[0] - '0')];
    }
    return lesson_data(name);
  };
  return context;
}

class EverySceneEverywhere : public testing::TestWithParam<std::string> {
 protected:
  const SceneSpec& spec() const { return *find_scene(GetParam()); }

  std::unique_ptr<Scene> scene() const {
    auto made = make_scene(spec().id, context_with_tables());
    EXPECT_TRUE(made);
    return *std::move(made);
  }

  template <class T>
  const T& one_of(const std::vector<T>& all) {
    return all[static_cast<std::size_t>(random_.integer(static_cast<int>(all.size())))];
  }

  std::string number_in(const Parameter& row) {
    const int way = random_.integer(8);
    double value = way == 0 ? row.min : row.max;
    if (way > 1 && row.logarithmic) {
      value = std::exp(random_.uniform(std::log(row.min), std::log(row.max)));
    } else if (way > 1) {
      value = random_.uniform(row.min, row.max);
    }
    if (row.kind == Kind::kInteger) value = std::round(value);
    return text::exact(std::clamp(value, row.min, row.max));
  }

  std::string drawn(const Parameter& row, const Scene& scene) {
    switch (row.kind) {
      case Kind::kNumber:
      case Kind::kInteger:
        return number_in(row);
      case Kind::kFlag:
        return random_.integer(2) == 0 ? "0" : "1";
      case Kind::kChoice: {
        const std::vector<std::string> choices = scene.choices(row.id);
        return choices.empty() ? "zebra" : one_of(choices);
      }
      case Kind::kFormula:
        return random_.integer(3) == 0 && !row.choices.empty() ? one_of(row.choices)
                                                               : one_of(kHardFormulas);
      case Kind::kText:
        return one_of(kTexts);
      case Kind::kFile:
        return std::to_string(random_.integer(static_cast<int>(kTables.size()) + 1)) + "." +
               row.choices.front();
      case Kind::kList:
        break;
    }
    std::string out;
    const int entries = row.count > 0 ? row.count : 3 * random_.integer(5);
    for (int i = 0; i < entries; ++i) {
      if (i > 0) out += ',';
      if (row.count == 0 || random_.integer(4) > 0) out += number_in(row);
    }
    return out;
  }

  // All at once; where the scene refuses one of them, those that it takes.
  static void set(Scene& scene, const Values& values) {
    if (scene.set_all(values)) return;
    for (const auto& [id, value] : values) (void)scene.set(id, value);
  }

  void expect_fine(Scene& scene, int step, figure::Size size) {
    scene.go_to_step(step);
    const figure::DrawList list = scene.draw(size);
    const std::string where =
        scene.line() + " at " + text::exact(size.width) + " x " + text::exact(size.height);
    EXPECT_TRUE(figure::all_finite(list)) << where;
    const Size drawn = size_of(list);
    EXPECT_LE(drawn.shapes, kMostShapes) << where;
    EXPECT_LE(drawn.points, kMostPoints) << where;
    most_.shapes = std::max(most_.shapes, drawn.shapes);
    most_.points = std::max(most_.points, drawn.points);
    const std::string sentence = scene.describe();
    EXPECT_FALSE(sentence.empty()) << where;
    EXPECT_EQ(sentence.find("\u27E8"), std::string::npos) << where << "\n" << sentence;
    for (const Observable& seen : scene.observe()) {
      EXPECT_NE(std::find(spec().observables.begin(), spec().observables.end(), seen.id),
                spec().observables.end())
          << where << ": " << seen.id;
    }
    (void)scene.actions();
  }

  void everywhere(const Values& values) {
    const auto shown = scene();
    set(*shown, values);
    for (const int step : kSteps) {
      for (const figure::Size& size : kSizes) expect_fine(*shown, step, size);
    }
  }

  random::Random random_{9};
  Size most_;
};

INSTANTIATE_TEST_SUITE_P(Scenes, EverySceneEverywhere, testing::ValuesIn([] {
                           std::vector<std::string> ids;
                           for (const SceneSpec& spec : all_scenes()) ids.push_back(spec.id);
                           return ids;
                         }()),
                         [](const auto& row) {
                           std::string name = row.param;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

TEST_P(EverySceneEverywhere, DrawsAtTheEndsOfAllParametersAtOnce) {
  Values lowest, highest;
  for (const Parameter& row : spec().parameters) {
    if (row.kind == Kind::kFlag) {
      lowest.emplace_back(row.id, "0");
      highest.emplace_back(row.id, "1");
    } else if (is_number(row.kind)) {
      lowest.emplace_back(row.id, text::exact(row.min));
      highest.emplace_back(row.id, text::exact(row.max));
    } else if (row.kind == Kind::kChoice && !row.choices.empty()) {
      lowest.emplace_back(row.id, row.choices.front());
      highest.emplace_back(row.id, row.choices.back());
    } else if (row.kind == Kind::kList && row.count > 0) {
      std::string low = text::exact(row.min), high = text::exact(row.max);
      for (int i = 1; i < row.count; ++i) low += "," + text::exact(row.min);
      for (int i = 1; i < row.count; ++i) high += "," + text::exact(row.max);
      lowest.emplace_back(row.id, low);
      highest.emplace_back(row.id, high);
    }
  }
  everywhere({});
  everywhere(lowest);
  everywhere(highest);
}

TEST_P(EverySceneEverywhere, DrawsAtSettingsDrawnByChance) {
  // One scene for all, so that what one setting leaves behind meets the next.
  const auto shown = scene();
  for (int i = 0; i < kSettings; ++i) {
    Values values;
    for (const Parameter& row : spec().parameters) {
      const bool moved = random_.integer(3) > 0;
      values.emplace_back(row.id, moved ? drawn(row, *shown) : row.initial);
    }
    set(*shown, values);
    const auto turn = static_cast<std::size_t>(i);
    const int step = kSteps[turn / kSizes.size() % kSteps.size()];
    expect_fine(*shown, step, kSizes[turn % kSizes.size()]);
    if (step > 1 || i % 8 != 0) continue;
    const auto again = make_scene(shown->line(), context_with_tables());
    ASSERT_TRUE(again) << shown->line() << ": " << text::to_string(again.error());
    EXPECT_EQ((*again)->line(), shown->line());
  }
  RecordProperty("most_shapes", std::to_string(most_.shapes));
  RecordProperty("most_points", std::to_string(most_.points));
}

TEST_P(EverySceneEverywhere, ShowsTheSameWhicheverWayAStepIsReached) {
  if (spec().last_step == 0) GTEST_SKIP() << "no timeline";
  const auto shown = scene();
  for (int i = 0; i < 12; ++i) {
    const int step = random_.integer(std::min(spec().last_step, 150) + 1);
    shown->go_to_step(step);
    const auto fresh = scene();
    fresh->go_to_step(step);
    EXPECT_EQ(shown->draw(kSizes[2]), fresh->draw(kSizes[2])) << shown->line();
    EXPECT_EQ(shown->describe(), fresh->describe());
  }
}

TEST_P(EverySceneEverywhere, RefusesBrokenValuesAndStaysAsItWas) {
  const auto shown = scene();
  const std::string line = shown->line();
  for (const Parameter& row : spec().parameters) {
    std::vector<std::string> broken;
    if (row.kind == Kind::kFormula) broken = kBrokenFormulas;
    if (is_number(row.kind)) broken = {"", "nan", "inf", "1e999", "-1e999", "0x1", "1,5", "\xFF"};
    if (row.kind == Kind::kChoice && !row.choices.empty()) broken = {"", "\xFF", "<script>"};
    if (row.kind == Kind::kList) broken = {"nan", "1e999", "\xFF"};
    if (row.kind == Kind::kText) broken = {std::string(1'000'000, 'x')};
    if (row.kind == Kind::kFile) broken = {"a\nb.csv", std::string(1'000'000, 'x')};
    for (const std::string& value : broken) {
      const auto set = shown->set(row.id, value);
      EXPECT_FALSE(set) << row.id << "=" << value.substr(0, 50);
      if (!set) {
        EXPECT_FALSE(set.error().message.empty());
      }
      ASSERT_EQ(shown->line(), line) << value.substr(0, 50);
    }
  }
  EXPECT_TRUE(figure::all_finite(shown->draw(kSizes[3])));
}

}  // namespace
}  // namespace downhill::scenes
