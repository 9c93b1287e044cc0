#include "expr/fused.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "expr/constant_parts.h"

namespace downhill::expr {
namespace {

using Kind = FusedInstruction::Kind;

// factor · left · right, of two slots.
struct Product {
  double factor;
  std::int32_t left, right;
};

// What a node of the graph is made of: a sum, not computed before somebody asks for its slot.
using Sum = std::vector<Product>;

// The product of two factors, unless it over- or underflows where theirs with a slot between need
// not.
std::optional<double> joined(double a, double b) {
  const double product = a * b;
  if (std::isnormal(product) || (product == 0 && (a == 0 || b == 0))) return product;
  return std::nullopt;
}

class Fusing {
 public:
  Fusing(const Graph& graph, std::span<const int> roots, int variables) : graph_(graph) {
    slots.resize(static_cast<std::size_t>(variables));
    int last = -1;
    for (const int root : roots) last = std::max(last, root);
    constants_ = constant_parts(graph, last);
    count_uses(roots, last);
    one_ = constant(1);
    sums_.resize(static_cast<std::size_t>(last) + 1);
    for (int i = 0; i <= last; ++i) {
      if (uses_[static_cast<std::size_t>(i)] > 0) sums_[static_cast<std::size_t>(i)] = read(i);
    }
    for (const int root : roots) results.push_back(slot_of(take(root)));
  }

  std::vector<FusedInstruction> instructions;
  std::vector<std::int32_t> results;
  std::vector<double> slots;

 private:
  // For whoever reads it last to take away: long sums are not copied at every +.
  Sum take(int node) {
    const auto at = static_cast<std::size_t>(node);
    return --uses_[at] == 0 ? std::move(sums_[at]) : sums_[at];
  }
  const std::optional<double>& number(int node) const {
    return constants_[static_cast<std::size_t>(node)];
  }

  void count_uses(std::span<const int> roots, int last) {
    uses_.assign(static_cast<std::size_t>(last) + 1, 0);
    for (const int root : roots) ++uses_[static_cast<std::size_t>(root)];
    for (int i = last; i >= 0; --i) {
      if (uses_[static_cast<std::size_t>(i)] == 0 || number(i)) continue;
      const Node& node = graph_[i];
      if (!is_leaf(node.op)) ++uses_[static_cast<std::size_t>(node.left)];
      if (is_binary(node.op)) ++uses_[static_cast<std::size_t>(node.right)];
    }
  }

  // A sum that several read is computed once; a product is no more work in the instruction that
  // reads it than its slot would be.
  Sum read(int index) {
    Sum made = make(graph_[index], index);
    if (made.size() > 1 && uses_[static_cast<std::size_t>(index)] > 1) return plain(slot_of(made));
    return made;
  }

  Sum make(const Node& node, int index) {
    if (const auto& value = number(index)) return numeral(*value);
    if (node.op == Op::kVariable) return plain(node.left);
    Sum a = take(node.left);
    if (node.op == Op::kNegate) return scaled(std::move(a), -1);
    if (is_unary(node.op)) return plain(call(static_cast<Code>(node.op), slot_of(a), one_));
    Sum b = take(node.right);
    switch (node.op) {
      case Op::kAdd:
        return added(std::move(a), std::move(b));
      case Op::kSubtract:
        return added(std::move(a), scaled(std::move(b), -1));
      case Op::kMultiply:
        if (const auto& factor = number(node.left)) return scaled(std::move(b), *factor);
        if (const auto& factor = number(node.right)) return scaled(std::move(a), *factor);
        return multiplied(a, b);
      case Op::kDivide:
        if (const auto& divisor = number(node.right); divisor && std::isnormal(*divisor)) {
          return scaled(std::move(a), 1 / *divisor);
        }
        return divided(a, b);
      case Op::kPower:
        if (const auto& exponent = number(node.right)) return powered(a, b, *exponent);
        break;
      default:
        break;
    }
    return plain(call(static_cast<Code>(node.op), slot_of(a), slot_of(b)));
  }

  Sum plain(std::int32_t slot) const { return {{1, slot, one_}}; }
  // A number that a factor cannot be (infinite, NaN, denormal) is a slot.
  Sum numeral(double value) {
    return joined(value, 1) ? Sum{{value, one_, one_}} : plain(constant(value));
  }
  bool is_plain(const Product& p) const { return p.factor == 1 && p.right == one_; }
  bool is_numeral(const Product& p) const { return p.left == one_ && p.right == one_; }

