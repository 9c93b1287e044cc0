// The progress that a browser kept: taken up whole or refused whole; what is taken up can be saved
// and taken up again.
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "fuzz/must.h"
#include "lesson/resolve.h"
#include "lesson/small_course.h"
#include "lesson/walk.h"

using namespace downhill;
using fuzz::must;

namespace {

std::unique_ptr<lesson::Walk> begin() {
  static const lesson::Course course = [] {
    std::vector<text::Error> errors;
    return lesson::load_course(lesson::small_course(), errors);
  }();
  static const lesson::Lesson lesson = [] {
    std::vector<text::Error> errors;
    return lesson::resolve(course, course.lessons.front(), "en", errors).stage;
  }();
  auto walk = lesson::Walk::begin(lesson, course.context("en"));
  must(walk.ok(), "the small course can be walked");
  return *std::move(walk);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto walk = begin();
  const std::string before = walk->save();
  const auto loaded = walk->load(fuzz::as_text(data, size));
  if (!loaded) {
    fuzz::must_be_clear(loaded.error());
    must(walk->save() == before, "what is refused changes nothing");
    return 0;
  }
  const std::string saved = walk->save();
  const auto other = begin();
  must(other->load(saved).ok(), "what is saved can be taken up");
  must(other->save() == saved, "it is the same progress");
  return 0;
}
