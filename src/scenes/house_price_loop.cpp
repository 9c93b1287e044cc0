// The five stages of training as cards: done ones with their numbers, the present one lit.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "figure/text_metrics.h"
#include "scenes/house_price_picture.h"
#include "text/number.h"

namespace downhill::scenes {

using namespace figure;  // NOLINT: this file only draws

namespace {

constexpr float kLeading = 1.35F;  // from line to line, in text sizes

std::string shown(double value) { return text::display(value, std::abs(value) < 99.95 ? 1 : 0); }

// A number after another sign: negative ones stand in parentheses.
std::string term(double value) { return value < 0 ? "(" + shown(value) + ")" : shown(value); }

// The lines of numbers of one stage, for what is known at the present step.
std::vector<std::string> lines_of(const HousePicture& picture, HouseStage stage) {
  const HousePriceModel& model = *picture.model;
  const DescentPoint& now = picture.now();
  const bool with_age = model.with_age();
  const int bias = model.regression().features();
  const Eigen::VectorXd z = model.regression().inputs().col(kExampleSale);
  const double price = model.prices()[kExampleSale];
  const std::string example = text::display_grouped(model.areas()[kExampleSale], 0) + " ft²";
  const double predicted = now.theta.head(bias).dot(z) + now.theta[bias];

  // Each weight with its name, in the order of a learner's formula.
  std::vector<std::pair<std::string, int>> weights{{"w", 0}};
  if (with_age) weights.push_back({"v", 1});
  weights.push_back({"b", bias});

  std::vector<std::string> lines;
  switch (stage) {
    case HouseStage::kInitialise: {
      std::string line;
      for (const auto& [name, i] : weights) {
        line += (line.empty() ? "" : ",  ") + name + " = " + shown(now.theta[i]);
      }
      lines.push_back(line);
      break;
    }
    case HouseStage::kForward: {
      std::string sum = shown(now.theta[bias]);
      for (int i = 0; i < bias; ++i) {
        sum += " + " + term(now.theta[i]) + "·" + (z[i] < 0 ? "(" : "") + text::display(z[i], 2) +
               (z[i] < 0 ? ")" : "");
      }
      lines.push_back(picture.say(with_age ? "loop.formula-age" : "loop.formula"));
      lines.push_back(example + ": " + sum + " = " + shown(predicted));
      break;
    }
    case HouseStage::kLoss:
      lines.push_back(example + ": " + shown(predicted) + " − " + shown(price) + " = " +
                      shown(predicted - price));
      lines.push_back(picture.say("loop.mean", {{"sales", text::display_grouped(model.sales(), 0)},
                                                {"loss", text::display_grouped(now.loss, 0)}}));
      break;
    case HouseStage::kBackward: {
      std::string line;
      for (const auto& [name, i] : weights) {
        if (!line.empty()) line += ",  ";
        line += "∂L/∂" + name + " = " + shown(now.gradient[i]);
      }
      lines.push_back(line);
      break;
    }
    case HouseStage::kUpdate:
      for (const auto& [name, i] : weights) {
        lines.push_back(name + ": " + shown(now.theta[i]) + " − " +
                        text::short_number(picture.rate, 3) + "·" + term(now.gradient[i]) + " = " +
                        shown(picture.next().theta[i]));
      }
      break;
  }
  return lines;
}

std::string title_of(const HousePicture& picture, int stage) {
  return picture.say("stage." + std::string(kHouseStageNames[static_cast<std::size_t>(stage)]));
}

// 1 to 5 in a circle: filled when lit, with a ring when done.
void draw_number(DrawList& list, const HousePicture& picture, int stage, Point at, float radius) {
  const int present = static_cast<int>(picture.stage);
  const bool lit = stage == present, done = stage < present;
  const Role role = lit ? Role::kDown : done ? Role::kInk : Role::kInk2;
  list.push_back(Circle{
      at, radius, lit ? Fill{Role::kDown} : Fill{Role::kSheet}, {role, lit || done ? 2.F : 1.2F}});
  list.push_back(Text{at,
                      std::to_string(stage + 1),
                      {lit ? Role::kSheet : role},
                      picture.text_size,
                      Align::kMiddle,
                      Baseline::kMiddle,
                      Face::kBold});
}

void draw_lines(DrawList& list, const HousePicture& picture, const std::vector<std::string>& lines,
                Point at, float width, Role role) {
  float size = picture.text_size - 1;
  for (const std::string& line : lines) {
    size = std::min(size, (picture.text_size - 1) * width /
                              std::max(1.F, text_width(line, picture.text_size - 1)));
  }
  for (const std::string& line : lines) {
    list.push_back(Text{at, line, {role}, size, Align::kStart, Baseline::kTop});
    at.y += kLeading * picture.text_size;
  }
}

constexpr float kCardGap = 8, kCardPad = 12, kTitle = 34;  // px; kTitle: a card with its title only

// Heights of the cards within `room`. Every card shows its title, the lit one its numbers; done
// ones keep theirs as long as there is room, the latest first. What is left over is shared.
std::array<float, kHouseStages> card_heights(const HousePicture& picture, float room) {
  std::array<float, kHouseStages> heights{};
  heights.fill(kTitle);
  float left = room - kHouseStages * kTitle - (kHouseStages - 1) * kCardGap;
  for (int stage = static_cast<int>(picture.stage); stage >= 0; --stage) {
    const auto lines = static_cast<float>(lines_of(picture, static_cast<HouseStage>(stage)).size());
    const float numbers = lines * kLeading * picture.text_size + kCardPad / 2;
    const bool lit = stage == static_cast<int>(picture.stage);
    if (numbers > left && !lit) break;
    heights[static_cast<std::size_t>(stage)] += numbers;
    left -= numbers;
  }
  for (float& height : heights) height += std::clamp(left / kHouseStages, -kCardGap, 2 * kCardGap);
  return heights;
}

// Wide: five cards one below the other, and the way back from the last to the second.
void draw_cards(DrawList& list, const HousePicture& picture, Rectangle box) {
  constexpr float kLeft = 34;
  const float head = 1.9F * picture.text_size;
  const int present = static_cast<int>(picture.stage);
  list.push_back(Text{{box.left + kLeft, box.top + head / 2},
                      picture.say("round", {{"step", std::to_string(picture.step + 1)}}),
                      {Role::kInk2},
                      picture.text_size,
                      Align::kStart,
                      Baseline::kMiddle});
  const std::array<float, kHouseStages> heights = card_heights(picture, box.height - head - 2);
  std::array<float, kHouseStages> title{};  // y of each card's title
  float top = box.top + head;
  for (int stage = 0; stage < kHouseStages; ++stage) {
    const auto index = static_cast<std::size_t>(stage);
    const Rectangle card{box.left + kLeft, top, box.width - kLeft - 14, heights[index]};
    top += heights[index] + kCardGap;
    title[index] = card.top + std::min(kTitle, card.height) / 2;
    const bool lit = stage == present, done = stage < present;
    list.push_back(Rect{card,
                        lit ? Fill{Role::kDown, 0.1F} : kNoFill,
                        {lit ? Role::kDown : Role::kLine, lit ? 2.F : 1.F},
                        9});
    draw_number(list, picture, stage, {card.left + kCardPad + 11, title[index]}, 11);
    list.push_back(Text{{card.left + kCardPad + 32, title[index]},
                        title_of(picture, stage),
                        {lit || done ? Role::kInk : Role::kInk2},
                        picture.text_size,
                        Align::kStart,
                        Baseline::kMiddle,
                        lit ? Face::kBold : Face::kPlain});
    const std::vector<std::string> lines = lines_of(picture, static_cast<HouseStage>(stage));
    const float needed = kTitle + static_cast<float>(lines.size()) * kLeading * picture.text_size;
    if (!lit && !(done && card.height >= needed)) continue;
    draw_lines(list, picture, lines, {card.left + kCardPad, title[index] + kTitle / 2},
               card.width - 2 * kCardPad, lit ? Role::kInk : Role::kInk2);
  }
  const float x = box.left + kLeft - 16, edge = box.left + kLeft - 3;
  const bool returning = picture.stage == HouseStage::kUpdate;
  const Stroke stroke{returning ? Role::kDown : Role::kLine, 2};
  list.push_back(Polyline{{{edge, title[4]}, {x, title[4]}, {x, title[1]}}, stroke});
  list.push_back(Line{{x, title[1]}, {edge, title[1]}, stroke, true});
}

// Narrow: five numbers in a row, and the numbers of the lit stage below.
void draw_row(DrawList& list, const HousePicture& picture, Rectangle box) {
  constexpr float kRadius = 12;
  const float y = box.top + kRadius + 4;
  const float first = box.left + kRadius + 12, last = box.right() - kRadius - 12;
  const float pitch = (last - first) / (kHouseStages - 1);
  for (int stage = 0; stage + 1 < kHouseStages; ++stage) {
    const float x = first + static_cast<float>(stage) * pitch;
    list.push_back(
        Line{{x + kRadius + 5, y}, {x + pitch - kRadius - 5, y}, {Role::kLine, 2}, true});
  }
  for (int stage = 0; stage < kHouseStages; ++stage) {
    draw_number(list, picture, stage, {first + static_cast<float>(stage) * pitch, y}, kRadius);
  }
  const float top = y + kRadius + 8;
  list.push_back(Text{{box.left + 12, top},
                      title_of(picture, static_cast<int>(picture.stage)) + "  ·  " +
                          picture.say("round", {{"step", std::to_string(picture.step + 1)}}),
                      {Role::kInk},
                      picture.text_size,
                      Align::kStart,
                      Baseline::kTop,
                      Face::kBold});
  draw_lines(list, picture, lines_of(picture, picture.stage),
             {box.left + 12, top + 1.5F * picture.text_size}, box.width - 24, Role::kInk);
}

}  // namespace

void draw_stages(DrawList& list, const HousePicture& picture, Rectangle box) {
  if (!(box.width >= 1 && box.height >= 1)) return;
  if (box.height < 200) {
    draw_row(list, picture, box);
  } else {
    draw_cards(list, picture, box);
  }
}

}  // namespace downhill::scenes
