// Matrices with a given spectral radius, for recurrent nets (recurrent.h).
//
//     orthogonal   rho Q, Q orthogonal and uniformly distributed: |W v| = rho |v| for every v
//     random       independent normal entries, scaled to the spectral radius rho: |W^t v| behaves
//                  like rho^t far out only, for W also turns and shears
//
// Q: the Q of a QR factorisation of a normal matrix, with R's diagonal made positive (Mezzadri,
// "How to generate random matrices from the classical compact groups", Notices of the AMS 54,
// 2007).
#pragma once

#include "nn/matrix.h"
#include "random/random.h"

namespace downhill::nn {

// A multiple of an orthogonal matrix, or a scaled matrix of independent entries.
enum class RecurrentMatrix { kOrthogonal, kRandom };

// size x size, size >= 1; rho >= 0.
Matrix<double> recurrent_matrix(RecurrentMatrix kind, Index size, double rho,
                                random::Random& random);

}  // namespace downhill::nn
