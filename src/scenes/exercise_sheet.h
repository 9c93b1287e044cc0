// A sheet of exercises for paper: a page that needs nothing else, with room to write, and the
// answers on a page of their own at the end.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "practice/kinds.h"
#include "text/words.h"

namespace downhill::scenes {

inline constexpr int kMostOnASheet = 40;

// The same plan gives the same sheet.
struct SheetPlan {
  std::optional<practice::Kind> kind = {};  // none: all kinds in turn
  int level = 0;                            // 1 to kLevels; 0: rising from 1 to kLevels
  int count = 12;                           // 1 to kMostOnASheet
  std::uint64_t seed = 1;
};

// As HTML, in the language of the words.
std::string exercise_sheet(const SheetPlan& plan, const text::Words& words);

}  // namespace downhill::scenes
