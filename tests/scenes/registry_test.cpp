// What must hold for every scene there is: these tests walk the registry.
#include "scenes/registry.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "expr/function.h"
#include "figure/svg.h"
#include "golden.h"
#include "scenes/scene_context.h"
#include "text/number.h"

namespace downhill::scenes {
namespace {

constexpr figure::Size kSizes[] = {{0, 0}, {1, 1}, {40, 300}, {390, 320}, {720, 460}, {4000, 3000}};

// Default, ends, and every choice or suggestion of a parameter.
std::vector<std::string> values_to_try(const Parameter& row) {
  if (row.kind == Kind::kFlag) return {"0", "1"};
  if (row.kind == Kind::kList) {
    if (row.count == 0) return {"", row.initial};
    std::string lowest = text::exact(row.min), highest;
    for (int i = 1; i < row.count; ++i) lowest += "," + text::exact(row.min);
    for (int i = 1; i < row.count; ++i) highest += ",";
    return {"", lowest, highest + text::exact(row.max)};
  }
  if (row.kind == Kind::kFile) return {"", "absent.csv"};
  if (!is_number(row.kind)) return row.choices.empty() ? std::vector{row.initial} : row.choices;
  return {row.initial, text::exact(row.min), text::exact(row.max)};
}

class EveryScene : public testing::TestWithParam<std::string> {
 protected:
  const SceneSpec& spec() const { return *find_scene(GetParam()); }
};

INSTANTIATE_TEST_SUITE_P(Scenes, EveryScene, testing::ValuesIn([] {
                           std::vector<std::string> ids;
                           for (const SceneSpec& spec : all_scenes()) ids.push_back(spec.id);
                           return ids;
                         }()),
                         [](const auto& row) {
                           std::string name = row.param;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

TEST_P(EveryScene, DeclaresItselfProperly) {
  std::set<std::string> names{"step"};
  for (const Parameter& row : spec().parameters) {
    EXPECT_TRUE(names.insert(row.id).second) << row.id << " is declared twice";
    if (row.kind == Kind::kFormula) {
      EXPECT_TRUE(expr::Function::parse(row.initial, row.variables)) << row.id;
      for (const std::string& formula : row.choices) {
        EXPECT_TRUE(expr::Function::parse(formula, row.variables)) << formula;
      }
    } else if (row.kind == Kind::kText) {
      EXPECT_TRUE(row.choices.empty()) << row.id;
    } else if (row.kind == Kind::kList) {
      EXPECT_LT(row.min, row.max) << row.id;
    } else if (row.kind == Kind::kChoice) {
      if (!row.choices.empty()) {
        EXPECT_THAT(row.choices, testing::Contains(row.initial)) << row.id;
      }
    } else if (row.kind == Kind::kFile) {
      EXPECT_FALSE(row.choices.empty()) << row.id << " names no ending";
    } else {
      const auto initial = text::parse_number(row.initial);
      ASSERT_TRUE(initial) << row.id;
      EXPECT_LE(row.min, *initial) << row.id;
      EXPECT_GE(row.max, *initial) << row.id;
      EXPECT_LT(row.min, row.max) << row.id;
      if (row.logarithmic) {
        EXPECT_GT(row.min, 0) << row.id;
      }
    }
  }
}

TEST_P(EveryScene, HasItsWordsInEveryLanguage) {
  for (const char* language : {"en", "zh"}) {
    const text::Words& words = course_words(language);
    const auto expect_word = [&](const std::string& id) {
      EXPECT_TRUE(words.has(spec().id + "." + id) || words.has("figure." + id))
          << language << ": " << spec().id << "." << id;
    };
    expect_word("title");
    for (const Parameter& row : spec().parameters) {
      expect_word(row.id);
      if (row.kind != Kind::kChoice) continue;
      for (const std::string& choice : row.choices) expect_word(row.id + "." + choice);
    }
    for (const std::string& id : spec().observables) expect_word(id);
    for (const Action& action : scene_of(spec().id, language)->actions()) {
      expect_word("action." + action.id);
    }
  }
}

TEST_P(EveryScene, PublishesWhatItDeclares) {
  const auto scene = scene_of(spec().id);
  std::vector<std::string> ids;
  for (const Observable& observable : scene->observe()) ids.push_back(observable.id);
  EXPECT_THAT(spec().observables, testing::IsSupersetOf(ids));
}

// Draws at every size, at the first, second and last step, and describes itself.
void expect_fine(Scene& scene) {
  const int last = scene.spec().last_step;
  for (int step : std::set<int>{0, std::min(1, last), last}) {
    scene.go_to_step(step);
    for (const figure::Size& size : kSizes) {
      ASSERT_TRUE(figure::all_finite(scene.draw(size)))
          << scene.line() << " at " << size.width << " x " << size.height;
    }
    const std::string sentence = scene.describe();
    EXPECT_FALSE(sentence.empty()) << scene.line();
    // No word is missing, no placeholder is left.
    EXPECT_EQ(sentence.find("\u27E8"), std::string::npos) << sentence;
    EXPECT_EQ(sentence.find('{'), std::string::npos) << sentence;
    scene.observe();
  }
}

TEST_P(EveryScene, DrawsAtTheEndsOfEveryParameter) {
  for (const char* language : {"en", "zh"}) {
    auto scene = scene_of(spec().id, language);
    expect_fine(*scene);
    for (const Parameter& row : spec().parameters) {
      for (const std::string& value : values_to_try(row)) {
        scene = scene_of(spec().id, language);
        const auto set = scene->set(row.id, value);
        ASSERT_TRUE(set) << row.id << "=" << value << ": " << text::to_string(set.error());
        expect_fine(*scene);
      }
    }
  }
}

TEST_P(EveryScene, ComesBackFromItsLine) {
  for (const Parameter& row : spec().parameters) {
    for (const std::string& value : values_to_try(row)) {
      const auto scene = scene_of(spec().id);
      ASSERT_TRUE(scene->set(row.id, value));
      scene->go_to_step(spec().last_step / 2);
      const auto again = scene_of(scene->line());
      EXPECT_EQ(again->line(), scene->line());
      // The picture is a function of the line: no state is left over from before.
      EXPECT_EQ(again->draw({720, 460}), scene->draw({720, 460})) << scene->line();
    }
  }
}

TEST_P(EveryScene, HandlesCanBeTakenAndMoved) {
  const auto scene = scene_of(spec().id);
  const figure::Size size{720, 460};
  std::set<Handle> handles;
  for (float y = 0; y <= size.height; y += 8) {
    for (float x = 0; x <= size.width; x += 8) handles.insert(scene->hit({x, y}, size, 22));
  }
  for (Handle handle : handles) {
    for (const figure::Point to : {figure::Point{0, 0}, {720, 460}, {360, 230}, {-1e4F, 1e6F}}) {
      scene->drag(handle, to, size);
      ASSERT_TRUE(figure::all_finite(scene->draw(size, {.hot = handle, .held = handle})))
          << scene->line();
      EXPECT_TRUE(make_scene(scene->line(), course_context())) << scene->line();
    }
  }
}

TEST_P(EveryScene, DefaultPictureIsTheGoldenOne) {
  if (shows_rounding(spec().id)) GTEST_SKIP() << "another library of functions";
  for (const char* language : {"en", "zh"}) {
    const auto scene = scene_of(spec().id, language);
    const figure::Size size{720, 460};
    EXPECT_TRUE(golden::matches_golden(
        figure::to_svg(scene->draw(size), size, {.title = scene->describe()}),
        "scenes/" + spec().id + "." + language + ".svg"));
  }
}

// The message of the error that a line gives, with its column.
std::string why_not(std::string_view line) {
  const auto made = make_scene(line, course_context());
  return made ? "" : text::to_string(made.error());
}

TEST(Registry, ErrorsNameTheCulpritItsColumnAndTheNearestName) {
  EXPECT_EQ(why_not("derivatve?x=1"),
            "column 1: there is no scene 'derivatve': did you mean 'derivative'?");
  EXPECT_THAT(why_not("zebra"), testing::StartsWith("column 1: there is no scene 'zebra', only "));
  EXPECT_EQ(why_not("derivative?x=1&hh=2"),
            "column 16: 'derivative' has no parameter 'hh': did you mean 'h'?");
  EXPECT_EQ(why_not("derivative?x=1&show=secnt"),
            "column 21: show cannot be 'secnt': did you mean 'secant'?");
  EXPECT_EQ(why_not("derivative?x=99"), "column 14: x must lie between -20 and 20: 99 does not");
  EXPECT_EQ(why_not("derivative?step=1"), "column 17: step must lie between 0 and 0: 1 does not");
}

TEST(Registry, FormulaErrorsGiveTheColumnInTheLine) {
  // "derivative?f=" is 13 characters; 'sine' begins at the 7th of the value.
  EXPECT_THAT(why_not("derivative?f=x^2 + sine(x)"), testing::StartsWith("column 20: "));
  // The same with the caret escaped.
  EXPECT_THAT(why_not("derivative?f=x%5E2 + sine(x)"), testing::StartsWith("column 22: "));
}

TEST(Registry, MissingDataIsAnError) {
  for (const SceneSpec& spec : all_scenes()) {
    const auto made = make_scene(spec.id, {.words = &course_words("en")});
    EXPECT_EQ(static_cast<bool>(made), spec.files.empty()) << spec.id;
    if (!made) {
      EXPECT_EQ(made.error().key, "missing-data");
    }
  }
}

TEST(Registry, EnglishWordsSayWhatTheErrorsSay) {
  for (const char* line :
       {"", "derivative?x", "derivative?x=1&x=2", "derivative?x=%5", "derivatve", "zebra",
        "derivative?hh=2", "derivative?zebra=2", "derivative?x=a", "derivative?x=99",
        "derivative?show=secnt", "derivative?show=zebra", "derivative?f=x%FF"}) {
    const auto made = make_scene(line, course_context());
    ASSERT_FALSE(made) << line;
    EXPECT_EQ(course_words("en").say_error(made.error()), made.error().message);
    EXPECT_NE(course_words("zh").say_error(made.error()), made.error().message) << line;
  }
}

}  // namespace
}  // namespace downhill::scenes
