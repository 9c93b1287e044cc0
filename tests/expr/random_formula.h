// Random formulas, as text that uses the whole grammar of parse.h.
#pragma once

#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>

namespace downhill::expr {

class RandomFormula {
 public:
  explicit RandomFormula(std::uint64_t seed) : random_(seed) {}

  // A formula in x and y, nested at most `depth` deep.
  std::string sum(int depth) {
    std::string out = product(depth);
    while (chance(35)) out += (chance(50) ? " + " : " - ") + product(depth);
    return out;
  }

  // Uniform in [low, high).
  double number(double low, double high) {
    return low + (high - low) * static_cast<double>(random_() >> 11U) * 0x1p-53;
  }

 private:
  bool chance(int percent) { return static_cast<int>(random_() % 100) < percent; }
  template <std::size_t N>
  std::string_view one_of(const std::array<std::string_view, N>& choices) {
    return choices[random_() % N];
  }

  std::string product(int depth) {
    std::string out = chance(12) ? "-" : "";
    out += power(depth);
    while (chance(40)) {
      switch (random_() % 4) {
        case 0:
          out += one_of(std::array<std::string_view, 3>{" * ", "·", "×"});
          out += power(depth);
          break;
        case 1:
          out += chance(80) ? "/" : "÷";
          out += power(depth);
          break;
        default:  // side by side: no number may begin there
          out += ' ' + (chance(50) ? call(depth) : "(" + sum(depth - 1) + ")");
      }
    }
    return out;
  }

  std::string power(int depth) {
    std::string out = primary(depth);
    if (chance(80)) return out;
    switch (random_() % 6) {
      case 0:
        return out + "²";
      case 1:
        return out + "^3";
      case 2:
        return out + "^-" + (chance(50) ? "1" : "2");
      case 3:
        return out + "^(" + whole() + "/" + whole() + ")";
      case 4:
        return out + "^" + (chance(50) ? "x" : "y");
      default:
        return depth > 0 ? out + "^(" + sum(depth - 2) + ")" : out + "^2";
    }
  }

  std::string primary(int depth) {
    if (depth <= 0) return leaf();
    switch (random_() % 4) {
      case 0:
        return leaf();
      case 1:
        return "(" + sum(depth - 1) + ")";
      default:
        return call(depth);
    }
  }

  std::string leaf() {
    switch (random_() % 6) {
      case 0:
        return whole();
      case 1:
        return std::string(
            one_of(std::array<std::string_view, 6>{"0.5", "1.25", "pi", "e", ".1", "2e-1"}));
      case 2:
        return whole() + (chance(50) ? "x" : "y");
      default:
        return chance(50) ? "x" : "y";
    }
  }

  std::string whole() { return std::to_string(1 + random_() % 5); }

  std::string call(int depth) {
    static constexpr std::array<std::string_view, 32> kFunctions = {
        "sin",      "cos",   "tan",   "sin^2", "exp",  "exp",  "ln",   "log2",
        "log10",    "sqrt",  "cbrt",  "abs",   "sign", "step", "relu", "sigmoid",
        "softplus", "erf",   "gelu",  "asin",  "acos", "atan", "sinh", "cosh",
        "tanh",     "asinh", "acosh", "atanh", "cot",  "sec",  "√",    "|"};
    if (depth <= 0) return chance(50) ? "x" : "y";
    if (chance(6)) {
      return (chance(50) ? "max(" : "min(") + sum(depth - 1) + ", " + sum(depth - 1) + ")";
    }
    const std::string_view function = one_of(kFunctions);
    if (function == "|") return "(|" + sum(depth - 1) + "|)";
    return std::string(function) + "(" + sum(depth - 1) + ")";
  }

  std::mt19937_64 random_;
};

}  // namespace downhill::expr
