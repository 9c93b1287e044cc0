#include "lesson/tex_symbols.h"

#include <array>
#include <utility>

namespace downhill::lesson {
namespace {

constexpr std::array kSymbols = {
    TexSymbol{"alpha", TexKind::kOrdinary, "α"},
    TexSymbol{"beta", TexKind::kOrdinary, "β"},
    TexSymbol{"gamma", TexKind::kOrdinary, "γ"},
    TexSymbol{"delta", TexKind::kOrdinary, "δ"},
    TexSymbol{"epsilon", TexKind::kOrdinary, "ε"},
    TexSymbol{"varepsilon", TexKind::kOrdinary, "ε"},
    TexSymbol{"eta", TexKind::kOrdinary, "η"},
    TexSymbol{"theta", TexKind::kOrdinary, "θ"},
    TexSymbol{"kappa", TexKind::kOrdinary, "κ"},
    TexSymbol{"lambda", TexKind::kOrdinary, "λ"},
    TexSymbol{"mu", TexKind::kOrdinary, "μ"},
    TexSymbol{"nu", TexKind::kOrdinary, "ν"},
    TexSymbol{"xi", TexKind::kOrdinary, "ξ"},
    TexSymbol{"pi", TexKind::kOrdinary, "π"},
    TexSymbol{"rho", TexKind::kOrdinary, "ρ"},
    TexSymbol{"sigma", TexKind::kOrdinary, "σ"},
    TexSymbol{"tau", TexKind::kOrdinary, "τ"},
    TexSymbol{"phi", TexKind::kOrdinary, "φ"},
    TexSymbol{"varphi", TexKind::kOrdinary, "φ"},
    TexSymbol{"chi", TexKind::kOrdinary, "χ"},
    TexSymbol{"psi", TexKind::kOrdinary, "ψ"},
    TexSymbol{"omega", TexKind::kOrdinary, "ω"},
    TexSymbol{"Gamma", TexKind::kOrdinary, "Γ"},
    TexSymbol{"Delta", TexKind::kOrdinary, "Δ"},
    TexSymbol{"Theta", TexKind::kOrdinary, "Θ"},
    TexSymbol{"Lambda", TexKind::kOrdinary, "Λ"},
    TexSymbol{"Sigma", TexKind::kOrdinary, "Σ"},
    TexSymbol{"Phi", TexKind::kOrdinary, "Φ"},
    TexSymbol{"Omega", TexKind::kOrdinary, "Ω"},
    TexSymbol{"nabla", TexKind::kOrdinary, "∇"},
    TexSymbol{"partial", TexKind::kOrdinary, "∂"},
    TexSymbol{"infty", TexKind::kOrdinary, "∞"},
    TexSymbol{"ell", TexKind::kOrdinary, "ℓ"},
    TexSymbol{"sum", TexKind::kWide, "Σ"},
    TexSymbol{"top", TexKind::kOrdinary, "T"},
    TexSymbol{"prime", TexKind::kOrdinary, "′"},
    TexSymbol{"circ", TexKind::kOrdinary, "°"},
    TexSymbol{"ldots", TexKind::kOrdinary, "…"},
    TexSymbol{"dots", TexKind::kOrdinary, "…"},
    TexSymbol{"cdots", TexKind::kOrdinary, "…"},
    TexSymbol{"%", TexKind::kOrdinary, "%"},
    TexSymbol{"$", TexKind::kOrdinary, "$"},
    TexSymbol{"#", TexKind::kOrdinary, "#"},
    TexSymbol{"&", TexKind::kOrdinary, "&"},
    TexSymbol{"_", TexKind::kOrdinary, "_"},
    TexSymbol{"cdot", TexKind::kOperator, "·"},
    TexSymbol{"times", TexKind::kOperator, "×"},
    TexSymbol{"pm", TexKind::kOperator, "±"},
    TexSymbol{"le", TexKind::kRelation, "≤"},
    TexSymbol{"leq", TexKind::kRelation, "≤"},
    TexSymbol{"ge", TexKind::kRelation, "≥"},
    TexSymbol{"geq", TexKind::kRelation, "≥"},
    TexSymbol{"lt", TexKind::kRelation, "<"},
    TexSymbol{"gt", TexKind::kRelation, ">"},
    TexSymbol{"ne", TexKind::kRelation, "≠"},
    TexSymbol{"neq", TexKind::kRelation, "≠"},
    TexSymbol{"approx", TexKind::kRelation, "≈"},
    TexSymbol{"sim", TexKind::kRelation, "~"},
    TexSymbol{"propto", TexKind::kRelation, "∝"},
    TexSymbol{"in", TexKind::kRelation, "∈"},
    TexSymbol{"to", TexKind::kRelation, "→"},
    TexSymbol{"rightarrow", TexKind::kRelation, "→"},
    TexSymbol{"leftarrow", TexKind::kRelation, "←"},
    TexSymbol{"gets", TexKind::kRelation, "←"},
    TexSymbol{"sin", TexKind::kFunction, "sin"},
    TexSymbol{"cos", TexKind::kFunction, "cos"},
    TexSymbol{"tan", TexKind::kFunction, "tan"},
    TexSymbol{"arctan", TexKind::kFunction, "arctan"},
    TexSymbol{"sinh", TexKind::kFunction, "sinh"},
    TexSymbol{"cosh", TexKind::kFunction, "cosh"},
    TexSymbol{"tanh", TexKind::kFunction, "tanh"},
    TexSymbol{"exp", TexKind::kFunction, "exp"},
    TexSymbol{"log", TexKind::kFunction, "log"},
    TexSymbol{"ln", TexKind::kFunction, "ln"},
    TexSymbol{"max", TexKind::kFunction, "max"},
    TexSymbol{"min", TexKind::kFunction, "min"},
    TexSymbol{"lim", TexKind::kFunction, "lim"},
    TexSymbol{"{", TexKind::kOpen, "{"},
    TexSymbol{"}", TexKind::kClose, "}"},
    TexSymbol{"lvert", TexKind::kOpen, "|"},
    TexSymbol{"rvert", TexKind::kClose, "|"},
    TexSymbol{"lVert", TexKind::kOpen, "‖"},
    TexSymbol{"rVert", TexKind::kClose, "‖"},
    TexSymbol{"lfloor", TexKind::kOpen, "⌊"},
    TexSymbol{"rfloor", TexKind::kClose, "⌋"},
    TexSymbol{"big", TexKind::kTight, ""},
    TexSymbol{"bigl", TexKind::kTight, ""},
    TexSymbol{"bigr", TexKind::kTight, ""},
    TexSymbol{"left", TexKind::kTight, ""},  // the bracket follows by itself
    TexSymbol{"right", TexKind::kTight, ""},
    TexSymbol{"!", TexKind::kTight, ""},
    TexSymbol{",", TexKind::kSpace, " "},
    TexSymbol{":", TexKind::kSpace, " "},
    TexSymbol{";", TexKind::kSpace, " "},
    TexSymbol{" ", TexKind::kSpace, " "},
    TexSymbol{"quad", TexKind::kSpace, " "},
    TexSymbol{"qquad", TexKind::kSpace, " "},
};

using Pair = std::pair<std::string_view, std::string_view>;

constexpr std::array kRaised = {
    Pair{"0", "⁰"}, Pair{"1", "¹"}, Pair{"2", "²"}, Pair{"3", "³"}, Pair{"4", "⁴"},
    Pair{"5", "⁵"}, Pair{"6", "⁶"}, Pair{"7", "⁷"}, Pair{"8", "⁸"}, Pair{"9", "⁹"},
    Pair{"+", "⁺"}, Pair{"−", "⁻"}, Pair{"=", "⁼"}, Pair{"(", "⁽"}, Pair{")", "⁾"},
    Pair{"i", "ⁱ"}, Pair{"k", "ᵏ"}, Pair{"m", "ᵐ"}, Pair{"n", "ⁿ"}, Pair{"t", "ᵗ"},
    Pair{"x", "ˣ"}, Pair{"y", "ʸ"}, Pair{"T", "ᵀ"}, Pair{"′", "′"}, Pair{"°", "°"},
};

constexpr std::array kLowered = {
    Pair{"0", "₀"}, Pair{"1", "₁"}, Pair{"2", "₂"}, Pair{"3", "₃"}, Pair{"4", "₄"}, Pair{"5", "₅"},
    Pair{"6", "₆"}, Pair{"7", "₇"}, Pair{"8", "₈"}, Pair{"9", "₉"}, Pair{"+", "₊"}, Pair{"−", "₋"},
    Pair{"=", "₌"}, Pair{"(", "₍"}, Pair{")", "₎"}, Pair{"a", "ₐ"}, Pair{"e", "ₑ"}, Pair{"h", "ₕ"},
    Pair{"i", "ᵢ"}, Pair{"j", "ⱼ"}, Pair{"k", "ₖ"}, Pair{"l", "ₗ"}, Pair{"m", "ₘ"}, Pair{"n", "ₙ"},
    Pair{"o", "ₒ"}, Pair{"p", "ₚ"}, Pair{"r", "ᵣ"}, Pair{"s", "ₛ"}, Pair{"t", "ₜ"}, Pair{"u", "ᵤ"},
    Pair{"v", "ᵥ"}, Pair{"x", "ₓ"},
};

struct Marked {
  std::string_view accent;
  std::string_view letter;
  std::string_view text;
};

constexpr std::array kMarked = {
    Marked{"hat", "a", "â"}, Marked{"hat", "e", "ê"}, Marked{"hat", "w", "ŵ"},
    Marked{"hat", "y", "ŷ"}, Marked{"bar", "a", "ā"}, Marked{"bar", "y", "ȳ"},
};

constexpr std::array kAccents = {Pair{"hat", "\u0302"}, Pair{"bar", "\u0304"}};

template <std::size_t N>
std::optional<std::string_view> look_up(const std::array<Pair, N>& pairs, std::string_view key) {
  for (const auto& [from, to] : pairs) {
    if (from == key) return to;
  }
  return std::nullopt;
}

}  // namespace

const TexSymbol* find_tex_symbol(std::string_view name) {
  for (const TexSymbol& symbol : kSymbols) {
    if (symbol.name == name) return &symbol;
  }
  return nullptr;
}

std::optional<std::string_view> raised(std::string_view character) {
  return look_up(kRaised, character);
}

std::optional<std::string_view> lowered(std::string_view character) {
  return look_up(kLowered, character);
}

std::optional<std::string_view> marked_letter(std::string_view accent, std::string_view letter) {
  for (const Marked& marked : kMarked) {
    if (marked.accent == accent && marked.letter == letter) return marked.text;
  }
  return std::nullopt;
}

std::optional<std::string_view> combining_accent(std::string_view accent) {
  return look_up(kAccents, accent);
}

}  // namespace downhill::lesson
