#include "scenes/figure_line.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <string>

namespace downhill::scenes {
namespace {

using text::Error;
using text::Result;

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

int count_characters(std::string_view text) {
  return static_cast<int>(
      std::count_if(text.begin(), text.end(), [](char c) { return !is_continuation(c); }));
}

// Bytes of the UTF-8 character that begins with `lead`; 0 if none does.
std::size_t character_size(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead < 0xE0) return 2;
  if (lead >= 0xE0 && lead < 0xF0) return 3;
  if (lead >= 0xF0 && lead < 0xF5) return 4;
  return 0;
}

bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t size = character_size(lead);
    if (size == 0 || i + size > text.size()) return false;
    for (std::size_t k = 1; k < size; ++k) {
      if (!is_continuation(text[i + k])) return false;
    }
    if (size > 2) {  // too long for its code point, a surrogate, or beyond U+10FFFF
      const auto next = static_cast<unsigned char>(text[i + 1]);
      if ((lead == 0xE0 && next < 0xA0) || (lead == 0xED && next >= 0xA0) ||
          (lead == 0xF0 && next < 0x90) || (lead == 0xF4 && next >= 0x90)) {
        return false;
      }
    }
    i += size;
  }
  return true;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// The byte that the escape at `text[i]` stands for.
std::optional<char> escaped_byte(std::string_view text, std::size_t i) {
  if (i + 2 >= text.size()) return std::nullopt;
  const int high = hex_digit(text[i + 1]);
  const int low = hex_digit(text[i + 2]);
  if (high < 0 || low < 0) return std::nullopt;
  return static_cast<char>(high * 16 + low);
}

Error error_at(int column, std::string key, std::string message, text::Arguments arguments = {}) {
  return {std::move(key), std::move(message), std::move(arguments), {{}, 0, column}};
}

// `raw` without its %-escapes; it begins at `column` of the line.
Result<std::string> decode(std::string_view raw, int column) {
  std::string out;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] != '%') {
      out += raw[i];
      continue;
    }
    const std::optional<char> byte = escaped_byte(raw, i);
    if (!byte) {
      const std::string escape(raw.substr(i, 3));
      return error_at(column + count_characters(raw.substr(0, i)), "figure-line-escape",
                      "'" + escape + "' is not an escape: two hexadecimal digits follow a '%'",
                      {{"escape", escape}});
    }
    out += *byte;
    i += 2;
  }
  if (!is_utf8(out)) return error_at(column, "figure-line-utf8", "this is not UTF-8 text");
  return out;
}

// One "name=value".
Result<FigureLine::Value> parse_piece(std::string_view piece, int column) {
  const std::size_t equals = piece.find('=');
  if (equals == 0 || equals == std::string_view::npos) {
    return error_at(column, "figure-line-piece", "'" + std::string(piece) + "' is not name=value",
                    {{"piece", std::string(piece)}});
  }
  const int value_column = column + count_characters(piece.substr(0, equals)) + 1;
  Result<std::string> name = decode(piece.substr(0, equals), column);
  if (!name) return name.error();
  Result<std::string> value = decode(piece.substr(equals + 1), value_column);
  if (!value) return value.error();
  return FigureLine::Value{*std::move(name), *std::move(value), column, value_column};
}

bool must_be_escaped(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte <= 0x20 || byte >= 0x7F || c == '%' || c == '&' || c == '#' || c == '=';
}

std::string encode(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (char c : text) {
    if (must_be_escaped(c)) {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += kHex[byte >> 4U];
      out += kHex[byte & 15U];
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

Result<FigureLine> parse_figure_line(std::string_view line) {
  if (!is_utf8(line)) return error_at(1, "figure-line-utf8", "this is not UTF-8 text");
  const std::size_t question = line.find('?');
  Result<std::string> scene = decode(line.substr(0, question), 1);
  if (!scene) return scene.error();
  if (scene->empty()) {
    return error_at(1, "figure-line-empty",
                    "a figure line begins with the name of a scene, as in 'derivative?x=1'");
  }
  FigureLine out{*std::move(scene), {}};
  if (question == std::string_view::npos || question + 1 == line.size()) return out;

  std::string_view rest = line.substr(question + 1);
  int column = count_characters(line.substr(0, question + 1)) + 1;
  std::set<std::string> names;
  while (true) {
    const std::string_view piece = rest.substr(0, rest.find('&'));
    Result<FigureLine::Value> value = parse_piece(piece, column);
    if (!value) return value.error();
    if (!names.insert(value->name).second) {
      return error_at(column, "figure-line-twice", "'" + value->name + "' is given twice",
                      {{"name", value->name}});
    }
    out.values.push_back(*std::move(value));
    if (piece.size() == rest.size()) return out;
    column += count_characters(piece) + 1;
    rest.remove_prefix(piece.size() + 1);
  }
}

std::string print_figure_line(const FigureLine& line) {
  std::string out;
  for (const char c : encode(line.scene)) out += c == '?' ? "%3F" : std::string(1, c);
  char separator = '?';
  for (const FigureLine::Value& value : line.values) {
    out += separator + encode(value.name) + '=' + encode(value.value);
    separator = '&';
  }
  return out;
}

int column_in_line(std::string_view line, int value_column, int column) {
  std::size_t i = 0;
  const auto skip_character = [&] {
    i += std::max<std::size_t>(1, character_size(static_cast<unsigned char>(line[i])));
  };
  for (int c = 1; c < value_column && i < line.size(); ++c) skip_character();
  int at = value_column;
  for (int c = 1; c < column && i < line.size(); ++c) {
    const std::optional<char> byte = line[i] == '%' ? escaped_byte(line, i) : std::nullopt;
    if (!byte) {
      skip_character();
      at += 1;
      continue;
    }
    // One character may be several escaped bytes.
    std::size_t bytes = std::max<std::size_t>(1, character_size(static_cast<unsigned char>(*byte)));
    for (; bytes > 0 && i < line.size(); --bytes, i += 3, at += 3) {
    }
  }
  return at;
}

}  // namespace downhill::scenes
