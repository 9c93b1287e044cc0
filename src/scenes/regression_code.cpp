#include "scenes/regression_code.h"

#include "text/number.h"

namespace downhill::scenes {
namespace {

std::string index(std::size_t i) { return std::to_string(i + 1); }

// A name as it may stand in a comment of one line: no line ends, nor what continues a line.
std::string in_comment(const std::string& name) {
  std::string out;
  for (const char c : name) {
    out += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c == '\\' ? '/' : c;
  }
  return out;
}

// "price from x1 = area, x2 = age"
std::string headline(const TrainedLine& line) {
  std::string out = in_comment(line.target) + " from ";
  for (std::size_t i = 0; i < line.features.size(); ++i) {
    out += (i > 0 ? ", x" : "x") + index(i) + " = " + in_comment(line.features[i]);
  }
  return out;
}

// "x1, x2", each after `type`.
std::string arguments(const TrainedLine& line, const std::string& type) {
  std::string out;
  for (std::size_t i = 0; i < line.features.size(); ++i) {
    out += (i > 0 ? ", " : "") + type + "x" + index(i);
  }
  return out;
}

// The body, in the syntax that both languages share.
std::string body(const TrainedLine& line, const std::string& indent, const std::string& type,
                 const std::string& end) {
  std::string out, sum = text::exact(line.bias);
  for (std::size_t i = 0; i < line.features.size(); ++i) {
    const auto k = static_cast<Eigen::Index>(i);
    out += indent + type + "z" + index(i) + " = (x" + index(i) + " - (" +
           text::exact(line.mean[k]) + ")) / " + text::exact(line.scale[k]) + end + "\n";
    sum += " + (" + text::exact(line.weights[k]) + ") * z" + index(i);
  }
  return out + indent + "return " + sum + end + "\n";
}

}  // namespace

double TrainedLine::predict(const Eigen::VectorXd& x) const {
  return bias + (weights.array() * (x - mean).array() / scale.array()).sum();
}

std::string python_code(const TrainedLine& line) {
  return "# " + headline(line) + "\ndef predict(" + arguments(line, "") + "):\n" +
         body(line, "    ", "", "");
}

std::string cpp_code(const TrainedLine& line) {
  return "// " + headline(line) + "\ndouble predict(" + arguments(line, "double ") + ") {\n" +
         body(line, "  ", "const double ", ";") + "}\n";
}

}  // namespace downhill::scenes
