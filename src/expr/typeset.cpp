#include "expr/typeset.h"

#include <cmath>
#include <numbers>
#include <utility>
#include <vector>

#include "expr/print.h"
#include "text/number.h"

namespace downhill::expr {
namespace {

enum Level { kSum, kNegation, kProduct, kPower, kPrimary };

Level level_of(const Node& node) {
  switch (node.op) {
    case Op::kAdd:
    case Op::kSubtract:
      return kSum;
    case Op::kNegate:
      return kNegation;
    case Op::kMultiply:
    case Op::kDivide:
      return kProduct;
    case Op::kPower:
    case Op::kExp:
      return kPower;
    default:
      return kPrimary;
  }
}

bool is_letter_constant(double number) {
  return number == std::numbers::pi || number == std::numbers::e;
}

class Typesetter {
 public:
  Typesetter(const Graph& graph, int root, std::span<const std::string> variables,
             const Notation& notation)
      : graph_(graph), variables_(variables), to_(notation) {
    begins_with_digit_.assign(static_cast<std::size_t>(root) + 1, 0);
    for (int i = 0; i <= root; ++i) {
      begins_with_digit_[static_cast<std::size_t>(i)] = begins_with_digit(graph_[i]) ? 1 : 0;
    }
  }

  std::vector<Piece> expand(int index) const {
    const Node& node = graph_[index];
    const int left = node.left;
    const int right = node.right;
    switch (node.op) {
      case Op::kConstant:
        return {{to_.number(node.number)}};
      case Op::kVariable:
        return {{to_.name(variables_[static_cast<std::size_t>(left)])}};
      case Op::kAdd:
        return join({at_least(left, kSum), {{to_.plus}}, at_least(right, kProduct)});
      case Op::kSubtract:
        return join({at_least(left, kSum), {{to_.minus}}, at_least(right, kProduct)});
      case Op::kNegate:
        return join({{{to_.negative}}, at_least(left, kProduct)});
      case Op::kMultiply: {
        const bool number_follows = begins_with_digit_[static_cast<std::size_t>(right)] &&
                                    level_of(graph_[right]) >= kPower;
        return join({at_least(left, kProduct),
                     {{number_follows ? to_.dot : to_.times}},
                     at_least(right, graph_[right].op == Op::kDivide ? kProduct : kPower)});
      }
      case Op::kDivide:
        return {{to_.fraction.open},
                {{}, left},
                {to_.fraction.middle},
                {{}, right},
                {to_.fraction.close}};
      case Op::kPower:
        return power(left, right);
      case Op::kExp:
        return {{to_.exponential.open}, {{}, left}, {to_.exponential.close}};
      case Op::kSqrt:
        return {{to_.square_root.open}, {{}, left}, {to_.square_root.close}};
      case Op::kCbrt:
        return {{to_.cube_root.open}, {{}, left}, {to_.cube_root.close}};
      case Op::kAbs:
        return {{to_.bars.open}, {{}, left}, {to_.bars.close}};
      case Op::kDerivative: {
        const std::string d = variables_.size() > 1 ? to_.round_d : to_.straight_d;
        const std::string by = to_.name(variables_[static_cast<std::size_t>(right)]);
        return {{to_.fraction.open + d + to_.fraction.middle + d + by + to_.fraction.close +
                 to_.parentheses.open},
                {{}, left},
                {to_.parentheses.close}};
      }
      case Op::kMax:
      case Op::kMin:
        return {{to_.function(node.op) + to_.parentheses.open},
                {{}, left},
                {to_.comma},
                {{}, right},
                {to_.parentheses.close}};
      default:
        return {
            {to_.function(node.op) + to_.parentheses.open}, {{}, left}, {to_.parentheses.close}};
    }
  }

 private:
  static std::vector<Piece> join(std::vector<std::vector<Piece>> parts) {
    std::vector<Piece> out;
    for (std::vector<Piece>& part : parts) {
      for (Piece& piece : part) out.push_back(std::move(piece));
    }
    return out;
  }

