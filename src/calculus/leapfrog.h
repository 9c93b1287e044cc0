// A ball in a potential U(x): its force is the downhill slope, x'' = -U'(x) (mass 1).
//
// Its energy E = v^2 / 2 + U(x) never changes. Steps of length h make an error in it:
//
//     Euler      x' = x + h v,   v' = v - h U'(x)
//     leapfrog   v+ = v - h/2 U'(x),   x' = x + h v+,   v' = v+ - h/2 U'(x')
//
// Euler gains energy: in U = w^2 x^2 / 2 each step multiplies it by 1 + h^2 w^2. Leapfrog (velocity
// Verlet) follows another energy, h^2 away from E, and so E swings within bounds and does not
// drift. In the same U that other energy is kept exactly:
//
//     v^2 + w^2 (1 - h^2 w^2 / 4) x^2
//
// so a ball let go at rest errs by at most h^2 w^2 / 4 of its energy: 0.25 % for h w = 0.1. Where
// h w > 2 the form is no ellipse any more, and the ball flies away.
//
// Sources: Verlet, Physical Review 159 (1967); Hairer, Lubich, Wanner, "Geometric numerical
// integration illustrated by the Stoermer-Verlet method", Acta Numerica 12 (2003).
#pragma once

#include <functional>

namespace downhill::calculus {

// A ball of mass 1 on a line.
struct Ball {
  double x = 0;  // where it is
  double v = 0;  // its velocity
};

// slope: U'. It is asked once by Euler, twice by leapfrog.
using PotentialSlope = std::function<double(double x)>;

// The ball after a step of length h > 0.
Ball euler_step(const PotentialSlope& slope, const Ball& ball, double h);
Ball leapfrog_step(const PotentialSlope& slope, const Ball& ball, double h);

// v^2 / 2 + potential.
inline double energy(const Ball& ball, double potential) { return ball.v * ball.v / 2 + potential; }

// What leapfrog keeps in U = w^2 x^2 / 2.
inline double leapfrog_invariant(const Ball& ball, double w, double h) {
  return ball.v * ball.v + w * w * (1 - h * h * w * w / 4) * ball.x * ball.x;
}

}  // namespace downhill::calculus
