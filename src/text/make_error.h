// An error whose English is said by the same sentence and arguments as in every other language.
//
//     make_error("points-count", "{count} points, expected 2 to 20,000", {{"count", "1"}})
#pragma once

#include <string_view>

#include "text/result.h"

namespace downhill::text {

// `sentence`: that of "error.<key>" in the English words.
Error make_error(std::string_view key, std::string_view sentence, Arguments arguments = {},
                 Place place = {});

}  // namespace downhill::text
