// A value, or the reason there is none.
//
// Whatever people type (formulas, figure lines, lesson files, CSV) can be wrong. The engine answers
// with a `Result`, never with an exception, a printed line or an abort:
//
//     Result<double> r = parse_number("1.5x");
//     if (!r) show(r.error().message, r.error().place.column);
//     else use(*r);
//
// An `Error` carries its English sentence, ready to print, and the same content as a key with
// arguments, so that an interface in another language can say it in its own words
// (`Words::say_error`, words.h).
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace downhill::text {

// Where in an input something is wrong. Lines and columns count from 1; 0 means "not known".
// Columns count Unicode characters, not bytes, so that they are what a reader counts.
struct Place {
  std::string file;  // its name; "" for a text that is no file
  int line = 0;      // from 1
  int column = 0;    // in characters, from 1
  bool operator==(const Place&) const = default;
};

// Named values that fill the {placeholders} of a sentence.
using Arguments = std::vector<std::pair<std::string, std::string>>;

// What is wrong with an input, and where.
struct Error {
  std::string key;      // names the sentence in the word lists: "error.<key>"
  std::string message;  // the sentence in English, complete
  Arguments arguments;  // what fills the sentence in another language
  Place place;          // as far as it is known
};

// A T, or the Error that says why there is none.
template <class T>
class [[nodiscard]] Result {
 public:
  // Implicit, so that a function returns its value or its error as it is.
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}  // NOLINT: meant implicit
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT

  // Whether there is a value.
  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  // As value().
  const T& operator*() const& { return value(); }
  T& operator*() & { return value(); }
  T&& operator*() && { return std::move(value()); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }

  // The value; an assertion if there is none.
  const T& value() const {
    assert(ok() && "Result::value() of an error");
    return std::get<0>(state_);
  }
  T& value() {
    assert(ok() && "Result::value() of an error");
    return std::get<0>(state_);
  }
  // The error; an assertion if there is none.
  const Error& error() const {
    assert(!ok() && "Result::error() of a value");
    return std::get<1>(state_);
  }
  Error& error() {
    assert(!ok() && "Result::error() of a value");
    return std::get<1>(state_);
  }

 private:
  std::variant<T, Error> state_;
};

// The value of an operation that yields nothing but may fail: `Result<Done>`.
struct Done {
  bool operator==(const Done&) const = default;
};

// "file:line:column: message", leaving out what is not known.
std::string to_string(const Error& error);

}  // namespace downhill::text
