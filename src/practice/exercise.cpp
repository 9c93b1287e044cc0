#include "practice/exercise.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "practice/formulas.h"
#include "practice/judge.h"
#include "random/random.h"

namespace downhill::practice {
namespace {

using random::Random;

constexpr double kLargest = 500;  // of numbers in an answer

// The formulas of exercises with a place are a little simpler: the work is in what comes after.
int level_of_formula(Kind kind, int level) {
  if (kind == Kind::kDirectional || kind == Kind::kDescentStep) return std::max(1, level - 1);
  return level;
}

std::vector<std::string> variables_of(Kind kind, int level) {
  if (kind == Kind::kDerivative || kind == Kind::kChainRule) return {"x"};
  if (kind == Kind::kDescentStep && level == 1) return {"x"};
  return {"x", "y"};
}

std::string formula_of(Kind kind, int level, Random& random) {
  const int easier = level_of_formula(kind, level);
  if (kind == Kind::kChainRule) return composite_of_x(easier, random);
  if (kind == Kind::kDescentStep && level == 1) {
    return sum_of({{whole(random, 1, 4), "x^2"}, {not_zero(random, -6, 6), "x"}});
  }
  return kind == Kind::kDerivative ? formula_of_x(easier, random)
                                   : formula_of_x_and_y(easier, random);
}

std::vector<double> direction_of(int level, Random& random) {
  static constexpr std::array<std::pair<int, int>, 4> kWhole = {{{3, 4}, {4, 3}, {6, 8}, {5, 12}}};
  static constexpr std::array<std::pair<int, int>, 4> kAny = {{{1, 1}, {2, 1}, {1, 2}, {1, 3}}};
  auto [u, v] = (level <= 3 ? kWhole : kAny)[static_cast<std::size_t>(random.integer(4))];
  if (level >= 2 && random.integer(2) == 0) u = -u;
  if (level >= 2 && random.integer(2) == 0) v = -v;
  return {static_cast<double>(u), static_cast<double>(v)};
}

bool is_tidy(double value) { return std::abs(2 * value - std::round(2 * value)) < 1e-9; }

// Looks for a place where the partial derivatives are whole or half numbers.
void choose_place(Exercise& exercise, Random& random) {
  constexpr int kTries = 8;
  const std::size_t dimensions = exercise.variables().size();
  for (int i = 0; i < kTries; ++i) {
    exercise.at.clear();
    for (std::size_t j = 0; j < dimensions; ++j) {
      exercise.at.push_back(exercise.level >= 4 ? whole(random, -1, 2) : whole(random, -2, 3));
    }
    if (std::ranges::all_of(values_at(exercise.partials, exercise.at), is_tidy)) return;
  }
}

bool is_good(const Exercise& exercise) {
  for (const int variable : exercise.by) {
    if (!exercise.f.depends_on(variable)) return false;
  }
  if (!asks_for_numbers(exercise.kind)) {
    return std::ranges::all_of(exercise.partials, [&](const expr::Function& partial) {
      return places_in_domain(exercise.f, partial) >= kFewestPlaces;
    });
  }
  const double value = exercise.f.at(exercise.at);
  const auto fits = [](double number) { return std::abs(number) <= kLargest; };
  const std::vector<double> slopes = values_at(exercise.partials, exercise.at);
  return std::isfinite(value) && std::ranges::all_of(slopes, fits) &&
         std::ranges::any_of(slopes, [](double slope) { return std::abs(slope) > 0.1; }) &&
         std::ranges::all_of(exercise.numbers, fits);
}

expr::Function parsed(const std::string& formula, const std::vector<std::string>& variables) {
  const auto f = expr::Function::parse(formula, variables);
  assert(f && "formulas.cpp and neuron.cpp write formulas that can be read");
  return *f;
}

Exercise attempt(Kind kind, int level, Random& random) {
  std::optional<Neuron> neuron;
  if (kind == Kind::kBackprop) neuron = make_neuron(level, random);
  Exercise out{.kind = kind,
               .level = level,
               .f = neuron ? parsed(neuron->loss(), neuron->weights)
                           : parsed(formula_of(kind, level, random), variables_of(kind, level))};
  out.neuron = std::move(neuron);
  for (int i = 0; i < static_cast<int>(out.variables().size()); ++i) out.by.push_back(i);
  if (kind == Kind::kPartial) out.by = {random.integer(2)};
  for (const int variable : out.by) out.partials.push_back(out.f.derivative(variable));
  if (!asks_for_numbers(kind)) return out;
  if (out.neuron) {
    out.at = out.neuron->at;
  } else {
    choose_place(out, random);
  }
  if (kind == Kind::kDirectional) out.direction = direction_of(level, random);
  if (kind == Kind::kDescentStep) {
    constexpr std::array<double, 4> kRates = {0.1, 0.5, 0.2, 0.25};
    out.rate = kRates[static_cast<std::size_t>(random.integer(level <= 2 ? 2 : 4))];
  }
  out.numbers = numbers_from(out, values_at(out.partials, out.at));
  return out;
}

}  // namespace

int Exercise::parts() const {
  return kind == Kind::kDirectional ? 1 : static_cast<int>(partials.size());
}

Exercise make_exercise(Kind kind, int level, std::uint64_t seed) {
  Random random(seed_of(seed, static_cast<int>(kind) * kLevels + level));
  Exercise out = attempt(kind, level, random);
  while (!is_good(out)) out = attempt(kind, level, random);
  return out;
}

std::vector<double> numbers_from(const Exercise& exercise, std::span<const double> partials) {
  std::vector<double> out(partials.begin(), partials.end());
  if (exercise.kind == Kind::kDescentStep) {
    for (std::size_t i = 0; i < out.size(); ++i) {
      out[i] = exercise.at[i] - exercise.rate * partials[i];
    }
  }
  if (exercise.kind == Kind::kDirectional) {
    const std::vector<double>& u = exercise.direction;
    out = {(partials[0] * u[0] + partials[1] * u[1]) / std::hypot(u[0], u[1])};
  }
  return out;
}

std::vector<double> values_at(std::span<const expr::Function> formulas,
                              std::span<const double> at) {
  std::vector<double> out;
  for (const expr::Function& formula : formulas) out.push_back(formula.at(at));
  return out;
}

// The finalizer of SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number
// generators", 2014): neighbouring numbers give unlike seeds.
std::uint64_t seed_of(std::uint64_t seed, int number) {
  std::uint64_t z = seed + 0x9E3779B97F4A7C15U * (static_cast<std::uint64_t>(number) + 1);
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
  return z ^ (z >> 31U);
}

}  // namespace downhill::practice
