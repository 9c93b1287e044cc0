// The pace of what plays: sixty ticks a second, whatever the screen and the machine make of it. A
// frame on a fast screen may bring none, one on a slow machine several.
#pragma once

namespace downhill::app {

class Pace {
 public:
  static constexpr double kTicksASecond = 60;
  // More are not made up for: what has stood still, in a hidden tab say, goes on where it was.
  static constexpr int kMostTicks = 6;

  // The ticks due in the frame at this time, the first one after stop() at once.
  int ticks(double now_secs);
  void stop() { playing_ = false; }

 private:
  bool playing_ = false;
  double last_secs_ = 0;
  double due_ = 0;  // ticks, a part of one: from -1/2 to 1/2
};

}  // namespace downhill::app
