// Any text is a table or an error with its line.
#include "data/csv.h"
#include "fuzz/must.h"

using namespace downhill;
using fuzz::must;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto table = data::Table::parse(fuzz::as_text(data, size), "mine.csv");
  if (!table) {
    fuzz::must_be_clear(table.error());
    must(table.error().place.line >= 1, "a table's error has a line");
    return 0;
  }
  must(table->rows() > 0 && !table->names().empty(), "a table has rows and columns");
  std::size_t looked = 0;
  for (const std::string& name : table->names()) {
    if (++looked > 20) break;
    const auto cells = table->column(name);
    must(cells.ok() && static_cast<int>(cells->size()) == table->rows(), "a cell a row");
    const auto numbers = table->numbers(name);
    if (numbers) {
      must(numbers->allFinite() && numbers->size() == table->rows(), "finite numbers");
    } else {
      fuzz::must_be_clear(numbers.error());
    }
  }
  return 0;
}
