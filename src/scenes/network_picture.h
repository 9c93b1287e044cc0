// The picture of a network in training: units with what they respond to, edges with weights or
// gradients, the decision map with the points, and the losses by epoch.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "figure/axes.h"
#include "figure/draw_list.h"
#include "scenes/network_run.h"
#include "text/words.h"

namespace downhill::scenes {

// What was computed for one picture.
struct NetworkLook {
  static constexpr int kMapSide = 40, kUnitSide = 14;
  nn::Matrix<double> map;                 // answers at kMapSide² places, row by row from the top
  std::vector<nn::Matrix<double>> units;  // by hidden layer: units x kUnitSide²
  nn::Vector<double> gradient;            // by all parameters
  // Of the point that is followed, by layer of units (inputs, hidden layers, answer): what each
  // unit says, and the slope of the loss by it.
  std::vector<nn::Vector<double>> values, slopes;
  double point_loss = 0;
  std::array<std::array<int, 2>, 2> table{};  // NetworkRun::confusion() of the training points
};

struct NetworkPicture {
  NetworkRun* run = nullptr;
  const NetworkLook* look = nullptr;
  const text::Words* words = nullptr;
  bool gradients = false;  // on the edges, in place of weights
  int followed = -1;       // a training point
  bool show_values = false, show_slopes = false;
  double reach = 1.2;                            // the map shows [-reach, reach] both ways
  std::optional<figure::DataPoint> cursor = {};  // where a painted point would go
  bool paints_one = false;                       // its class
  float text_size = 15;

  std::string say(std::string_view key, const text::Arguments& arguments = {}) const {
    return words->say("network." + std::string(key), arguments);
  }
};

struct NetworkLayout {
  figure::Rectangle net = {}, map = {}, loss = {}, table = {};  // without width: not shown
};
NetworkLayout network_layout(std::string_view view, figure::Size size, bool classifies);

// The answers on the places of a square map, as levels of the height map.
nn::Matrix<double> map_places(double reach, int side);
figure::Axes map_axes(const NetworkPicture& picture, figure::Rectangle box);
void draw_decision(figure::DrawList& list, const NetworkPicture& picture, figure::Rectangle box);
void draw_units(figure::DrawList& list, const NetworkPicture& picture, figure::Rectangle box);
void draw_table(figure::DrawList& list, const NetworkPicture& picture, figure::Rectangle box);
void draw_losses(figure::DrawList& list, const NetworkPicture& picture, figure::Rectangle box);

}  // namespace downhill::scenes
