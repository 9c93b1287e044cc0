#include <gmock/gmock.h>

#include "cli/run_downhill.h"

namespace downhill::cli {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class Render : public Cli {
 protected:
  Outcome render(const std::string& words) const {
    return downhill("render " + words + " --lessons '" + kLessons + "'");
  }
};

TEST_F(Render, DrawsTheFigureOfALine) {
  const Outcome run = render("'derivative?f=sin(x)&x=1&h=0.5'");
  EXPECT_EQ(run.exit_code, 0) << run.errors;
  EXPECT_THAT(run.output, StartsWith("<svg"));
  EXPECT_THAT(run.output, HasSubstr("<title"));
  EXPECT_THAT(run.output, HasSubstr("viewBox=\"0 0 720 460\""));
  EXPECT_THAT(run.output, Not(HasSubstr("nan")));
  EXPECT_THAT(run.output, Not(HasSubstr("\u27E8")));  // a word that is missing
}

TEST_F(Render, WritesAFileInTheOtherLanguage) {
  EXPECT_EQ(render("derivative --lang zh --size 390x330 --theme dark -o fig.svg").exit_code, 0);
  const std::string svg = read_file(folder_ / "fig.svg");
  EXPECT_THAT(svg, HasSubstr("viewBox=\"0 0 390 330\""));
  EXPECT_THAT(svg, HasSubstr("斜率"));
  EXPECT_THAT(svg, Not(HasSubstr("var(--")));
}

TEST_F(Render, SeveralIntoAFolder) {
  const Outcome run = downhill("render derivative gradient derivative -o figures");
  EXPECT_EQ(run.exit_code, 0) << run.errors;
  for (const char* name : {"01-derivative.svg", "02-gradient.svg", "03-derivative.svg"}) {
    EXPECT_THAT(read_file(folder_ / "figures" / name), StartsWith("<svg")) << name;
  }
  EXPECT_EQ(read_file(folder_ / "figures/01-derivative.svg"), downhill("render derivative").output);
  EXPECT_EQ(downhill("render derivative gradient").exit_code, 2);
}

TEST_F(Render, ColoursMayBeThePages) {
  EXPECT_THAT(render("derivative --theme css").output, HasSubstr("var(--curve)"));
}

TEST_F(Render, FindsTheDataOfItsLesson) {
  const Outcome run = render("house-price");
  EXPECT_EQ(run.exit_code, 0) << run.errors;
  EXPECT_THAT(run.output, StartsWith("<svg"));
}

TEST_F(Render, SaysWhatIsWrong) {
  Outcome run = render("'derivative?f=sine(x)'");
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_EQ(run.errors, "column 14: unknown name 'sine', did you mean 'sin'?\n");
  EXPECT_EQ(run.output, "");
  run = render("derivativ");
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_THAT(run.errors, HasSubstr("did you mean 'derivative'?"));
  run = render("derivative --lang fr");
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.errors, HasSubstr("there is no language 'fr', only en, zh"));
  EXPECT_EQ(render("derivative --size 720").exit_code, 2);
  EXPECT_EQ(render("derivative --size 720x1e9").exit_code, 2);
  EXPECT_EQ(render("derivative --theme blue").exit_code, 2);
  EXPECT_EQ(render("").exit_code, 2);
  run = render("derivative -o no/such/folder.svg");
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_EQ(run.errors, "no/such/folder.svg: cannot write this file\n");
}

TEST_F(Render, FindsTheLessonsByItself) {
  EXPECT_EQ(downhill("render derivative").exit_code, 0);  // where they lay at configure time
  EXPECT_EQ(downhill("render derivative", "DOWNHILL_LESSONS='" + kLessons + "'").exit_code, 0);
  const Outcome run = downhill("render derivative", "DOWNHILL_LESSONS=nowhere");
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_EQ(run.errors, "nowhere: there is no folder of lessons (course.json is missing)\n");
}

}  // namespace
}  // namespace downhill::cli
