// The pictures beside the map of a race: the table, the losses, and the terms of one step.
#pragma once

#include <vector>

#include "figure/draw_list.h"
#include "scenes/race_field.h"
#include "scenes/step_terms.h"
#include "text/words.h"

namespace downhill::scenes {

struct RacePanels {
  const std::vector<DescentRun>* runs;  // as kRacers
  std::size_t chosen = 0;
  int step = 0;
  double lowest = 0;  // the height of the lowest place that any of them comes to
  const text::Words* words;
  float text_size = 15;
  const DescentRun* fork = nullptr;  // of the chosen one, from step `forked_at`; null: none
  int forked_at = -1;
};

// Each racer's rate, steps until it arrived, and height now.
void draw_race_table(figure::DrawList& list, const RacePanels& race, figure::Rectangle box);

// Heights above the lowest, over the steps made.
void draw_race_losses(figure::DrawList& list, const RacePanels& race, figure::Rectangle box);

// A term a line: its formula, then for x and for y a bar (all bars of a term on one scale) and the
// formula with its numbers, as far as there is room.
void draw_terms(figure::DrawList& list, const RacePanels& race, const std::vector<StepTerm>& terms,
                figure::Rectangle box);

}  // namespace downhill::scenes
