#include "figure/theme.h"

#include <gtest/gtest.h>

#include <string>

namespace downhill::figure {
namespace {

// Known values of WCAG 2: black on white is 21, #767676 on white just reaches 4.5.
TEST(Theme, ContrastIsThatOfWcag) {
  EXPECT_NEAR(contrast(color_from_hex(0), color_from_hex(0xffffff)), 21, 1e-9);
  EXPECT_NEAR(contrast(color_from_hex(0x767676), color_from_hex(0xffffff)), 4.54, 0.005);
  EXPECT_NEAR(contrast(color_from_hex(0xffffff), color_from_hex(0xffffff)), 1, 1e-9);
}

TEST(Theme, TextIsReadable) {
  for (const Theme* theme : {&light(), &dark()}) {
    for (Role text : {Role::kInk, Role::kInk2, Role::kTangent, Role::kCurve, Role::kUp, Role::kDown,
                      Role::kGood, Role::kWarn, Role::kGuess, Role::kPoint}) {
      for (Role ground : {Role::kSheet, Role::kPaper}) {
        EXPECT_GE(contrast((*theme)[text], (*theme)[ground]), 4.5)
            << css_name(text) << " on " << css_name(ground) << (theme->dark ? ", dark" : ", light");
      }
    }
  }
}

TEST(Theme, GridIsFaint) {
  for (const Theme* theme : {&light(), &dark()}) {
    EXPECT_LT(contrast((*theme)[Role::kGrid], (*theme)[Role::kSheet]), 1.5);
  }
}

TEST(Theme, PrintsItsVariables) {
  const std::string css = css_variables(light());
  EXPECT_TRUE(css.starts_with("--paper:#faf8f3;--sheet:#ffffff;--ink:#1d2430;--ink-2:#5a6472;"));
  EXPECT_NE(css.find("--curve:#2b5f75;"), std::string::npos);
  EXPECT_TRUE(css.ends_with("--height-15:#f6ecd2;"));
  EXPECT_NE(css_variables(dark()), css);
}

}  // namespace
}  // namespace downhill::figure
