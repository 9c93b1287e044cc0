// What one would write in an afternoon for just this: Eigen, float, the layers in a loop. The line
// that our engine is to come within 1.3 of.
#include <Eigen/Core>
#include <cmath>

#include "trainer.h"

namespace downhill::bench {
namespace {

using Eigen::ArrayXXf;
using Eigen::MatrixXf;

// What Adam remembers of one matrix.
struct Moments {
  ArrayXXf m, v;
};

struct Layer {
  MatrixXf w, b, dw, db;
  Moments of_w, of_b;
  MatrixXf a;  // after the activation
  MatrixXf d;  // dL/d what went into the activation
};

class ByHand final : public Trainer {
 public:
  ByHand(const Workload& work, const Start& start)
      : work_(work),
        x_(Eigen::Map<const MatrixXf>(start.x.data(), work.inputs(), work.batch)),
        t_(Eigen::Map<const MatrixXf>(start.t.data(), work.outputs(), work.batch)) {
    const float* from = start.parameters.data();
    for (std::size_t i = 1; i < work.sizes.size(); ++i) {
      const int in = work.sizes[i - 1];
      const int out = work.sizes[i];
      Layer layer;
      layer.w = Eigen::Map<const MatrixXf>(from, out, in);
      layer.b = Eigen::Map<const MatrixXf>(from + in * out, out, 1);
      layer.of_w = {ArrayXXf::Zero(out, in), ArrayXXf::Zero(out, in)};
      layer.of_b = {ArrayXXf::Zero(out, 1), ArrayXXf::Zero(out, 1)};
      from += in * out + out;
      layers_.push_back(std::move(layer));
    }
  }

  double step() override {
    for (std::size_t i = 0; i < layers_.size(); ++i) {
      Layer& at = layers_[i];
      at.a.noalias() = at.w * input(i);
      at.a.colwise() += at.b.col(0);
      if (i + 1 == layers_.size()) continue;
      if (work_.classifies) {
        at.a = at.a.cwiseMax(0.0F);
      } else {
        at.a = at.a.array().tanh();
      }
    }
    const double loss = work_.classifies ? cross_entropy() : squared_error();
    for (std::size_t i = layers_.size(); i-- > 0;) {
      Layer& at = layers_[i];
      at.dw.noalias() = at.d * input(i).transpose();
      at.db = at.d.rowwise().sum();
      if (i == 0) break;
      Layer& before = layers_[i - 1];
      before.d.noalias() = at.w.transpose() * at.d;
      if (work_.classifies) {
        before.d.array() *= (before.a.array() > 0.0F).cast<float>();
      } else {
        before.d.array() *= 1 - before.a.array().square();
      }
    }
    ++steps_;
    for (Layer& layer : layers_) {
      update(layer.w, layer.dw, layer.of_w);
      update(layer.b, layer.db, layer.of_b);
    }
    return loss;
  }

 private:
  const MatrixXf& input(std::size_t layer) const { return layer == 0 ? x_ : layers_[layer - 1].a; }

  double squared_error() {
    MatrixXf& d = layers_.back().d;
    d = layers_.back().a - t_;
    const float loss = d.squaredNorm() / static_cast<float>(work_.batch);
    d *= 2 / static_cast<float>(work_.batch);
    return static_cast<double>(loss);
  }

  double cross_entropy() {
    MatrixXf& d = layers_.back().d;
    d = layers_.back().a;
    float loss = 0;
    for (Eigen::Index j = 0; j < d.cols(); ++j) {
      d.col(j).array() -= d.col(j).maxCoeff();
      const float at_label = d.col(j).dot(t_.col(j));
      d.col(j) = d.col(j).array().exp();
      const float sum = d.col(j).sum();
      loss += std::log(sum) - at_label;
      d.col(j) /= sum;
    }
    d = (d - t_) / static_cast<float>(work_.batch);
    return static_cast<double>(loss / static_cast<float>(work_.batch));
  }

  void update(MatrixXf& w, const MatrixXf& dw, Moments& of) const {
    if (!work_.adam) {
      w -= work_.rate * dw;
      return;
    }
    const float correct_m = 1 / (1 - std::pow(0.9F, static_cast<float>(steps_)));
    const float correct_v = 1 / (1 - std::pow(0.999F, static_cast<float>(steps_)));
    of.m = 0.9F * of.m + 0.1F * dw.array();
    of.v = 0.999F * of.v + 0.001F * dw.array().square();
    w.array() -= work_.rate * correct_m * of.m / ((correct_v * of.v).sqrt() + 1e-8F);
  }

  Workload work_;
  MatrixXf x_, t_;
  std::vector<Layer> layers_;
  int steps_ = 0;
};

}  // namespace

std::unique_ptr<Trainer> make_by_hand(const Workload& work, const Start& start) {
  return std::make_unique<ByHand>(work, start);
}

}  // namespace downhill::bench
