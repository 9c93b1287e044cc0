// The pictures beside the way down: the loss over the steps, the learning rate over the steps, and
// a note that says why a run blew up.
#pragma once

#include <string>
#include <vector>

#include "figure/draw_list.h"
#include "scenes/descent_timeline.h"
#include "scenes/fork.h"
#include "text/words.h"

namespace downhill::scenes {

// The run and, if there is one, the fork: the same colours on every panel.
inline constexpr figure::Role kRunRole = figure::Role::kPoint;

// One of several runs drawn instead of the timeline's own and its fork.
struct ComparedRun {
  const DescentRun* run;
  figure::Stroke stroke;
};

struct DescentPanels {
  const DescentTimeline* descent;
  const text::Words* words;
  float text_size = 15;
  bool whole = false;  // the axis of steps shows the whole timeline, not as much as is walked
  std::vector<ComparedRun> compared = {};
};

// The height over the steps made; above its valley on a logarithmic axis where it falls over
// decades.
void draw_loss_panel(figure::DrawList& list, const DescentPanels& panels, figure::Rectangle box);

// The learning rate over the whole timeline, as it is planned; what is used up is drawn thicker.
void draw_rate_panel(figure::DrawList& list, const DescentPanels& panels, figure::Rectangle box);

// Why it blew up, along the upper edge of a box, in lines that fit; nothing if all is well.
void draw_blow_up(figure::DrawList& list, const DescentPanels& panels, figure::Rectangle box);

// Which line is which, once there are two: by their rates; compared ones by their rules.
void draw_fork_legend(figure::DrawList& list, const DescentPanels& panels, figure::Rectangle box);

}  // namespace downhill::scenes
