// A small course in memory, without mistakes, for tests to break in one place at a time.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lesson/check.h"
#include "lesson/course.h"
#include "scenes/registry.h"

namespace downhill::lesson {

inline constexpr std::string_view kCourseJson = R"({
  "parts": [
    {"id": "slope", "lessons": [
      {"id": "hiker"},
      {"id": "derivative", "folder": "02-derivative"}
    ]}
  ]
}
)";

inline constexpr std::string_view kLessonJson = R"({
  "id": "derivative",
  "part": "slope",
  "minutes": 8,
  "needs": [],
  "steps": [
    {
      "id": "secant",
      "figure": "derivative?f=x^2&x=1&h=2",
      "controls": ["h", "x"],
      "readouts": ["h", "slope"],
      "task": { "check": "h < 0.5" },
      "quiz": { "right": "settles" }
    },
    {
      "id": "limit",
      "figure": "derivative?f=x^2&x=3",
      "controls": ["x"],
      "readouts": ["derivative"]
    }
  ]
}
)";

inline constexpr std::string_view kEnglish = R"(# How steep?

A lede with $f(x)$.

## Two points {#secant}

The slope is {{slope}}. See [the limit](#limit).

:::caption
A secant.
:::

:::task
Drag until $h < 0.5$.
:::

:::done
Now it is {{slope @ h=0.5 | 1}}.
:::

:::quiz
What happens?

- [settles] It settles.
  > Yes.
- [jumps] It jumps.
  > No.
:::

## The limit {#limit}

At $x = {{x | 0}}$ it is {{derivative | 0}}.
)";

inline constexpr std::string_view kChinese = R"(# 有多陡？

导语，说到 $f(x)$。

## 两个点 {#secant}

斜率是 {{slope}}。见[极限](#limit)。

:::caption
一条割线。
:::

:::task
拖动到 $h < 0.5$。
:::

:::done
现在是 {{slope @ h=0.5 | 1}}。
:::

:::quiz
会怎样？

- [settles] 稳定下来。
  > 对。
- [jumps] 一直跳。
  > 不对。
:::

## 极限 {#limit}

在 $x = {{x | 0}}$ 处是 {{derivative | 0}}。
)";

inline Files small_course() {
  Files files;
  files.root = "lessons/";
  files.contents["course.json"] = kCourseJson;
  files.contents["words/en/course.json"] = R"({"course.part.slope": "Slope"})";
  files.contents["words/zh/course.json"] = R"({"course.part.slope": "坡度"})";
  files.contents["02-derivative/lesson.json"] = kLessonJson;
  files.contents["02-derivative/en.md"] = kEnglish;
  files.contents["02-derivative/zh.md"] = kChinese;
  return files;
}

// The same with `from` in one file, which must be there, replaced by `to`.
inline Files small_course_with(const std::string& path, std::string_view from,
                               std::string_view to) {
  Files files = small_course();
  std::string& text = files.contents[path];
  const std::size_t at = text.find(from);
  if (at == std::string::npos) {
    text = "the test replaces what is not there: " + std::string(from);
  } else {
    text.replace(at, from.size(), to);
  }
  return files;
}

// All mistakes, as they are printed, without those that the small course has on purpose: it has few
// words, and shows few scenes.
inline std::vector<std::string> mistakes(Files files) {
  std::vector<text::Error> errors;
  const Course course = load_course(std::move(files), errors);
  std::vector<std::string> out;
  for (const text::Error& error : check_course(course, std::move(errors)).errors) {
    if (error.key == "word-missing" || error.key == "scene-unused") continue;
    out.push_back(text::to_string(error));
  }
  return out;
}

inline std::vector<std::string> mistakes_with(const std::string& path, std::string_view from,
                                              std::string_view to) {
  return mistakes(small_course_with(path, from, to));
}

}  // namespace downhill::lesson
