// The gradient of Rosenbrock's function in n variables, and the gradient of f(x, y) on a grid: ours
// beside the same by hand, ADOL-C and ceres::Jet, taking turns in one process.
//
// Before the clock runs, all results must agree. Prints lines of fields between tabs, which
// report.mjs reads: the row, who, µs each (median, fastest).
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>
#include <random>

#include "gradient/contender.h"
#include "timing.h"

namespace downhill::bench {
namespace {

constexpr double kTolerance = 1e-9;  // of an entry, relative to the largest
constexpr double kRun = 5e-3;        // s
constexpr int kRounds = 41;

double apart(const std::vector<double>& a, const std::vector<double>& b) {
  double largest = 0;
  double difference = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    largest = std::max(largest, std::fabs(a[i]));
    difference = std::max(difference, std::fabs(a[i] - b[i]));
  }
  return a.size() == b.size() ? difference / largest : HUGE_VAL;
}

void print_missing(const std::string& row, const char* who, const char* why) {
  std::printf("%s\t%s\t%s\n", row.c_str(), who, why);
}

// The first one is by hand. False if another does not agree with it.
bool compare(const std::string& row, std::vector<Contender> contenders) {
  std::erase_if(contenders, [&](const Contender& contender) {
    if (contender.repeat) return false;
    print_missing(row, contender.name.c_str(), "cannot");
    return true;
  });
  std::vector<std::function<void()>> works;
  std::vector<int> counts;
  for (const Contender& contender : contenders) {
    contender.repeat(1);
    const double difference = apart(*contenders.front().result, *contender.result);
    if (!(difference < kTolerance)) {
      std::fprintf(stderr, "%s: %s is %g off\n", row.c_str(), contender.name.c_str(), difference);
      return false;
    }
    counts.push_back(repeats_for(kRun, contender.repeat));
    works.push_back([&contender, count = counts.back()] { contender.repeat(count); });
  }
  const std::vector<Times> times = take_turns(works, kRounds);
  for (std::size_t i = 0; i < contenders.size(); ++i) {
    const double each = 1e6 / counts[i];
    std::printf("%s\t%s\t%.5f\t%.5f\n", row.c_str(), contenders[i].name.c_str(),
                times[i].median * each, times[i].fastest * each);
  }
  std::fflush(stdout);
  return true;
}

bool compare_rosenbrock(int n) {
  const std::string row = "Rosenbrock, n = " + std::to_string(n);
  std::mt19937 random(1);
  std::vector<double> x(static_cast<std::size_t>(n));
  for (double& value : x) value = 4 * (static_cast<double>(random()) * 0x1p-32) - 2;
  std::vector<Contender> contenders = {rosenbrock_by_hand(x), rosenbrock_by_tape(x),
                                       rosenbrock_by_formula(x)};
#ifdef BENCH_ADOLC
  contenders.push_back(rosenbrock_by_adolc(x));
#else
  print_missing(row, "ADOL-C, replay", "not installed");
#endif
#ifdef BENCH_CERES
  contenders.push_back(rosenbrock_by_jet(x));
#else
  print_missing(row, "ceres Jet", "not installed");
#endif
  return compare(row, std::move(contenders));
}

bool compare_grid(const char* name, Ground ground) {
  const std::string row = std::string(name) + ", 256 x 256 points";
  std::vector<Contender> contenders = {grid_by_hand(ground), grid_by_formula(ground)};
#ifdef BENCH_CERES
  contenders.push_back(grid_by_jet(ground));
#else
  print_missing(row, "ceres Jet", "not installed");
#endif
  return compare(row, std::move(contenders));
}

}  // namespace
}  // namespace downhill::bench

int main() {
  using namespace downhill::bench;
  bool agree = true;
  for (const int n : {2, 10, 100, 1000}) agree = compare_rosenbrock(n) && agree;
  agree = compare_grid("Rosenbrock", Ground::kRosenbrock) && agree;
  agree = compare_grid("sin x cos y exp(-(x^2 + y^2)/4)", Ground::kWave) && agree;
  agree = compare_grid("(sigmoid(2x - 3y + 1) - 1/2)^2", Ground::kNeuron) && agree;
  return agree ? 0 : 1;
}
