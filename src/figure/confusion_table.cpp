#include "figure/confusion_table.h"

#include <algorithm>

#include "figure/text_metrics.h"
#include "text/number.h"

namespace downhill::figure {

void draw_confusion_table(DrawList& list, const ConfusionTable& table, const Rectangle& box,
                          float size) {
  const float widest =
      std::max({1.0F, text_width(table.names[0], size), text_width(table.names[1], size)});
  const float margin = std::min(6 * size, widest + 2 * size);  // of the rows' names
  const float side = std::min({(box.width - margin) / 2, (box.height - 4 * size) / 2, 130.0F});
  if (side < 20) return;
  const float left = box.center().x - side + 0.37F * margin;
  const float top = box.center().y - side + 1.6F * size;
  const auto text = [&](Point at, const std::string& what, Role role, float text_size, Align align,
                        Baseline baseline) {
    list.push_back(Text{at, what, {role}, text_size, align, baseline});
  };
  const float name_size = size * std::min(1.0F, 0.9F * side / widest);
  text({left + side, top - 1.9F * size}, table.called, Role::kInk2, 0.93F * size, Align::kMiddle,
       Baseline::kBottom);
  for (std::size_t i = 0; i < 2; ++i) {
    const float along = (static_cast<float>(i) + 0.5F) * side;
    text({left + along, top - 0.5F * size}, table.names[i], table.roles[i], name_size,
         Align::kMiddle, Baseline::kBottom);
    text({left - 0.5F * size, top + along}, table.names[i], table.roles[i], size, Align::kEnd,
         Baseline::kMiddle);
    for (std::size_t j = 0; j < 2; ++j) {
      const Rectangle cell{left + static_cast<float>(j) * side, top + static_cast<float>(i) * side,
                           side - 3, side - 3};
      const bool right = i == j;
      list.push_back(Rect{
          cell, {right ? Role::kGood : Role::kWarn, right ? 0.22F : 0.16F}, {Role::kLine, 1}, 6});
      text({cell.center().x, cell.center().y}, text::display_grouped(table.counts[i][j], 0),
           Role::kInk, std::min(1.7F * size, 0.4F * side), Align::kMiddle, Baseline::kMiddle);
    }
  }
}

}  // namespace downhill::figure
