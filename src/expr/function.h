// A typed formula as a function: the facade that scenes, lessons and the command line use.
//
//     auto f = Function::parse("x^2 - 2x + sin(3x)/x", {"x"});
//     if (!f) ...                     // f.error(): what is wrong, and at which column
//     (*f)(0.7)                       // its value
//     f->derivative().text()          // "2x - 2 + 3cos(3x)/x - sin(3x)/x^2"
//     f->evaluate<Dual<double, 1>>(...)
//
// A Function is an immutable value: copies are cheap and share one graph and one program. The
// grammar is in parse.h. Outside its domain it gives NaN or infinity as std:: does.
#pragma once

#include <array>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "expr/expr.h"
#include "expr/program.h"
#include "text/result.h"

namespace downhill::expr {

// A formula in named variables: to be evaluated, differentiated and printed.
class Function {
 public:
  // Reads a formula in the given variables. Errors: parse.h.
  static text::Result<Function> parse(std::string_view text, std::vector<std::string> variables);

  // The formula `root` of a graph.
  Function(const Graph& graph, int root, std::vector<std::string> variables);

  double operator()(double x) const;               // one variable
  double operator()(double x, double y) const;     // two variables
  double at(std::span<const double> point) const;  // as many numbers as variables()

  // With any number type: double, Dual, Var.
  template <class T>
  T evaluate(std::span<const T> point) const;

  // The partial derivative by a variable: by the rules, then simplified.
  Function derivative(int variable = 0) const;

  std::string text() const;    // parse() reads it back
  std::string pretty() const;  // x² − 2x, for figures
  std::string tex() const;     // print.h
  std::string mathml() const;  // <math>…</math>

  // The names of its variables; variable i is the i-th, from 0.
  const std::vector<std::string>& variables() const { return body_->variables; }
  bool depends_on(int variable) const;                       // whether the variable occurs in it
  const Graph& graph() const { return body_->graph; }        // that holds it
  int root() const { return body_->root; }                   // its index in graph()
  const Program& program() const { return body_->program; }  // its instructions, with one result

 private:
  struct Body {
    Graph graph;
    int root;
    std::vector<std::string> variables;
    Program program;
  };
  std::shared_ptr<const Body> body_;
};

template <class T>
T Function::evaluate(std::span<const T> point) const {
  constexpr std::size_t kFew = 64;  // most formulas need no allocation
  std::array<T, 1> result;
  const auto slots = static_cast<std::size_t>(program().slots());
  if (slots <= kFew) {  // NOLINT(bugprone-branch-clone): they differ in where the memory is
    std::array<T, kFew> few;
    program().evaluate(point, std::span<T>(result), std::span<T>(few));
  } else {
    std::vector<T> many(slots);
    program().evaluate(point, std::span<T>(result), std::span<T>(many));
  }
  return result[0];
}

extern template double Function::evaluate<double>(std::span<const double>) const;

}  // namespace downhill::expr
