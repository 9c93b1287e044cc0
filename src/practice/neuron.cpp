#include "practice/neuron.h"

#include <cmath>

#include "autodiff/rules.h"
#include "practice/formulas.h"
#include "text/number.h"

namespace downhill::practice {
namespace {

using autodiff::Relu;
using autodiff::Sigmoid;
using autodiff::Tanh;

double activated(const std::string& activation, double z) {
  if (activation == "relu") return Relu::value(z);
  if (activation == "sigmoid") return Sigmoid::value(z);
  if (activation == "tanh") return Tanh::value(z);
  return z;
}

double activation_slope(const std::string& activation, double z) {
  if (activation == "relu") return Relu::slope(z, Relu::value(z));
  if (activation == "sigmoid") return Sigmoid::slope(z, Sigmoid::value(z));
  if (activation == "tanh") return Tanh::slope(z, Tanh::value(z));
  return 1;
}

// The slope of an activation with the numbers put in.
std::string slope_rule(const std::string& activation, double z) {
  if (activation == "relu") return written(activation_slope(activation, z));
  const std::string a = written(activated(activation, z));
  if (activation == "sigmoid") return a + "·(1 − " + a + ")";
  return "(1 − " + enclosed(activated(activation, z)) + "²)";
}

}  // namespace

std::string written(double value) {
  std::string out = text::display(value, 3);
  if (out.find('.') == std::string::npos) return out;
  while (out.back() == '0') out.pop_back();
  if (out.back() == '.') out.pop_back();
  return out;
}

std::string enclosed(double value) {
  const std::string out = written(value);
  return value < 0 && out != "0" ? "(" + out + ")" : out;
}

std::string Neuron::loss() const {
  std::string out = sum_of({{input, "w"}, {bias ? 1 : 0, "b"}});
  if (!activation.empty()) out = activation + "(" + out + ")";
  if (second) out = "v*" + out;
  if (target != 0) out += (target < 0 ? " + " : " - ") + std::to_string(std::abs(target));
  return "(" + out + ")^2";
}

std::vector<Neuron::Line> Neuron::forward() const {
  std::vector<Line> out;
  const double w = at[0], z = input * w + (bias ? at[1] : 0);
  out.push_back({"z", written(input) + "·" + enclosed(w), z});
  if (bias) out.back().rule += " + " + enclosed(at[1]);
  double a = z;
  std::string last = "z";
  if (!activation.empty()) {
    last = second ? "h" : "a";
    a = activated(activation, z);
    out.push_back({last, activation + "(" + written(z) + ")", a});
  }
  if (second) {
    out.push_back({"a", enclosed(at[1]) + "·" + enclosed(a), at[1] * a});
    a *= at[1];
  }
  const double error = a - target;
  out.push_back({"L", "(" + written(a) + " − " + enclosed(target) + ")²", error * error});
  return out;
}

std::vector<Neuron::Line> Neuron::backward() const {
  std::vector<Line> out;
  const double z = input * at[0] + (bias ? at[1] : 0), inner = activated(activation, z);
  const double a = second ? at[1] * inner : inner;
  double slope = 2 * (a - target);
  const std::string end = second || !activation.empty() ? "a" : "z";
  out.push_back({"∂L/∂" + end, "2·(" + written(a) + " − " + enclosed(target) + ")", slope});
  double by_v = 0;
  std::string rule_v;
  if (second) {
    by_v = slope * inner;
    rule_v = enclosed(slope) + "·" + enclosed(inner);
    out.push_back({"∂L/∂h", enclosed(slope) + "·" + enclosed(at[1]), slope * at[1]});
    slope *= at[1];
  }
  if (!activation.empty()) {
    const double factor = activation_slope(activation, z);
    out.push_back({"∂L/∂z", enclosed(slope) + "·" + slope_rule(activation, z), slope * factor});
    slope *= factor;
  }
  out.push_back({"∂L/∂w", enclosed(slope) + "·" + enclosed(input), slope * input});
  if (bias) out.push_back({"∂L/∂b", enclosed(slope) + "·1", slope});
  if (second) out.push_back({"∂L/∂v", rule_v, by_v});
  return out;
}

Neuron make_neuron(int level, random::Random& random) {
  Neuron out;
  out.input = not_zero(random, -3, 4);
  out.target = whole(random, -3, 4);
  out.weights = {"w"};
  out.at = {static_cast<double>(not_zero(random, -2, 3))};
  out.bias = level >= 2 && level <= 4;
  out.second = level >= 5;
  if (out.bias) {
    out.weights.push_back("b");
    out.at.push_back(whole(random, -4, 4));
  }
  if (level == 3) out.activation = "relu";
  if (level == 4) {
    out.activation = random.integer(2) == 0 ? "sigmoid" : "tanh";
    out.target = whole(random, 0, 1);
    // Where the curve is not flat: z is 0, or half a step beside it.
    out.at[1] = -out.input * out.at[0] + 0.5 * whole(random, -1, 1);
  }
  if (level >= 5) {
    out.activation = random.integer(3) == 0 ? "tanh" : "relu";
    if (out.activation == "relu" && out.input * out.at[0] < 0) out.at[0] = -out.at[0];
    if (out.activation == "tanh") out.at[0] = 0.5 * (out.at[0] < 0 ? -1 : 1) / std::abs(out.input);
    out.weights.push_back("v");
    out.at.push_back(not_zero(random, -2, 2));
  }
  return out;
}

}  // namespace downhill::practice
