// Every layer and every loss against its formula, written number by number on the scalar tape.
//
// The tape knows no matrices and has its own tests, so nothing is shared with what is tested here.
#include "autodiff/tape.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "nn/loss.h"
#include "nn/network.h"
#include "nn/recurrent.h"

namespace downhill::nn {
namespace {

using autodiff::Tape;
using autodiff::Var;
using Example = std::vector<Var>;    // its features
using Batch = std::vector<Example>;  // its examples

constexpr double kRounding = 1e-13;  // of sums of some hundred terms, relative to the largest

Matrix<double> random_matrix(Index rows, Index columns, std::uint64_t seed) {
  random::Random random(seed);
  return Matrix<double>::NullaryExpr(rows, columns, [&] { return random.normal(); });
}

Batch on_tape(Tape& tape, const Matrix<double>& x) {
  Batch out(static_cast<std::size_t>(x.cols()));
  for (Index j = 0; j < x.cols(); ++j) {
    for (Index i = 0; i < x.rows(); ++i) {
      out[static_cast<std::size_t>(j)].push_back(tape.variable(x(i, j)));
    }
  }
  return out;
}

// The parameters in their order, handed out one after another.
struct Weights {
  std::vector<Var> all;
  std::size_t next = 0;
  Var take() { return all[next++]; }
};

// y_i = sum_k w_ik x_k + b_i, the weights column by column.
Batch dense(const Batch& x, std::size_t units, Weights& weights) {
  const std::size_t inputs = x[0].size();
  std::vector<std::vector<Var>> w(units, std::vector<Var>(inputs));
  for (std::size_t k = 0; k < inputs; ++k) {
    for (std::size_t i = 0; i < units; ++i) w[i][k] = weights.take();
  }
  Batch out(x.size(), Example(units));
  for (std::size_t i = 0; i < units; ++i) {
    const Var b = weights.take();
    for (std::size_t j = 0; j < x.size(); ++j) {
      out[j][i] = b;
      for (std::size_t k = 0; k < inputs; ++k) out[j][i] += w[i][k] * x[j][k];
    }
  }
  return out;
}

Example softmax(const Example& z) {
  Var sum(0.0);
  for (const Var& entry : z) sum += exp(entry);
  Example out;
  for (const Var& entry : z) out.push_back(exp(entry) / sum);
  return out;
}

Var bend(Activation activation, const Var& z) {
  switch (activation) {
    case Activation::kSigmoid:
      return sigmoid(z);
    case Activation::kTanh:
      return tanh(z);
    case Activation::kRelu:
      return relu(z);
    case Activation::kLeakyRelu:
      return z.value > 0 ? z : Var(kLeakySlope * z);
    case Activation::kGelu:
      return gelu(z);
    case Activation::kIdentity:
    case Activation::kSoftmax:
      break;
  }
  return z;
}

Batch activate(const Batch& z, Activation activation) {
  Batch out;
  for (const Example& example : z) {
    out.push_back(example);
    if (activation == Activation::kSoftmax) out.back() = softmax(example);
    for (Var& entry : out.back()) entry = bend(activation, entry);
  }
  return out;
}

// (x - mean) / sqrt(variance + epsilon) over the batch, feature by feature; then gamma and beta.
Batch batch_norm(const Batch& x, double epsilon, Weights& weights) {
  const auto n = static_cast<double>(x.size());
  const std::size_t features = x[0].size();
  Example gamma, beta;
  for (std::size_t i = 0; i < features; ++i) gamma.push_back(weights.take());
  for (std::size_t i = 0; i < features; ++i) beta.push_back(weights.take());
  Batch out(x.size(), Example(features));
  for (std::size_t i = 0; i < features; ++i) {
    Var mean(0.0), variance(0.0);
    for (const Example& example : x) mean += example[i] / n;
    for (const Example& example : x) variance += square(example[i] - mean) / n;
    for (std::size_t j = 0; j < x.size(); ++j) {
      out[j][i] = gamma[i] * ((x[j][i] - mean) / sqrt(variance + epsilon)) + beta[i];
    }
  }
  return out;
}

Batch forward(const std::vector<LayerSpec>& layers, Batch x, Weights& weights) {
  for (const LayerSpec& layer : layers) {
    const auto& kind = static_cast<const LayerSpec::variant&>(layer);
    if (const auto* spec = std::get_if<DenseSpec>(&kind)) {
      x = dense(x, static_cast<std::size_t>(spec->units), weights);
    } else if (const auto* bends = std::get_if<ActivationSpec>(&kind)) {
      x = activate(x, bends->activation);
    } else if (const auto* norm = std::get_if<BatchNormSpec>(&kind)) {
      x = batch_norm(x, norm->epsilon, weights);
    } else if (const auto* residual = std::get_if<ResidualSpec>(&kind)) {
      const Batch inner = forward(residual->inner, x, weights);
      for (std::size_t j = 0; j < x.size(); ++j) {
        for (std::size_t i = 0; i < x[j].size(); ++i) x[j][i] += inner[j][i];
      }
    }
  }
  return x;
}

// The losses by their definitions, logarithms and all.
Var loss_of(Loss loss, const Batch& y, const Matrix<double>& t) {
  const auto examples = static_cast<double>(y.size());
  const auto rows = static_cast<double>(y[0].size());
  Var sum(0.0);
  for (std::size_t j = 0; j < y.size(); ++j) {
    const Example p = softmax(y[j]);
    for (std::size_t i = 0; i < y[j].size(); ++i) {
      const double target = t(static_cast<Index>(i), static_cast<Index>(j));
      const Var s = sigmoid(y[j][i]);
      switch (loss) {
        case Loss::kMeanSquaredError:
          sum += square(y[j][i] - target) / (examples * rows);
          break;
        case Loss::kBinaryCrossEntropy:
          sum -= (target * log(s) + (1 - target) * log(1.0 - s)) / (examples * rows);
          break;
        case Loss::kSoftmaxCrossEntropy:
          sum -= target * log(p[i]) / examples;
          break;
      }
    }
  }
  return sum;
}

void expect_the_same(const NetworkSpec& spec, Loss loss, const std::string& what) {
  auto net = Network<double>::make(spec, 5);
  ASSERT_TRUE(net.ok()) << what;
  net->parameters() += 0.1 * random_matrix(net->parameters().size(), 1, 6);  // biases too
  const Matrix<double> x = random_matrix(net->inputs(), 6, 7);
  Matrix<double> t = random_matrix(net->outputs(), 6, 8).array().logistic();
  if (loss == Loss::kSoftmaxCrossEntropy) t.array().rowwise() /= t.colwise().sum().array().eval();

  Matrix<double> dy;
  net->want_input_gradient(true);
  const double value = evaluate(loss, net->forward(x), t, dy);
  net->backward(dy);

  Tape tape;
  Weights weights;
  for (const double w : net->parameters()) weights.all.push_back(tape.variable(w));
  const Batch inputs = on_tape(tape, x);
  const Var on_the_tape = loss_of(loss, forward(spec.layers, inputs, weights), t);
  EXPECT_EQ(weights.next, weights.all.size()) << what;
  tape.backward(on_the_tape);

  EXPECT_NEAR(value, on_the_tape.value, kRounding * (1 + std::fabs(value))) << what;
  const double scale = 1 + net->gradient().cwiseAbs().maxCoeff();
  for (std::size_t i = 0; i < weights.all.size(); ++i) {
    EXPECT_NEAR(net->gradient()(static_cast<Index>(i)), tape.adjoint(weights.all[i]),
                kRounding * scale)
        << what << ", parameter " << i;
  }
  for (Index j = 0; j < x.cols(); ++j) {
    for (Index i = 0; i < x.rows(); ++i) {
      const Var& input = inputs[static_cast<std::size_t>(j)][static_cast<std::size_t>(i)];
      EXPECT_NEAR(net->input_gradient()(i, j), tape.adjoint(input), kRounding * scale)
          << what << ", input " << i << " of example " << j;
    }
  }
}

TEST(LayersOnTheTape, EveryActivationBetweenDenseLayers) {
  for (const std::string& name : activation_names()) {
    expect_the_same({3, {DenseSpec{4}, ActivationSpec{*find_activation(name)}, DenseSpec{2}}},
                    Loss::kMeanSquaredError, name);
  }
}

TEST(LayersOnTheTape, EveryLoss) {
  for (const std::string& name : loss_names()) {
    expect_the_same({3, {DenseSpec{5}, ActivationSpec{Activation::kTanh}, DenseSpec{3}}},
                    *find_loss(name), name);
  }
}

TEST(LayersOnTheTape, BatchNormAndResidualBlocks) {
  expect_the_same({3,
                   {DenseSpec{4}, BatchNormSpec{}, ActivationSpec{Activation::kGelu},
                    ResidualSpec{{DenseSpec{5}, BatchNormSpec{}, ActivationSpec{Activation::kTanh},
                                  DenseSpec{4}, ResidualSpec{{DenseSpec{4}}}}},
                    DenseSpec{2}}},
                  Loss::kBinaryCrossEntropy, "deep");
}

// h_t = f(W h_(t-1) + U x_t + b), written out.
TEST(LayersOnTheTape, TheRecurrentCell) {
  for (const Activation activation : {Activation::kTanh, Activation::kSigmoid, Activation::kRelu}) {
    constexpr Index kInputs = 2, kHidden = 3, kBatch = 4;
    RecurrentCell<double> cell(kInputs, kHidden, activation);
    cell.parameters = 0.5 * random_matrix(cell.parameters.size(), 1, 1);
    std::vector<Matrix<double>> x;
    for (std::uint64_t t = 0; t < 6; ++t) x.push_back(random_matrix(kInputs, kBatch, 10 + t));
    const Matrix<double> first = random_matrix(kHidden, kBatch, 2);
    const Matrix<double> weight = random_matrix(kHidden, kBatch, 3);  // loss = <weight, h_n>
    cell.forward(x, first);
    cell.backward(x, weight);

    Tape tape;
    std::vector<Var> parameters;
    for (const double p : cell.parameters) parameters.push_back(tape.variable(p));
    const auto entry = [&](Index offset, Index row, Index column) {
      return parameters[static_cast<std::size_t>(offset + column * kHidden + row)];
    };
    Var loss(0.0);
    for (Index j = 0; j < kBatch; ++j) {
      std::vector<Var> h;
      for (Index i = 0; i < kHidden; ++i) h.emplace_back(first(i, j));
      for (const Matrix<double>& input : x) {
        std::vector<Var> next;
        for (Index i = 0; i < kHidden; ++i) {
          Var z = entry(kHidden * (kHidden + kInputs), i, 0);
          for (Index k = 0; k < kHidden; ++k) z += entry(0, i, k) * h[static_cast<std::size_t>(k)];
          for (Index k = 0; k < kInputs; ++k) z += entry(kHidden * kHidden, i, k) * input(k, j);
          next.push_back(bend(activation, z));
        }
        h = next;
      }
      for (Index i = 0; i < kHidden; ++i) loss += weight(i, j) * h[static_cast<std::size_t>(i)];
    }
    tape.backward(loss);
    const double scale = 1 + cell.gradient.cwiseAbs().maxCoeff();
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      EXPECT_NEAR(cell.gradient(static_cast<Index>(i)), tape.adjoint(parameters[i]),
                  kRounding * scale)
          << name(activation) << ", parameter " << i;
    }
  }
}

}  // namespace
}  // namespace downhill::nn
