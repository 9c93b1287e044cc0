#include "lesson/json_places.h"

#include <set>

namespace downhill::lesson {
namespace {

// Deep enough for any lesson; keeps a hostile file from exhausting the stack.
constexpr int kDeepestJson = 100;
// Bytes of all pointers together; keeps long names above many values from exhausting the memory.
constexpr std::size_t kMostPointers = 50'000'000;

class Scanner {
 public:
  Scanner(std::string_view json, std::string_view file_name) : json_(json), file_(file_name) {}

  JsonPlaces scan() {
    value("", 0);
    return std::move(out_);
  }

 private:
  void value(const std::string& pointer, int depth) {
    skip_blanks();
    if (at_ >= json_.size() || depth > kDeepestJson) return;
    pointers_ += pointer.size();
    if (pointers_ > kMostPointers) {
      at_ = json_.size();
      return;
    }
    const char c = json_[at_];
    if (c == '"') {
      out_.places[pointer] = {file_, line_, column_ + 1};
      string();
      return;
    }
    out_.places[pointer] = {file_, line_, column_};
    if (c == '{') {
      object(pointer, depth);
    } else if (c == '[') {
      array(pointer, depth);
    } else {
      while (at_ < json_.size() && std::string_view(",]} \t\r\n").find(json_[at_]) == kNowhere)
        next();
    }
  }

  void object(const std::string& pointer, int depth) {
    std::set<std::string> keys;
    next();
    for (skip_blanks(); at_ < json_.size() && json_[at_] == '"'; skip_blanks()) {
      const text::Place place = {file_, line_, column_};
      const std::string key = string();
      if (!keys.insert(key).second) {
        out_.doubled.push_back({"json-twice", "the key '" + key + "' is there twice", {}, place});
      }
      skip_blanks();
      skip(':');
      value(pointer + "/" + key, depth + 1);
      skip_blanks();
      skip(',');
    }
    skip('}');
  }

  void array(const std::string& pointer, int depth) {
    next();
    skip_blanks();
    for (int i = 0; at_ < json_.size() && json_[at_] != ']'; ++i) {
      const std::size_t before = at_;
      value(pointer + "/" + std::to_string(i), depth + 1);
      skip_blanks();
      skip(',');
      skip_blanks();
      if (at_ == before) return;
    }
    skip(']');
  }

  // A string, without its quotes and as it is written (escapes are kept).
  std::string string() {
    next();
    const std::size_t start = at_;
    while (at_ < json_.size() && json_[at_] != '"') {
      if (json_[at_] == '\\') next();
      next();
    }
    std::string out(json_.substr(start, at_ - start));
    next();
    return out;
  }

  void skip(char c) {
    if (at_ < json_.size() && json_[at_] == c) next();
  }

  void skip_blanks() {
    while (at_ < json_.size() && std::string_view(" \t\r\n").find(json_[at_]) != kNowhere) next();
  }

  void next() {
    if (at_ >= json_.size()) return;
    if (json_[at_] == '\n') {
      ++line_;
      column_ = 0;
    }
    ++at_;
    const bool inside_character = at_ < json_.size() && (json_[at_] & 0xC0) == 0x80;
    if (!inside_character) ++column_;
  }

  static constexpr std::size_t kNowhere = std::string_view::npos;
  std::string_view json_;
  std::string file_;
  std::size_t at_ = 0;
  std::size_t pointers_ = 0;
  int line_ = 1;
  int column_ = 1;
  JsonPlaces out_;
};

}  // namespace

text::Place JsonPlaces::at(std::string_view pointer) const {
  while (true) {
    if (const auto found = places.find(pointer); found != places.end()) return found->second;
    if (pointer.empty()) return {};
    pointer = pointer.substr(0, pointer.rfind('/'));
  }
}

JsonPlaces find_json_places(std::string_view json, std::string_view file_name) {
  return Scanner(json, file_name).scan();
}

}  // namespace downhill::lesson
