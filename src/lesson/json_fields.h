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

  std::string text(std::string_view name);                          // required, not empty
  int whole(std::string_view name, int min, int max);               // required
  std::vector<std::string> texts(std::string_view name);            // may be left out: empty
  std::optional<JsonFields> object(std::string_view name);          // may be left out
  std::vector<JsonFields> objects(std::string_view name);           // required, not empty
  std::optional<std::string> optional_text(std::string_view name);  // if there, not empty
  std::string any_text(std::string_view name);                      // required, may be empty

  // To be called last: names that were not asked for.
  void refuse_others();

 private:
  const text::Json* find(std::string_view name);
  void mistake(std::string_view name, std::string message);
  std::string path(std::string_view name) const { return pointer_ + "/" + std::string(name); }

  const text::Json& object_;
  std::string pointer_;
  const JsonPlaces& places_;
  std::vector<text::Error>& errors_;
  std::vector<std::string> known_;
};

}  // namespace downhill::lesson
