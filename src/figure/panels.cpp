#include "figure/panels.h"

#include <cmath>

namespace downhill::figure {
namespace {

constexpr float kWide = 560;  // px
constexpr float kLow = 270;   // px

}  // namespace

bool is_low(const Rectangle& box) { return box.width >= kWide && box.height < kLow; }

bool has_room(const Rectangle& box, float least) {
  return box.width >= least && box.height >= least;
}

std::vector<Rectangle> panels(Rectangle box, int count) {
  if (count <= 1) return {box};
  const float left = std::round(0.5F * box.width), right = box.width - left;
  if (count == 2 && box.height > 1.3F * box.width) {
    const float upper = std::round(0.5F * box.height);
    return {{box.left, box.top, box.width, upper},
            {box.left, box.top + upper, box.width, box.height - upper}};
  }
  if (count >= 3 && is_low(box)) {
    constexpr float kShares[2][3] = {{0.4F, 0.32F}, {0.27F, 0.27F, 0.26F}};
    std::vector<Rectangle> row;
    float x = box.left;
    for (int i = 0; i + 1 < count; ++i) {
      const float width = std::round(kShares[count - 3][i] * box.width);
      row.push_back({x, box.top, width, box.height});
      x += width;
    }
    row.push_back({x, box.top, box.right() - x, box.height});
    return row;
  }
  if (count == 3 && box.width >= kWide) {
    const float first = std::round(0.54F * box.width), upper = std::round(0.56F * box.height);
    return {{box.left, box.top, first, box.height},
            {box.left + first, box.top, box.width - first, upper},
            {box.left + first, box.top + upper, box.width - first, box.height - upper}};
  }
  const float upper = count == 2 ? box.height : std::round(0.58F * box.height);
  std::vector<Rectangle> out{{box.left, box.top, left, upper},
                             {box.left + left, box.top, right, upper}};
  const float top = box.top + upper, lower = box.height - upper;
  if (count == 3) out.push_back({box.left, top, box.width, lower});
  if (count >= 4) {
    out.push_back({box.left, top, left, lower});
    out.push_back({box.left + left, top, right, lower});
  }
  return out;
}

Pair above_or_beside(Rectangle box, float share) {
  Pair out{.first = box, .second = box, .beside = is_low(box)};
  if (out.beside) {
    out.first.width = std::round(share * box.width);
    out.second.left += out.first.width;
    out.second.width -= out.first.width;
  } else {
    out.first.height = std::round(share * box.height);
    out.second.top += out.first.height;
    out.second.height -= out.first.height;
  }
  return out;
}

}  // namespace downhill::figure
