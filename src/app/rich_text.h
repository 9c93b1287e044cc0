// Lines of text in several styles, broken to a width and drawn.
#pragma once

#include <string>
#include <vector>

#include "app/widgets.h"
#include "lesson/styled_text.h"

namespace downhill::app {

class RichText {
 public:
  // `face`: of what is plain.
  RichText(lesson::StyledText text, const Typeface& typeface, float size, float width,
           figure::Face face = figure::Face::kPlain);

  float height() const { return line_height_ * static_cast<float>(lines_.size()); }
  float line_height() const { return line_height_; }
  // Of the widest line.
  float width() const { return width_; }
  void draw(const Sheet& sheet, float left, float top, figure::Role role) const;

 private:
  // A part of one line in one face.
  struct Piece {
    std::string text;
    float x = 0;
    figure::Face face = figure::Face::kPlain;
    lesson::TextStyle style = lesson::TextStyle::kPlain;
  };
  std::vector<std::vector<Piece>> lines_;
  float size_;
  float line_height_;
  float width_ = 0;
};

}  // namespace downhill::app
