// Jacobian-vector and vector-Jacobian products, gradients and Hessian-vector products.
//
// f is a function from vectors to vectors (or, for a gradient, to a number), written as a template
// so that it runs on every number type:
//
//     const auto f = [](const auto& x) { using std::sin; … return y; };
//
// J is the Jacobian of f at x, m × n:
//
//     jvp   J v      forward, one pass of duals: what a small move v of x does to f
//     vjp   wᵀ J     backward, one pass over the tape: how the sum wᵀ f depends on every x
//     gradient       vjp of a function to numbers
//     hessian_vector_product   H v: a backward pass over the directional derivative along v
//
// No Jacobian is formed; each costs a small multiple of f, whatever m and n.
#pragma once

#include <Eigen/Core>

#include "autodiff/dual.h"
#include "autodiff/tape.h"

namespace downhill::autodiff {

// A column of numbers of any type.
template <class T>
using VectorOf = Eigen::Matrix<T, Eigen::Dynamic, 1>;

// f(x) and J v, both of length m.
struct ValueAndTangent {
  Eigen::VectorXd value;    // f(x)
  Eigen::VectorXd tangent;  // J v
};

// f(x) and J v by one pass of duals. x and v: length n (assertion).
template <class F>
ValueAndTangent jvp(const F& f, const Eigen::VectorXd& x, const Eigen::VectorXd& v) {
  using D = Dual<double, 1>;
  assert(x.size() == v.size() && "jvp: v has as many entries as x");
  VectorOf<D> moving(x.size());
  for (Eigen::Index i = 0; i < x.size(); ++i) {
    moving[i].value = x[i];
    moving[i].grad[0] = v[i];
  }
  const VectorOf<D> y = f(moving);
  ValueAndTangent out{Eigen::VectorXd(y.size()), Eigen::VectorXd(y.size())};
  for (Eigen::Index i = 0; i < y.size(); ++i) {
    out.value[i] = y[i].value;
    out.tangent[i] = y[i].grad[0];
  }
  return out;
}

// The variables of a vector, recorded.
inline VectorOf<Var> variables(Tape& tape, const Eigen::VectorXd& x) {
  VectorOf<Var> out(x.size());
  for (Eigen::Index i = 0; i < x.size(); ++i) out[i] = tape.variable(x[i]);
  return out;
}

// The adjoints of a vector of Vars after a backward pass: the slopes of the result by each.
inline Eigen::VectorXd adjoints(const Tape& tape, const VectorOf<Var>& x) {
  Eigen::VectorXd out(x.size());
  for (Eigen::Index i = 0; i < x.size(); ++i) out[i] = tape.adjoint(x[i]);
  return out;
}

// wᵀ J, as a column of length n. w: as many entries as f(x) (assertion). The tape is used and left
// as it was found.
template <class F>
Eigen::VectorXd vjp(const F& f, const Eigen::VectorXd& x, const Eigen::VectorXd& w, Tape& tape) {
  const TapeScope scope(tape);
  const VectorOf<Var> at = variables(tape, x);
  const VectorOf<Var> y = f(at);
  assert(y.size() == w.size() && "vjp: w has as many entries as f(x)");
  tape.zero_adjoints();
  for (Eigen::Index i = 0; i < y.size(); ++i) tape.add_adjoint(y[i], w[i]);
  tape.backward();
  return adjoints(tape, at);
}
template <class F>
Eigen::VectorXd vjp(const F& f, const Eigen::VectorXd& x, const Eigen::VectorXd& w) {
  Tape tape;
  return vjp(f, x, w, tape);
}

// f(x) and ∇f(x).
struct ValueAndGradient {
  double value = 0;          // f(x)
  Eigen::VectorXd gradient;  // ∇f(x), as long as x
};

// f(x) and ∇f(x) of a function to numbers, by one backward pass. The tape, where one is given, is
// used and left as it was found.
template <class F>
ValueAndGradient gradient(const F& f, const Eigen::VectorXd& x, Tape& tape) {
  const TapeScope scope(tape);
  const VectorOf<Var> at = variables(tape, x);
  const Var y = f(at);
  tape.zero_adjoints();
  tape.backward(y);
  return {y.value, adjoints(tape, at)};
}
template <class F>
ValueAndGradient gradient(const F& f, const Eigen::VectorXd& x) {
  Tape tape;
  return gradient(f, x, tape);
}

// H v of a function to numbers: the gradient of x ↦ ∇f(x)·v, whose values are duals on a tape.
// x and v: length n (assertion).
template <class F>
Eigen::VectorXd hessian_vector_product(const F& f, const Eigen::VectorXd& x,
                                       const Eigen::VectorXd& v, Tape& tape) {
  using D = Dual<Var, 1>;
  assert(x.size() == v.size() && "hessian_vector_product: v has as many entries as x");
  const TapeScope scope(tape);
  const VectorOf<Var> at = variables(tape, x);
  VectorOf<D> moving(x.size());
  for (Eigen::Index i = 0; i < x.size(); ++i) {
    moving[i].value = at[i];
    moving[i].grad[0] = Var(v[i]);
  }
  const D y = f(moving);
  tape.zero_adjoints();
  tape.backward(y.grad[0]);
  return adjoints(tape, at);
}
template <class F>
Eigen::VectorXd hessian_vector_product(const F& f, const Eigen::VectorXd& x,
                                       const Eigen::VectorXd& v) {
  Tape tape;
  return hessian_vector_product(f, x, v, tape);
}

}  // namespace downhill::autodiff
