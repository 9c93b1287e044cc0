// The lessons on disk.
#pragma once

#include <string>

#include "cli/arguments.h"
#include "lesson/load.h"
#include "text/result.h"

namespace downhill::cli {

// Where the lessons lie: `--lessons`, else $DOWNHILL_LESSONS, else `lessons` here or one folder up,
// else where they lay when the program was built. Errors: "no-lessons".
text::Result<std::string> find_lessons(const Arguments& arguments);

// All files of the folder, with paths below it. Errors: "no-lessons" (no such folder), "read".
text::Result<lesson::Files> read_lessons(const std::string& folder);

}  // namespace downhill::cli
