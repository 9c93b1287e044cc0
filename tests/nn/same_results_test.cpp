// The same training gives the same numbers everywhere: natively and as WebAssembly.
//
// A thousand steps of two trainings, compared with what this program wrote natively into
// tests/golden/nn/thousand-steps.txt (UPDATE_GOLDEN=1 writes it anew). Every loss must agree to a
// relative 1e-9, and so must the final parameters, relative to the largest of them.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "data/points.h"
#include "nn/training.h"
#include "optim/make_optimizer.h"

namespace downhill::nn {
namespace {

constexpr int kSteps = 1000;
constexpr double kAgreement = 1e-9;

struct Trained {
  std::string name;
  std::vector<double> losses;  // of every 50th step, and of all examples at the end
  std::vector<double> parameters;
};

Trained train(std::string name, const NetworkSpec& spec, const std::string& points,
              const std::string& optimizer, TrainingSettings settings) {
  Trained out{std::move(name), {}, {}};
  const auto data = data::make_points(points, {.count = 200, .noise = 0.1, .seed = 3});
  auto net = Network<double>::make(spec, 4);
  EXPECT_TRUE(data.ok() && net.ok());
  auto rule = optim::make_optimizer<double>(optimizer, net->parameters().size());
  EXPECT_TRUE(rule.ok());
  const Matrix<double> x = data->places;
  const Matrix<double> t = data->labels.transpose();
  auto training = Training<double>::make(*net, **rule, x, t, std::move(settings));
  EXPECT_TRUE(training.ok());
  for (int step = 0; step < kSteps; ++step) {
    EXPECT_TRUE(training->step().ok());
    if (step % 50 == 0) out.losses.push_back(training->loss());
  }
  out.losses.push_back(training->loss_of(x, t));
  out.parameters.assign(net->parameters().begin(), net->parameters().end());
  return out;
}

std::vector<Trained> runs() {
  return {train("moons", multilayer_perceptron(2, {8, 8}, 1, Activation::kTanh), "moons", "adam",
                {.loss = Loss::kBinaryCrossEntropy,
                 .batch = 20,
                 .rate = optim::cosine(0.01, kSteps, 0.001),
                 .l2 = 1e-3}),
          train("xor",
                {2,
                 {DenseSpec{8}, BatchNormSpec{}, ActivationSpec{Activation::kGelu},
                  ResidualSpec{{DenseSpec{8}, ActivationSpec{Activation::kSigmoid}, DenseSpec{8}}},
                  DenseSpec{1}}},
                "xor", "heavy-ball",
                {.loss = Loss::kMeanSquaredError,
                 .batch = 50,
                 .rate = optim::constant(0.01),
                 .clip_norm = 1})};
}

std::filesystem::path golden() {
  return std::filesystem::path(DOWNHILL_SOURCE_DIR) / "tests/golden/nn/thousand-steps.txt";
}

void write(const std::vector<Trained>& all) {
  std::filesystem::create_directories(golden().parent_path());
  std::ofstream file(golden());
  const auto write_all = [&](const std::string& name, const std::vector<double>& values) {
    file << name << ' ' << values.size() << '\n';
    for (const double value : values) {
      char digits[32];
      std::snprintf(digits, sizeof digits, "%.17g\n", value);
      file << digits;
    }
  };
  for (const Trained& run : all) {
    write_all(run.name + "-losses", run.losses);
    write_all(run.name + "-parameters", run.parameters);
  }
}

std::vector<double> read(std::ifstream& file, const std::string& name) {
  std::string found;
  std::size_t count = 0;
  file >> found >> count;
  EXPECT_EQ(found, name);
  std::vector<double> values(std::min<std::size_t>(count, 10'000));
  for (double& value : values) file >> value;
  EXPECT_TRUE(file.good()) << golden() << ": cannot read " << name;
  return values;
}

TEST(SameResults, AfterAThousandStepsOfTraining) {
  const std::vector<Trained> all = runs();
  if (std::getenv("UPDATE_GOLDEN") != nullptr) return write(all);
  std::ifstream file(golden());
  double worst = 0;
  for (const Trained& run : all) {
    const std::vector<double> losses = read(file, run.name + "-losses");
    ASSERT_EQ(losses.size(), run.losses.size());
    for (std::size_t i = 0; i < losses.size(); ++i) {
      const double error = std::fabs(run.losses[i] - losses[i]) / std::fabs(losses[i]);
      EXPECT_LE(error, kAgreement) << run.name << ", loss " << i;
      worst = std::max(worst, error);
    }
    const std::vector<double> parameters = read(file, run.name + "-parameters");
    ASSERT_EQ(parameters.size(), run.parameters.size());
    double scale = 0;
    for (const double value : parameters) scale = std::max(scale, std::fabs(value));
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      const double error = std::fabs(run.parameters[i] - parameters[i]) / scale;
      EXPECT_LE(error, kAgreement) << run.name << ", parameter " << i;
      worst = std::max(worst, error);
    }
    EXPECT_LT(run.losses.back(), 0.5 * run.losses.front()) << "it learned nothing";
  }
  std::printf("  furthest from the recorded numbers: %.2g\n", worst);
}

}  // namespace
}  // namespace downhill::nn
