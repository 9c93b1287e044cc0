// What the page hands to the program as a lesson: it is one, and comes back from its own JSON, or
// an error says why not.
#include "lesson/lesson_json.h"

#include "fuzz/must.h"

using namespace downhill;
using fuzz::must;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto lesson = lesson::lesson_from_json(fuzz::as_text(data, size));
  if (!lesson) {
    fuzz::must_be_clear(lesson.error());
    return 0;
  }
  const std::string written = lesson::to_json(*lesson).dump();
  const auto again = lesson::lesson_from_json(written);
  must(again.ok(), "what is written is read");
  must(lesson::to_json(*again).dump() == written, "it is the same lesson");
  return 0;
}
