// A course in which one file is anything: the first byte says which. Loading it, checking its
// lessons and making them ready end, and every mistake has a sentence. (What check_course() walks
// beside that, the words of all scenes, takes a third of a second.)
#include <string>
#include <utility>
#include <vector>

#include "fuzz/must.h"
#include "lesson/resolve.h"
#include "lesson/small_course.h"

using namespace downhill;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  lesson::Files files = lesson::small_course();
  std::size_t which = data[0] % files.contents.size();
  for (auto& [path, content] : files.contents) {
    if (which-- == 0) content = fuzz::as_text(data + 1, size - 1);
  }
  std::vector<text::Error> errors;
  const lesson::Course course = lesson::load_course(std::move(files), errors);
  for (const lesson::LessonSource& one : course.lessons) {
    lesson::check_steps(course, one, errors);
    for (const std::string& language : course.languages) {
      (void)lesson::resolve(course, one, language, errors);
    }
  }
  for (const text::Error& error : errors) fuzz::must_be_clear(error);
  return 0;
}
