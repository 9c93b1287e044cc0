// Comma-separated values, as RFC 4180 describes them: the first row names the columns.
//
//     name,price
//     "Smith, J.",215000
//
// Cells may stand in quotes, then they may hold commas, line breaks and doubled quotes (""). Lines
// end with LF or CRLF; a byte order mark at the start and empty lines are passed over. What is
// wrong is an Error with its line and column, for the table may come from a learner.
#pragma once

#include <Eigen/Core>
#include <string>
#include <string_view>
#include <vector>

#include "text/result.h"

namespace downhill::data {

// The cells of a text, by column.
class Table {
 public:
  // Errors: "csv-empty" (nothing at all), "csv-no-rows" (names only), "csv-name" (a column without
  // one), "csv-name-twice", "csv-width" (a row with more or fewer cells than names), "csv-quote" (a
  // quote that is never closed), "csv-after-quote" (something after a closing quote).
  static text::Result<Table> parse(std::string_view csv, std::string_view file_name = {});

  // How many, without the row of names.
  int rows() const { return static_cast<int>(lines_.size()); }
  // The names of the columns, from left to right.
  const std::vector<std::string>& names() const { return names_; }

  // The cells of a column, top to bottom. Errors: "csv-column"; "csv-column-near", with
  // the nearest name there is.
  text::Result<std::vector<std::string>> column(std::string_view name) const;

  // The same as numbers. Errors: as column(); "csv-number" for a cell that is not a finite number;
  // "csv-cell-empty".
  text::Result<Eigen::VectorXd> numbers(std::string_view name) const;

 private:
  text::Result<int> find(std::string_view name) const;
  const std::string& cell(int row, int column) const;

  std::string file_;
  std::vector<std::string> names_;
  std::vector<std::string> cells_;  // row after row
  std::vector<int> lines_;          // per row: the line of the text it begins on, from 1
};

}  // namespace downhill::data
