// The controls of a figure's parameters: slider, switch, choices, formula. Each fills a row of its
// box: label, control, value; 44 px high to touch.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/widgets.h"

namespace downhill::app {

inline constexpr float kLabelScale = 0.92F;  // labels are a little smaller than values

struct SliderLook {
  std::string_view label;
  std::string_view value;
  float label_width = 0;  // px kept for label and value, so that the track does not jump
  float value_width = 0;
  float size = 18;
};
// The part of its box that slides.
figure::Rectangle slider_track(const figure::Rectangle& box, const SliderLook& look);
// True if `fraction`, in [0, 1], was changed by the learner.
bool slider(const Sheet& sheet, std::string_view id, const figure::Rectangle& box,
            const SliderLook& look, float& fraction);

// A labelled switch; true if it was turned.
bool toggle(const Sheet& sheet, std::string_view id, const figure::Rectangle& box,
            std::string_view label, bool on, float size);

// A labelled row of choices; the chosen one's index, or -1 if none was pressed. Where they do not
// fit side by side, the current one between two arrows.
bool segments_fit(const Typeface& typeface, std::string_view label,
                  const std::vector<std::string>& choices, float width, float size);
int segments(const Sheet& sheet, std::string_view id, const figure::Rectangle& box,
             std::string_view label, const std::vector<std::string>& choices, int current,
             float size);

// A labelled formula with a pen; true if pressed.
bool formula(const Sheet& sheet, std::string_view id, const figure::Rectangle& box,
             std::string_view label, std::string_view text, float size);

}  // namespace downhill::app
