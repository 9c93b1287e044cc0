// The words after a program's name (or a command's, `downhill render`): options and the rest.
//
// Options begin with two hyphens, or are `-o` and `-h`; `--size 720x460` and `--size=720x460` are
// the same. Everything else, `-x^2` too, is a positional argument, and so is all after `--`.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/result.h"

namespace downhill::text {

// An option that a program knows.
struct Option {
  std::string_view name;   // "--size"
  std::string_view value;  // what it takes, as help calls it: "WxH"; "" for a switch
  std::string_view help;   // a sentence on what it does
};

// What was typed, sorted into options and positional arguments.
class CommandLine {
 public:
  // Errors: "usage", for options that are unknown, lack their value, or stand there twice.
  static Result<CommandLine> parse(const std::vector<std::string>& words,
                                   const std::vector<Option>& options);

  // Whether the option was given; by its name with hyphens.
  bool has(std::string_view option) const { return values_.contains(option); }
  // The option's value; nothing if it is not there.
  std::optional<std::string> value(std::string_view option) const;
  // All that is no option, in order.
  const std::vector<std::string>& positional() const { return positional_; }

 private:
  std::map<std::string, std::string, std::less<>> values_;
  std::vector<std::string> positional_;
};

}  // namespace downhill::text
