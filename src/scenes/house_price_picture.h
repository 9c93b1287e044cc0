// The panels of the house-price figure: scatter plot, loss map, loss curve, the five stages, and
// the plane over area and age.
//
// `HousePicture` is what all of them look at; `house_layout` says which panels a view has and where
// they lie; each panel draws itself into its rectangle. Axes of panels that can be touched are
// functions of their own, shared by drawing and dragging.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "figure/axes.h"
#include "figure/draw_list.h"
#include "figure/frame.h"
#include "figure/marks.h"
#include "scenes/house_price_model.h"
#include "scenes/house_sales.h"
#include "scenes/scene.h"
#include "text/words.h"

namespace downhill::scenes {

// The stages of one round of training, in order; initialising happens once.
enum class HouseStage { kInitialise, kForward, kLoss, kBackward, kUpdate };
inline constexpr int kHouseStages = 5;
inline constexpr std::array<std::string_view, kHouseStages> kHouseStageNames{
    "initialise", "forward", "loss", "backward", "update"};

enum class HouseErrors { kNone, kLines, kSquares };

enum HouseHandle : Handle { kLineHeight = 1, kLineSlope, kMapStart, kOwnHouse };

struct HousePicture {
  const HousePriceModel* model = nullptr;
  const HouseDescent* descent = nullptr;
  const HouseDescent* fork = nullptr;  // null: none
  const text::Words* words = nullptr;
  int step = 0;
  HouseStage stage = HouseStage::kInitialise;
  double rate = 0;
  HouseErrors errors = HouseErrors::kNone;
  double area = 0, age = 0;   // the learner's own house: ft², years
  bool own_house = false;     // it is shown
  bool line_handles = false;  // the line can be taken hold of
  bool stages = false;        // the picture shows what the stage does
  std::vector<int> batch;     // sales shown with their errors, the others fainter; empty: none
  double turn = 0;            // of the plane's picture, degrees
  bool diverged = false;
  DrawOptions options;
  float text_size = 15;

  const DescentPoint& now() const { return descent->at(step); }
  const DescentPoint& next() const { return descent->at(step + 1); }
  const Eigen::VectorXd& theta() const { return now().theta; }
  bool at(HouseStage s) const { return stages && stage == s; }
  // How the pointer stands to a handle.
  figure::Touch touch(Handle handle) const;
  // The rate above which descent diverges, as text.
  std::string largest_rate() const;
  std::string say(std::string_view key, const text::Arguments& arguments = {}) const;
};

// One sale in eight is drawn, one in 128 with its error: regular samples, from the second sale on.
// Training uses them all.
inline constexpr int kFirstDrawn = 1;
inline constexpr int kDrawnEvery = 8;
inline constexpr int kErrorEvery = 128;
// The sale that the stages follow in detail: 1,874 ft², nine years old, sold for $220,000.
inline constexpr int kExampleSale = kFirstDrawn + 3 * kErrorEvery;

// What the scatter plot and the plane show: thousand ft², thousand dollars. Few sales lie outside,
// none of the drawn ones.
inline constexpr double kMostArea = 4;
inline constexpr double kMostPrice = 600;

struct HouseLayout {
  std::optional<figure::Rectangle> scatter, map, curve, loop, plane;
};
HouseLayout house_layout(std::string_view view, HouseStage stage, figure::Size size);

// Area in thousand ft² across, price in thousand dollars up.
figure::Axes scatter_axes(const HousePicture& picture, figure::Rectangle box);
// Where the handles of the line stand, as area in thousand ft² and price in thousand dollars.
figure::DataPoint line_height_handle(const HousePicture& picture);
figure::DataPoint line_slope_handle(const HousePicture& picture);
void draw_scatter(figure::DrawList& list, const HousePicture& picture, figure::Rectangle box);

// The loss over two weights: w and b, or with age in the model w and v at the current b. Distances
// are those of the weights in training, so circles of the loss are circles here; numbers are those
// of HouseWeights.
figure::Axes map_axes(const HousePicture& picture, figure::Rectangle box);
void draw_map(figure::DrawList& list, const HousePicture& picture, figure::Rectangle box);

void draw_loss_curve(figure::DrawList& list, const HousePicture& picture, figure::Rectangle box);
void draw_stages(figure::DrawList& list, const HousePicture& picture, figure::Rectangle box);
void draw_plane(figure::DrawList& list, const HousePicture& picture, figure::Rectangle box);

// --- shared by the panels ---
// A warning at the right of a panel, such as that the rate is too large.
void draw_warning(figure::DrawList& list, const HousePicture& picture, const std::string& warning,
                  figure::Rectangle box);

}  // namespace downhill::scenes
