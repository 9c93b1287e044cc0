// The training rows for training_peers.mjs, which times our engine as WebAssembly beside libraries
// written for JavaScript. Compiled as a module; functions and memory are called from there.
#include <emscripten/emscripten.h>

#include "text/json.h"
#include "trainer.h"

namespace {

using namespace downhill::bench;

Start start;
std::unique_ptr<Trainer> trainers[2];

}  // namespace

extern "C" {

// All rows, as JSON.
EMSCRIPTEN_KEEPALIVE const char* bench_rows() {
  static std::string text;
  nlohmann::json rows = nlohmann::json::array();
  for (const Workload& work : workloads()) {
    rows.push_back({{"name", work.name},
                    {"sizes", work.sizes},
                    {"classifies", work.classifies},
                    {"adam", work.adam},
                    {"batch", work.batch},
                    {"rate", work.rate}});
  }
  text = rows.dump();
  return text.c_str();
}

// Makes both trainers of a row anew: 0 plain Eigen, 1 our engine.
EMSCRIPTEN_KEEPALIVE void bench_begin(int row) {
  const Workload& work = workloads()[static_cast<std::size_t>(row)];
  start = start_of(work);
  trainers[0] = make_by_hand(work, start);
  trainers[1] = make_ours(work, start);
}
EMSCRIPTEN_KEEPALIVE const float* bench_parameters() { return start.parameters.data(); }
EMSCRIPTEN_KEEPALIVE const float* bench_x() { return start.x.data(); }
EMSCRIPTEN_KEEPALIVE const float* bench_t() { return start.t.data(); }

// Returns the loss of the last of the steps.
EMSCRIPTEN_KEEPALIVE double bench_steps(int which, int count) {
  double loss = 0;
  for (int step = 0; step < count; ++step) loss = trainers[which]->step();
  return loss;
}

}  // extern "C"
