#include "practice/judge.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "practice/answer.h"

namespace downhill::practice {
namespace {

constexpr double kRelative = 1e-7;  // far above rounding, far below a wrong coefficient

bool same_value(double given, double wanted) {
  return std::abs(given - wanted) <= kRelative * (1 + std::max(std::abs(given), std::abs(wanted)));
}

bool has_letters(const expr::Function& formula) {
  for (int i = 0; i < static_cast<int>(formula.variables().size()); ++i) {
    if (formula.depends_on(i)) return true;
  }
  return false;
}

// The first part that is wrong, if any.
void judge_formulas(const Exercise& exercise, Judgement& out) {
  for (std::size_t i = 0; i < out.parts.size(); ++i) {
    auto found = difference(exercise.f, out.parts[i], exercise.partials[i]);
    if (!found) continue;
    out.verdict = Verdict::kWrong;
    out.part = static_cast<int>(i);
    out.at = std::move(found->at);
    out.given = found->given;
    out.wanted = found->wanted;
    return;
  }
}

void judge_numbers(const Exercise& exercise, Judgement& out) {
  for (std::size_t i = 0; i < out.parts.size(); ++i) {
    if (!has_letters(out.parts[i])) continue;
    out.verdict = Verdict::kFormula;
    out.part = static_cast<int>(i);
    return;
  }
  for (std::size_t i = 0; i < out.parts.size(); ++i) {
    const double given = out.parts[i].at(exercise.at);
    if (same_number(given, exercise.numbers[i])) continue;
    out.verdict = Verdict::kWrong;
    out.part = static_cast<int>(i);
    out.given = given;
    out.wanted = exercise.numbers[i];
    return;
  }
}

}  // namespace

bool same_number(double given, double wanted) {
  return std::abs(given - wanted) <= kNumberTolerance;
}

// Multiples of irrational numbers fill a square evenly (Kronecker's sequence).
std::vector<double> place(int i, int dimensions) {
  constexpr std::array<double, 2> kStrides = {0.7548776662466927, 0.5698402909980532};
  const bool positive = i % 2 == 1;
  std::vector<double> out;
  for (std::size_t j = 0; j < static_cast<std::size_t>(dimensions); ++j) {
    const double turns = (i + 1) * kStrides[j % kStrides.size()];
    const double share = turns - std::floor(turns);
    out.push_back(positive ? 0.15 + 2.4 * share : -2.3 + 4.7 * share);
  }
  return out;
}

int places_in_domain(const expr::Function& f, const expr::Function& derivative) {
  int out = 0;
  for (int i = 0; i < kPlaces; ++i) {
    const std::vector<double> at = place(i, static_cast<int>(f.variables().size()));
    if (std::isfinite(f.at(at)) && std::isfinite(derivative.at(at))) ++out;
  }
  return out;
}

std::optional<Difference> difference(const expr::Function& f, const expr::Function& given,
                                     const expr::Function& wanted) {
  for (int i = 0; i < kPlaces; ++i) {
    std::vector<double> at = place(i, static_cast<int>(f.variables().size()));
    const double right = wanted.at(at);
    if (!std::isfinite(right) || !std::isfinite(f.at(at))) continue;
    const double typed = given.at(at);
    if (!same_value(typed, right)) return Difference{std::move(at), typed, right};
  }
  return std::nullopt;
}

Judgement judge(const Exercise& exercise, std::string_view typed) {
  Judgement out;
  if (typed.find_first_not_of(" \t") == std::string_view::npos) return out;
  auto parts = read_answer(typed, exercise.variables());
  if (!parts) {
    out.verdict = Verdict::kUnreadable;
    out.error = parts.error();
    return out;
  }
  out.parts = *std::move(parts);
  out.verdict = Verdict::kRight;
  if (static_cast<int>(out.parts.size()) != exercise.parts()) {
    out.verdict = Verdict::kParts;
  } else if (asks_for_numbers(exercise.kind)) {
    judge_numbers(exercise, out);
  } else {
    judge_formulas(exercise, out);
  }
  return out;
}

}  // namespace downhill::practice
