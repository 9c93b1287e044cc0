#include <numbers>

#include "expr/print.h"
#include "expr/typeset.h"

namespace downhill::expr {
namespace {

std::string number_mathml(double number) {
  if (number == std::numbers::pi) return "<mi>π</mi>";
  if (number == std::numbers::e) return "<mi>e</mi>";
  const NumberParts parts = number_parts(number);
  const auto written = [](const std::string& digits) {
    return digits.starts_with('-') ? "<mo>−</mo><mn>" + digits.substr(1) + "</mn>"
                                   : "<mn>" + digits + "</mn>";
  };
  if (parts.exponent.empty()) return written(parts.mantissa);
  const std::string power = "<msup><mn>10</mn><mrow>" + written(parts.exponent) + "</mrow></msup>";
  return parts.mantissa == "1" ? power : written(parts.mantissa) + "<mo>·</mo>" + power;
}

// The grammar's names are letters, digits and underscores: nothing in them needs escaping.
std::string name_mathml(std::string_view name) {
  const NameParts parts = name_parts(name);
  std::string letter = "<mi>" + (parts.greek.empty() ? parts.stem : parts.greek) + "</mi>";
  if (parts.index.empty()) return letter;
  return "<msub>" + letter + "<mtext>" + parts.index + "</mtext></msub>";
}

std::string function_mathml(Op op) {
  const auto word = [](const std::string& letters) { return "<mi>" + letters + "</mi>"; };
  switch (op) {
    case Op::kAsin:
    case Op::kAcos:
    case Op::kAtan:
      return word("arc" + std::string(name(op).substr(1)));
    case Op::kAsinh:
    case Op::kAcosh:
    case Op::kAtanh:
      return word("ar" + std::string(name(op).substr(1)));
    case Op::kLog:
      return word("ln");
    case Op::kLog2:
      return "<msub><mi>log</mi><mn>2</mn></msub>";
    case Op::kLog10:
      return "<msub><mi>log</mi><mn>10</mn></msub>";
    case Op::kSigmoid:
      return word("σ");
    case Op::kNormalCdf:
      return word("Φ");
    default:
      return word(std::string(name(op)));
  }
}

const Notation& mathml() {
  // U+2062 is the invisible sign of a product: readers aloud say "times".
  static const Notation kNotation{.number = number_mathml,
                                  .name = name_mathml,
                                  .function = function_mathml,
                                  .plus = "<mo>+</mo>",
                                  .minus = "<mo>−</mo>",
                                  .negative = "<mo form=\"prefix\">−</mo>",
                                  .times = "<mo>\u2062</mo>",
                                  .dot = "<mo>·</mo>",
                                  .comma = "<mo>,</mo>",
                                  .straight_d = "<mi mathvariant=\"normal\">d</mi>",
                                  .round_d = "<mi mathvariant=\"normal\">∂</mi>",
                                  .fraction = {"<mfrac><mrow>", "</mrow><mrow>", "</mrow></mfrac>"},
                                  .power = {"<msup><mrow>", "</mrow><mrow>", "</mrow></msup>"},
                                  .exponential = {"<msup><mi>e</mi><mrow>", "", "</mrow></msup>"},
                                  .square_root = {"<msqrt>", "", "</msqrt>"},
                                  .cube_root = {"<mroot><mrow>", "", "</mrow><mn>3</mn></mroot>"},
                                  .bars = {"<mrow><mo>|</mo>", "", "<mo>|</mo></mrow>"},
                                  .parentheses = {"<mrow><mo>(</mo>", "", "<mo>)</mo></mrow>"}};
  return kNotation;
}

}  // namespace

std::string to_mathml(const Graph& graph, int root, std::span<const std::string> variables) {
  return "<math><mrow>" + typeset(graph, root, variables, mathml()) + "</mrow></math>";
}

}  // namespace downhill::expr
