// Something of every folder, so that a header or a library that was left out shows.
#include <array>
#include <cstdio>

#include "autodiff/dual.h"
#include "calculus/critical_point.h"
#include "data/points.h"
#include "expr/function.h"
#include "expr/gradient.h"
#include "nn/training.h"
#include "optim/make_optimizer.h"
#include "random/random.h"
#include "text/number.h"

int main() {
  using namespace downhill;
  const auto f = expr::Function::parse("x^3 - 2x", {"x"});
  const auto points = data::make_points("moons");
  auto network = nn::Network<double>::make(
      {.inputs = 2, .layers = {nn::DenseSpec{4}, nn::ActivationSpec{}, nn::DenseSpec{1}}}, 1);
  if (!f || !points || !network) return 1;
  auto adam = optim::make_optimizer<double>("adam", network->parameters().size());
  auto training = nn::Training<double>::make(*network, **adam, points->places,
                                             points->labels.transpose(), {.batch = 10});
  if (!training || !training->step().ok()) return 1;
  expr::CompiledGradient slopes(*f);
  std::array<double, 1> slope{};
  slopes(std::array{2.0}, slope);
  std::printf("%s is %s at 2\n", f->derivative().text().c_str(),
              text::short_number(slope[0]).c_str());
}
