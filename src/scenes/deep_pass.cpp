#include "scenes/deep_pass.h"

#include <utility>

#include "data/points.h"
#include "nn/loss.h"

namespace downhill::scenes {

DeepExamples deep_examples() {
  const auto points = data::make_points("moons", {.count = 60, .noise = 0.1, .seed = 1});
  return {points->places, points->labels.transpose()};
}

DeepPass::DeepPass(const nn::DeepNetSpec& spec, std::uint64_t seed)
    : spec_(spec), examples_(deep_examples()) {
  auto made = nn::Network<double>::make(network_spec(spec), seed);
  if (!made) return;  // cannot be: the rows of the scenes keep to what a network takes
  network_.emplace(*std::move(made));
  nn::Matrix<double> dy;
  evaluate(nn::Loss::kBinaryCrossEntropy, network_->forward(examples_.x), examples_.t, dy);
  network_->backward(dy);
  depths_ = nn::depths(*network_, spec_);
}

double DeepPass::ratio() const {
  return depths_.front().gradient->stableNorm() / depths_.back().gradient->stableNorm();
}

}  // namespace downhill::scenes
