// The lessons on disk.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lesson/load.h"
#include "text/result.h"

namespace downhill::lesson {

// Where the lessons lie: in the folder that was asked for, else $DOWNHILL_LESSONS, else the first
// of `guesses` that holds lessons. Errors: "no-lessons".
text::Result<std::string> find_lessons(const std::optional<std::string>& asked,
                                       const std::vector<std::string>& guesses);

// All files of the folder, with paths below it. Errors: "no-lessons" (no such folder), "read".
text::Result<Files> read_lessons(const std::string& folder);

}  // namespace downhill::lesson
