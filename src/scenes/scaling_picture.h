// The panels of the scaling figure: the loss map in the units of training, the cost of a step in
// every direction, and the loss by steps.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "figure/draw_list.h"
#include "figure/marks.h"
#include "scenes/scaling_model.h"
#include "scenes/scene.h"
#include "text/words.h"

namespace downhill::scenes {

enum ScalingHandle : Handle { kScalingStart = 1, kProbe };

struct ScalingPicture {
  const ScalingModel* model = nullptr;
  const HouseDescent* descent = nullptr;
  const HouseDescent* fork = nullptr;  // null: none
  double share = 0, fork_share = 0;    // their rates, as parts of the largest that converges
  const text::Words* words = nullptr;
  int step = 0;
  double angle = 0;  // degrees: the direction that is probed
  bool probes = false;
  std::string area_unit;  // "ft²", "100 ft²", "σ"
  DrawOptions options;
  float text_size = 15;

  std::string say(std::string_view key, const text::Arguments& arguments = {}) const {
    return words->say("scaling." + std::string(key), arguments);
  }
  figure::Touch touch(Handle handle) const;
  Eigen::Vector2d place(int at_step) const { return model->plane(descent->at(at_step).theta); }
  // The end of the probing step, which begins at the bottom.
  Eigen::Vector2d probe() const;
};

struct ScalingLayout {
  std::optional<figure::Rectangle> map, cost, curve;
};
ScalingLayout scaling_layout(std::string_view view, figure::Size size);

// A unit is as long across as up; the window reaches from the bottom beyond the place where all
// weights are 0, which is the same line in every scale.
figure::Axes scaling_map_axes(const ScalingPicture& picture, figure::Rectangle box);
void draw_scaling_map(figure::DrawList& list, const ScalingPicture& picture, figure::Rectangle box);
// What the probing step costs, against its direction.
void draw_cost(figure::DrawList& list, const ScalingPicture& picture, figure::Rectangle box);
void draw_losses(figure::DrawList& list, const ScalingPicture& picture, figure::Rectangle box);

}  // namespace downhill::scenes
