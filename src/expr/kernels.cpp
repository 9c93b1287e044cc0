#include "expr/kernels.h"

#include <Eigen/Core>
#include <cmath>
#include <numbers>

namespace downhill::expr {
namespace {

using Block = Eigen::Array<double, kBlock, 1>;
using BlockMap = Eigen::Map<Block>;
using ConstBlockMap = Eigen::Map<const Block>;

// Number by number, by the rule.
void run_singly(Code code, const Block& a, const Block& b, BlockMap to) {
  for (int i = 0; i < kBlock; ++i) to[i] = execute(code, a[i], b[i]);
}

template <class A>
bool run_unary(Code code, const A& a, BlockMap to) {
  switch (code) {
    case Code::kNegate:
      to = -a;
      return true;
    case Code::kSin:
      to = a.sin();
      return true;
    case Code::kCos:
      to = a.cos();
      return true;
    case Code::kExp:
      to = a.exp();
      return true;
    case Code::kLog:
      to = a.log();
      return true;
    case Code::kLog2:
      to = a.log() * std::numbers::log2e;
      return true;
    case Code::kLog10:
      to = a.log() * std::numbers::log10e;
      return true;
    case Code::kSqrt:
      to = a.sqrt();
      return true;
    case Code::kAbs:
      to = a.abs();
      return true;
    case Code::kRelu:
      to = a.template max<Eigen::PropagateNaN>(0.0);
      return true;
    case Code::kTanh:
      to = a.tanh();
      return true;
    case Code::kSigmoid:
      to = 1 / (1 + (-a).exp());
      return true;
    case Code::kSquare:
      to = a * a;
      return true;
    case Code::kCube:
      to = a * a * a;
      return true;
    case Code::kReciprocal:
      to = 1 / a;
      return true;
    default:
      return false;
  }
}

// Each of a and b is a block or a number.
template <class A, class B>
bool run_binary(Code code, const A& a, const B& b, BlockMap to) {
  switch (code) {
    case Code::kAdd:
      to = a + b;
      return true;
    case Code::kSubtract:
      to = a - b;
      return true;
    case Code::kMultiply:
      to = a * b;
      return true;
    case Code::kDivide:
      to = a / b;
      return true;
    default:
      return false;
  }
}

}  // namespace

void run_block(Code code, const BlockOperand& a, const BlockOperand& b, double* to_block) {
  BlockMap to(to_block);
  const auto block = [](const BlockOperand& operand) { return ConstBlockMap(operand.block); };
  if (!a.block && !b.block) {
    to.setConstant(execute(code, a.number, b.number));
    return;
  }
  if (a.block && run_unary(code, block(a), to)) return;
  if (a.block && b.block && run_binary(code, block(a), block(b), to)) return;
  if (a.block && !b.block && run_binary(code, block(a), b.number, to)) return;
  if (!a.block && b.block && run_binary(code, a.number, block(b), to)) return;
  const auto spread = [&](const BlockOperand& operand) -> Block {
    if (operand.block) return block(operand);
    return Block::Constant(operand.number);
  };
  run_singly(code, spread(a), spread(b), to);
}

}  // namespace downhill::expr
