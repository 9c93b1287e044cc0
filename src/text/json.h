// JSON from people: nlohmann-json without exceptions, with the place of a mistake.
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

#include "text/result.h"

namespace downhill::text {

using Json = nlohmann::ordered_json;  // keeps the order of the file

// Errors: "json", with line, column and what was expected. What is nested more than 100 deep, or
// has more than 10 000 names in one object, is refused too, so that nobody who walks through a
// value needs to fear for the stack.
Result<Json> parse_json(std::string_view text, std::string_view file_name = {});

}  // namespace downhill::text
