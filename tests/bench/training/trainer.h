// One library at one training row.
#pragma once

#include <memory>

#include "workload.h"

namespace downhill::bench {

class Trainer {
 public:
  virtual ~Trainer() = default;
  // Forward, loss, backward, update, on the whole batch. Returns the loss before the update.
  virtual double step() = 0;
};

// Null: this library cannot do this row.
using MakeTrainer = std::unique_ptr<Trainer> (*)(const Workload&, const Start&);

std::unique_ptr<Trainer> make_ours(const Workload& work, const Start& start);
std::unique_ptr<Trainer> make_by_hand(const Workload& work, const Start& start);
std::unique_ptr<Trainer> make_libtorch(const Workload& work, const Start& start);
std::unique_ptr<Trainer> make_dlib(const Workload& work, const Start& start);
std::unique_ptr<Trainer> make_fann(const Workload& work, const Start& start);

}  // namespace downhill::bench
