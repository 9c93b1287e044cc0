#include "expr/grid.h"

#include <Eigen/Core>
#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

#include "expr/derivative.h"
#include "expr/kernels.h"
#include "expr/simplify.h"

namespace downhill::expr {
namespace {

bool reads_right(Code code) { return code >= Code::kAdd && code <= Code::kMin; }

}  // namespace

GridEvaluator::GridEvaluator(const Function& f, Partials partials) {
  assert(f.variables().size() == 2 && "a grid is for functions of two variables");
  Graph graph = f.graph();
  std::vector<int> roots = {simplify(graph, f.root())};
  if (partials == kWithGradient) {
    for (const int k : {0, 1}) roots.push_back(simplify(graph, differentiate(graph, f.root(), k)));
  }
  program_ = Program(graph, roots, 2, Program::Slots::kKeep);

  const auto slots = static_cast<std::size_t>(program_.slots());
  numbers_.assign(slots, 0);
  program_.load_constants<double>(numbers_);
  depends_.assign(slots, Depends::kNothing);
  depends_[0] = Depends::kX;
  depends_[1] = Depends::kY;
  for (const Instruction& step : program_.instructions()) {
    const auto left = static_cast<int>(depends_[static_cast<std::size_t>(step.left)]);
    const auto right = static_cast<int>(depends_[static_cast<std::size_t>(step.right)]);
    // kX | kY is kBoth.
    const auto depends = static_cast<Depends>(reads_right(step.code) ? left | right : left);
    depends_[static_cast<std::size_t>(step.to)] = depends;
    (depends == Depends::kX   ? by_column_
     : depends == Depends::kY ? by_row_
                              : rest_)
        .push_back(step);
  }
  for (std::size_t slot = 0; slot < slots; ++slot) {
    if (depends_[slot] == Depends::kX) column_slots_.push_back(slot);
  }
  offsets_.resize(slots);
  places_.resize(slots);
}

const GridSamples& GridEvaluator::operator()(const Grid& grid) {
  assert(grid.columns >= 2 && grid.rows >= 2 && "a grid has two columns and two rows at least");
  const auto count = static_cast<std::size_t>(grid.columns) * static_cast<std::size_t>(grid.rows);
  samples_.columns = grid.columns;
  samples_.rows = grid.rows;
  samples_.values.resize(count);
  if (program_.results() > 1) {
    samples_.by_x.resize(count);
    samples_.by_y.resize(count);
  }
  run_columns(grid);
  for (int row = 0; row < grid.rows; ++row) {
    run_row(grid.y(row));
    run_blocks(row);
  }
  return samples_;
}

// One block of a program, from and to where places and numbers say.
void GridEvaluator::run_block_of(std::span<const Instruction> program) {
  for (const Instruction& step : program) {
    const auto left = static_cast<std::size_t>(step.left);
    const auto right = static_cast<std::size_t>(step.right);
    run_block(step.code, {places_[left], numbers_[left]}, {places_[right], numbers_[right]},
              places_[static_cast<std::size_t>(step.to)]);
  }
}

void GridEvaluator::place_columns(int block) {
  double* const begin = blocks_.data() + static_cast<std::size_t>(block) * kBlock;
  for (const std::size_t slot : column_slots_) places_[slot] = begin + offsets_[slot];
}

// What depends on x alone, for all columns: a row of blocks for each slot.
void GridEvaluator::run_columns(const Grid& grid) {
  column_blocks_ = (grid.columns + kBlock - 1) / kBlock;
  const auto row_of_blocks = static_cast<std::size_t>(column_blocks_) * kBlock;
  std::size_t end = 0;
  for (std::size_t slot = 0; slot < depends_.size(); ++slot) {
    offsets_[slot] = end;
    if (depends_[slot] == Depends::kX) end += row_of_blocks;
    if (depends_[slot] == Depends::kBoth) end += kBlock;
  }
  blocks_.resize(end);
  for (std::size_t slot = 0; slot < depends_.size(); ++slot) {
    if (depends_[slot] == Depends::kBoth) places_[slot] = blocks_.data() + offsets_[slot];
  }
  for (std::size_t i = 0; i < row_of_blocks; ++i) {
    blocks_[i] = grid.x(std::min(static_cast<int>(i), grid.columns - 1));
  }
  for (int block = 0; block < column_blocks_; ++block) {
    place_columns(block);
    run_block_of(by_column_);
  }
}

// What depends on y alone: one number for each slot.
void GridEvaluator::run_row(double y) {
  numbers_[1] = y;
  for (const Instruction& step : by_row_) {
    numbers_[static_cast<std::size_t>(step.to)] =
        execute(step.code, numbers_[static_cast<std::size_t>(step.left)],
                numbers_[static_cast<std::size_t>(step.right)]);
  }
}

// The rest, block by block along the row. Whole blocks of results are computed where they belong,
// the last one beside and then copied.
void GridEvaluator::run_blocks(int row) {
  const std::array<double*, 3> outputs = {samples_.values.data(), samples_.by_x.data(),
                                          samples_.by_y.data()};
  const std::span<const std::int32_t> results = program_.result_slots();
  for (int block = 0; block < column_blocks_; ++block) {
    const int first = block * kBlock;
    const int count = std::min(kBlock, samples_.columns - first);
    const std::size_t at = samples_.index(first, row);
    place_columns(block);
    for (std::size_t k = 0; k < results.size(); ++k) {
      const auto slot = static_cast<std::size_t>(results[k]);
      if (depends_[slot] != Depends::kBoth) continue;
      places_[slot] = count == kBlock ? outputs[k] + at : blocks_.data() + offsets_[slot];
    }
    run_block_of(rest_);
    for (std::size_t k = 0; k < results.size(); ++k) {
      const auto slot = static_cast<std::size_t>(results[k]);
      double* const to = outputs[k] + at;
      if (!places_[slot]) {
        std::fill_n(to, count, numbers_[slot]);
      } else if (places_[slot] != to) {
        std::copy_n(places_[slot], count, to);
      }
    }
    clear_slopes_without_value(at, count);
  }
}

// As in CompiledGradient: where f has no value it has no slope. The sum of a block that has a NaN
// is one, and costs less than to look at each.
void GridEvaluator::clear_slopes_without_value(std::size_t first, int count) {
  using Points = Eigen::Map<Eigen::ArrayXd>;
  if (samples_.by_x.empty()) return;
  const Points values(samples_.values.data() + first, count);
  if (!std::isnan(values.sum())) return;
  for (std::vector<double>* slopes : {&samples_.by_x, &samples_.by_y}) {
    Points out(slopes->data() + first, count);
    out = values.isNaN().select(values, out);
  }
}

}  // namespace downhill::expr
