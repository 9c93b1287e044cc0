// What a step is made of: what the rule has kept from earlier steps, and the slope's new push.
//
//     stride = kept + push,   push = -rate * gradient
//
// For the heavy ball `kept` is momentum times its last stride; plain descent keeps nothing.
#pragma once

#include "figure/draw_list.h"
#include "figure/ground_map.h"
#include "scenes/descent_timeline.h"
#include "text/words.h"

namespace downhill::scenes {

struct StepParts {
  figure::DataPoint last, kept, push, stride;  // last: the stride before, 0 at the start
};
// Of the step that the timeline makes next.
StepParts step_parts(const DescentTimeline& descent);

// Head to tail, where one stands.
void draw_step_parts(figure::DrawList& list, const DescentTimeline& descent,
                     const figure::GroundMap& map);

// The sum with its numbers, and the same arrows as large as they fit.
void draw_velocity_panel(figure::DrawList& list, const DescentTimeline& descent,
                         const text::Words& words, float text_size, figure::Rectangle box);

}  // namespace downhill::scenes
