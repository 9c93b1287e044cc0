// A formula as a graph: numbers, variables, and operations on what stands before them.
//
// A `Graph` is an arena of nodes. A node's operands always have smaller indices than the node, so
// a loop from 0 upwards sees operands before results, and nothing here recurses. Equal structure
// is stored once ("hash-consing"): asking for sin(x) twice gives the same index, so comparing
// formulas is comparing integers, and derivatives, which repeat their parts, stay small.
//
//     (x + 1)^2 sin(x + 1)      0: x   1: 1   2: 0 + 1   3: 2   4: 2 ^ 3   5: sin 2   6: 4 * 5
//
// `Expr` is a handle, {graph, index}, with the arithmetic of a number: the rules of
// autodiff/rules.h run on it and write formulas down. Building changes nothing behind the
// reader's back: x * 1 stays x * 1 until simplify.h is asked.
//
// Constants are never negative: -2 is Negate(2), so that every formula has one spelling.
#pragma once

#include <cstdint>
#include <vector>

#include "autodiff/operation.h"

namespace downhill::expr {

using autodiff::Op;

// One node of a graph: an operation and the indices of its operands.
struct Node {
  Op op = Op::kConstant;    // what it is
  std::int32_t left = -1;   // the operand, or the left one; of a variable: which one
  std::int32_t right = -1;  // the right operand; of a derivative: by which variable
  double number = 0;        // of a constant
  bool operator==(const Node&) const = default;
};

// The arena of nodes, each stored once. Indices stay valid as it grows; references to nodes do not.
class Graph {
 public:
  int size() const { return static_cast<int>(nodes_.size()); }  // the number of nodes
  // The node at an index from 0 to size() - 1.
  const Node& operator[](int index) const { return nodes_[static_cast<std::size_t>(index)]; }

  // Each returns the index of the node, which may have been there already.
  int constant(double number);
  int variable(int which);
  int unary(Op op, int operand);
  int binary(Op op, int left, int right);
  int derivative(int operand, int variable);  // still to be taken

  // Whether the node is a constant, or the constant `number`, which is not negative.
  bool is_constant(int index) const { return (*this)[index].op == Op::kConstant; }
  bool is_number(int index, double number) const {
    return is_constant(index) && (*this)[index].number == number;
  }

 private:
  int add(const Node& node);
  void grow_table();

  std::vector<Node> nodes_;
  // Indices of nodes by hash: open addressing, linear probing, a power of two of places.
  std::vector<std::int32_t> table_;
};

// One formula within a graph, with the arithmetic of a number.
struct Expr {
  Graph* graph = nullptr;  // where it stands; not owned, must outlive it
  int index = -1;          // its root
  bool operator==(const Expr&) const = default;
};

Expr constant_like(const Expr& x, double number);  // a number in the graph of x

// The operation as a formula, written into the graph of the operands, which must be one graph.
Expr operator-(const Expr& x);
Expr operator+(const Expr& a, const Expr& b);
Expr operator-(const Expr& a, const Expr& b);
Expr operator*(const Expr& a, const Expr& b);
Expr operator/(const Expr& a, const Expr& b);
Expr pow(const Expr& a, const Expr& b);
Expr max(const Expr& a, const Expr& b);
Expr min(const Expr& a, const Expr& b);

// With a number, which becomes a constant of the graph.
inline Expr operator+(const Expr& a, double b) { return a + constant_like(a, b); }
inline Expr operator+(double a, const Expr& b) { return constant_like(b, a) + b; }
inline Expr operator-(const Expr& a, double b) { return a - constant_like(a, b); }
inline Expr operator-(double a, const Expr& b) { return constant_like(b, a) - b; }
inline Expr operator*(const Expr& a, double b) { return a * constant_like(a, b); }
inline Expr operator*(double a, const Expr& b) { return constant_like(b, a) * b; }
inline Expr operator/(const Expr& a, double b) { return a / constant_like(a, b); }
inline Expr operator/(double a, const Expr& b) { return constant_like(b, a) / b; }
inline Expr pow(const Expr& a, double b) { return pow(a, constant_like(a, b)); }
inline Expr square(const Expr& x) { return pow(x, 2); }  // x^2

#define DOWNHILL_OP(Rule, name) \
  inline Expr name(const Expr& x) { return {x.graph, x.graph->unary(Op::k##Rule, x.index)}; }
DOWNHILL_UNARY_OPERATIONS(DOWNHILL_OP)
#undef DOWNHILL_OP

// Which nodes the formula `root` reaches, by index (size root + 1).
std::vector<char> reachable(const Graph& graph, int root);

// Which nodes depend on a variable, by index (size root + 1).
std::vector<char> depends_on(const Graph& graph, int root, int variable);

// The formula `root` of `from`, rebuilt in `to`; returns its index there.
int copy(const Graph& from, int root, Graph& to);

// The formula `root` with `to` wherever `from` stood; returns its index.
int replace(Graph& graph, int root, int from, int to);

}  // namespace downhill::expr
