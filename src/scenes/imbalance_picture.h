// What scene `imbalance` draws.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "figure/axes.h"
#include "figure/draw_list.h"
#include "figure/marks.h"
#include "nn/logistic_regression.h"
#include "text/words.h"

namespace downhill::scenes {

struct ImbalancePicture {
  const nn::LogisticRegression* model = nullptr;
  Eigen::VectorXd theta;
  double logit = 0;  // of the threshold: the line is w . x + b = logit
  nn::Confusion confusion;
  double pull_common = 0, pull_rare = 0;  // on b
  const text::Words* words = nullptr;
  bool shows_pulls = false;
  std::optional<figure::Touch> line_touch = {};  // nothing: it cannot be dragged
  float text_size = 15;
  std::string say(std::string_view key) const;
};

struct ImbalanceLayout {
  figure::Rectangle clouds;
  std::optional<figure::Rectangle> pulls = {}, matrix = {};
};
ImbalanceLayout imbalance_layout(std::string_view show, figure::Size size);

figure::Axes clouds_axes(figure::Rectangle box, float text_size);
// The point of the line next to the middle between the clouds, held in the window; none without a
// line.
std::optional<figure::DataPoint> line_handle(const Eigen::VectorXd& theta, double logit);

void draw_clouds(figure::DrawList& list, const ImbalancePicture& picture, figure::Rectangle box);
void draw_pulls(figure::DrawList& list, const ImbalancePicture& picture, figure::Rectangle box);
void draw_matrix(figure::DrawList& list, const ImbalancePicture& picture, figure::Rectangle box);

}  // namespace downhill::scenes
