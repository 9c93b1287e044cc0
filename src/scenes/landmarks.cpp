#include "scenes/landmarks.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace downhill::scenes {
namespace {

using figure::Range;
using figure::RealFunction;

constexpr int kSamples = 2000;

struct Sample {
  double x = 0;
  double slope = 0;
};

bool opposite(double a, double b) { return (a > 0 && b < 0) || (a < 0 && b > 0); }

LandmarkKind kind_of(double before, double after) {
  if (before > 0 && after < 0) return LandmarkKind::kPeak;
  if (before < 0 && after > 0) return LandmarkKind::kValley;
  return LandmarkKind::kShelf;
}

// A place where the slope changes its sign: level if the slope is small close by on either side (at
// the tip of |x| it is 1, whatever it is said to be at the very point), a corner if f at least is
// unbroken there, else (a pole, a jump) nothing.
std::optional<Landmark> turn(const RealFunction& f, const RealFunction& slope, Sample left,
                             double x, Sample right) {
  const LandmarkKind kind = kind_of(left.slope, right.slope);
  const double width = right.x - left.x;
  const double close = 1e-6 * width;
  const double steepest = std::max(std::abs(left.slope), std::abs(right.slope));
  const double before = std::abs(slope(x - close));
  const double after = std::abs(slope(x + close));
  // Written so that a NaN and an infinity are refused.
  if (std::max(before, after) <= 1e-3 * steepest) return Landmark{kind, x, true};
  const bool unbroken = std::abs(f(x + close) - f(x - close)) <= 4 * steepest * close;
  if (unbroken && before + after <= 4 * steepest) return Landmark{kind, x, false};
  return std::nullopt;
}

// Where the slope changes its sign between two samples.
std::optional<Landmark> sign_change(const RealFunction& f, const RealFunction& slope, Sample left,
                                    Sample right) {
  double low = left.x;
  double high = right.x;
  for (int i = 0; i < 60; ++i) {
    const double middle = low + (high - low) / 2;
    const double s = slope(middle);
    if (std::isnan(s)) return std::nullopt;  // a hole, such as that of |x|/x: no ground to stand on
    if (s == 0) return turn(f, slope, left, middle, right);
    (opposite(s, left.slope) ? high : low) = middle;
  }
  return turn(f, slope, left, low + (high - low) / 2, right);
}

// Where the slope touches 0 without changing its sign: the least |slope| around `middle`.
std::optional<Landmark> touch(const RealFunction& slope, Sample left, Sample middle, Sample right) {
  constexpr double kGolden = 0.6180339887498949;
  double a = left.x;
  double b = right.x;
  for (int i = 0; i < 60; ++i) {
    const double p = b - kGolden * (b - a);
    const double q = a + kGolden * (b - a);
    (std::abs(slope(p)) <= std::abs(slope(q)) ? b : a) =
        std::abs(slope(p)) <= std::abs(slope(q)) ? q : p;
  }
  const double x = a + (b - a) / 2;
  const double around = std::max(std::abs(left.slope), std::abs(right.slope));
  if (std::abs(slope(x)) > 1e-9 * around || middle.slope == 0) return std::nullopt;
  return Landmark{LandmarkKind::kShelf, x, true};
}

// Where a sample is exactly 0 between two that are not.
std::optional<Landmark> exact_zero(const RealFunction& f, const RealFunction& slope, Sample left,
                                   Sample middle, Sample right) {
  if (middle.slope != 0 || left.slope == 0 || right.slope == 0) return std::nullopt;
  if (std::isnan(left.slope) || std::isnan(right.slope)) return std::nullopt;
  return turn(f, slope, left, middle.x, right);
}

// (f(x + d) - f(x)) / d for a step d and a quarter of it agree.
bool settles(double coarse, double fine) {
  return std::abs(coarse - fine) <= 1e-3 * (1 + std::abs(coarse) + std::abs(fine));
}

}  // namespace

std::vector<Landmark> find_landmarks(const RealFunction& f, const RealFunction& slope,
                                     Range range) {
  if (!(range.length() > 0) || !std::isfinite(range.length())) return {};
  // Between the round numbers where people's functions have their zeros and gaps.
  const auto sample = [&](int i) {
    const double x = range.min + (i + 0.5) / kSamples * range.length();
    return Sample{x, slope(x)};
  };
  std::vector<Landmark> found;
  const auto add = [&](std::optional<Landmark> landmark) {
    if (landmark) found.push_back(*landmark);
  };
  Sample before = sample(0);
  Sample left = before;
  for (int i = 1; i < kSamples; ++i) {
    const Sample right = sample(i);
    if (opposite(left.slope, right.slope)) add(sign_change(f, slope, left, right));
    if (i > 1) {
      add(exact_zero(f, slope, before, left, right));
      const double least = std::abs(left.slope);
      const bool dips = least <= std::abs(before.slope) && least < std::abs(right.slope);
      if (dips && before.slope * left.slope > 0 && left.slope * right.slope > 0) {
        add(touch(slope, before, left, right));
      }
    }
    before = left;
    left = right;
  }
  return found;
}

bool has_slope(const RealFunction& f, double x) {
  const double d = 1e-5 * (1 + std::abs(x));
  const double here = f(x);
  const auto quotient = [&](double step) { return (f(x + step) - here) / step; };
  const double right = quotient(d / 4);
  const double left = quotient(-d / 4);
  // Written so that NaN and infinity answer "no".
  return std::isfinite(right) && std::isfinite(left) && settles(quotient(d), right) &&
         settles(quotient(-d), left) && settles(right, left);
}

}  // namespace downhill::scenes
