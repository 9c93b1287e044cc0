#include "figure/confusion_table.h"

#include <gtest/gtest.h>

#include <map>

#include "figure/text_metrics.h"

namespace downhill::figure {
namespace {

const ConfusionTable kTable{
    "called", {"rare", "common"}, {Role::kUp, Role::kDown}, {{{11, 2}, {3, 1240}}}};

TEST(ConfusionTable, RowsAreWhatItIsColumnsWhatItIsCalled) {
  DrawList list;
  draw_confusion_table(list, kTable, {10, 20, 300, 280}, 15);
  std::map<std::string, Point> at;
  for (const Shape& shape : list) {
    if (const auto* text = std::get_if<Text>(&shape)) at[text->text] = text->anchor;
  }
  ASSERT_TRUE(at.contains("11") && at.contains("2") && at.contains("3") && at.contains("1,240"));
  EXPECT_EQ(at["11"].y, at["2"].y);
  EXPECT_EQ(at["11"].x, at["3"].x);
  EXPECT_LT(at["11"].x, at["2"].x);
  EXPECT_LT(at["11"].y, at["3"].y);
}

TEST(ConfusionTable, StaysInItsBoxOrAway) {
  for (const Rectangle box : {Rectangle{0, 0, 300, 280}, Rectangle{40, 10, 150, 130}}) {
    DrawList list;
    draw_confusion_table(list, kTable, box, 14);
    EXPECT_FALSE(list.empty());
    for (const Shape& shape : list) {
      if (const auto* rect = std::get_if<Rect>(&shape)) {
        EXPECT_GE(rect->box.left, box.left);
        EXPECT_LE(rect->box.right(), box.right());
        EXPECT_LE(rect->box.bottom(), box.bottom());
      }
    }
  }
  DrawList none;
  draw_confusion_table(none, kTable, {0, 0, 60, 60}, 14);
  EXPECT_TRUE(none.empty());
}

}  // namespace
}  // namespace downhill::figure
