// What the plane of a stability figure shows: its cells in colours, the border that theory gives,
// the run of the point one stands on, and the key.
#pragma once

#include <string>
#include <vector>

#include "figure/axes.h"
#include "figure/draw_list.h"
#include "scenes/descent_run.h"
#include "scenes/stability_plane.h"
#include "text/words.h"

namespace downhill::scenes {

// What lies across and up.
enum class PlaneKind { kRates, kStarts, kRateStart };

struct StabilityPicture {
  const StabilityPlane* plane = nullptr;
  const text::Words* words = nullptr;
  PlaneKind kind = PlaneKind::kRates;
  DescentLeg leg = {};     // the rule of all runs
  double curvature = 0;    // the largest at the bottom, NaN without one
  bool quadratic = false;  // then theory knows the border
  float text_size = 15;

  bool has_border() const;
};

// The colour of a cell: of what becomes of it, the stronger the sooner it has settled.
struct Tint {
  figure::Role role = figure::Role::kDown;
  float opacity = 0;
  bool operator==(const Tint&) const = default;
};

struct KeyItem {
  Tint tint;
  std::string text;
  bool is_line = false;
};

void draw_cells(figure::DrawList& list, const StabilityPicture& picture, const figure::Axes& axes);
// Where theory says that convergence ends.
void draw_border(figure::DrawList& list, const StabilityPicture& picture, const figure::Axes& axes);
void draw_run(figure::DrawList& list, const DescentRun& run, const figure::Axes& axes);

std::vector<KeyItem> key_of(const StabilityPicture& picture);
// How high the key is in a box so wide.
float key_height(const StabilityPicture& picture, float width);
void draw_key(figure::DrawList& list, const StabilityPicture& picture, figure::Rectangle box);

}  // namespace downhill::scenes
