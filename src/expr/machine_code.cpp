#include "expr/machine_code.h"

#include "expr/fused.h"

#if defined(__x86_64__) && defined(__unix__)

#include <sys/mman.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <initializer_list>

namespace downhill::expr {
namespace {

using Kind = FusedInstruction::Kind;
using Function = double (*)(double, double);

// The rule of every operation as a function that can be called by its address.
template <Code kCode>
double rule(double a, double b) {
  return execute(kCode, a, b);
}
Function rule_of(Code code) {
  switch (code) {
#define DOWNHILL_OP(Rule, name) \
  case Code::k##Rule:           \
    return rule<Code::k##Rule>;
    DOWNHILL_UNARY_OPERATIONS(DOWNHILL_OP)
    DOWNHILL_BINARY_OPERATIONS(DOWNHILL_OP)
#undef DOWNHILL_OP
    case Code::kSquare:
      return rule<Code::kSquare>;
    case Code::kCube:
      return rule<Code::kCube>;
    case Code::kReciprocal:
      return rule<Code::kReciprocal>;
  }
  return nullptr;
}

// Operations on two registers, or on a register and a slot: F2 0F <byte>.
enum Operation : std::uint8_t {
  kLoad = 0x10,
  kStore = 0x11,
  kSquareRoot = 0x51,
  kAdd = 0x58,
  kMultiply = 0x59,
  kSubtract = 0x5C,
  kDivide = 0x5E,
};

class Assembler {
 public:
  explicit Assembler(std::vector<double>& slots) : slots_(slots) { held_.fill(kNothing); }

  std::vector<std::uint8_t> assemble(std::span<const FusedInstruction> instructions) {
    bytes({0x53, 0x48, 0x89, 0xFB});  // push rbx; mov rbx, rdi: the slots, kept across calls
    for (const FusedInstruction& it : instructions) {
      if (it.kind == Kind::kSinCos) {
        call(rule<Code::kSin>, it.a, it.a, it.to);
        call(rule<Code::kCos>, it.a, it.a, it.to + 1);
      } else if (it.kind == Kind::kCall) {
        operation_or_call(it);
      } else if (it.kind != Kind::kEnd) {
        sum_of_products(it);
      }
    }
    bytes({0x5B, 0xC3});  // pop rbx; ret
    return std::move(code_);
  }

 private:
  // Registers 0 and 1 are for passing and for what is at once forgotten; the others hold slots.
  static constexpr int kScratch = 1;
  static constexpr int kFirstHolder = 2;
  static constexpr int kNothing = -1;

  void sum_of_products(const FusedInstruction& it) {
    const bool left_is_product =
        it.kind == Kind::kProduct || it.kind == Kind::kProducts || it.kind == Kind::kProductsPlus;
    const bool has_second = it.kind != Kind::kScaled && it.kind != Kind::kProduct;
    const bool right_is_product = has_second && it.kind != Kind::kSum;
    const int a = holder(it.a);
    const int b = left_is_product ? holder(it.b) : kNothing;
    const int c = has_second ? holder(it.c) : kNothing;
    const int d = right_is_product ? holder(it.d) : kNothing;
    const int plus = it.kind == Kind::kProductsPlus ? holder(it.plus) : kNothing;
    const int to = new_holder(it.to);
    product(to, it.first, a, b);
    if (has_second) {
      const bool taken_away = it.second == -1;
      product(kScratch, taken_away ? 1 : it.second, c, d);
      on_registers(taken_away ? kSubtract : kAdd, to, kScratch);
    }
    if (plus != kNothing) on_registers(kAdd, to, plus);
    on_slot(kStore, to, it.to);
  }

  // factor · a · b, from the left; b: kNothing if there is none.
  void product(int to, double factor, int a, int b) {
    if (factor == 1) {
      copy(to, a);
    } else {
      on_slot(kLoad, to, slot_of(factor));
      on_registers(kMultiply, to, a);
    }
    if (b != kNothing) on_registers(kMultiply, to, b);
  }

  void operation_or_call(const FusedInstruction& it) {
    if (it.code == Code::kDivide) {
      const int a = holder(it.a);
      const int b = holder(it.b);
      const int to = new_holder(it.to);
      copy(to, a);
      on_registers(kDivide, to, b);
      on_slot(kStore, to, it.to);
    } else if (it.code == Code::kSqrt) {
      const int a = holder(it.a);
      const int to = new_holder(it.to);
      on_registers(kSquareRoot, to, a);
      on_slot(kStore, to, it.to);
    } else {
      call(rule_of(it.code), it.a, it.b, it.to);
    }
  }

