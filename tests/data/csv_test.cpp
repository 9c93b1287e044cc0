#include "data/csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "words_of_errors.h"

namespace downhill::data {
namespace {

using text::Error;
using text::Result;

std::vector<std::string> column(std::string_view csv, std::string_view name) {
  const Result<Table> table = Table::parse(csv);
  EXPECT_TRUE(table.ok()) << to_string(table.error());
  if (!table) return {};
  const Result<std::vector<std::string>> cells = table->column(name);
  EXPECT_TRUE(cells.ok()) << to_string(cells.error());
  return cells ? *cells : std::vector<std::string>{};
}

Error error_of(std::string_view csv) {
  const Result<Table> table = Table::parse(csv, "t.csv");
  EXPECT_FALSE(table.ok()) << csv;
  if (table.ok()) return {};
  expect_has_words(table.error());
  return table.error();
}

TEST(Csv, ReadsNamesAndCells) {
  const Result<Table> table = Table::parse("a,b\n1,x\n2,y\n");
  ASSERT_TRUE(table.ok());
  EXPECT_EQ(table->rows(), 2);
  EXPECT_THAT(table->names(), testing::ElementsAre("a", "b"));
  EXPECT_THAT(*table->column("b"), testing::ElementsAre("x", "y"));
  EXPECT_EQ(*table->numbers("a"), Eigen::Vector2d(1, 2));
}

// The cases of RFC 4180, section 2.
TEST(Csv, FollowsRfc4180) {
  EXPECT_THAT(column("a,b\r\n1,2\r\n", "b"), testing::ElementsAre("2"));            // CRLF
  EXPECT_THAT(column("a,b\n1,2", "b"), testing::ElementsAre("2"));                  // no last break
  EXPECT_THAT(column("a,b\n\"1,5\",2\n", "a"), testing::ElementsAre("1,5"));        // comma
  EXPECT_THAT(column("a,b\n\"1\r\n5\",2\n", "a"), testing::ElementsAre("1\r\n5"));  // line break
  EXPECT_THAT(column("a\n\"say \"\"hi\"\"\"\n", "a"), testing::ElementsAre("say \"hi\""));
  EXPECT_THAT(column("a,b\n 1 ,\n", "a"), testing::ElementsAre(" 1 "));  // spaces belong to it
  EXPECT_THAT(column("a,b\n 1 ,\n", "b"), testing::ElementsAre(""));
}

TEST(Csv, PassesOverByteOrderMarkAndEmptyLines) {
  EXPECT_THAT(column("\xEF\xBB\xBF"
                     "a\n\n1\n\r\n2\n\n",
                     "a"),
              testing::ElementsAre("1", "2"));
}

TEST(Csv, KeepsOtherAlphabets) {
  EXPECT_THAT(column("面积,价格\n90,300\n", "面积"), testing::ElementsAre("90"));
}

TEST(Csv, SaysWhatIsWrongAndWhere) {
  EXPECT_EQ(error_of("").key, "csv-empty");
  EXPECT_EQ(error_of("\n\n").key, "csv-empty");
  EXPECT_EQ(error_of("a,b\n").key, "csv-no-rows");
  EXPECT_EQ(error_of("a,,c\n1,2,3\n").key, "csv-name");
  EXPECT_EQ(error_of("a,a\n1,2\n").key, "csv-name-twice");

  const Error width = error_of("a,b\n1,2\n\n1,2,3\n");
  EXPECT_EQ(to_string(width), "t.csv:4: this row has 3 cells, the table has 2 columns");
  const Error quote = error_of("a,b\n1,\"open\n");
  EXPECT_EQ(to_string(quote), "t.csv:2:3: this quote is never closed");
  const Error after = error_of("a,b\n面,\"2\"x\n");
  EXPECT_EQ(to_string(after),
            "t.csv:2:6: a comma or the end of the line must follow the closing quote");
}

TEST(Csv, NamesTheNearestColumn) {
  const Result<Table> table = Table::parse("area_sqft,price\n1,2\n");
  const Error error = table->numbers("area_sqtf").error();
  expect_has_words(error);
  EXPECT_EQ(error.key, "csv-column-near");
  EXPECT_EQ(error.message, "there is no column 'area_sqtf', did you mean 'area_sqft'?");
}

TEST(Csv, NamesTheCellThatIsNotANumber) {
  const Result<Table> table = Table::parse("a\n\"1\n\"\n2\n", "t.csv");
  expect_has_words(table->numbers("a").error());
  EXPECT_EQ(to_string(table->numbers("a").error()), "t.csv:2: column 'a': '1\n' is not a number");
  const Result<Table> empty = Table::parse("a,b\n1,2\n,4\n", "t.csv");
  expect_has_words(empty->numbers("a").error());
  EXPECT_EQ(to_string(empty->numbers("a").error()), "t.csv:3: column 'a': the cell is empty");
}

TEST(Csv, AnswersWhateverTheSize) {
  std::string names = "0", row = "1";
  for (int i = 1; i < 150'000; ++i) {
    names += "," + std::to_string(i);
    row += ",1";
  }
  EXPECT_TRUE(Table::parse(names + "\n" + row));
  EXPECT_EQ(Table::parse(names + ",77777\n" + row).error().key, "csv-name-twice");
  EXPECT_EQ(Table::parse(std::string(1'000'000, ',')).error().key, "csv-name");
  EXPECT_EQ(Table::parse(std::string(1'000'000, '\n')).error().key, "csv-empty");
  EXPECT_EQ(Table::parse("a\n" + std::string(1'000'001, '"')).error().key, "csv-quote");
  EXPECT_FALSE(Table::parse("a\n" + std::string(1'000'000, '9'))->numbers("a"));
}

}  // namespace
}  // namespace downhill::data
