// What a learner practises next: a pure function of what was practised so far.
//
// A kind that was missed comes back after 1 other exercise; solved then, after 3 others, then after
// 7, and is then forgotten. Missed again, it begins again with 1. Between these come the kinds that
// were practised least recently.
//
//     miss A   B   A   C B D   A   …      after 1 other, then after 3
//
// The level follows the learner, for each kind apart: two right in a row lead one level up, a miss
// one level down. What was solved with help, after a hint or a second try, leaves the level as it
// is.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "practice/kinds.h"
#include "text/result.h"

namespace downhill::practice {

// How an exercise ended.
enum class Outcome {
  kMissed,  // not solved
  kHelped,  // solved after a hint or a second try
  kRight,   // solved at once
};

// An exercise that a learner has done.
struct Attempt {
  Kind kind = Kind::kDerivative;       // what was asked for
  int level = 1;                       // 1 to kLevels
  Outcome outcome = Outcome::kMissed;  // how it ended
  bool operator==(const Attempt&) const = default;
};

// The exercise to do now.
struct Next {
  Kind kind = Kind::kDerivative;  // what to ask for
  int level = 1;                  // 1 to kLevels
  bool comes_back = false;        // because it was missed
};

// After how many other exercises a missed kind comes back: the first, second and third time.
inline constexpr std::array<int, 3> kReturns = {1, 3, 7};

// What comes after this history, oldest attempt first. kinds: those in play, at least one.
Next next_exercise(std::span<const Attempt> history, std::span<const Kind> kinds,
                   std::uint64_t seed);

// The level that a kind has reached.
int level_of(std::span<const Attempt> history, Kind kind);

// An attempt as a number of three digits: kind 1 to 8, level 1 to 5, outcome 0 to 2; the smallest
// and the largest of these.
int code_of(const Attempt& attempt);
inline constexpr int kFirstCode = 110;
inline constexpr int kLastCode = 852;

// Errors: "practice-history" (a number that is no attempt, with its place in the list from 1).
text::Result<std::vector<Attempt>> attempts_of(std::span<const double> codes);

}  // namespace downhill::practice
