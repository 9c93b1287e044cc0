// What a learner hands to the playground: the file of a run, or a table of points.
#include "scenes/network_file.h"

#include <cmath>

#include "fuzz/must.h"

using namespace downhill;
using fuzz::must;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view given = fuzz::as_text(data, size);
  if (const auto run = scenes::read_run_file(given); !run) fuzz::must_be_clear(run.error());
  const auto points = scenes::read_points_file(given);
  if (!points) {
    fuzz::must_be_clear(points.error());
    return 0;
  }
  must(!points->empty() && points->size() % 3 == 0, "x, y and class of each point");
  for (const double number : *points) must(std::abs(number) <= 2, "points on the map");
  return 0;
}
