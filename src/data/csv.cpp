#include "data/csv.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <set>
#include <utility>

#include "text/nearest.h"
#include "text/number.h"

namespace downhill::data {
namespace {

using text::Error;
using text::Place;
using text::Result;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

struct Row {
  std::vector<std::string> cells;
  int line = 1;
};

// Takes rows off the text, one at a time.
class Reader {
 public:
  Reader(std::string_view csv, std::string_view file) : csv_(csv), file_(file) {
    if (csv_.starts_with(kByteOrderMark)) at_ = kByteOrderMark.size();
    skip_empty_lines();
  }

  bool done() const { return at_ >= csv_.size(); }

  Result<Row> next() {
    Row row{{}, line_};
    column_ = 1;
    do {
      Result<std::string> cell = next_cell();
      if (!cell) return cell.error();
      row.cells.push_back(std::move(*cell));
    } while (take(','));
    skip_line_end();
    skip_empty_lines();
    return row;
  }

 private:
  char peek() const { return csv_[at_]; }
  bool at_line_end() const { return done() || peek() == '\n' || csv_.substr(at_, 2) == "\r\n"; }

  void advance() {
    if (peek() == '\n') {
      ++line_;
      column_ = 1;
    } else if ((peek() & 0xC0) != 0x80) {  // the first byte of a character
      ++column_;
    }
    ++at_;
  }

  bool take(char c) {
    if (done() || peek() != c) return false;
    advance();
    return true;
  }

  void skip_line_end() {
    if (csv_.substr(at_, 2) == "\r\n") advance();
    take('\n');
  }

  void skip_empty_lines() {
    while (!done() && at_line_end()) skip_line_end();
  }

  Result<std::string> next_cell() {
    if (!done() && peek() == '"') return quoted_cell();
    const std::size_t start = at_;
    while (!at_line_end() && peek() != ',') advance();
    return std::string(csv_.substr(start, at_ - start));
  }

  Result<std::string> quoted_cell() {
    const Place opened{std::string(file_), line_, column_};
    advance();
    std::string cell;
    while (!done()) {
      if (!take('"')) {
        cell += peek();
        advance();
      } else if (take('"')) {
        cell += '"';  // a doubled quote stands for one
      } else if (at_line_end() || peek() == ',') {
        return cell;
      } else {
        return Error{"csv-after-quote",
                     "a comma or the end of the line must follow the closing quote",
                     {},
                     {std::string(file_), line_, column_}};
      }
    }
    return Error{"csv-quote", "this quote is never closed", {}, opened};
  }

  std::string_view csv_;
  std::string_view file_;
  std::size_t at_ = 0;
  int line_ = 1;
  int column_ = 1;
};

}  // namespace

Result<Table> Table::parse(std::string_view csv, std::string_view file_name) {
  Table table;
  table.file_ = file_name;
  Reader reader(csv, file_name);
  if (reader.done()) {
    return Error{"csv-empty", "the table is empty", {}, {table.file_, 1, 0}};
  }

  Result<Row> names = reader.next();
  if (!names) return names.error();
  std::set<std::string_view> seen;
  for (const std::string& name : names->cells) {
    if (name.empty() || !seen.insert(name).second) {
      return Error{name.empty() ? "csv-name" : "csv-name-twice",
                   name.empty() ? "a column has no name" : "two columns are named '" + name + "'",
                   {{"name", name}},
                   {table.file_, names->line, 0}};
    }
  }
  table.names_ = std::move(names->cells);

  while (!reader.done()) {
    Result<Row> row = reader.next();
    if (!row) return row.error();
    if (row->cells.size() != table.names_.size()) {
      const std::string found = std::to_string(row->cells.size());
      const std::string expected = std::to_string(table.names_.size());
      return Error{"csv-width",
                   "this row has " + found + " cells, the table has " + expected + " columns",
                   {{"found", found}, {"expected", expected}},
                   {table.file_, row->line, 0}};
    }
    std::ranges::move(row->cells, std::back_inserter(table.cells_));
    table.lines_.push_back(row->line);
  }
  if (table.lines_.empty()) {
    return Error{"csv-no-rows", "the table has names but no rows", {}, {table.file_, 1, 0}};
  }
  return table;
}

Result<int> Table::find(std::string_view name) const {
  const auto it = std::ranges::find(names_, name);
  if (it != names_.end()) return static_cast<int>(it - names_.begin());
  const std::string near = text::nearest(name, names_);
  std::string message = "there is no column '" + std::string(name) + "'";
  message += text::did_you_mean(near);
  return Error{near.empty() ? "csv-column" : "csv-column-near",
               message,
               {{"name", std::string(name)}, {"nearest", near}},
               {file_, 1, 0}};
}

const std::string& Table::cell(int row, int column) const {
  return cells_[static_cast<std::size_t>(row) * names_.size() + static_cast<std::size_t>(column)];
}

Result<std::vector<std::string>> Table::column(std::string_view name) const {
  const Result<int> index = find(name);
  if (!index) return index.error();
  std::vector<std::string> out;
  out.reserve(lines_.size());
  for (int row = 0; row < rows(); ++row) out.push_back(cell(row, *index));
  return out;
}

Result<Eigen::VectorXd> Table::numbers(std::string_view name) const {
  const Result<int> index = find(name);
  if (!index) return index.error();
  Eigen::VectorXd out(rows());
  for (int row = 0; row < rows(); ++row) {
    const Result<double> number = text::parse_number(cell(row, *index));
    if (!number) {
      const std::string& found = cell(row, *index);
      return Error{found.empty() ? "csv-cell-empty" : "csv-number",
                   "column '" + std::string(name) + "': " +
                       (found.empty() ? "the cell is empty" : "'" + found + "' is not a number"),
                   {{"name", std::string(name)}, {"text", found}},
                   {file_, lines_[static_cast<std::size_t>(row)], 0}};
    }
    out[row] = *number;
  }
  return out;
}

}  // namespace downhill::data
