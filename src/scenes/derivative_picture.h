// The picture of scene `derivative` (derivative.h): what is drawn, and where.
#pragma once

#include <limits>
#include <string>
#include <vector>

#include "figure/axes.h"
#include "figure/curve.h"
#include "figure/draw_list.h"
#include "figure/fit_range.h"
#include "figure/marks.h"
#include "scenes/guess.h"
#include "scenes/landmarks.h"
#include "text/words.h"

namespace downhill::scenes {

enum class DerivativeShow { kRise, kSecant, kLimit, kTangent, kSign, kTrace, kDerivative };

// Where things lie in a figure of some size.
struct DerivativeLayout {
  figure::Axes above;       // the curve
  figure::Axes below;       // f'; same x, same left and right; only with has_below()
  figure::Rectangle strip;  // of signs; only in kSign
  float text_size = 15;
  float point_radius = 9;
};

// Its numbers, NaN where there is none.
struct DerivativePicture {
  DerivativeShow show = DerivativeShow::kSecant;
  figure::RealFunction f;
  figure::RealFunction slope;  // f'
  figure::Range window;        // of x
  figure::Range heights;       // of y
  figure::Range slopes;        // of f'
  double x = 0, h = 0;
  double y = 0, y2 = 0;
  double derivative = 0;               // f'(x), if the curve has a slope there
  const Landmark* landmark = nullptr;  // what x stands on, if anything
  Guess guess;                         // of f', drawn below

  bool hides_answer() const { return has_below() && guess.hides_answer(); }
  bool has_second() const { return show <= DerivativeShow::kLimit; }
  bool has_below() const { return show >= DerivativeShow::kTrace; }
  double shown_slope() const { return has_second() && h != 0 ? (y2 - y) / h : derivative; }
  // "gap", "corner", "peak", "valley", "shelf", "level", "rising", "falling"
  std::string ground_key() const;

  DerivativeLayout layout(figure::Size size) const;
  // Where the points are; one that is off the figure is held at its edge, so that it can be
  // taken hold of.
  figure::Point place_point(const DerivativeLayout& layout) const;
  figure::Point second_point(const DerivativeLayout& layout) const;
  figure::Point below_point(const DerivativeLayout& layout) const;
  // Of the places at which f' is guessed: where it is, and the one nearest to a point's x.
  double guess_place(int entry) const;
  int guess_entry(double at_x) const;

  figure::DrawList draw(const text::Words& words, figure::Size size, figure::Touch place,
                        figure::Touch second) const;

 private:
  void draw_strip(figure::DrawList& list, const text::Words& words,
                  const DerivativeLayout& layout) const;
  void draw_lines(figure::DrawList& list, const DerivativeLayout& layout) const;
  void draw_step(figure::DrawList& list, const DerivativeLayout& layout) const;
  void draw_below(figure::DrawList& list, const DerivativeLayout& layout) const;
  void draw_guess(figure::DrawList& list, const text::Words& words,
                  const DerivativeLayout& layout) const;
  void draw_value(figure::DrawList& list, const text::Words& words,
                  const DerivativeLayout& layout) const;
};

}  // namespace downhill::scenes
