// A training step of small networks: our engine beside plain Eigen, libtorch, dlib and FANN, one
// thread each, from the same weights on the same batch, taking turns in one process.
//
//     training_peers_bench [--own]        --own: only our engine and plain Eigen, a shorter run
//
// Before the clock runs, the losses of the first steps must agree. Prints lines of fields between
// tabs, which report.mjs reads: the row, who, µs a step (median, fastest), the last loss compared.
#include <cmath>
#include <cstdio>
#include <functional>
#include <string_view>

#include "timing.h"
#include "training/trainer.h"

namespace downhill::bench {
namespace {

constexpr int kCompared = 20;  // steps
// Of the loss, relative to the one by hand. Sums in another order and another tanh differ by some
// 1e-7 a step; a missing bias or a wrong rate by more than 1e-2.
constexpr double kTolerance = 1e-4;
constexpr double kRun = 5e-3;  // s

struct Peer {
  const char* name;
  MakeTrainer make;  // null: not installed
};

constexpr Peer kPeers[] = {{"Eigen by hand", make_by_hand},
                           {"Downhill", make_ours},
#ifdef BENCH_LIBTORCH
                           {"libtorch", make_libtorch},
#else
                           {"libtorch", nullptr},
#endif
#ifdef BENCH_DLIB
                           {"dlib", make_dlib},
#else
                           {"dlib", nullptr},
#endif
#ifdef BENCH_FANN
                           {"FANN", make_fann}
#else
                           {"FANN", nullptr}
#endif
};

struct Entrant {
  const char* name;
  std::unique_ptr<Trainer> trainer;
  double loss = 0;
};

// False if the losses do not agree.
bool compare(const Workload& work, bool own) {
  const Start start = start_of(work);
  std::vector<Entrant> entrants;
  for (const Peer& peer : kPeers) {
    if (own && entrants.size() == 2) break;
    auto trainer = peer.make != nullptr ? peer.make(work, start) : nullptr;
    if (trainer) {
      entrants.push_back({peer.name, std::move(trainer)});
    } else {
      std::printf("%s\t%s\t%s\n", work.name.c_str(), peer.name,
                  peer.make != nullptr ? "cannot" : "not installed");
    }
  }

  bool agree = true;
  for (int step = 0; step < kCompared; ++step) {
    for (Entrant& entrant : entrants) {
      entrant.loss = entrant.trainer->step();
      const double line = entrants.front().loss;
      if (std::fabs(entrant.loss - line) <= kTolerance * line) continue;
      std::fprintf(stderr, "%s: at step %d %s has the loss %.9g, by hand it is %.9g\n",
                   work.name.c_str(), step, entrant.name, entrant.loss, line);
      agree = false;
    }
    if (!agree) return false;
  }

  std::vector<std::function<void()>> works;
  std::vector<int> steps;  // of a run
  for (const Entrant& entrant : entrants) {
    Trainer& trainer = *entrant.trainer;
    const auto run = [&trainer](int count) {
      for (int step = 0; step < count; ++step) trainer.step();
    };
    steps.push_back(repeats_for(kRun, run));
    works.push_back([run, count = steps.back()] { run(count); });
  }
  const std::vector<Times> times = take_turns(works, own ? 11 : 41);
  for (std::size_t i = 0; i < entrants.size(); ++i) {
    const double each = 1e6 / steps[i];
    std::printf("%s\t%s\t%.3f\t%.3f\t%.7g\n", work.name.c_str(), entrants[i].name,
                times[i].median * each, times[i].fastest * each, entrants[i].loss);
  }
  std::fflush(stdout);
  return true;
}

}  // namespace
}  // namespace downhill::bench

int main(int count, char** arguments) {
  const bool own = count > 1 && std::string_view(arguments[1]) == "--own";
  bool agree = true;
  for (const auto& work : downhill::bench::workloads()) {
    agree = downhill::bench::compare(work, own) && agree;
  }
  return agree ? 0 : 1;
}