  std::vector<Piece> at_least(int index, Level level) const {
    if (level_of(graph_[index]) >= level) return {{{}, index}};
    return {{to_.parentheses.open}, {{}, index}, {to_.parentheses.close}};
  }

  bool begins_with_digit(const Node& node) const {
    switch (node.op) {
      case Op::kConstant:
        return !is_letter_constant(node.number);
      case Op::kMultiply:
      case Op::kPower: {
        const Level level = node.op == Op::kPower ? kPrimary : kProduct;
        return level_of(graph_[node.left]) >= level &&
               begins_with_digit_[static_cast<std::size_t>(node.left)];
      }
      default:
        return false;
    }
  }

  // x², and sin²(x) for the power of a named function.
  std::vector<Piece> power(int base, int exponent) const {
    const Node& node = graph_[base];
    const bool named = (node.op >= Op::kSin && node.op <= Op::kTan) ||
                       (node.op >= Op::kSinh && node.op <= Op::kTanh);
    const bool whole = graph_.is_constant(exponent) && graph_[exponent].number >= 2 &&
                       graph_[exponent].number == std::floor(graph_[exponent].number);
    if (named && whole) {
      return {{to_.power.open + to_.function(node.op) + to_.power.middle},
              {{}, exponent},
              {to_.power.close + to_.parentheses.open},
              {{}, node.left},
              {to_.parentheses.close}};
    }
    return join({{{to_.power.open}},
                 at_least(base, kPrimary),
                 {{to_.power.middle}, {{}, exponent}, {to_.power.close}}});
  }

  const Graph& graph_;
  std::span<const std::string> variables_;
  const Notation& to_;
  std::vector<char> begins_with_digit_;
};

}  // namespace

std::string typeset(const Graph& graph, int root, std::span<const std::string> variables,
                    const Notation& notation) {
  const Typesetter typesetter(graph, root, variables, notation);
  return write_pieces(graph, root, [&](int node) { return typesetter.expand(node); });
}

NameParts name_parts(std::string_view name) {
  constexpr std::pair<std::string_view, std::string_view> kGreek[] = {
      {"alpha", "α"}, {"beta", "β"}, {"gamma", "γ"}, {"delta", "δ"}, {"epsilon", "ε"},
      {"zeta", "ζ"},  {"eta", "η"},  {"theta", "θ"}, {"kappa", "κ"}, {"lambda", "λ"},
      {"mu", "μ"},    {"nu", "ν"},   {"xi", "ξ"},    {"rho", "ρ"},   {"sigma", "σ"},
      {"tau", "τ"},   {"phi", "φ"},  {"chi", "χ"},   {"psi", "ψ"},   {"omega", "ω"}};
  const std::size_t letters = name.find_first_of("0123456789_");
  NameParts parts{.stem = std::string(name.substr(0, letters))};
  for (const auto& [word, letter] : kGreek) {
    if (word == parts.stem) parts.greek = letter;
  }
  if (letters == std::string_view::npos) return parts;
  for (const char c : name.substr(letters)) {
    if (c != '_') {
      parts.index += c;
    } else if (!parts.index.empty() && parts.index.back() != ' ') {
      parts.index += ' ';
    }
  }
  return parts;
}

NumberParts number_parts(double number) {
  const std::string digits = text::exact(number);
  const std::size_t e = digits.find('e');
  if (e == std::string::npos) return {digits};
  std::string exponent = digits.substr(e + 1);
  if (exponent.starts_with('+')) exponent.erase(0, 1);
  const std::size_t zeros = exponent.starts_with('-') ? 1 : 0;
  while (exponent.size() > zeros + 1 && exponent[zeros] == '0') exponent.erase(zeros, 1);
  return {digits.substr(0, e), exponent};
}

}  // namespace downhill::expr
