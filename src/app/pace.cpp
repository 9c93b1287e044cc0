#include "app/pace.h"

#include <algorithm>
#include <cmath>

namespace downhill::app {

int Pace::ticks(double now_secs) {
  if (!playing_) {
    playing_ = true;
    last_secs_ = now_secs;
    due_ = 0;
    return 1;
  }
  due_ += std::max(now_secs - last_secs_, 0.0) * kTicksASecond;
  last_secs_ = now_secs;
  // The nearest number, so that frames which come a little early or late bring one each.
  const double whole = std::round(due_);
  due_ -= whole;
  return static_cast<int>(std::min<double>(whole, kMostTicks));
}

}  // namespace downhill::app
