// README.md is true: its programs compile and print what it says, and so do its commands.
//
// A ```cpp block is a whole program; the ```text block after it is what it prints. In a ```sh block
// every line that calls build/release/bin/downhill is run with the program of this build, in an
// empty folder; the ```text block after it is what they print, and without one they print nothing.
// A line that opens a window draws a picture of it instead.
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace {

struct Block {
  std::string language;
  std::string text;
};

std::vector<Block> blocks_of_readme() {
  std::ifstream file(DOWNHILL_SOURCE_DIR "/README.md");
  std::vector<Block> blocks;
  bool inside = false;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("```")) {
      inside = !inside;
      if (inside) blocks.push_back({line.substr(3), ""});
    } else if (inside) {
      blocks.back().text += line + "\n";
    }
  }
  return blocks;
}

// What a shell command prints on both streams; a failure shows in it.
std::string output_of(const std::string& command) {
  std::string out;
  FILE* pipe = popen(("(" + command + ") 2>&1").c_str(), "r");
  std::array<char, 4096> buffer;
  while (const std::size_t n = std::fread(buffer.data(), 1, buffer.size(), pipe)) {
    out.append(buffer.data(), n);
  }
  const int status = pclose(pipe);
  return status == 0 ? out : out + "(failed)\n";
}

class Readme : public testing::Test {
 protected:
  Readme() {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  ~Readme() override { std::filesystem::remove_all(folder_); }
  const std::string folder_ =
      testing::TempDir() + "downhill_readme_" +
      testing::UnitTest::GetInstance()->current_test_info()->name();  // tests run side by side
};

TEST_F(Readme, ProgramsPrintWhatItSays) {
  const auto blocks = blocks_of_readme();
  int programs = 0;
  std::error_code error;  // the link may be there
  for (std::size_t i = 0; i + 1 < blocks.size(); ++i) {
    if (blocks[i].language != "cpp") continue;
    ASSERT_EQ(blocks[i + 1].language, "text") << "a program is followed by what it prints";
    std::ofstream(folder_ + "/program.cpp") << blocks[i].text;
    std::filesystem::create_directory_symlink(DOWNHILL_SOURCE_DIR "/lessons", folder_ + "/lessons",
                                              error);
    EXPECT_EQ(output_of("cd " + folder_ +
                        " && " DOWNHILL_COMPILE " program.cpp " DOWNHILL_LIBRARIES
                        " -o program && ./program"),
              blocks[i + 1].text);
    ++programs;
  }
  EXPECT_GT(programs, 0);
}

TEST_F(Readme, CommandsPrintWhatItSays) {
  const auto blocks = blocks_of_readme();
  const std::string program = "build/release/bin/downhill";
  int commands = 0;
  for (std::size_t i = 0; i + 1 < blocks.size(); ++i) {
    if (blocks[i].language != "sh") continue;
    std::string printed;
    std::istringstream lines(blocks[i].text);
    for (std::string line; std::getline(lines, line);) {
      if (!line.starts_with(program)) continue;
      ++commands;
      const std::string words = line.substr(program.size());
      const std::string here =
          "cd " + folder_ + " && ln -sfn " DOWNHILL_SOURCE_DIR "/lessons lessons && ";
      if (!words.starts_with("-desktop")) {
        printed += output_of(here + DOWNHILL_PROGRAM + words);
        continue;
      }
      const std::string said =
          output_of(here + "ASAN_OPTIONS=detect_leaks=0 xvfb-run -a " DOWNHILL_PROGRAM + words +
                    " --screenshot window.png");
      EXPECT_TRUE(std::filesystem::exists(folder_ + "/window.png")) << said;
    }
    EXPECT_EQ(printed, blocks[i + 1].language == "text" ? blocks[i + 1].text : "");
  }
  EXPECT_GT(commands, 0);
}

TEST_F(Readme, ThePictureIsAFigureOfTheEngine) {
  const std::string picture = DOWNHILL_SOURCE_DIR "/web/static/readme.svg";
  const std::string drawn = output_of(DOWNHILL_PROGRAM
                                      " render 'derivative?f=x^2/4+1/4&x=1&h=1.67&show=limit' "
                                      "--lang en --lessons " DOWNHILL_SOURCE_DIR "/lessons");
  std::ostringstream kept;
  kept << std::ifstream(picture).rdbuf();
  EXPECT_EQ(drawn, kept.str()) << "render it again into web/static/readme.svg, and look at it";
}

TEST_F(Readme, LinksLeadSomewhere) {
  std::ifstream file(DOWNHILL_SOURCE_DIR "/README.md");
  std::string readme;  // without its programs
  bool inside = false;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("```")) inside = !inside;
    if (!inside) readme += line + "\n";
  }
  int links = 0;
  for (std::size_t at = readme.find("]("); at != std::string::npos;
       at = readme.find("](", at + 1)) {
    const std::string target = readme.substr(at + 2, readme.find_first_of(")#", at) - at - 2);
    EXPECT_TRUE(std::filesystem::exists(std::string(DOWNHILL_SOURCE_DIR "/") + target)) << target;
    ++links;
  }
  EXPECT_GT(links, 3);
}

}  // namespace
