#include "scenes/regression_code.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "scenes/own_table.h"
#include "text/number.h"

namespace downhill::scenes {
namespace {

// Names that a comment must survive: a line end, a backslash at the end.
TrainedLine awkward() {
  return {.target = "price\nin $",
          .features = {"area, m²", "age\\"},
          .mean = Eigen::Vector2d(1499.6904436860068, -3),
          .scale = Eigen::Vector2d(505.42, 1e-7),
          .weights = Eigen::Vector2d(-0.1, 4.9e-9),
          .bias = -180.25};
}

// The rule of the header, by hand.
TEST(RegressionCode, PredictsByItsFormula) {
  const TrainedLine line{.mean = Eigen::Vector2d(1, 2),
                         .scale = Eigen::Vector2d(2, 4),
                         .weights = Eigen::Vector2d(3, -5),
                         .bias = 10};
  EXPECT_EQ(line.predict(Eigen::Vector2d(5, 10)), 10 + 3 * 2 - 5 * 2);
}

#ifndef __EMSCRIPTEN__
// What a command prints.
std::string output_of(const std::string& command) {
  std::string out;
  FILE* pipe = popen(command.c_str(), "r");
  if (!pipe) return out;
  for (std::array<char, 200> some{}; std::fgets(some.data(), some.size(), pipe);)
    out += some.data();
  pclose(pipe);
  return out;
}

bool there_is(const std::string& program) {
  return std::system((program + " --version > /dev/null 2>&1").c_str()) == 0;
}

// A folder that goes when the test does.
class Folder {
 public:
  explicit Folder(const std::string& name)
      : path_(std::filesystem::temp_directory_path() / ("downhill-" + name)) {
    std::filesystem::create_directories(path_);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream(path_ / name) << text;
    return (path_ / name).string();
  }
  std::string at(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

constexpr std::array kPlaces{-12.5, 1499.0, 2e4};

// Against the languages themselves: what Python and a C++ compiler make of the text.
TEST(RegressionCode, PythonMakesTheSamePredictions) {
  if (!there_is("python3")) GTEST_SKIP() << "no python3";
  const Folder folder("regression-python");
  std::string code = python_code(awkward());
  for (const double x : kPlaces) code += "print(repr(predict(" + text::exact(x) + ", 0.5)))\n";
  const std::string printed = output_of("python3 " + folder.write("model.py", code));
  std::size_t from = 0;
  for (const double x : kPlaces) {
    const std::size_t end = printed.find('\n', from);
    ASSERT_NE(end, std::string::npos) << printed;
    const double expected = awkward().predict(Eigen::Vector2d(x, 0.5));
    EXPECT_NEAR(*text::parse_number(printed.substr(from, end - from)) / expected, 1, 1e-14);
    from = end + 1;
  }
}

TEST(RegressionCode, CppMakesTheSamePredictions) {
  if (!there_is("c++")) GTEST_SKIP() << "no c++";
  const Folder folder("regression-cpp");
  std::string code = "#include <cstdio>\n" + cpp_code(awkward()) + "int main() {\n";
  for (const double x : kPlaces) {
    code += "  std::printf(\"%.17g\\n\", predict(" + text::exact(x) + ", 0.5));\n";
  }
  code += "}\n";
  const std::string program = folder.at("model");
  ASSERT_EQ(
      std::system(
          ("c++ -Wall -Werror -o " + program + " " + folder.write("model.cpp", code)).c_str()),
      0)
      << code;
  const std::string printed = output_of(program);
  std::size_t from = 0;
  for (const double x : kPlaces) {
    const std::size_t end = printed.find('\n', from);
    ASSERT_NE(end, std::string::npos) << printed;
    const double expected = awkward().predict(Eigen::Vector2d(x, 0.5));
    EXPECT_NEAR(*text::parse_number(printed.substr(from, end - from)) / expected, 1, 1e-14);
    from = end + 1;
  }
}
#endif

}  // namespace
}  // namespace downhill::scenes
