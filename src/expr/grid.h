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
  double left = 0;    // x of the first column
  double right = 1;   // x of the last column
  int columns = 2;    // at least 2
  double bottom = 0;  // y of the first row
  double top = 1;     // y of the last row
  int rows = 2;       // at least 2
  // Where a column or a row lies, counted from 0.
  double x(int column) const { return left + (right - left) * column / (columns - 1); }
  double y(int row) const { return bottom + (top - bottom) * row / (rows - 1); }
};

// A function on a Grid: the value at each point, and the slopes if wanted.
struct GridSamples {
  int columns = 0;             // as of the grid
  int rows = 0;                // as of the grid
  std::vector<double> values;  // row by row, from the bottom
  std::vector<double> by_x;    // the partial derivatives by x; empty if not wanted
  std::vector<double> by_y;    // those by y
  // Where in the vectors a point stands; column and row from 0.
  std::size_t index(int column, int row) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
           static_cast<std::size_t>(column);
  }
  // The value at a point.
  double value(int column, int row) const { return values[index(column, row)]; }
};

// Evaluates one function on grids. It owns the memory it computes in: evaluating grids of one size
// again allocates nothing; every thread needs a copy of its own.
class GridEvaluator {
 public:
  // Whether by_x and by_y are computed too.
  enum Partials { kValuesOnly, kWithGradient };

  // f: of two variables, x and y.
  explicit GridEvaluator(const Function& f, Partials partials = kWithGradient);

  // The samples at the points of `grid`, valid until the next call.
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
