#include "data/points.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "random/random.h"
#include "text/make_error.h"
#include "text/nearest.h"
#include "text/number.h"

namespace downhill::data {
namespace {

using Eigen::Vector2d;
using random::Random;

Vector2d on_circle(double radius, double angle) {
  return radius * Vector2d(std::cos(angle), std::sin(angle));
}

Vector2d circle(bool one, Random& random) {
  // The root makes points equally dense over the disc or ring, not crowded in the middle.
  const double inner = one ? 0 : 0.7;
  const double outer = one ? 0.5 : 1;
  const double radius = std::sqrt(random.uniform(inner * inner, outer * outer));
  return on_circle(radius, random.uniform(0, 2 * std::numbers::pi));
}

Vector2d exclusive_or(bool one, Random& random) {
  constexpr double kGap = 0.1;
  const double x = random.uniform(kGap, 1) * (random.integer(2) == 0 ? 1 : -1);
  const double y = random.uniform(kGap, 1) * (x > 0 ? 1 : -1);
  return {x, one ? -y : y};
}

Vector2d moons(bool one, Random& random) {
  const double t = random.uniform(0, std::numbers::pi);
  const Vector2d place =
      one ? Vector2d(1 - std::cos(t), 0.5 - std::sin(t)) : Vector2d(std::cos(t), std::sin(t));
  return place - Vector2d(0.5, 0.25);
}

Vector2d spirals(bool one, Random& random) {
  const double s = random.uniform(0.05, 1);
  return on_circle(s, 1.75 * 2 * std::numbers::pi * s + (one ? std::numbers::pi : 0));
}

Vector2d blobs(bool one, Random&) { return one ? Vector2d(1, 1) : Vector2d(-1, -1); }

struct Generator {
  std::string name;
  Vector2d (*place)(bool one, Random&);
};

std::span<const Generator> generators() {
  static const std::vector<Generator> kAll = {{"circle", circle},
                                              {"xor", exclusive_or},
                                              {"moons", moons},
                                              {"spirals", spirals},
                                              {"blobs", blobs}};
  return kAll;
}

}  // namespace

std::span<const std::string> points_names() {
  static const std::vector<std::string> kNames = [] {
    std::vector<std::string> all;
    for (const Generator& generator : generators()) all.push_back(generator.name);
    return all;
  }();
  return kNames;
}

text::Result<Points> make_points(std::string_view name, const PointsSpec& spec) {
  const auto all = generators();
  const auto generator =
      std::find_if(all.begin(), all.end(), [&](const Generator& g) { return g.name == name; });
  if (generator == all.end()) {
    const std::string typed(name);
    const std::string suggestion = text::nearest(typed, points_names());
    return text::Error{"unknown-points",
                       "unknown points '" + typed + "'" + text::did_you_mean(suggestion),
                       {{"name", typed}, {"suggestion", suggestion}},
                       {}};
  }
  if (spec.count < 2 || spec.count > 20'000) {
    return text::make_error("points-count", "{count} points, expected 2 to 20,000",
                            {{"count", std::to_string(spec.count)}});
  }
  if (!(spec.noise >= 0 && spec.noise <= 10)) {
    return text::make_error("points-noise", "the noise must be 0 to 10, not {noise}",
                            {{"noise", text::short_number(spec.noise)}});
  }
  if (!(spec.share > 0 && spec.share < 1)) {
    return text::make_error("points-share",
                            "the share of class 1 must be above 0 and below 1, not {share}",
                            {{"share", text::short_number(spec.share)}});
  }

  const double share = generator->name == "blobs" ? spec.share : 0.5;
  const int ones = std::clamp(static_cast<int>(std::lround(share * spec.count)), 1, spec.count - 1);
  Random random(spec.seed);
  Points points{Eigen::Matrix2Xd(2, spec.count), Eigen::VectorXd(spec.count)};
  std::vector<int> order(static_cast<std::size_t>(spec.count));
  for (int i = 0; i < spec.count; ++i) order[static_cast<std::size_t>(i)] = i;
  random.shuffle<int>(order);  // so that the first k points are a fair sample
  for (int i = 0; i < spec.count; ++i) {
    const bool one = i < ones;
    const int at = order[static_cast<std::size_t>(i)];
    Vector2d place = generator->place(one, random);
    place.x() += spec.noise * random.normal();
    place.y() += spec.noise * random.normal();
    points.places.col(at) = place;
    points.labels(at) = one ? 1 : 0;
  }
  return points;
}

}  // namespace downhill::data
