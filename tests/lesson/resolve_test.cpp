// On f = x^2 the secant from 1 over 2 has slope 4, over 0.5 slope 2.5; the tangent at 3 has
// slope 6.

#include "lesson/resolve.h"

#include <gtest/gtest.h>

#include "lesson/small_course.h"

namespace downhill::lesson {
namespace {

TEST(Resolve, FillsNumbersInBothForms) {
  std::vector<text::Error> errors;
  const Course course = load_course(small_course(), errors);
  const ResolvedLesson zh = resolve(course, *course.find("derivative"), "zh", errors);
  EXPECT_TRUE(errors.empty());
  EXPECT_EQ(zh.stage.language, "zh");
  EXPECT_EQ(zh.stage.title, "有多陡？");
  EXPECT_EQ(zh.stage.lede, "导语，说到 f(x)。");
  EXPECT_EQ(zh.page.lede, "导语，说到 $f(x)$。");
  ASSERT_EQ(zh.stage.steps.size(), 2U);
  ASSERT_EQ(zh.page.steps.size(), 2U);
  EXPECT_EQ(zh.page.steps[0].prose, "斜率是 4.00。见[极限](#limit)。");
  EXPECT_EQ(zh.stage.steps[0].task->text, "拖动到 h < 0.5。");
  EXPECT_EQ(zh.page.steps[0].task, "拖动到 $h < 0.5$。");
  EXPECT_EQ(zh.stage.steps[0].task->done, "现在是 2.5。");
  EXPECT_EQ(zh.stage.steps[0].quiz->answers[1].why, "不对。");
  EXPECT_EQ(zh.page.steps[1].prose, "在 $x = 3$ 处是 6。");
}

}  // namespace
}  // namespace downhill::lesson
