// Golden files: outputs that someone has looked at, kept as text in tests/golden/.
//
//     EXPECT_TRUE(matches_golden(svg, "figure/secant.svg"));
//
// UPDATE_GOLDEN=1 in the environment rewrites the files instead (review the diff, and look at the
// pictures). A mismatch names the first line that differs and shows both.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace downhill::golden {

inline std::string without_tail(const std::string& line) {
  constexpr std::size_t kShown = 300;
  return line.size() <= kShown ? line : line.substr(0, kShown) + "...";
}

inline testing::AssertionResult matches_golden(const std::string& actual, const std::string& name) {
  const std::filesystem::path path =
      std::filesystem::path(DOWNHILL_SOURCE_DIR) / "tests" / "golden" / name;
  if (std::getenv("UPDATE_GOLDEN") != nullptr) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << actual;
    return testing::AssertionSuccess();
  }
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    return testing::AssertionFailure()
           << "there is no tests/golden/" << name << "; UPDATE_GOLDEN=1 writes it";
  }
  std::stringstream wanted;
  wanted << file.rdbuf();
  if (wanted.str() == actual) return testing::AssertionSuccess();

  std::istringstream is(actual);
  for (int number = 1;; ++number) {
    std::string want, have;
    wanted.clear(wanted.rdstate() & ~std::ios::failbit);
    const bool more_wanted = static_cast<bool>(std::getline(wanted, want));
    const bool more_actual = static_cast<bool>(std::getline(is, have));
    if (more_wanted && more_actual && want == have) continue;
    return testing::AssertionFailure()
           << "tests/golden/" << name << ":" << number << " differs (UPDATE_GOLDEN=1 accepts it)\n"
           << "  golden: " << (more_wanted ? without_tail(want) : "(end of file)") << "\n"
           << "  now:    " << (more_actual ? without_tail(have) : "(end)");
  }
}

}  // namespace downhill::golden
