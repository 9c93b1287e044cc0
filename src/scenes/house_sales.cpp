#include "scenes/house_sales.h"

#include "figure/text_metrics.h"

namespace downhill::scenes {

text::Result<data::Ames> house_sales(const std::string* csv) {
  if (csv) return data::parse_ames(*csv, kHouseFile);
  const std::string name(kHouseFile);
  return text::Error{"house-absent", "the file " + name + " is missing", {{"file", name}}, {}};
}

figure::DrawList only_a_sentence(const std::string& sentence, figure::Size size) {
  if (size.width < 1 || size.height < 1) return {};
  return {figure::Text{{size.width / 2, size.height / 2},
                       sentence,
                       {figure::Role::kWarn},
                       figure::text_size_for(size),
                       figure::Align::kMiddle,
                       figure::Baseline::kMiddle}};
}

}  // namespace downhill::scenes
