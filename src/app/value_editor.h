// Where a formula, a name or a file is typed; on the page a form field does it.
#pragma once

#include <functional>
#include <string>

#include "app/runner.h"
#include "app/widgets.h"

namespace downhill::app {

class ValueEditor {
 public:
  // `take_file` hands a file's path to a parameter and answers "" or what is wrong.
  using TakeFile =
      std::function<std::string(const std::string& parameter, const std::string& path)>;
  ValueEditor(Runner& runner, TakeFile take_file)
      : runner_(runner), take_file_(std::move(take_file)) {}

  void open(const std::string& parameter);
  void close() { parameter_.clear(); }
  bool is_open() const { return !parameter_.empty(); }
  void draw(const figure::Rectangle& screen, const Palette& palette, const Typeface& typeface);

 private:
  void draw_inside(const Sheet& sheet, const figure::Rectangle& box);
  void accept();

  Runner& runner_;
  TakeFile take_file_;
  std::string parameter_;  // "": closed
  std::string typed_;
  std::string mistake_;
  bool appears_ = false;
};

}  // namespace downhill::app
