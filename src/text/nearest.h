// "Did you mean ...?": the known name closest to what was typed.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace downhill::text {

// Number of single-character insertions, deletions, substitutions and swaps of neighbours that
// turn `a` into `b` (optimal string alignment distance), case ignored.
int edit_distance(std::string_view a, std::string_view b);

// The candidate nearest to `name`, or "" when none is near enough to be a plausible slip
// (more than a third of its length away, at least 1 and at most 3 edits).
std::string nearest(std::string_view name, std::span<const std::string> candidates);

// The end of an English error about an unknown name, given the nearest there is:
// ", did you mean 'sin'?"; nothing if there is none.
std::string did_you_mean(std::string_view nearest);

}  // namespace downhill::text