  Sum scaled(Sum terms, double by) {
    for (const Product& term : terms) {
      if (!joined(term.factor, by)) return plain(product({1, slot_of(terms), constant(by)}));
    }
    for (Product& term : terms) term.factor *= by;
    return terms;
  }

  // Left to right as written: (a + b) + c is one sum, in a + (b + c) the second is computed first.
  Sum added(Sum a, Sum b) {
    if (b.size() > 1 && a.size() == 1) std::swap(a, b);
    if (b.size() > 1) b = plain(slot_of(b));
    a.push_back(b[0]);
    return a;
  }

  // A sum as factor · slot.
  std::pair<double, std::int32_t> drawn_out(const Sum& terms) {
    if (terms.size() > 1) return {1, slot_of(terms)};
    const Product& p = terms[0];
    if (p.right == one_) return {p.factor, p.left};
    return {p.factor, slot_of({{1, p.left, p.right}})};
  }

  Sum multiplied(const Sum& a, const Sum& b) {
    const auto [a_factor, a_slot] = drawn_out(a);
    const auto [b_factor, b_slot] = drawn_out(b);
    if (const auto factor = joined(a_factor, b_factor)) return {ordered(*factor, a_slot, b_slot)};
    return {ordered(1, slot_of(a), slot_of(b))};
  }
  Product ordered(double factor, std::int32_t a, std::int32_t b) const {
    if (a == one_ || (b != one_ && b < a)) std::swap(a, b);
    return {factor, a, b};
  }

  Sum divided(const Sum& a, const Sum& b) {
    const auto [a_factor, a_slot] = drawn_out(a);
    const auto [b_factor, b_slot] = drawn_out(b);
    if (const auto factor = joined(a_factor, 1 / b_factor)) {
      return {{*factor, call(Code::kDivide, a_slot, b_slot), one_}};
    }
    return plain(call(Code::kDivide, slot_of(a), slot_of(b)));
  }

  Sum powered(const Sum& base, const Sum& exponent, double number) {
    constexpr double kMost = 16;
    if (number == std::trunc(number) && number != 0 && std::fabs(number) <= kMost) {
      const Sum power = whole_power(base, static_cast<int>(std::fabs(number)));
      return number > 0 ? power : divided({{1, one_, one_}}, power);
    }
    return plain(call(Code::kPower, slot_of(base), slot_of(exponent)));
  }
  Sum whole_power(const Sum& base, int exponent) {
    if (exponent == 1) return base;
    const Sum half = whole_power(base, exponent / 2);
    const Sum square = multiplied(half, half);
    return exponent % 2 == 0 ? square : multiplied(square, base);
  }

  std::int32_t constant(double value) {
    const auto [found, is_new] =
        constant_slots_.try_emplace(std::bit_cast<std::uint64_t>(value), next_slot());
    if (is_new) slots.push_back(value);
    return found->second;
  }

  // Where the sum is computed: two products, and then one more an instruction, together with any
  // number or slot that stands alone.
  std::int32_t slot_of(const Sum& terms) {
    if (terms.size() == 1 && is_plain(terms[0])) return terms[0].left;
    if (terms.size() == 1 && is_numeral(terms[0])) return constant(terms[0].factor);
    if (terms.size() == 1) return product(terms[0]);
    Product so_far = terms[0];
    for (std::size_t next = 1; next < terms.size();) {
      const Product& second = terms[next++];
      std::int32_t plus = -1;
      if (next < terms.size() && (is_plain(terms[next]) || is_numeral(terms[next]))) {
        plus = slot_of({terms[next++]});
      }
      so_far = {1, products(so_far, second, plus), one_};
    }
    return so_far.left;
  }

  // p + q + plus; plus: -1 if there is none.
  std::int32_t products(Product p, const Product& q, std::int32_t plus) {
    FusedInstruction it{.kind = Kind::kProductsPlus,
                        .a = p.left,
                        .b = p.right,
                        .c = q.left,
                        .d = q.right,
                        .plus = std::max(plus, 0),
                        .to = next_slot(),
                        .first = p.factor,
                        .second = q.factor};
    if (plus >= 0) return add(it);
    const bool first_alone = p.right == one_;
    const bool second_alone = q.right == one_;
    it.kind = first_alone && second_alone   ? Kind::kSum
              : first_alone || second_alone ? Kind::kPlusProduct
                                            : Kind::kProducts;
    if (!first_alone && second_alone) {
      std::swap(it.a, it.c);
      std::swap(it.b, it.d);
      std::swap(it.first, it.second);
    }
    return add(it);
  }
  std::int32_t product(const Product& p) {
    return add({.kind = p.right == one_ ? Kind::kScaled : Kind::kProduct,
                .a = p.left,
                .b = p.right,
                .to = next_slot(),
                .first = p.factor});
  }

