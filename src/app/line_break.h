// Where a sentence may be broken into lines, in Latin and Han script.
//
// Lines break at spaces, and between Han characters, but no line begins with a closing sign
// (，。！？；：、）」》…) or ends with an opening one (（「《).
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace downhill::app {

// The lines of `text` that are at most `width` wide by `measure`; a piece that cannot be broken may
// be wider. Spaces at the breaks are dropped, "\n" always breaks. The lines are views into `text`.
std::vector<std::string_view> break_lines(std::string_view text, float width,
                                          const std::function<float(std::string_view)>& measure);

}  // namespace downhill::app
