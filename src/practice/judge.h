// Judges a typed answer: by what it is worth, not by how it is written.
//
// Two formulas are the same if they have the same value at all of the judge's places that lie in
// the common domain: where the exercise's function and its derivative are defined. There are 32
// places, no coordinate of which is a round number, half of them with positive coordinates only. A
// typed formula that has no value at such a place is wrong, one that has values elsewhere too is
// not: 1/x is right for the slope of ln(x). Nothing has to be simplified.
//
// Numbers may be rounded to two decimals.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "expr/function.h"
#include "practice/exercise.h"
#include "text/result.h"

namespace downhill::practice {

// What becomes of an answer.
enum class Verdict {
  kBlank,       // nothing is typed
  kUnreadable,  // it is no formula: `error` says why, and at which column
  kParts,       // it has too few or too many parts
  kFormula,     // a number is asked for, and this has letters in it
  kWrong,       // it is read, and has another value
  kRight,       // every part is right
};

// The verdict, and what led to it.
struct Judgement {
  Verdict verdict = Verdict::kBlank;       // the outcome
  std::optional<text::Error> error = {};   // kUnreadable: why, with the column
  std::vector<expr::Function> parts = {};  // as read
  // kWrong, kFormula: the first part that is so; where formulas differ, the place; the two values
  // there (`given` is NaN if the typed formula has none).
  int part = 0;
  std::vector<double> at = {};
  double given = 0;
  double wanted = 0;
};

// Judges what was typed as the answer to an exercise. Bad input is a verdict, never an error.
Judgement judge(const Exercise& exercise, std::string_view typed);

// How near a typed number must be.
inline constexpr double kNumberTolerance = 0.005 + 1e-9;
bool same_number(double given, double wanted);

// How many of the judge's places there are, and the i-th, i from 0 to kPlaces - 1: as many
// coordinates as `dimensions`.
inline constexpr int kPlaces = 32;
inline constexpr int kFewestPlaces = 10;  // of an exercise, in its domain
std::vector<double> place(int i, int dimensions);

// How many of the places lie in the domain of f and of its derivative.
int places_in_domain(const expr::Function& f, const expr::Function& derivative);

// A difference between two formulas within the domain, or nothing if they are the same.
struct Difference {
  std::vector<double> at;  // the place where they differ
  double given = 0;        // the one's value there; NaN if it has none
  double wanted = 0;       // the other's
};
std::optional<Difference> difference(const expr::Function& f, const expr::Function& given,
                                     const expr::Function& wanted);

}  // namespace downhill::practice