  std::int32_t call(Code code, std::int32_t a, std::int32_t b) {
    if (code == Code::kSin || code == Code::kCos) {
      const std::int32_t sine = add({.kind = Kind::kSinCos, .a = a, .to = next_slot()});
      if (next_slot() == sine + 1) slots.push_back(0);  // it is new
      return code == Code::kSin ? sine : sine + 1;
    }
    return add({.kind = Kind::kCall, .code = code, .a = a, .b = b, .to = next_slot()});
  }

  // The slot of the instruction, which may have been there already.
  std::int32_t add(const FusedInstruction& it) {
    const auto [found, is_new] = known_.try_emplace(
        Key{it.kind, it.code, it.first, it.second, it.a, it.b, it.c, it.d, it.plus}, it.to);
    if (is_new) {
      instructions.push_back(it);
      slots.push_back(0);
    }
    return found->second;
  }
  std::int32_t next_slot() const { return static_cast<std::int32_t>(slots.size()); }

  using Key = std::tuple<Kind, Code, double, double, std::int32_t, std::int32_t, std::int32_t,
                         std::int32_t, std::int32_t>;

  const Graph& graph_;
  std::vector<std::optional<double>> constants_;  // of each node, as are the next two
  std::vector<int> uses_;
  std::vector<Sum> sums_;
  std::map<Key, std::int32_t> known_;
  std::map<std::uint64_t, std::int32_t> constant_slots_;
  std::int32_t one_ = 0;
};

}  // namespace

FusedProgram::FusedProgram(const Graph& graph, std::span<const int> roots, int variables, Run run)
    : variables_(variables) {
  Fusing fusing(graph, roots, variables);
  instructions_ = std::move(fusing.instructions);
  instructions_.push_back({.kind = Kind::kEnd});
  results_ = std::move(fusing.results);
  slots_ = std::move(fusing.slots);
  if (run == Run::kFast) code_ = MachineCode(instructions_, slots_);
}

// A loop of its own, since one that calls nothing keeps all it needs in registers: returns the
// first instruction that is not a sum of products.
const FusedInstruction* FusedProgram::run_products(const FusedInstruction* step, double* slots) {
  for (;; ++step) {
    const double a = slots[step->a];
    double* const to = slots + step->to;
    switch (step->kind) {
      case Kind::kScaled:
        *to = step->first * a;
        break;
      case Kind::kProduct:
        *to = step->first * a * slots[step->b];
        break;
      case Kind::kSum:
        *to = step->first * a + step->second * slots[step->c];
        break;
      case Kind::kPlusProduct:
        *to = step->first * a + step->second * slots[step->c] * slots[step->d];
        break;
      case Kind::kProducts:
        *to = step->first * a * slots[step->b] + step->second * slots[step->c] * slots[step->d];
        break;
      case Kind::kProductsPlus:
        *to = step->first * a * slots[step->b] + step->second * slots[step->c] * slots[step->d] +
              slots[step->plus];
        break;
      default:
        return step;
    }
  }
}

void FusedProgram::interpret() {
  double* const slots = slots_.data();
  const FusedInstruction* step = instructions_.data();
  while (true) {
    step = run_products(step, slots);
    if (step->kind == Kind::kEnd) break;
    const double a = slots[step->a];
    double* const to = slots + step->to;
    if (step->kind == Kind::kSinCos) {
      to[0] = std::sin(a);
      to[1] = std::cos(a);
    } else {
      *to = execute(step->code, a, slots[step->b]);
    }
    ++step;
  }
}

void FusedProgram::run(const double* point) {
  for (int i = 0; i < variables_; ++i) slots_[static_cast<std::size_t>(i)] = point[i];
  if (code_) {
    code_(slots_.data());
  } else {
    interpret();
  }
}

}  // namespace downhill::expr
