// The course as the window has it: its files, and the lesson that is open in a runner.
//
// A page gets lessons that the site builder has resolved; here they are resolved when they are
// opened. Where a learner stands in each lesson is kept while the program runs, and no longer.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/runner.h"
#include "lesson/course.h"
#include "lesson/prose.h"
#include "text/result.h"

namespace downhill::app {

class OpenCourse {
 public:
  OpenCourse(lesson::Course course, Runner& runner);

  // Opens a lesson in the runner. On error the one before stays open. Errors: what is wrong in the
  // lesson's files.
  text::Result<text::Done> open(const lesson::LessonSource& lesson, const std::string& language);

  const lesson::Course& course() const { return course_; }
  // The open lesson; null if none is.
  const lesson::LessonSource* lesson() const { return lesson_; }
  const std::string& language() const { return language_; }
  std::string lede() const { return lede_; }
  // The words of the open lesson's language.
  const text::Words& words() const { return course_.words.at(language_).words; }
  // By step.
  const std::vector<std::vector<lesson::ProseBlock>>& prose() const { return prose_; }

  // The language after the open one, and what it calls itself ("中文").
  const std::string& next_language() const;
  std::string language_name(const std::string& language) const;
  // What the map of the course calls a lesson.
  std::string title(std::string_view lesson_id) const;
  std::string part(const lesson::Part& part) const;

 private:
  text::Result<text::Done> speak(const std::string& language);

  lesson::Course course_;
  Runner& runner_;
  const lesson::LessonSource* lesson_ = nullptr;
  std::string language_;
  std::string lede_;
  std::vector<std::vector<lesson::ProseBlock>> prose_;
  std::map<std::string, std::string, std::less<>> progress_;  // by lesson id
};

}  // namespace downhill::app
