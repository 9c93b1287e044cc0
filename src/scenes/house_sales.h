// The house sales of lesson 08, as scenes have them.
#pragma once

#include <string>
#include <string_view>

#include "data/ames.h"
#include "figure/draw_list.h"
#include "text/result.h"

namespace downhill::scenes {

inline constexpr std::string_view kHouseFile = "ames.csv";

// From the contents of that file. Errors: those of data::parse_ames(); "house-absent" without a
// file.
text::Result<data::Ames> house_sales(const std::string* csv);

// A figure that has nothing to show says why.
figure::DrawList only_a_sentence(const std::string& sentence, figure::Size size);

}  // namespace downhill::scenes
