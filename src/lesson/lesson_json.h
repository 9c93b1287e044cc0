// A resolved lesson as JSON text and back: how the site builder hands it to the WebAssembly
// program.
#pragma once

#include <string>
#include <string_view>

#include "lesson/lesson.h"
#include "text/json.h"
#include "text/result.h"

namespace downhill::lesson {

text::Json to_json(const Lesson& lesson);

// Errors: "json" (not JSON), "lesson-json" (not what to_json() writes; the message says which
// field).
text::Result<Lesson> lesson_from_json(std::string_view json);

}  // namespace downhill::lesson
