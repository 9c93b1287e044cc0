// Where an axis carries numbers, and which.
//
// Linear: multiples of a step of 1, 2 or 5 times a power of ten, for example -1, -0.5, 0, 0.5, 1.
// Logarithmic: powers of ten, every n-th when there are many; 1, 2, 5 times powers of ten when
// there are few. Pure functions of range and number wanted.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "figure/axes.h"

namespace downhill::figure {

struct Tick {
  double value = 0;
  std::string label;
  bool operator==(const Tick&) const = default;
};

// How a number on an axis is written, for example "200k$"; empty: as below.
using TickFormat = std::function<std::string(double value)>;

// About `target` ticks, at most 1.43 times that + 1, inside `range` (ends belong to it). Labels
// have the decimals that the step needs, a true minus sign, and powers of ten (2×10⁻⁷) where plain
// digits would be long. A range that is empty or not finite, or a target < 1, has no ticks.
std::vector<Tick> ticks(Range range, Scale scale, int target, const TickFormat& format = {});

// How many ticks suit an axis of `length` px when labels want `spacing` px each: at least 2.
int tick_target(float length, float spacing);

// The smallest of 1, 2, 5, 10, 20, ... (and 0.5, 0.2, ...) that is >= `step`; `step` > 0.
double nice_step(double step);

// "10⁻⁸": ten to the power, in Unicode superscripts.
std::string power_of_ten(int exponent);

// "2.1×10⁻⁹"; 0 and what is not finite as text::display() says it.
std::string scientific(double value);

// A number of any size, short: "12.3" of so many digits at most, "12,346" from 1000 on, beyond
// 0.01 and a million as scientific(). With a true minus sign.
std::string readable(double value, int significant);

}  // namespace downhill::figure
