// Two fingers on a figure: it is laid out larger and shown in part, so that more of it can be read
// and its handles lie farther apart. Letters keep their size.
#pragma once

#include "figure/draw_list.h"

namespace downhill::app {

class Lens {
 public:
  static constexpr float kMost = 4;

  float scale() const { return scale_; }  // at least 1
  bool is_open() const { return scale_ > 1; }
  figure::Point corner() const { return corner_; }  // of the view, in the enlarged figure, px
  void close() { *this = Lens{}; }

  // The size that a figure seen through a view of this size is laid out in.
  figure::Size enlarged(figure::Size view) const {
    return {view.width * scale_, view.height * scale_};
  }

  // A place of the view as one of the enlarged figure.
  figure::Point through(figure::Point at) const { return {at.x + corner_.x, at.y + corner_.y}; }

  // Two fingers have moved, from `a` and `b`: what lay between them still does. Places of the view.
  void pinch(figure::Size view, figure::Point a, figure::Point b, figure::Point a_now,
             figure::Point b_now);

  // One finger has moved by this much: what lay under it still does.
  void pan(figure::Size view, figure::Point delta);

 private:
  void keep_inside(figure::Size view);

  float scale_ = 1;
  figure::Point corner_;
};

}  // namespace downhill::app
