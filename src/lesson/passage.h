// A piece of a text file that remembers where it stood, so that a mistake found in it later can be
// shown by file, line and column.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/result.h"

namespace downhill::lesson {

struct Passage {
  std::string text;                // lines joined by '\n', without one at the end
  std::vector<text::Place> lines;  // where each of these lines begins in its file

  bool empty() const { return text.find_first_not_of(" \n\t") == std::string::npos; }

  // One more line at the end.
  void add_line(std::string_view line, const text::Place& place);

  // The place of a byte of `text`, counted in Unicode characters. The end of the text is a place
  // too.
  text::Place place(std::size_t offset) const;

  // `error`, whose line and column count from the byte `offset` of `text`, placed in the file.
  text::Error locate(text::Error error, std::size_t offset = 0) const;

  // Without its empty lines at both ends.
  Passage trimmed() const;
};

// The number of Unicode characters in UTF-8 text.
int count_characters(std::string_view utf8);

// The length of the longest beginning that is valid UTF-8; the whole length, if all of it is.
std::size_t valid_utf8_length(std::string_view text);

// Without spaces, tabs and line ends at both ends.
std::string_view trim(std::string_view text);

}  // namespace downhill::lesson
