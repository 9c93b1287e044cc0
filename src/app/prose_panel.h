// The text of a step beside the stage: what the page says there in HTML.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/open_course.h"
#include "app/rich_text.h"
#include "app/widgets.h"

namespace downhill::app {

class ProsePanel {
 public:
  ProsePanel(const OpenCourse& course, const Runner& runner) : course_(course), runner_(runner) {}

  void draw(const figure::Rectangle& box, const Palette& palette, const Typeface& typeface);
  // Scrolls by so many lines in the next frame.
  void scroll(float lines) { scroll_by_ += lines; }

 private:
  // One thing under another.
  struct Line {
    RichText text;
    figure::Role role = figure::Role::kInk;
    float left = 0, top = 0;
  };
  struct Key {
    const void* lesson = nullptr;
    std::string language;
    int step = -1;
    float width = 0, ratio = 0;
    bool task_done = false;
    bool operator==(const Key&) const = default;
  };
  void set(const Key& key, const Typeface& typeface);
  void put(RichText text, figure::Role role, float left, float space_after);
  void put_block(const lesson::ProseBlock& block, const Typeface& typeface);
  void put_table(const lesson::ProseBlock& block, const Typeface& typeface);

  const OpenCourse& course_;
  const Runner& runner_;
  Key key_;
  std::vector<Line> lines_;
  std::vector<float> rules_;  // the tops of hairlines
  std::optional<TextBlock> task_;
  float task_top_ = 0;
  float width_ = 0;   // of the column
  float height_ = 0;  // of all of it
  float scroll_by_ = 0;
};

}  // namespace downhill::app
