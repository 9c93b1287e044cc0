// Where in a JSON text each value stands, so that a mistake found after parsing can be shown there.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "text/result.h"

namespace downhill::lesson {

struct JsonPlaces {
  // By JSON pointer: "" is the whole, "/steps/0/figure" a value. A string's place is that of its
  // first character, inside the quotes.
  std::map<std::string, text::Place, std::less<>> places;
  // Keys that one object has twice (which a parser passes over in silence). Error "json-twice".
  std::vector<text::Error> doubled;

  // The place of a value; of what holds it, when there is no such value.
  text::Place at(std::string_view pointer) const;
};

// `json` must be valid (text::parse_json); else the places end where it breaks. They also end
// where there are far more than any lesson has.
JsonPlaces find_json_places(std::string_view json, std::string_view file_name);

}  // namespace downhill::lesson
