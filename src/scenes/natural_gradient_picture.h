// What scene `natural-gradient` draws.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "figure/axes.h"
#include "figure/draw_list.h"
#include "figure/marks.h"
#include "optim/gaussian_fit.h"
#include "text/words.h"

namespace downhill::scenes {

// One descent and how it is drawn.
struct FitPath {
  std::vector<optim::Gaussian> places;
  figure::Stroke stroke;
  const optim::Gaussian& at(int step) const;
};

struct FitPicture {
  const text::Words* words = nullptr;
  optim::Gaussian start, target;
  double kl = 0.02;
  int step = 0;
  std::vector<FitPath> paths;  // the ordinary one, then the natural one; then in ln sigma
  bool one_step = false;       // circle and ellipse instead of paths
  figure::Touch start_touch = figure::Touch::kRest, target_touch = figure::Touch::kRest;
  float text_size = 15;
  std::string say(std::string_view key) const;
};

struct FitLayout {
  std::optional<figure::Rectangle> map = {}, curves = {}, loss = {};
};
FitLayout fit_layout(std::string_view show, figure::Size size);

// Both with the same range across, so that a curve stands under its place.
figure::Axes fit_map_axes(figure::Rectangle box, float text_size, const text::Words& words);

void draw_fit_map(figure::DrawList& list, const FitPicture& picture, figure::Rectangle box);
// The densities of target, ordinary and natural fit.
void draw_fit_curves(figure::DrawList& list, const FitPicture& picture, figure::Rectangle box);
// The loss over the steps, in powers of ten.
void draw_fit_loss(figure::DrawList& list, const FitPicture& picture, figure::Rectangle box);

}  // namespace downhill::scenes
