// A second future of a run: from one step on it has a learning rate of its own, and everything
// before is shared. Both stay on the figure.
//
//     Parameter    meaning
//     fork         the first step that differs; -1: there is no fork
//     fork_rate    the rate from there on, in the row of the scene's own rate
#pragma once

#include <string_view>
#include <vector>

#include "figure/draw_list.h"
#include "figure/marks.h"
#include "scenes/scene.h"
#include "text/words.h"

namespace downhill::scenes {

// On every panel alike.
inline constexpr figure::Role kForkRole = figure::Role::kGuess;
inline constexpr figure::Stroke kForkStroke{kForkRole, 2.4F, figure::Dash::kDashed};

// Adds the two parameters; `rate` is the row of the scene's own rate.
void add_fork(SceneSpec& spec, const Parameter& rate, int last_step);

// -1 without a fork.
int forked_at(const Scene& scene);

// "fork" at the step where the scene stands, or "unfork".
Action fork_action(const Scene& scene, bool more);

// What these two do; nothing for other actions. A new fork begins with half of `rate`, so that
// there is something to see at once.
void act_on_fork(Scene& scene, std::string_view action, double rate);

// Which line is which: the run with its rate, the fork with its own.
std::vector<figure::LegendItem> fork_legend(const text::Words& words, double rate, double fork_rate,
                                            const figure::Stroke& run);

}  // namespace downhill::scenes