  void call(Function function, std::int32_t a, std::int32_t b, std::int32_t to) {
    on_slot(kLoad, 0, a);
    on_slot(kLoad, 1, b);
    bytes({0x48, 0xB8});  // mov rax, the address
    append(std::bit_cast<std::uint64_t>(function));
    bytes({0xFF, 0xD0});   // call rax
    held_.fill(kNothing);  // the function may use every register
    on_slot(kStore, 0, to);
  }

  // The register that holds a slot, which is loaded if none does.
  int holder(std::int32_t slot) {
    for (int i = 0; i < kHolders; ++i) {
      if (held_[static_cast<std::size_t>(i)] != slot) continue;
      used_[static_cast<std::size_t>(i)] = ++clock_;
      return kFirstHolder + i;
    }
    const int free = new_holder(slot);
    on_slot(kLoad, free, slot);
    return free;
  }
  // The register that was used longest ago: never one of the five others of an instruction.
  int new_holder(std::int32_t slot) {
    const auto oldest = std::ranges::min_element(used_) - used_.begin();
    held_[static_cast<std::size_t>(oldest)] = slot;
    used_[static_cast<std::size_t>(oldest)] = ++clock_;
    return kFirstHolder + static_cast<int>(oldest);
  }

  std::int32_t slot_of(double factor) {
    for (const auto& [value, slot] : factors_) {
      if (std::bit_cast<std::uint64_t>(value) == std::bit_cast<std::uint64_t>(factor)) return slot;
    }
    const auto slot = static_cast<std::int32_t>(slots_.size());
    slots_.push_back(factor);
    factors_.emplace_back(factor, slot);
    return slot;
  }

  void on_registers(Operation operation, int to, int from) { encode(0xF2, operation, to, from); }
  void copy(int to, int from) {
    if (to != from) encode(0x66, 0x28, to, from);  // movapd: no wait for what `to` held
  }
  void encode(std::uint8_t prefix, std::uint8_t operation, int to, int from) {
    bytes({prefix, extension(to, from), 0x0F, operation, mode(3, to, from)});
  }
  void on_slot(Operation operation, int one, std::int32_t slot) {
    constexpr int kRbx = 3;
    bytes({0xF2, extension(one, 0), 0x0F, operation, mode(2, one, kRbx)});
    append(static_cast<std::int32_t>(slot * static_cast<std::int32_t>(sizeof(double))));
  }
  // Registers from 8 on have their fourth bit here.
  static std::uint8_t extension(int one, int other) {
    return static_cast<std::uint8_t>(0x40 | (one >= 8 ? 4 : 0) | (other >= 8 ? 1 : 0));
  }
  static std::uint8_t mode(int mod, int one, int other) {
    return static_cast<std::uint8_t>(mod << 6 | (one & 7) << 3 | (other & 7));
  }

  void bytes(std::initializer_list<std::uint8_t> some) {
    code_.insert(code_.end(), some.begin(), some.end());
  }
  template <class T>
  void append(T value) {
    const auto raw = std::bit_cast<std::array<std::uint8_t, sizeof(T)>>(value);
    code_.insert(code_.end(), raw.begin(), raw.end());
  }

  static constexpr int kHolders = 14;

  std::vector<double>& slots_;
  std::vector<std::uint8_t> code_;
  std::vector<std::pair<double, std::int32_t>> factors_;
  std::array<std::int32_t, kHolders> held_{};
  std::array<int, kHolders> used_{};
  int clock_ = 0;
};

// Memory is never writable and executable at once, which hardened systems forbid.
std::shared_ptr<const void> executable(const std::vector<std::uint8_t>& code) {
  const std::size_t size = code.size();
  void* const pages =
      mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (pages == MAP_FAILED) return nullptr;
  const std::shared_ptr<void> owner(pages, [size](void* at) { munmap(at, size); });
  std::memcpy(pages, code.data(), size);
  if (mprotect(pages, size, PROT_READ | PROT_EXEC) != 0) return nullptr;
  return owner;
}

}  // namespace

MachineCode::MachineCode(std::span<const FusedInstruction> instructions,
                         std::vector<double>& slots) {
  constexpr std::size_t kMostSlots = 1 << 24;  // offsets have 32 bits
  if (slots.size() > kMostSlots) return;
  pages_ = executable(Assembler(slots).assemble(instructions));
  if (pages_) run_ = reinterpret_cast<void (*)(double*)>(const_cast<void*>(pages_.get()));
}

}  // namespace downhill::expr

#else

namespace downhill::expr {

MachineCode::MachineCode(std::span<const FusedInstruction>, std::vector<double>&) {}

}  // namespace downhill::expr

#endif
