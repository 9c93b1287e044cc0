// What holds for every input, however broken. A fuzzer counts a stop as a find and keeps the input.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "text/result.h"

// The entrance that libFuzzer and replay.cpp call.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace downhill::fuzz {

inline void must(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

inline std::string_view as_text(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

// A reason that can be shown: a key, a sentence, and no place before the beginning.
inline void must_be_clear(const text::Error& error) {
  must(!error.key.empty() && !error.message.empty(), "an error has a key and a sentence");
  must(error.place.line >= 0 && error.place.column >= 0, "an error's place is not negative");
}

}  // namespace downhill::fuzz
