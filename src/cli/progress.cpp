#include "cli/progress.h"

#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <utility>

namespace downhill::cli {
namespace {

constexpr std::size_t kWidth = 30;                          // characters
constexpr auto kPatience = std::chrono::milliseconds(300);  // before the first
constexpr auto kPause = std::chrono::milliseconds(100);     // between two

}  // namespace

Progress::Progress(std::string what, std::size_t total)
    : what_(std::move(what)),
      total_(std::max<std::size_t>(total, 1)),
      watched_(isatty(STDERR_FILENO) == 1),
      next_(std::chrono::steady_clock::now() + kPatience) {}

Progress::~Progress() {
  constexpr const char* kCleared = "\r\033[K";
  if (drawn_) std::cerr << kCleared << std::flush;
}

void Progress::show(std::size_t done) {
  if (!watched_) return;
  const auto now = std::chrono::steady_clock::now();
  if (now < next_) return;
  next_ = now + kPause;
  drawn_ = true;
  const std::size_t full = kWidth * std::min(done, total_) / total_;
  std::cerr << '\r' << what_ << " [" << std::string(full, '#') << std::string(kWidth - full, '.')
            << "] " << 100 * std::min(done, total_) / total_ << " %" << std::flush;
}

}  // namespace downhill::cli
