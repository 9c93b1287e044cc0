#include "figure/color_role.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace downhill::figure {
namespace {

// The names are the page's CSS variables; a wrong one would silently lose its colour.
TEST(ColorRole, NamesAreThoseOfThePage) {
  EXPECT_EQ(css_name(Role::kPaper), "paper");
  EXPECT_EQ(css_name(Role::kInk2), "ink-2");
  EXPECT_EQ(css_name(Role::kTangent), "tangent");
  EXPECT_EQ(css_name(Role::kWarn), "warn");
}

TEST(ColorRole, EveryRoleHasItsOwnName) {
  std::set<std::string> names;
  for (int i = 0; i < kRoleCount; ++i) names.emplace(css_name(static_cast<Role>(i)));
  EXPECT_EQ(names.size(), static_cast<std::size_t>(kRoleCount));
  EXPECT_FALSE(names.contains(""));
}

}  // namespace
}  // namespace downhill::figure
