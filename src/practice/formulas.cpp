#include "practice/formulas.h"

#include <array>
#include <cstdlib>
#include <initializer_list>

namespace downhill::practice {
namespace {

using random::Random;

template <std::size_t N>
const char* one_of(Random& random, const std::array<const char*, N>& choices) {
  return choices[static_cast<std::size_t>(random.integer(static_cast<int>(N)))];
}

std::string power(const std::string& base, int exponent) {
  return exponent == 1 ? base : base + "^" + std::to_string(exponent);
}

// sin(…), cos(…) or exp(…), which are defined everywhere.
std::string wave(Random& random, const std::string& inner) {
  return std::string(one_of(random, std::array{"sin", "cos", "exp"})) + "(" + inner + ")";
}

// Any of the functions of the course, around x itself.
std::string function_of_x(Random& random) {
  return std::string(one_of(random, std::array{"sin", "cos", "exp", "ln", "sqrt"})) + "(x)";
}

std::string line(Random& random) {
  return sum_of({{not_zero(random, -4, 5), "x"}, {not_zero(random, -5, 5)}});
}

}  // namespace

int whole(Random& random, int low, int high) { return low + random.integer(high - low + 1); }

int not_zero(Random& random, int low, int high) {
  int out = 0;
  while (out == 0) out = whole(random, low, high);
  return out;
}

std::string sum_of(std::initializer_list<Term> terms) {
  std::string out;
  for (const Term& term : terms) {
    if (term.factor == 0) continue;
    if (out.empty()) {
      out += term.factor < 0 ? "-" : "";
    } else {
      out += term.factor < 0 ? " - " : " + ";
    }
    const int size = std::abs(term.factor);
    if (size != 1 || term.body.empty()) out += std::to_string(size);
    // 3exp(x), 3x, 3(x + 1), but 3*2^x.
    if (size != 1 && !term.body.empty() && term.body[0] >= '0' && term.body[0] <= '9') out += '*';
    out += term.body;
  }
  return out.empty() ? "0" : out;
}

std::string formula_of_x(int level, Random& random) {
  const int a = not_zero(random, -5, 6), b = not_zero(random, -6, 6);
  const int n = whole(random, 2, 4);
  const int shape = random.integer(4);
  switch (level) {
    case 1: {
      const int m = n == 2 ? 3 : 1;
      if (shape == 0) return sum_of({{a, power("x", n + 1)}, {b, "x"}});
      if (shape == 1) return sum_of({{a, power("x", n)}, {whole(random, -9, 9)}});
      return sum_of({{a, power("x", n)}, {b, power("x", m)}, {whole(random, -9, 9)}});
    }
    case 2:
      if (shape == 0) {
        return sum_of({{a, "x"}}) + " + " + std::to_string(std::abs(b)) + "/" + power("x", n - 1);
      }
      return sum_of({{a, function_of_x(random)}, {b, power("x", n - 1)}});
    case 3:
      if (shape == 0)
        return "(" + line(random) + ")/(x" + (b < 0 ? " - " : " + ") + std::to_string(std::abs(b)) +
               ")";
      if (shape == 1) {
        const std::string right = function_of_x(random);  // draws have an order; operands have none
        return "(" + line(random) + ")*" + right;
      }
      if (shape == 2) return wave(random, "x") + "/x";
      return sum_of({{a, power("x", n - 1) + "*" + function_of_x(random)}});
    case 4: {
      const int k = whole(random, 2, 5);
      if (shape == 0)
        return sum_of({{a, "ln(" + sum_of({{k, "x"}, {std::abs(b)}}) + ")"}, {1, "x"}});
      if (shape == 1) return "(" + line(random) + ")^" + std::to_string(n + 1);
      if (shape == 2) return "sqrt(" + sum_of({{1, "x^2"}, {k}}) + ")";
      return sum_of({{a, wave(random, sum_of({{k - 1, "x"}}))}, {b, power("x", n - 1)}});
    }
    default: {
      const int k = not_zero(random, -3, 3);
      if (shape == 0) return wave(random, "x") + "/(x^2 + " + std::to_string(n) + ")";
      if (shape == 1) return "(" + line(random) + ")^" + std::to_string(n) + "*exp(x)";
      if (shape == 2) return "x*ln(x^2 + " + std::to_string(n) + ")";
      return power("x", n - 1) + "*" + wave(random, sum_of({{k, "x"}}));
    }
  }
}

std::string composite_of_x(int level, Random& random) {
  const int a = not_zero(random, -4, 5), k = whole(random, 2, 4), n = whole(random, 2, 3);
  const int shape = random.integer(4);
  switch (level) {
    case 1: {
      const int more = whole(random, 0, 3);
      return "(" + line(random) + ")^" + std::to_string(n + more);
    }
    case 2:
      if (shape == 0) return sum_of({{a, "ln(" + sum_of({{k, "x"}, {whole(random, 1, 5)}}) + ")"}});
      if (shape == 1) return sum_of({{a, wave(random, std::to_string(k) + "x")}});
      return wave(random, line(random));
    case 3: {
      const std::string parabola = sum_of({{whole(random, 1, 3), "x^2"}, {a, "x"}});
      if (shape == 0) return "(" + parabola + ")^" + std::to_string(n);
      if (shape == 1) return "sqrt(" + sum_of({{k, "x^2"}, {whole(random, 1, 5)}}) + ")";
      if (shape == 2) return "exp(-" + std::to_string(k) + "x^2)";
      return std::string(one_of(random, std::array{"sin", "cos"})) + "(" + parabola + ")";
    }
    case 4:
      if (shape == 0) {
        return one_of(random, std::array{"sin", "cos", "ln"}) + ("(x)^" + std::to_string(n));
      }
      if (shape == 1)
        return "exp(" + sum_of({{a < 0 ? -1 : 1, one_of(random, std::array{"sin", "cos"})}}) +
               "(x))";
      if (shape == 2) return "sqrt(" + std::to_string(k) + " + exp(x))";
      {
        const std::string within = one_of(random, std::array{"exp", "ln", "sqrt"});
        return std::string(one_of(random, std::array{"sin", "cos"})) + "(" + within + "(x))";
      }
    default: {
      const std::string inner = std::to_string(k) + "x";
      const std::string turn = one_of(random, std::array{"sin", "cos"});
      if (shape == 0) return "ln(" + std::to_string(n - 1) + " + exp(" + inner + "))";
      if (shape == 1) return "exp(" + turn + "(" + inner + "))";
      if (shape == 2) return turn + "(" + sum_of({{k, "x"}, {a}}) + ")^" + std::to_string(n);
      return "sqrt(" + std::to_string(n) + " + " + turn + "(" + inner + "))";
    }
  }
}

std::string formula_of_x_and_y(int level, Random& random) {
  const int a = not_zero(random, -4, 4), b = not_zero(random, -4, 4), c = not_zero(random, -4, 4);
  const int m = whole(random, 1, 3), n = whole(random, 1, 2);
  const int shape = random.integer(3);
  switch (level) {
    case 1:
      return sum_of({{a, power("x", n + 1)}, {b, "x*y"}, {c, power("y", m)}});
    case 2:
      return sum_of({{a, power("x", m) + "*" + power("y", n)},
                     {b, power("x", 4 - m)},
                     {c, power("y", 3 - n)}});
    case 3:
      if (shape == 0) return sum_of({{a, power("x", m) + "*" + wave(random, "y")}, {b, "y"}});
      if (shape == 1) return sum_of({{a, power("y", m) + "*" + wave(random, "x")}, {b, "x"}});
      return sum_of({{a, wave(random, "x")}, {b, "x*y"}, {c, wave(random, "y")}});
    case 4:
      if (shape == 0) return "(" + sum_of({{a, "x"}, {b, "y"}, {c}}) + ")^" + std::to_string(n + 1);
      if (shape == 1) return wave(random, sum_of({{a, "x"}, {b, "y"}}));
      return sum_of({{a, wave(random, "x*y")}, {b, power("x", n)}});
    default:
      if (shape == 0) return "ln(x^2 + " + sum_of({{std::abs(a), power("y", 2)}}) + ")";
      if (shape == 1) return power("x", n) + "*" + wave(random, "x*y");
      return sum_of({{a, "x"}}) + "/(y^2 + " + std::to_string(std::abs(b)) + ")";
  }
}

}  // namespace downhill::practice
