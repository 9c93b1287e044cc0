#include "text/make_error.h"

#include <string>
#include <utility>

#include "text/words.h"

namespace downhill::text {

Error make_error(std::string_view key, std::string_view sentence, Arguments arguments,
                 Place place) {
  std::string message = fill(sentence, arguments);
  return {std::string(key), std::move(message), std::move(arguments), std::move(place)};
}

}  // namespace downhill::text
