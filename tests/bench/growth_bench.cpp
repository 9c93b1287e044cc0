// How the time of pictures grows with their samples, and that of tapes with their nodes. Prints
// lines of fields between tabs, which report.mjs reads: what, how many, µs (median, fastest).
#include <cmath>
#include <cstdio>
#include <functional>
#include <string>

#include "autodiff/tape.h"
#include "figure/arrow_field.h"
#include "figure/contour.h"
#include "figure/surface.h"
#include "timing.h"

namespace downhill::bench {
namespace {

using namespace figure;

constexpr double kRun = 5e-3;  // s
constexpr int kRounds = 21;

double ground(double x, double y) {
  return std::sin(x) * std::cos(y) * std::exp(-(x * x + y * y) / 8);
}

// All sizes of one thing, taking turns. sized(size) gives {how many, the work}.
struct Sized {
  double many;
  std::function<void()> work;
};
void grow(const char* what, const std::vector<int>& sizes,
          const std::function<Sized(int size)>& sized) {
  std::vector<double> many;
  std::vector<int> counts;
  std::vector<std::function<void()>> works;
  for (const int size : sizes) {
    const Sized one = sized(size);
    const auto repeat = [work = one.work](int count) {
      while (count-- > 0) work();
    };
    many.push_back(one.many);
    counts.push_back(repeats_for(kRun, repeat));
    works.push_back([repeat, count = counts.back()] { repeat(count); });
  }
  const std::vector<Times> times = take_turns(works, kRounds);
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    std::printf("%s\t%.0f\t%.3f\t%.3f\n", what, many[i], times[i].median * 1e6 / counts[i],
                times[i].fastest * 1e6 / counts[i]);
  }
  std::fflush(stdout);
}

constexpr Range kSide{-3, 3};
const Rectangle kBox{0, 0, 800, 800};
const Axes kAxes{kSide, kSide, kBox};
const std::vector<int> kSides = {64, 128, 256, 512};

Sized contours(int side) {
  const Grid grid = sample_grid(ground, kAxes, side, side);
  const std::vector<double> levels = contour_levels(grid, 10);
  return {1.0 * side * side, [grid, levels] {
            DrawList list;
            draw_contours(list, grid, levels, kAxes, Stroke{});
          }};
}

Sized surfaces(int side) {
  const Grid grid = sample_grid(ground, kAxes, side, side);
  const Space space(kSide, kSide, {-1, 1}, kBox, {});
  return {1.0 * side * side, [grid, space] { surface_mesh(grid, space); }};
}

Sized arrows(int per_side) {
  const float spacing = 800.0F / static_cast<float>(per_side);
  return {1.0 * per_side * per_side, [spacing] {
            DrawList list;
            draw_arrow_field(list,
                             [](double x, double y) {
                               return DataPoint{std::cos(x) * y, x - y};
                             },
                             kAxes, {.spacing = spacing});
          }};
}

// A chain of nodes, one operation a node: recorded and walked back.
Sized tapes(int nodes) {
  auto tape = std::make_shared<autodiff::Tape>();
  return {1.0 * nodes, [tape, nodes] {
            tape->rewind(0);
            const autodiff::Var x = tape->variable(1);
            autodiff::Var y = x;
            for (int i = 1; i < nodes; i += 2) {
              y = x * y;
              y = y + 0.25;
            }
            tape->zero_adjoints();
            tape->backward(y);
          }};
}

}  // namespace
}  // namespace downhill::bench

int main() {
  using namespace downhill::bench;
  grow("contours, by samples", kSides, contours);
  grow("surface, by samples", kSides, surfaces);
  grow("arrow field, by arrows", {16, 32, 64, 128}, arrows);
  grow("tape, by nodes", {1000, 4000, 16000, 64000}, tapes);
}
