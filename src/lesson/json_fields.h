// The fields of one JSON object, read one by one by name and type, with every mistake placed:
// a missing field, another type, a name that nobody asked for (a slip of the finger, as a rule).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lesson/json_places.h"
#include "text/json.h"

namespace downhill::lesson {

class JsonFields {
 public:
  // The object at `pointer`. Mistakes are added to `errors`. All arguments outlive this.
  JsonFields(const text::Json& object, std::string pointer, const JsonPlaces& places,
             std::vector<text::Error>& errors);

  bool is_object() const { return object_.is_object(); }
  const std::string& pointer() const { return pointer_; }

  // Texts.
  std::string text(std::string_view name);                          // required, not empty
  std::string any_text(std::string_view name);                      // required, may be empty
  std::optional<std::string> optional_text(std::string_view name);  // if there, not empty
  // One of `known`; the first of them if left out.
  std::string choice(std::string_view name, const std::vector<std::string>& known);
  std::vector<std::string> texts(std::string_view name);  // may be left out: empty

  // Numbers. `fallback` is for a field that is left out; both bounds belong to the range.
  int whole(std::string_view name, int min, int max);  // required
  int whole_or(std::string_view name, int fallback, int min, int max);
  double number_or(std::string_view name, double fallback, double min, double max);
  std::vector<double> numbers(std::string_view name);            // required
  std::vector<std::vector<double>> rows(std::string_view name);  // required: as long as each other

  // Objects.
  std::optional<JsonFields> object(std::string_view name);  // may be left out
  std::vector<JsonFields> objects(std::string_view name);   // required, not empty

  bool has(std::string_view name) const;
  // Reports a mistake at a field, found by whoever knows what the field means.
  void mistake(std::string_view name, std::string message);

  // To be called last: names that were not asked for.
  void refuse_others();

 private:
  const text::Json* find(std::string_view name);
  std::string path(std::string_view name) const { return pointer_ + "/" + std::string(name); }

  const text::Json& object_;
  std::string pointer_;
  const JsonPlaces& places_;
  std::vector<text::Error>& errors_;
  std::vector<std::string> known_;
};

}  // namespace downhill::lesson
