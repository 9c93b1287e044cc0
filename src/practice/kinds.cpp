#include "practice/kinds.h"

namespace downhill::practice {

std::string_view name(Kind kind) {
  constexpr std::array<std::string_view, kAllKinds.size()> kNames = {
      "derivative",  "chain-rule",  "partial",      "gradient",
      "gradient-at", "directional", "descent-step", "backprop"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::optional<Kind> kind_named(std::string_view name_of_kind) {
  for (const Kind kind : kAllKinds) {
    if (name(kind) == name_of_kind) return kind;
  }
  return std::nullopt;
}

bool asks_for_numbers(Kind kind) { return kind >= Kind::kGradientAt; }

}  // namespace downhill::practice
