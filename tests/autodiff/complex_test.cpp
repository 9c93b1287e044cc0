// Checked against std::complex where both are defined, and by the size of a tiny imaginary part.
#include "autodiff/complex.h"

#include <gtest/gtest.h>

#include <complex>

#include "autodiff/tolerances.h"

namespace downhill::autodiff {
namespace {

using Std = std::complex<double>;

struct Pair {
  const char* name;
  Complex (*ours)(const Complex&);
  Std (*theirs)(const Std&);
};

#define PAIR(name)                                                                             \
  Pair {                                                                                       \
#name, [](const Complex& z) { return name(z); }, [](const Std& z) { return std::name(z); } \
  }

TEST(Complex, FunctionsAgreeWithStd) {
  for (const Pair& pair :
       {PAIR(exp), PAIR(log), PAIR(log10), PAIR(sqrt), PAIR(sin), PAIR(cos), PAIR(tan), PAIR(sinh),
        PAIR(cosh), PAIR(tanh), PAIR(asin), PAIR(acos), PAIR(atan), PAIR(asinh), PAIR(atanh)}) {
    for (const double re : {0.1, 0.4, 0.9}) {
      for (const double im : {-0.8, -0.01, 0.3, 0.7}) {
        const Complex ours = pair.ours({re, im});
        const Std theirs = pair.theirs({re, im});
        EXPECT_TRUE(test::near(ours.re, theirs.real(), 4e-15)) << pair.name << re << ' ' << im;
        EXPECT_TRUE(test::near(ours.im, theirs.imag(), 4e-15)) << pair.name << re << ' ' << im;
      }
    }
  }
}

TEST(Complex, ArithmeticAgreesWithStd) {
  const Std a(1.5, -0.7);
  for (const Std b : {Std(0.3, 2.0), Std(-4.0, 0.2)}) {
    const Complex ours = Complex(a.real(), a.imag()) / Complex(b.real(), b.imag());
    EXPECT_TRUE(test::near(ours.re, (a / b).real(), test::kRounding));
    EXPECT_TRUE(test::near(ours.im, (a / b).imag(), test::kRounding));
  }
  const Complex power = pow(Complex(-1.5, 0.7), 5);
  EXPECT_TRUE(test::near(power.re, std::pow(Std(-1.5, 0.7), 5).real(), 1e-14));
  EXPECT_TRUE(test::near(power.im, std::pow(Std(-1.5, 0.7), 5).imag(), 1e-14));
  const Complex inverse = pow(Complex(2, 0.5), -3);
  EXPECT_TRUE(test::near(inverse.im, std::pow(Std(2, 0.5), -3).imag(), 1e-14));
}

TEST(Complex, ErfAgreesWithTheRealOne) {
  for (const double x : {-7.0, -2.5, -0.1, 0.0, 1.0, 4.0, 5.9}) {
    EXPECT_TRUE(test::near(erf(Complex(x)).re, std::erf(x), 4e-15)) << x;
  }
}

TEST(Complex, ATinyImaginaryPartSurvives) {
  const double h = 1e-200;
  EXPECT_TRUE(test::near(asin(Complex(0.3, h)).im / h, 1 / std::sqrt(1 - 0.09), 4e-15));
  EXPECT_TRUE(test::near(acosh(Complex(3, h)).im / h, 1 / std::sqrt(8.0), 4e-15));
  EXPECT_TRUE(test::near(pow(Complex(-2, h), 3).im / h, 12, 4e-15));
  EXPECT_TRUE(test::near(cbrt(Complex(-8, h)).im / h, 1 / 12.0, 4e-15));
}

TEST(Complex, OutsideTheRealDomainIsNaN) {
  EXPECT_TRUE(std::isnan(log(Complex(-1, 1e-100)).re));
  EXPECT_TRUE(std::isnan(sqrt(Complex(-1, 1e-100)).im));
  EXPECT_TRUE(std::isnan(asin(Complex(1.5, 1e-100)).re));
  EXPECT_TRUE(std::isnan(acosh(Complex(0.5, 1e-100)).re));
  EXPECT_TRUE(std::isnan(atanh(Complex(-1.5, 1e-100)).re));
  EXPECT_TRUE(std::isnan(pow(Complex(-8, 1e-100), 1.0 / 3).re));
}

}  // namespace
}  // namespace downhill::autodiff
