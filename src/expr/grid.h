// A function of x and y on a whole grid of points, with its gradient if wanted.
//
// What depends on x alone is computed once for each column, what depends on y alone once for each
// row, the rest in blocks of SIMD (kernels.h). Values agree with Function and CompiledGradient up
// to rounding.
//
//     GridEvaluator evaluate(f, GridEvaluator::kWithGradient);
//     const GridSamples& samples = evaluate({.left = -2, .right = 2, .columns = 256, …});
//     samples.value(column, row), samples.by_x[samples.index(column, row)]
#pragma once

#include <span>
#include <vector>

#include "expr/function.h"

namespace downhill::expr {

// columns × rows points, the outer ones on the edges. At least 2 columns and 2 rows.
struct Grid {
  double left = 0, right = 1;
  int columns = 2;
  double bottom = 0, top = 1;
  int rows = 2;
  double x(int column) const { return left + (right - left) * column / (columns - 1); }
  double y(int row) const { return bottom + (top - bottom) * row / (rows - 1); }
};

struct GridSamples {
  int columns = 0;
  int rows = 0;
  std::vector<double> values;      // row by row, from the bottom
  std::vector<double> by_x, by_y;  // the partial derivatives; empty if not wanted
  std::size_t index(int column, int row) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
           static_cast<std::size_t>(column);
  }
  double value(int column, int row) const { return values[index(column, row)]; }
};

// Owns the memory it computes in: evaluating grids of one size again allocates nothing.
class GridEvaluator {
 public:
  enum Partials { kValuesOnly, kWithGradient };
  explicit GridEvaluator(const Function& f, Partials partials = kWithGradient);

  const GridSamples& operator()(const Grid& grid);

 private:
  enum class Depends : char { kNothing, kX, kY, kBoth };

  void run_block_of(std::span<const Instruction> program);
  void place_columns(int block);
  void run_columns(const Grid& grid);
  void run_row(double y);
  void run_blocks(int row);
  void clear_slopes_without_value(std::size_t first, int count);

  Program program_;
  std::vector<Depends> depends_;                        // of each slot
  std::vector<std::size_t> column_slots_;               // those that depend on x alone
  std::vector<Instruction> by_column_, by_row_, rest_;  // the program, sorted by what it depends on
  std::vector<double> numbers_;                         // of slots that are the same along a row
  std::vector<double*> places_;       // of the other slots: their block; null: a number
  std::vector<std::size_t> offsets_;  // where in blocks_ their blocks begin
  std::vector<double> blocks_;
  int column_blocks_ = 0;
  GridSamples samples_;
};

}  // namespace downhill::expr
