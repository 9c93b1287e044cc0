// A tape that is used again takes no memory: counted, not believed.
#include <gtest/gtest.h>

#include <memory>
#include <vector>

#include "allocations.h"
#include "autodiff/tape.h"

namespace downhill::autodiff {
namespace {

using test::allocations;
using test::kCountsAllocations;

TEST(Allocations, AreCounted) {
  if (!kCountsAllocations) GTEST_SKIP() << "allocations cannot be counted here";
  std::vector<int> grown;
  EXPECT_EQ(allocations([&] { grown.resize(100); }), 1);
}

TEST(Tape, UsedAgainAllocatesNothing) {
  if (!kCountsAllocations) GTEST_SKIP() << "allocations cannot be counted here";
  constexpr std::size_t kVariables = 1000;
  Tape tape;
  std::vector<Var> x(kVariables);
  double gradient = 0;
  const auto run = [&] {
    tape.rewind(0);
    for (std::size_t i = 0; i < kVariables; ++i)
      x[i] = tape.variable(0.001 * static_cast<double>(i));
    Var sum(0.0);
    for (std::size_t i = 0; i + 1 < kVariables; ++i) {
      sum += square(1.0 - x[i]) + 100.0 * square(x[i + 1] - x[i] * x[i]);
    }
    tape.zero_adjoints();
    tape.backward(sum);
    gradient = tape.adjoint(x[0]);
  };
  EXPECT_GT(allocations(run), 0);
  EXPECT_EQ(allocations(run), 0);
  EXPECT_EQ(gradient, -2);
}

}  // namespace
}  // namespace downhill::autodiff
