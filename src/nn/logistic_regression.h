// Logistic regression: a line between two classes, and how sure one is on either side.
//
// From d features x the model gives the probability of class 1, p = sigmoid(w . x + b), and is
// judged by the cross-entropy over n examples with labels y, 0 or 1. With theta = (w, b), and a
// weight c_i for each example (their mean is 1):
//
//     loss      L = -1/n sum c_i [ y_i ln p_i + (1 - y_i) ln(1 - p_i) ]
//     pull      g_i = c_i (p_i - y_i) (x_i, 1)       of one example
//     gradient  1/n sum g_i                           the mean of the pulls
//
// Between two normal clouds of the same round shape, with the variance s^2, around m1 and m0, the
// best line is known (Efron, "The efficiency of logistic regression compared to normal discriminant
// analysis", JASA 1975): for endlessly many examples, n1 and n0 of the classes,
//
//     w = (m1 - m0) / s^2,      b = (|m0|^2 - |m1|^2) / (2 s^2) + ln(n1 / n0)
//
// so a rare class moves b by the logarithm of its rarity, and weighting it by k moves it back by
// ln k.
#pragma once

#include <Eigen/Core>

#include "text/result.h"

namespace downhill::nn {

// Labelled examples, and the loss of a logistic model on them as a function of its parameters.
class LogisticRegression {
 public:
  // X: features x examples; y: 0 or 1 an example. Examples of class 1 count `weight` times as much
  // as the others. Errors: "regression-size" when the sizes do not fit or there are no examples.
  static text::Result<LogisticRegression> of(Eigen::MatrixXd X, Eigen::VectorXd y,
                                             double weight = 1);

  int parameters() const { return static_cast<int>(X_.rows()) + 1; }  // d + 1
  int examples() const { return static_cast<int>(X_.cols()); }        // n
  const Eigen::MatrixXd& inputs() const { return X_; }                // X, features x examples
  const Eigen::VectorXd& labels() const { return y_; }                // y, 0 or 1 an example

  // theta: parameters(). Everything below takes it so.
  Eigen::VectorXd probabilities(const Eigen::VectorXd& theta) const;
  double loss(const Eigen::VectorXd& theta) const;
  Eigen::MatrixXd pulls(const Eigen::VectorXd& theta) const;  // parameters() x examples
  Eigen::VectorXd gradient(const Eigen::VectorXd& theta) const;

 private:
  LogisticRegression(Eigen::MatrixXd X, Eigen::VectorXd y, double weight);

  Eigen::MatrixXd X_;
  Eigen::VectorXd y_, weights_;
};

// How a classifier's answers and the truth go together. Class 1 is the one that is looked for.
struct Confusion {
  int hits = 0;                                                          // class 1, called 1
  int misses = 0;                                                        // class 1, called 0
  int false_alarms = 0;                                                  // class 0, called 1
  int rejections = 0;                                                    // class 0, called 0
  int all() const { return hits + misses + false_alarms + rejections; }  // examples
  // NaN where nothing is to be divided by.
  double accuracy() const;   // right answers, of all
  double precision() const;  // class 1, of what is called 1
  double recall() const;     // called 1, of class 1
  double f1() const;         // their harmonic mean
};
// What is called 1: a probability above the threshold.
Confusion confusion(const Eigen::VectorXd& probabilities, const Eigen::VectorXd& labels,
                    double threshold = 0.5);

}  // namespace downhill::nn
