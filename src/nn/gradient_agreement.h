// Do batches agree? The gradient of each batch at one place, and the angles between them.
//
// A step on batch i, theta' = theta - eta g_i, changes the loss of batch j by
//
//     L_j(theta') - L_j(theta) = -eta g_i . g_j + O(eta^2)
//
// so to first order it helps j exactly where the cosine of g_i and g_j is positive. Where it is
// negative, what i gains costs j: the batches confuse each other. How much of that there is, and
// that depth brings more of it and width less:
//
//     Sankararaman, De, Xu, Huang, Goldstein, "The impact of neural network overparameterization on
//     gradient confusion and stochastic gradient descent", ICML 2020
//
// In which order batches come, a curriculum decides: Bengio, Louradour, Collobert, Weston,
// "Curriculum learning", ICML 2009.
#pragma once

#include <Eigen/Core>
#include <span>
#include <vector>

#include "nn/loss.h"
#include "nn/network.h"

namespace downhill::nn {

// Examples in columns; targets with as many.
struct LabelledBatch {
  Eigen::MatrixXd inputs;   // features x examples
  Eigen::MatrixXd targets;  // outputs x examples
};

// The gradient and the loss of each batch, at one place.
struct BatchGradients {
  Eigen::MatrixXd gradients;  // parameters x batches
  Eigen::VectorXd losses;     // of each batch
};
// At the network's parameters, which stay as they are.
BatchGradients batch_gradients(Network<double>& network, Loss loss,
                               std::span<const LabelledBatch> batches);

// The cosines between the columns of G: symmetric, with ones on the diagonal. 0 beside a column of
// zeros.
Eigen::MatrixXd cosines(const Eigen::MatrixXd& G);

// Of the pairs of different columns, all from a matrix of cosines. With fewer than 2: all 1.
struct Agreement {
  double least = 1;     // the smallest cosine
  double mean = 1;      // of all
  double negative = 0;  // the share of pairs that disagree, 0 to 1
};
Agreement agreement(const Eigen::MatrixXd& cosines);

// Orders of the columns, best first; ties as they came.
std::vector<int> agreeing_first(const Eigen::MatrixXd& G);   // by the cosine with their sum
std::vector<int> easy_first(const Eigen::VectorXd& losses);  // by loss

}  // namespace downhill::nn
