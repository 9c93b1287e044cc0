// The five ways against derivatives worked out by hand, each within the bound it should keep.
#include "scenes/audit.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "figure/text_metrics.h"
#include "scenes/scene_context.h"

namespace downhill::scenes {
namespace {

constexpr figure::Size kSizes[] = {{760, 520}, {720, 460}, {358, 300}, {20, 10}, {0, 0}};

AuditSubject subject(const std::string& formula, std::vector<std::string> variables,
                     std::vector<double> at) {
  return {*expr::Function::parse(formula, std::move(variables)), std::move(at)};
}

struct Known {
  const char* formula;
  std::vector<double> at;
  std::vector<double> slopes;  // by hand
};

TEST(Audit, AllFiveAgreeWithTheSlopeWorkedOutByHand) {
  const Known all[] = {
      {"x^2-2x", {1.5}, {1}},
      {"sin(x)", {1}, {std::cos(1.0)}},
      {"exp(-x^2)", {0.7}, {-1.4 * std::exp(-0.49)}},
      {"ln(x)", {4}, {0.25}},
      {"1/(1+exp(-x))", {0}, {0.25}},
      {"x^2-y^2", {1, 1}, {2, -2}},
      {"sin(x)cos(y)", {0.5, 1}, {std::cos(0.5) * std::cos(1.0), -std::sin(0.5) * std::sin(1.0)}},
      {"exp(x*y)", {0.5, -1}, {-std::exp(-0.5), 0.5 * std::exp(-0.5)}},
  };
  for (const Known& known : all) {
    const std::vector<std::string> names =
        known.at.size() == 1 ? std::vector<std::string>{"x"} : std::vector<std::string>{"x", "y"};
    const Audit found = audit(subject(known.formula, names, known.at));
    ASSERT_EQ(found.ways.size(), 5U);
    for (const Audit::Way& way : found.ways) {
      // Exact rules: a few roundings of numbers of order 1. The difference: best step,
      // (2^-53)^(2/3) is 2e-11, times the third derivative and the size of f.
      const double bound = way.name == "central" ? 4e-10 : 4e-15;
      for (std::size_t i = 0; i < known.slopes.size(); ++i) {
        EXPECT_NEAR(way.slopes[i], known.slopes[i], bound) << known.formula << ": " << way.name;
      }
      EXPECT_LE(way.difference, bound) << known.formula << ": " << way.name;
    }
    EXPECT_EQ(found.ways[0].name, "symbol");
    EXPECT_EQ(found.ways[0].difference, 0);
  }
  // Of a curve that is no parabola, the difference quotient is the one that shows an error.
  EXPECT_GT(audit(subject("sin(x)", {"x"}, {1})).ways[3].difference, 1e-13);
}

TEST(Audit, WhereThereIsNoSlopeItSaysSo) {
  const Audit gap = audit(subject("ln(x)", {"x"}, {-1}));
  EXPECT_TRUE(std::isnan(gap.ways[3].slopes[0]));
  EXPECT_TRUE(std::isnan(gap.ways[3].difference));
}

TEST(Audit, PanelStandsBelowTheFigureInsideTheSizeAskedFor) {
  for (const char* language : {"en", "zh"}) {
    for (const SceneSpec& spec : all_scenes()) {
      const auto scene = scene_of(spec.id, language);
      if (!spec.find("audit")) {
        EXPECT_FALSE(scene->audited()) << spec.id << " could be audited, but has no row for it";
        continue;
      }
      for (const figure::Size& size : kSizes) {
        EXPECT_EQ(own_size(*scene, size), size);
        EXPECT_EQ(picture(*scene, size), scene->draw(size));
        ASSERT_TRUE(scene->set("audit", "1"));
        const figure::Size own = own_size(*scene, size);
        EXPECT_LT(own.height, std::max(size.height, 1.0F));
        const figure::DrawList list = picture(*scene, size);
        EXPECT_TRUE(figure::all_finite(list));
        if (size.width >= 358) {
          EXPECT_GT(own.height, 100) << spec.id << " keeps room for its figure";
          for (std::size_t i = scene->draw(own).size(); i < list.size(); ++i) {
            const auto* text = std::get_if<figure::Text>(&list[i]);
            if (!text) continue;
            const figure::Rectangle box = figure::text_box(*text);
            EXPECT_GE(box.top, own.height) << text->text;
            EXPECT_LE(box.right(), size.width) << spec.id << " " << language << ": " << text->text;
            EXPECT_LE(box.bottom(), size.height) << text->text;
          }
        }
        ASSERT_TRUE(scene->set("audit", "0"));
      }
    }
  }
}

TEST(Audit, IsSaidToThoseWhoDoNotSeeIt) {
  for (const char* language : {"en", "zh"}) {
    const auto scene = scene_of("derivative?f=x^2&x=1.5&show=tangent", language);
    EXPECT_EQ(sentence(*scene), scene->describe());
    ASSERT_TRUE(scene->set("audit", "1"));
    const std::string said = sentence(*scene);
    for (const std::string_view way : kAuditWays) {
      EXPECT_NE(said.find(course_words(language).say("figure.audit." + std::string(way))),
                std::string::npos)
          << said;
    }
    EXPECT_EQ(said.find("\u27E8"), std::string::npos) << said;
  }
}

}  // namespace
}  // namespace downhill::scenes
