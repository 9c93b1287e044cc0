// How the descents of a regression are drawn: as ways on a map, and as losses against steps.
#pragma once

#include <Eigen/Core>
#include <functional>
#include <string>
#include <vector>

#include "figure/axes.h"
#include "figure/draw_list.h"
#include "figure/marks.h"
#include "scenes/house_price_model.h"

namespace downhill::scenes {

// A line with a dot at every step, from the fork on if it is one, to step `until`. `place` says
// where weights stand on the map.
void draw_way_down(figure::DrawList& list, const HouseDescent& way, int until,
                   const figure::Axes& axes,
                   const std::function<figure::DataPoint(const Eigen::VectorXd&)>& place,
                   const figure::Stroke& stroke, float dot);

// The loss above the lowest against steps, in powers of ten, of one way or of two; and the dashed
// line below which a way has arrived.
struct ExcessPanel {
  const HouseDescent* descent = nullptr;
  const HouseDescent* fork = nullptr;  // null: none
  int step = 0;
  double best_loss = 0;
  double near = 0;     // above the lowest: arrived
  double highest = 1;  // of the axis
  std::string axis_step, axis_excess, arrived;
  std::vector<figure::LegendItem> legend = {};  // of the two
  float text_size = 15;
};
void draw_excess(figure::DrawList& list, const ExcessPanel& panel, figure::Rectangle box);

}  // namespace downhill::scenes
