// What scene `confusion` draws.
#pragma once

#include <Eigen/Core>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "figure/axes.h"
#include "figure/draw_list.h"
#include "nn/gradient_agreement.h"
#include "scenes/batch_runs.h"
#include "text/words.h"

namespace downhill::scenes {

struct ConfusionPicture {
  const text::Words* words = nullptr;
  const std::vector<nn::LabelledBatch>* batches = nullptr;
  Eigen::MatrixXd cosines;
  Eigen::VectorXd lengths;                   // of the gradients
  int i = 0, j = 1;                          // the pair that is looked at, from 0
  std::vector<double> shuffled, curriculum;  // losses by step
  std::vector<SeedResult> seeds;
  float text_size = 15;
  std::string say(std::string_view key) const;
};

struct ConfusionLayout {
  std::optional<figure::Rectangle> matrix = {}, arrows = {}, points = {}, runs = {}, seeds = {};
};
ConfusionLayout confusion_layout(std::string_view show, figure::Size size);

// The squares of the matrix: its whole, and the one of a row and a column; without width where
// there is no room.
figure::Rectangle matrix_square(figure::Rectangle box, float text_size);
figure::Rectangle matrix_cell(figure::Rectangle square, int row, int column);

void draw_cosines(figure::DrawList& list, const ConfusionPicture& picture, figure::Rectangle box);
// Both gradients in the plane that they span, the first one to the right.
void draw_pair(figure::DrawList& list, const ConfusionPicture& picture, figure::Rectangle box);
// The examples, those of both batches ringed.
void draw_examples(figure::DrawList& list, const ConfusionPicture& picture, figure::Rectangle box);
void draw_losses(figure::DrawList& list, const ConfusionPicture& picture, figure::Rectangle box);
// A bar a seed: by how many percent the curriculum ends higher (lower) than shuffling.
void draw_seeds(figure::DrawList& list, const ConfusionPicture& picture, figure::Rectangle box);

}  // namespace downhill::scenes
