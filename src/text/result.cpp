#include "text/result.h"

namespace downhill::text {

std::string to_string(const Error& error) {
  std::string out = error.place.file;
  if (error.place.line > 0) out += (out.empty() ? "line " : ":") + std::to_string(error.place.line);
  if (error.place.column > 0) {
    out += (out.empty() ? "column " : ":") + std::to_string(error.place.column);
  }
  if (!out.empty()) out += ": ";
  return out + error.message;
}

}  // namespace downhill::text
