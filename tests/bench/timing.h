// Times of several ways to do the same work, taken in turn: what the machine does meanwhile meets
// all of them alike, so their ratios hold where the times themselves do not.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <functional>
#include <vector>

namespace downhill::bench {

template <class Work>
double seconds(const Work& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// How often to repeat so that one run takes about so many seconds: run(count) repeats it.
template <class Run>
int repeats_for(double wanted, const Run& run) {
  for (int count = 1;; count *= 2) {
    const double took = seconds([&] { run(count); });
    if (took >= wanted / 2) return std::max(1, static_cast<int>(count * wanted / took));
  }
}

struct Times {
  double median = 0, fastest = 0;  // seconds; on a busy machine the fastest says more
};

// One run of each work a round, beginning with another one each round.
inline std::vector<Times> take_turns(const std::vector<std::function<void()>>& works, int rounds) {
  std::vector<std::vector<double>> seen(works.size());
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t i = 0; i < works.size(); ++i) {
      const std::size_t turn = (i + static_cast<std::size_t>(round)) % works.size();
      seen[turn].push_back(seconds(works[turn]));
    }
  }
  std::vector<Times> times;
  for (std::vector<double>& of_one : seen) {
    std::sort(of_one.begin(), of_one.end());
    times.push_back({of_one[of_one.size() / 2], of_one.front()});
  }
  return times;
}

}  // namespace downhill::bench
