// The panels of the table-regression figure: what is trained on and what is wrong with the table,
// the loss map over the two weights, the loss by steps.
#pragma once

#include <string>
#include <vector>

#include "figure/draw_list.h"
#include "scenes/house_price_model.h"
#include "scenes/own_table.h"
#include "text/words.h"

namespace downhill::scenes {

struct TablePicture {
  const TableRegression* model = nullptr;
  const HouseDescent* descent = nullptr;
  const HouseDescent* fork = nullptr;  // null: none
  const text::Words* words = nullptr;
  std::vector<std::string> columns;  // target and features
  std::string headline;              // what is trained on
  std::string problems;              // what is wrong with other columns, or nothing
  int step = 0;
  float text_size = 15;

  std::string say(std::string_view key, const text::Arguments& arguments = {}) const {
    return words->say("table-regression." + std::string(key), arguments);
  }
};

void draw_table_picture(figure::DrawList& list, const TablePicture& picture, figure::Size size);

}  // namespace downhill::scenes
