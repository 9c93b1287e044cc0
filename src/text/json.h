// JSON from people: nlohmann-json without exceptions, with the place of a mistake.
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

#include "text/result.h"

namespace downhill::text {

using Json = nlohmann::ordered_json;  // keeps the order of the file

// Errors: "json", with line, column and what was expected.
Result<Json> parse_json(std::string_view text, std::string_view file_name = {});

}  // namespace downhill::text
