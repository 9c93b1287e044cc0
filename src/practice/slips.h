// Which rule went wrong: a wrong answer is compared with what well-known slips lead to.
//
// The record of an exercise's differentiation (expr/steps.h) says what stands in the place of each
// derivative. Put there what a learner who slips at that step would write, do all the rest right,
// and see whether this is the typed answer:
//
//     d/dx(x^2 sin(x)) = d/dx(x^2) sin(x) + x^2 d/dx(sin(x))       the product rule
//     slip "product-apart":  d/dx(x^2) d/dx(sin(x))                = 2x cos(x)
//
// The steps are tried in order, so the first rule that went wrong is the one that is named. Slips
// of several kinds at once are not found.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "practice/exercise.h"
#include "practice/judge.h"

namespace downhill::practice {

// One well-known mistake.
struct Slip {
  std::string name;       // its word is "exercise.slip.<name>"
  std::string rule = {};  // of a slip in differentiation: the rule (expr/steps.h)
  std::string from = {};  // and the derivative that was taken
  std::string to = {};    // and what it is
};

// The slip behind a wrong answer, where it can be told. judgement.verdict: kWrong.
std::optional<Slip> find_slip(const Exercise& exercise, const Judgement& judgement);

}  // namespace downhill::practice
