#include "expr/names.h"

#include <algorithm>
#include <array>
#include <numbers>
#include <utility>

namespace downhill::expr {
namespace {

using autodiff::Op;
using Form = NamedFunction::Form;

constexpr std::array kFunctions = {
    NamedFunction{"sin", Op::kSin},
    NamedFunction{"cos", Op::kCos},
    NamedFunction{"tan", Op::kTan},
    NamedFunction{"exp", Op::kExp},
    NamedFunction{"ln", Op::kLog},
    NamedFunction{"log", Op::kLog},
    NamedFunction{"sqrt", Op::kSqrt},
    NamedFunction{"abs", Op::kAbs},
    NamedFunction{"max", Op::kMax},
    NamedFunction{"min", Op::kMin},
    NamedFunction{"relu", Op::kRelu},
    NamedFunction{"sigmoid", Op::kSigmoid},
    NamedFunction{"tanh", Op::kTanh},
    NamedFunction{"gelu", Op::kGelu},
    NamedFunction{"softplus", Op::kSoftplus},
    NamedFunction{"erf", Op::kErf},
    NamedFunction{"Phi", Op::kNormalCdf},
    NamedFunction{"Φ", Op::kNormalCdf},
    NamedFunction{"sign", Op::kSign},
    NamedFunction{"sgn", Op::kSign},
    NamedFunction{"step", Op::kStep},
    NamedFunction{"cbrt", Op::kCbrt},
    NamedFunction{"log2", Op::kLog2},
    NamedFunction{"log10", Op::kLog10},
    NamedFunction{"lg", Op::kLog10},
    NamedFunction{"sinh", Op::kSinh},
    NamedFunction{"cosh", Op::kCosh},
    NamedFunction{"asin", Op::kAsin},
    NamedFunction{"acos", Op::kAcos},
    NamedFunction{"atan", Op::kAtan},
    NamedFunction{"arcsin", Op::kAsin},
    NamedFunction{"arccos", Op::kAcos},
    NamedFunction{"arctan", Op::kAtan},
    NamedFunction{"asinh", Op::kAsinh},
    NamedFunction{"acosh", Op::kAcosh},
    NamedFunction{"atanh", Op::kAtanh},
    NamedFunction{"arsinh", Op::kAsinh},
    NamedFunction{"arcosh", Op::kAcosh},
    NamedFunction{"artanh", Op::kAtanh},
    NamedFunction{"cot", Op::kSin, Form::kCosOver},
    NamedFunction{"sec", Op::kCos, Form::kOneOver},
    NamedFunction{"csc", Op::kSin, Form::kOneOver},
};

constexpr std::size_t kMaxSplitName = 32;  // longer names are not worth cutting

bool is_value(std::string_view name, std::span<const std::string> variables) {
  return std::ranges::find(variables, name) != variables.end() || find_constant(name).has_value();
}

// The ends of the pieces of `name`, or nothing. Dynamic programming from the back: fewest[i] is
// the least number of pieces for name[i..], ends[i] where the first of them ends.
std::vector<std::size_t> cut(std::string_view name, std::span<const std::string> variables,
                             bool before_parenthesis) {
  constexpr int kNever = 1000;
  std::vector<int> fewest(name.size() + 1, kNever);
  std::vector<std::size_t> ends(name.size() + 1, 0);
  fewest[name.size()] = 0;
  for (std::size_t begin = name.size(); begin-- > 0;) {
    for (std::size_t end = name.size(); end > begin; --end) {
      const std::string_view piece = name.substr(begin, end - begin);
      const bool call = before_parenthesis && end == name.size() && find_function(piece);
      if (fewest[end] + 1 < fewest[begin] && (call || is_value(piece, variables))) {
        fewest[begin] = fewest[end] + 1;
        ends[begin] = end;
      }
    }
  }
  std::vector<std::size_t> out;
  if (fewest[0] >= kNever) return out;
  for (std::size_t at = 0; at < name.size(); at = ends[at]) out.push_back(ends[at]);
  return out;
}

int count_characters(std::string_view text) {
  return static_cast<int>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace

const NamedFunction* find_function(std::string_view name) {
  const auto found = std::ranges::find(kFunctions, name, &NamedFunction::name);
  return found == kFunctions.end() ? nullptr : &*found;
}

std::optional<double> find_constant(std::string_view name) {
  if (name == "pi" || name == "π") return std::numbers::pi;
  if (name == "e") return std::numbers::e;
  return std::nullopt;
}

std::vector<std::string> known_names(std::span<const std::string> variables) {
  std::vector<std::string> names(variables.begin(), variables.end());
  for (const NamedFunction& function : kFunctions) names.emplace_back(function.name);
  names.emplace_back("pi");
  names.emplace_back("e");
  return names;
}

std::vector<Token> split_names(std::vector<Token> tokens, std::span<const std::string> variables) {
  std::vector<Token> out;
  out.reserve(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    Token& token = tokens[i];
    const bool known = token.kind != TokenKind::kName || is_value(token.text, variables) ||
                       find_function(token.text) || token.text.size() > kMaxSplitName;
    std::vector<std::size_t> ends;
    if (!known) {
      ends = cut(token.text, variables, tokens[i + 1].kind == TokenKind::kOpen);
    }
    if (ends.empty()) {
      out.push_back(std::move(token));
      continue;
    }
    std::size_t begin = 0;
    for (const std::size_t end : ends) {
      const int column = token.column + count_characters(token.text.substr(0, begin));
      out.push_back({TokenKind::kName, token.text.substr(begin, end - begin), column, 0});
      begin = end;
    }
  }
  return out;
}

std::string_view leading_function(std::string_view name, std::span<const std::string> variables) {
  if (name.size() > kMaxSplitName) return "";
  std::string_view longest;
  for (const NamedFunction& function : kFunctions) {
    if (name.size() <= function.name.size() || !name.starts_with(function.name)) continue;
    std::string_view rest = name.substr(function.name.size());
    rest.remove_prefix(std::min(rest.find_first_not_of("0123456789"), rest.size()));
    // "sine" is a misspelling, not sin of e.
    const bool argument = rest != "e" && (rest.empty() || !cut(rest, variables, false).empty());
    if (argument && function.name.size() > longest.size()) longest = function.name;
  }
  return longest;
}

}  // namespace downhill::expr
