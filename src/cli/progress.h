// How far long work is: a bar on stderr, when a terminal watches it; else nothing.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace downhill::cli {

// Appears after a moment, so that short work shows none, and goes with its owner.
class Progress {
 public:
  // `what` is said before the bar: "race"; `total` is how many pieces of work there are.
  Progress(std::string what, std::size_t total);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // So many pieces are done, of the total.
  void show(std::size_t done);

 private:
  std::string what_;
  std::size_t total_;
  bool watched_;
  bool drawn_ = false;
  std::chrono::steady_clock::time_point next_;  // when to draw again
};

}  // namespace downhill::cli
