// Arrows point one way: what a folder of src includes is what src/README.md's table allows it, and
// what its CMakeLists.txt links. Dear ImGui and SDL are included under src/app alone.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

const std::filesystem::path kSources = DOWNHILL_SOURCE_DIR "/src";

std::string contents(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

// The words between backquotes.
std::vector<std::string> backquoted(const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t at = text.find('`'); at != std::string::npos; at = text.find('`', at + 1)) {
    const std::size_t end = text.find('`', at + 1);
    words.push_back(text.substr(at + 1, end - at - 1));
    at = end;
  }
  return words;
}

// By folder: which others it may include. From rows "| `expr` | … | `autodiff`, `text` |".
std::map<std::string, std::set<std::string>> allowed() {
  std::map<std::string, std::set<std::string>> table;
  std::vector<std::string> above;
  std::istringstream lines(contents(kSources / "README.md"));
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("| `")) continue;
    const std::string folder = backquoted(line).front();
    const std::size_t last = line.rfind('|', line.size() - 2);
    const std::string cell = line.substr(last + 1);
    std::set<std::string>& row = table[folder];
    const std::vector<std::string> named = backquoted(cell);
    if (cell.find("all") != std::string::npos) row.insert(above.begin(), above.end());
    for (const std::string& name : named) {
      if (cell.find("all but") != std::string::npos) {
        row.erase(name);
      } else {
        row.insert(name);
      }
    }
    above.push_back(folder);
  }
  return table;
}

std::vector<std::string> includes(const std::filesystem::path& path) {
  std::vector<std::string> out;
  std::istringstream lines(contents(path));
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("#include ")) continue;
    const std::size_t begin = line.find_first_of("\"<") + 1;
    out.push_back(line.substr(begin, line.find_first_of("\">", begin) - begin));
  }
  return out;
}

TEST(Layers, EveryFolderIncludesWhatItMay) {
  const auto table = allowed();
  int checked = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(kSources)) {
    const std::string extension = entry.path().extension();
    if (extension != ".h" && extension != ".cpp") continue;
    const std::string folder = *std::filesystem::relative(entry.path(), kSources).begin();
    ASSERT_TRUE(table.contains(folder)) << folder << " is not in the table of src/README.md";
    for (const std::string& header : includes(entry.path())) {
      const std::string from = header.substr(0, header.find('/'));
      if (!table.contains(from) || from == folder) continue;
      EXPECT_TRUE(table.at(folder).contains(from))
          << entry.path() << " includes " << header << ", which '" << folder << "' may not";
      ++checked;
    }
  }
  EXPECT_GT(checked, 300);
}

TEST(Layers, EveryFolderStandsInTheTableBelowWhatItIncludes) {
  const auto table = allowed();
  for (const auto& [folder, others] : table) {
    EXPECT_TRUE(std::filesystem::is_directory(kSources / folder)) << folder;
    for (const std::string& other : others) {
      ASSERT_TRUE(table.contains(other)) << folder << " may include " << other << "?";
      EXPECT_FALSE(table.at(other).contains(folder)) << folder << " and " << other;
    }
  }
}

TEST(Layers, TheScreenIsKnownInAppAlone) {
  for (const auto& entry : std::filesystem::recursive_directory_iterator(kSources)) {
    const std::string folder = *std::filesystem::relative(entry.path(), kSources).begin();
    if (folder == "app" || !entry.is_regular_file()) continue;
    for (const std::string& header : includes(entry.path())) {
      EXPECT_TRUE(header.find("imgui") == std::string::npos && !header.starts_with("SDL") &&
                  !header.starts_with("emscripten"))
          << entry.path() << " includes " << header;
    }
  }
}

}  // namespace
