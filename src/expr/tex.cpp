#include <numbers>

#include "expr/print.h"
#include "expr/typeset.h"

namespace downhill::expr {
namespace {

// 1.5e-7 as 1.5 \cdot 10^{-7}
std::string number_tex(double number) {
  if (number == std::numbers::pi) return "\\pi";
  if (number == std::numbers::e) return "e";
  const NumberParts parts = number_parts(number);
  if (parts.exponent.empty()) return parts.mantissa;
  const std::string power = "10^{" + parts.exponent + "}";
  return parts.mantissa == "1" ? power : parts.mantissa + " \\cdot " + power;
}

// x, w_{1}, \theta, \mathrm{rate}
std::string name_tex(std::string_view name) {
  const NameParts parts = name_parts(name);
  std::string out = parts.stem;
  if (!parts.greek.empty()) {
    out = "\\" + out;
  } else if (out.size() > 1 && static_cast<unsigned char>(out[0]) < 0x80) {
    out = "\\mathrm{" + out + "}";
  }
  std::string index;
  for (const char c : parts.index) index += c == ' ' ? "\\ " : std::string(1, c);
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

const Notation& tex() {
  static const Notation kNotation{.number = number_tex,
                                  .name = name_tex,
                                  .function = function_tex,
                                  .plus = " + ",
                                  .minus = " - ",
                                  .negative = "-",
                                  .times = " ",
                                  .dot = " \\cdot ",
                                  .comma = ", ",
                                  .straight_d = "d",
                                  .round_d = "\\partial ",
                                  .fraction = {"\\frac{", "}{", "}"},
                                  .power = {"", "^{", "}"},
                                  .exponential = {"e^{", "", "}"},
                                  .square_root = {"\\sqrt{", "", "}"},
                                  .cube_root = {"\\sqrt[3]{", "", "}"},
                                  .bars = {"\\left|", "", "\\right|"},
                                  .parentheses = {"\\left(", "", "\\right)"}};
  return kNotation;
}

}  // namespace

std::string to_tex(const Graph& graph, int root, std::span<const std::string> variables) {
  return typeset(graph, root, variables, tex());
}

}  // namespace downhill::expr
