#include "expr/print.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "text/number.h"

namespace downhill::expr {
namespace {

// How tightly a formula holds together; a part that is looser than its place needs parentheses.
enum Level { kSum, kNegation, kProduct, kPower, kPrimary };

Level level_of(Op op) {
  switch (op) {
    case Op::kAdd:
    case Op::kSubtract:
      return kSum;
    case Op::kNegate:
      return kNegation;
    case Op::kMultiply:
    case Op::kDivide:
      return kProduct;
    case Op::kPower:
      return kPower;
    default:
      return kPrimary;
  }
}

std::string number_text(double number, bool pretty) {
  if (number == std::numbers::pi) return pretty ? "π" : "pi";
  if (number == std::numbers::e) return "e";
  return text::exact(number);
}

std::string superscript(double exponent) {
  constexpr std::array<std::string_view, 10> kDigits = {"⁰", "¹", "²", "³", "⁴",
                                                        "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string out;
  for (const char digit : text::fixed(exponent, 0)) {
    out += kDigits[static_cast<std::size_t>(digit - '0')];
  }
  return out;
}

class Writer {
 public:
  Writer(const Graph& graph, int root, std::span<const std::string> variables, bool pretty)
      : graph_(graph), variables_(variables), pretty_(pretty) {
    begins_with_digit_.assign(static_cast<std::size_t>(root) + 1, 0);
    for (int i = 0; i <= root; ++i) {
      begins_with_digit_[static_cast<std::size_t>(i)] = begins_with_digit(i) ? 1 : 0;
    }
  }

  std::vector<Piece> expand(int index) const {
    const Node& node = graph_[index];
    const int left = node.left;
    const int right = node.right;
    switch (node.op) {
      case Op::kConstant:
        return {{number_text(node.number, pretty_)}};
      case Op::kVariable:
        return {{variables_[static_cast<std::size_t>(left)]}};
      case Op::kAdd:
        return join({at_least(left, kSum), {{" + "}}, at_least(right, kProduct)});
      case Op::kSubtract:
        return join({at_least(left, kSum), {{pretty_ ? " − " : " - "}}, at_least(right, kProduct)});
      case Op::kNegate:
        return join({{{pretty_ ? "−" : "-"}}, at_least(left, kProduct)});
      case Op::kMultiply:
        return product(left, right);
      case Op::kDivide: {
        const bool quotient = graph_[left].op == Op::kDivide;
        return join(
            {at_least(left, quotient ? kPower : kProduct), {{"/"}}, at_least(right, kPower)});
      }
      case Op::kPower:
        return power(left, right);
      case Op::kMax:
      case Op::kMin:
        return {{std::string(name(node.op)) + "("}, {{}, left}, {", "}, {{}, right}, {")"}};
      case Op::kDerivative:
        return {{"d/d" + variables_[static_cast<std::size_t>(right)] + "("}, {{}, left}, {")"}};
      case Op::kAbs:
        if (pretty_) return {{"|"}, {{}, left}, {"|"}};
        [[fallthrough]];
      default:
        return {{function_name(node.op) + "("}, {{}, left}, {")"}};
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

  std::string function_name(Op op) const {
    if (op == Op::kLog) return "ln";
    if (op == Op::kNormalCdf) return pretty_ ? "Φ" : "Phi";
    if (op == Op::kSqrt && pretty_) return "√";
    if (op == Op::kCbrt && pretty_) return "∛";
    return std::string(name(op));
  }

  bool needs_parentheses(int index, Level level) const {
    return level_of(graph_[index].op) < level;
  }
  std::vector<Piece> at_least(int index, Level level) const {
    if (!needs_parentheses(index, level)) return {{{}, index}};
    return {{"("}, {{}, index}, {")"}};
  }

  bool is_plain_number(int index) const {
    const Node& node = graph_[index];
    return node.op == Op::kConstant && !is_letter_constant(node.number);
  }
  static bool is_letter_constant(double number) {
    return number == std::numbers::pi || number == std::numbers::e;
  }

  // Does the text of a node begin with a digit?
  bool begins_with_digit(int index) const {
    const Node& node = graph_[index];
    switch (node.op) {
      case Op::kConstant:
        return is_plain_number(index);
      case Op::kMultiply:
      case Op::kDivide:
      case Op::kPower:
      case Op::kAdd:
      case Op::kSubtract: {
        const Level level = node.op == Op::kPower ? kPrimary : level_of(node.op);
        const bool quotient = graph_[node.left].op == Op::kDivide && level == kProduct;
        return !needs_parentheses(node.left, quotient ? kPower : level) &&
               begins_with_digit_[static_cast<std::size_t>(node.left)];
      }
      default:
        return false;
    }
  }

  // 2x, x y, x (y + 1), (x + 1)(y + 1), x*2
  std::vector<Piece> product(int left, int right) const {
    std::vector<Piece> first = at_least(left, graph_[left].op == Op::kDivide ? kPower : kProduct);
    std::vector<Piece> second = at_least(right, kPower);
    const bool second_in_parentheses = second.size() > 1;
    std::string between = " ";
    if (!second_in_parentheses && begins_with_digit_[static_cast<std::size_t>(right)]) {
      between = pretty_ ? "·" : "*";
    } else if (is_plain_number(left)) {
      // A name that begins with e right after digits would read as a power of ten: 2 e3.
      const Node& factor = graph_[right];
      const bool exponent_like =
          factor.op == Op::kVariable &&
          variables_[static_cast<std::size_t>(factor.left)].find_first_of("eE") == 0;
      between = exponent_like ? " " : "";
    } else if (second_in_parentheses && first.size() > 1) {
      between = "";
    }
    return join({std::move(first), {{between}}, std::move(second)});
  }

  std::vector<Piece> power(int base, int exponent) const {
    const bool negative = graph_[exponent].op == Op::kNegate;
    const int magnitude = negative ? graph_[exponent].left : exponent;
    if (pretty_ && is_plain_number(magnitude)) {
      const double number = graph_[magnitude].number;
      if (number == std::floor(number) && number < 1e6) {
        return join({at_least(base, kPrimary), {{(negative ? "⁻" : "") + superscript(number)}}});
      }
    }
    if (negative && level_of(graph_[magnitude].op) == kPrimary) {
      return join({at_least(base, kPrimary), {{pretty_ ? "^−" : "^-"}, {{}, magnitude}}});
    }
    return join({at_least(base, kPrimary), {{"^"}}, at_least(exponent, kPrimary)});
  }

  const Graph& graph_;
  std::span<const std::string> variables_;
  bool pretty_;
  std::vector<char> begins_with_digit_;
};

std::string write(const Graph& graph, int root, std::span<const std::string> variables,
                  bool pretty) {
  const Writer writer(graph, root, variables, pretty);
  return write_pieces(graph, root, [&](int node) { return writer.expand(node); });
}

}  // namespace

int tree_size(const Graph& graph, int root) {
  std::vector<int> size(static_cast<std::size_t>(root) + 1, 1);
  for (int i = 0; i <= root; ++i) {
    const Node& node = graph[i];
    int& here = size[static_cast<std::size_t>(i)];
    if (!is_leaf(node.op)) here += size[static_cast<std::size_t>(node.left)];
    if (is_binary(node.op)) here += size[static_cast<std::size_t>(node.right)];
    here = std::min(here, kMaxPrinted + 1);
  }
  return size.back();
}

std::string to_text(const Graph& graph, int root, std::span<const std::string> variables) {
  return write(graph, root, variables, false);
}

std::string to_pretty(const Graph& graph, int root, std::span<const std::string> variables) {
  return write(graph, root, variables, true);
}

}  // namespace downhill::expr
