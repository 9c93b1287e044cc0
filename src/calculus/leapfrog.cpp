#include "calculus/leapfrog.h"

namespace downhill::calculus {

Ball euler_step(const PotentialSlope& slope, const Ball& ball, double h) {
  return {ball.x + h * ball.v, ball.v - h * slope(ball.x)};
}

Ball leapfrog_step(const PotentialSlope& slope, const Ball& ball, double h) {
  const double half = ball.v - h / 2 * slope(ball.x);
  const double x = ball.x + h * half;
  return {x, half - h / 2 * slope(x)};
}

}  // namespace downhill::calculus
