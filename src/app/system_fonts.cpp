#include "app/system_fonts.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <iterator>
#include <vector>

namespace downhill::app {
namespace {

namespace fs = std::filesystem;

constexpr int kSimplifiedChinese = 2;  // the face "Noto Sans CJK SC" in the collections

std::vector<fs::path> folders() {
  std::vector<fs::path> all;
  if (const char* home = std::getenv("HOME")) {
    all.push_back(fs::path(home) / ".local/share/fonts");
    all.push_back(fs::path(home) / ".fonts");
  }
  // Debian's, then others'.
  for (const char* folder : {"truetype/noto", "opentype/noto", "truetype/dejavu", "noto",
                             "noto-cjk", "google-noto", "google-noto-sans-cjk-fonts", "TTF"}) {
    all.push_back(fs::path("/usr/share/fonts") / folder);
  }
  return all;
}

// The first that is there, by name, then by folder.
std::string read_first(std::initializer_list<const char*> names) {
  for (const char* name : names) {
    for (const fs::path& folder : folders()) {
      std::ifstream file(folder / name, std::ios::binary);
      if (file) return {std::istreambuf_iterator<char>(file), {}};
    }
  }
  return {};
}

}  // namespace

FontFiles SystemFonts::files() const {
  return {.plain = plain,
          .bold = bold,
          .italic = italic,
          .han_plain = han_plain,
          .han_bold = han_bold,
          .han_face = kSimplifiedChinese,
          .symbols = symbols};
}

SystemFonts read_system_fonts() {
  return {.plain = read_first({"NotoSans-Regular.ttf", "DejaVuSans.ttf"}),
          .bold = read_first({"NotoSans-Bold.ttf", "DejaVuSans-Bold.ttf"}),
          .italic = read_first({"NotoSans-Italic.ttf", "DejaVuSans-Oblique.ttf"}),
          .symbols = read_first({"NotoSansMath-Regular.ttf", "DejaVuSans.ttf"}),
          .han_plain = read_first({"NotoSansCJK-Regular.ttc"}),
          .han_bold = read_first({"NotoSansCJK-Bold.ttc"})};
}

}  // namespace downhill::app
