// Runs the built program and gives back its exit code and what it wrote.
#pragma once

#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "gtest/gtest.h"

namespace downhill::cli {

struct Outcome {
  int exit_code = -1;
  std::string output;  // stdout
  std::string errors;  // stderr
};

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// A folder of its own for every test, gone when the test is over.
class Cli : public testing::Test {
 protected:
  Cli() {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::temp_directory_path() /
              ("downhill-" + std::string(test->name()) + "-" + std::to_string(getpid()));
    std::filesystem::create_directories(folder_);
  }
  ~Cli() override { std::filesystem::remove_all(folder_); }

  // `words` as a shell reads them; run in the test's folder.
  Outcome downhill(const std::string& words, const std::string& variables = "") const {
    const std::string in = "cd '" + folder_.string() + "' && ";
    const std::string command = in + variables + " '" DOWNHILL_PROGRAM "' " + words +
                                " >stdout.txt 2>stderr.txt </dev/null";
    const int status = std::system(command.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read_file(folder_ / "stdout.txt"),
            read_file(folder_ / "stderr.txt")};
  }

  void write(const std::string& path, std::string_view text) const {
    std::filesystem::create_directories((folder_ / path).parent_path());
    std::ofstream(folder_ / path, std::ios::binary) << text;
  }

  std::filesystem::path folder_;
};

inline const std::string kLessons = DOWNHILL_SOURCE_DIR "/lessons";

}  // namespace downhill::cli
