#include <array>
#include <cmath>
#include <numbers>

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

// 1.5e-7 as 1.5 \cdot 10^{-7}
std::string number_tex(double number) {
  if (number == std::numbers::pi) return "\\pi";
  if (number == std::numbers::e) return "e";
  const std::string digits = text::exact(number);
  const std::size_t e = digits.find('e');
  if (e == std::string::npos) return digits;
  std::string exponent = digits.substr(e + 1);
  if (exponent.starts_with('+')) exponent.erase(0, 1);
  const std::size_t zeros = exponent.starts_with('-') ? 1 : 0;
  while (exponent.size() > zeros + 1 && exponent[zeros] == '0') exponent.erase(zeros, 1);
  const std::string power = "10^{" + exponent + "}";
  const std::string mantissa = digits.substr(0, e);
  return mantissa == "1" ? power : mantissa + " \\cdot " + power;
}

// x, w_{1}, \theta, \mathrm{rate}
std::string name_tex(std::string_view name) {
  constexpr std::array<std::string_view, 20> kGreek = {
      "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "kappa", "lambda",
      "mu",    "nu",   "xi",    "rho",   "sigma",   "tau",  "phi", "chi",   "psi",   "omega"};
  const std::size_t letters = name.find_first_of("0123456789_");
  const std::string_view stem = name.substr(0, letters);
  std::string out(stem);
  bool greek = false;
  for (const std::string_view letter : kGreek) greek = greek || letter == stem;
  if (greek) {
    out = "\\" + out;
  } else if (stem.size() > 1 && static_cast<unsigned char>(stem[0]) < 0x80) {
    out = "\\mathrm{" + out + "}";
  }
  if (letters == std::string_view::npos) return out;
  std::string index;
  for (const char c : name.substr(letters)) {
    if (c == '_') {
      if (!index.empty() && index.back() != ' ') index += "\\ ";
    } else {
      index += c;
    }
  }
  return index.empty() ? out : out + "_{" + index + "}";
}

std::string function_tex(Op op) {
  switch (op) {
    case Op::kSin:
    case Op::kCos:
    case Op::kTan:
    case Op::kSinh:
    case Op::kCosh:
    case Op::kTanh:
    case Op::kMax:
    case Op::kMin:
      return "\\" + std::string(name(op));
    case Op::kAsin:
    case Op::kAcos:
    case Op::kAtan:
      return "\\arc" + std::string(name(op).substr(1));
    case Op::kAsinh:
    case Op::kAcosh:
    case Op::kAtanh:
      return "\\operatorname{ar" + std::string(name(op).substr(1)) + "}";
    case Op::kLog:
      return "\\ln";
    case Op::kLog2:
      return "\\log_{2}";
    case Op::kLog10:
      return "\\log_{10}";
    case Op::kSigmoid:
      return "\\sigma";
    case Op::kNormalCdf:
      return "\\Phi";
    default:
      return "\\operatorname{" + std::string(name(op)) + "}";
  }
}

class TexWriter {
 public:
  TexWriter(const Graph& graph, int root, std::span<const std::string> variables)
      : graph_(graph), variables_(variables) {
    begins_with_digit_.assign(static_cast<std::size_t>(root) + 1, 0);
    for (int i = 0; i <= root; ++i) {
      begins_with_digit_[static_cast<std::size_t>(i)] = begins_with_digit(graph_[i]);
    }
  }

  std::vector<Piece> expand(int index) const {
    const Node& node = graph_[index];
    const int left = node.left;
    const int right = node.right;
    switch (node.op) {
      case Op::kConstant:
        return {{number_tex(node.number)}};
      case Op::kVariable:
        return {{name_tex(variables_[static_cast<std::size_t>(left)])}};
      case Op::kAdd:
        return join({at_least(left, kSum), {{" + "}}, at_least(right, kProduct)});
      case Op::kSubtract:
        return join({at_least(left, kSum), {{" - "}}, at_least(right, kProduct)});
      case Op::kNegate:
        return join({{{"-"}}, at_least(left, kProduct)});
      case Op::kMultiply: {
        const bool number_follows = begins_with_digit_[static_cast<std::size_t>(right)] &&
                                    level_of(graph_[right]) >= kPower;
        return join({at_least(left, kProduct),
                     {{number_follows ? " \\cdot " : " "}},
                     at_least(right, graph_[right].op == Op::kDivide ? kProduct : kPower)});
      }
      case Op::kDivide:
        return {{"\\frac{"}, {{}, left}, {"}{"}, {{}, right}, {"}"}};
      case Op::kPower:
        return power(left, right);
      case Op::kExp:
        return {{"e^{"}, {{}, left}, {"}"}};
      case Op::kSqrt:
        return {{"\\sqrt{"}, {{}, left}, {"}"}};
      case Op::kCbrt:
        return {{"\\sqrt[3]{"}, {{}, left}, {"}"}};
      case Op::kAbs:
        return {{"\\left|"}, {{}, left}, {"\\right|"}};
      case Op::kDerivative: {
        const std::string d = variables_.size() > 1 ? "\\partial " : "d";
        const std::string by = name_tex(variables_[static_cast<std::size_t>(right)]);
        return {{"\\frac{" + d + "}{" + d + by + "}\\left("}, {{}, left}, {"\\right)"}};
      }
      case Op::kMax:
      case Op::kMin:
        return {{function_tex(node.op) + "\\left("}, {{}, left}, {", "}, {{}, right}, {"\\right)"}};
      default:
        return {{function_tex(node.op) + "\\left("}, {{}, left}, {"\\right)"}};
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
    return {{"\\left("}, {{}, index}, {"\\right)"}};
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

  // x^{2}, and \sin^{2}\left(x\right) for the power of a named function.
  std::vector<Piece> power(int base, int exponent) const {
    const Node& node = graph_[base];
    const bool named = (node.op >= Op::kSin && node.op <= Op::kTan) ||
                       (node.op >= Op::kSinh && node.op <= Op::kTanh);
    const bool whole = graph_.is_constant(exponent) && graph_[exponent].number >= 2 &&
                       graph_[exponent].number == std::floor(graph_[exponent].number);
    if (named && whole) {
      return {{function_tex(node.op) + "^{"},
              {{}, exponent},
              {"}\\left("},
              {{}, node.left},
              {"\\right)"}};
    }
    return join({at_least(base, kPrimary), {{"^{"}, {{}, exponent}, {"}"}}});
  }

  const Graph& graph_;
  std::span<const std::string> variables_;
  std::vector<char> begins_with_digit_;
};

}  // namespace

std::string to_tex(const Graph& graph, int root, std::span<const std::string> variables) {
  const TexWriter writer(graph, root, variables);
  return write_pieces(graph, root, [&](int node) { return writer.expand(node); });
}

}  // namespace downhill::expr
