// What lies over lesson and stage while it is open: a dimmed ground, and a sheet in its middle or
// under a button. A press beside the sheet closes it.
#pragma once

#include <functional>

#include "app/widgets.h"

namespace downhill::app {

// Draws `inside` on the sheet. False: it was closed in this frame.
bool overlay(const char* id, const figure::Rectangle& screen, const figure::Rectangle& box,
             const Palette& palette, const Typeface& typeface,
             const std::function<void(const Sheet&)>& inside);

}  // namespace downhill::app
