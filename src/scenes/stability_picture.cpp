#include "scenes/stability_picture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "figure/curve.h"
#include "figure/text_metrics.h"
#include "text/number.h"

namespace downhill::scenes {

using namespace figure;  // NOLINT: this file only draws

namespace {

constexpr float kLine = 1.55F;  // of the key, in text sizes
constexpr std::array kValleyRoles{Role::kDown, Role::kGuess, Role::kGood, Role::kUp,
                                  Role::kTangent};
constexpr Tint kRestlessTint{Role::kGuess, 0.55F}, kDivergesTint{Role::kWarn, 0.5F},
    kSlowTint{Role::kInk2, 0.1F}, kRestlessStart{Role::kInk2, 0.5F};

Tint tint_of(const StabilityPicture& picture, const PlaneCell& cell) {
  switch (cell.ending) {
    case DescentEnding::kRestless:
      return picture.kind == PlaneKind::kStarts ? kRestlessStart : kRestlessTint;
    case DescentEnding::kDiverged:
      return kDivergesTint;
    case DescentEnding::kUnderway:
      return kSlowTint;
    case DescentEnding::kConverged:
      break;
  }
  // Six shades, each for about 2.6 times as many steps.
  const double decades = std::log(1.0 + cell.steps) / std::log(1.0 + kPlaneSteps);
  const float shade = static_cast<float>(std::floor(6 * std::clamp(decades, 0.0, 0.999)));
  const auto role = picture.kind == PlaneKind::kStarts
                        ? kValleyRoles[static_cast<std::size_t>(cell.valley) % kValleyRoles.size()]
                        : Role::kDown;
  return {role, 0.9F - 0.125F * shade};
}

}  // namespace

bool StabilityPicture::has_border() const {
  return quadratic && !std::isnan(curvature) && kind != PlaneKind::kStarts;
}

// Cells of one tint that lie beside each other are one piece, in whole px so that no sheet shines
// through the joints.
void draw_cells(DrawList& list, const StabilityPicture& picture, const Axes& axes) {
  const PlaneGrid& grid = picture.plane->grid;
  const Rectangle& box = axes.box;
  const auto left = [&](int column) {
    return std::round(box.left +
                      box.width * static_cast<float>(column) / static_cast<float>(grid.columns));
  };
  const auto top = [&](int row) {
    return std::round(box.top +
                      box.height * static_cast<float>(row) / static_cast<float>(grid.rows));
  };
  for (int row = 0; row < grid.rows; ++row) {
    for (int first = 0; first < grid.columns;) {
      const Tint tint = tint_of(picture, picture.plane->at(first, row));
      int end = first + 1;
      while (end < grid.columns && tint_of(picture, picture.plane->at(end, row)) == tint) ++end;
      const Rectangle piece{left(first), top(row), left(end) - left(first),
                            top(row + 1) - top(row)};
      if (piece.width > 0 && piece.height > 0) {
        list.push_back(Rect{piece, {tint.role, tint.opacity}});
      }
      first = end;
    }
  }
}

void draw_border(DrawList& list, const StabilityPicture& picture, const Axes& axes) {
  if (!picture.has_border()) return;
  DescentLeg leg = picture.leg;
  std::vector<DataPoint> border;
  constexpr int kPieces = 40;
  for (int i = 0; i <= kPieces; ++i) {
    const double part = static_cast<double>(i) / kPieces;
    if (picture.kind == PlaneKind::kRates) leg.settings.beta = part;
    border.push_back({largest_rate(leg, picture.curvature),
                      picture.plane->grid.up.min + part * picture.plane->grid.up.length()});
  }
  draw_data_line(list, border, axes, {Role::kSheet, 5, Dash::kSolid, 0.8F});
  draw_data_line(list, border, axes, {Role::kInk, 2.4F, Dash::kDashed});
}

void draw_run(DrawList& list, const DescentRun& run, const Axes& axes) {
  std::vector<DataPoint> places;
  std::vector<Point> dots;
  for (int k = 0; k <= run.last(); ++k) {
    places.push_back({run.at(k).x, run.at(k).y});
    const Point p = axes.screen_from_data(places.back());
    const bool apart = dots.empty() || std::hypot(p.x - dots.back().x, p.y - dots.back().y) > 2;
    if (apart) dots.push_back(p);
  }
  draw_data_line(list, places, axes, {Role::kSheet, 4, Dash::kSolid, 0.6F});
  draw_data_line(list, places, axes, {Role::kPoint, 2});
  list.push_back(Clip{axes.box});
  for (const Point& p : dots) list.push_back(Circle{p, 2.6F, {Role::kPoint}});
  list.push_back(Clip{{}, false});
}

std::vector<KeyItem> key_of(const StabilityPicture& picture) {
  const auto say = [&](const char* word) {
    return picture.words->say(std::string("stability.") + word);
  };
  const auto occurs = [&](DescentEnding ending) {
    return std::any_of(picture.plane->cells.begin(), picture.plane->cells.end(),
                       [&](const PlaneCell& cell) { return cell.ending == ending; });
  };
  std::vector<KeyItem> out;
  const bool starts = picture.kind == PlaneKind::kStarts;
  if (starts) {
    const std::size_t shown = std::min(picture.plane->valleys.size(), kValleyRoles.size());
    for (std::size_t i = 0; i < shown; ++i) {
      const Eigen::VectorXd& valley = picture.plane->valleys[i];
      out.push_back({{kValleyRoles[i], 0.6F},
                     "(" + text::display(valley[0], 1) + ", " + text::display(valley[1], 1) + ")"});
    }
  } else if (occurs(DescentEnding::kConverged)) {
    out.push_back({{Role::kDown, 0.7F}, say("converges")});
  }
  if (occurs(DescentEnding::kUnderway)) out.push_back({kSlowTint, say("slow")});
  if (occurs(DescentEnding::kRestless)) {
    out.push_back({starts ? kRestlessStart : kRestlessTint, say("restless")});
  }
  if (occurs(DescentEnding::kDiverged)) out.push_back({kDivergesTint, say("diverges")});
  if (picture.has_border()) {
    out.push_back({{Role::kInk, 1}, say("border"), true});
  }
  return out;
}

float key_height(const StabilityPicture& picture, float width) {
  float x = 0, lines = 1;
  for (const KeyItem& item : key_of(picture)) {
    const float wide = text_width(item.text, picture.text_size) + 34;
    if (x > 0 && x + wide > width) {
      x = 0;
      ++lines;
    }
    x += wide;
  }
  return kLine * picture.text_size * lines + 4;
}

void draw_key(DrawList& list, const StabilityPicture& picture, Rectangle box) {
  const float size = picture.text_size, line = kLine * size;
  Point at{box.left + 6, box.top + line / 2 + 2};
  for (const KeyItem& item : key_of(picture)) {
    const float width = text_width(item.text, size) + 34;
    if (at.x > box.left + 6 && at.x + width > box.right() + 8) {
      at = {box.left + 6, at.y + line};
    }
    if (at.y + size / 2 > box.bottom() + 2) return;
    if (item.is_line) {
      list.push_back(Line{{at.x, at.y}, {at.x + 18, at.y}, {Role::kInk, 2.4F, Dash::kDashed}});
    } else {
      list.push_back(
          Rect{{at.x, at.y - 6, 18, 12}, {item.tint.role, item.tint.opacity}, {Role::kLine, 1}, 3});
    }
    Text label{{at.x + 23, at.y}, item.text, {Role::kInk}};
    label.size = 0.93F * size;
    label.baseline = Baseline::kMiddle;
    list.push_back(std::move(label));
    at.x += width;
  }
}

}  // namespace downhill::scenes
