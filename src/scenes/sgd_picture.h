// The panels of the sgd figure that are its own: the cloud of batch gradients, the law of its
// spread, and progress by step and by sale. Scatter plot and loss map are those of house-price.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "figure/draw_list.h"
#include "scenes/gradient_cloud.h"
#include "scenes/house_price_picture.h"

namespace downhill::scenes {

// One walk of the comparison: its batch size and how it is drawn.
struct SgdRun {
  int batch = 1;
  HouseDescent descent;
  figure::Stroke stroke;
};

struct SgdPicture {
  HousePicture house;                               // at the walk's place
  Eigen::VectorXd truth;                            // the gradient of all sales there
  const GradientCloud* cloud = nullptr;             // of the chosen batch size
  int batch = 1;                                    // its size
  double spread_one = 0;                            // of single sales
  const std::vector<GradientCloud>* law = nullptr;  // of many batch sizes
  const std::vector<SgdRun>* runs = nullptr;
  bool fan = false;  // the steps of the cloud's batches on the map

  std::string say(std::string_view key, const text::Arguments& arguments = {}) const {
    return house.words->say("sgd." + std::string(key), arguments);
  }
};

struct SgdLayout {
  std::optional<figure::Rectangle> scatter, cloud, map, law, by_step, by_sale;
};
SgdLayout sgd_layout(std::string_view view, figure::Size size);

// The slope of the loss along w across, along b up; the window does not change with the batch.
void draw_cloud(figure::DrawList& list, const SgdPicture& picture, figure::Rectangle box);
// The spread against the batch size, both in powers of ten: by theory, and of the draws.
void draw_law(figure::DrawList& list, const SgdPicture& picture, figure::Rectangle box);
figure::Axes progress_axes(const SgdPicture& picture, figure::Rectangle box, bool by_sale);
// The loss above its lowest value, in powers of ten, against steps or against sales seen.
void draw_progress(figure::DrawList& list, const SgdPicture& picture, figure::Rectangle box,
                   bool by_sale);
// Whose curves they are, for both pictures.
void draw_run_legend(figure::DrawList& list, const SgdPicture& picture, figure::Rectangle box);
// On a loss map drawn before: the step by all sales, and the step by this batch or by each of the
// cloud.
void draw_steps(figure::DrawList& list, const SgdPicture& picture, figure::Rectangle box);

}  // namespace downhill::scenes
