#include "scenes/figure_line.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace downhill::scenes {
namespace {

FigureLine parsed(std::string_view line) {
  const auto result = parse_figure_line(line);
  EXPECT_TRUE(result) << line << ": " << (result ? "" : text::to_string(result.error()));
  return result ? *result : FigureLine{};
}

TEST(FigureLine, SplitsSceneNamesAndValues) {
  const FigureLine line = parsed("derivative?f=x^2-2x&x=1.5");
  EXPECT_EQ(line.scene, "derivative");
  // Columns counted by hand: "derivative?" is 11 characters, "f=x^2-2x&" nine more.
  EXPECT_EQ(line.values,
            (std::vector<FigureLine::Value>{{"f", "x^2-2x", 12, 14}, {"x", "1.5", 21, 23}}));
}

TEST(FigureLine, ASceneAloneHasNoValues) {
  EXPECT_TRUE(parsed("derivative").values.empty());
  EXPECT_TRUE(parsed("derivative?").values.empty());
}

TEST(FigureLine, DecodesEscapesAndKeepsThePlusSign) {
  const FigureLine line = parsed("s?f=x%5E2%2B1+x&g=%E5%9D%A1=1");
  EXPECT_EQ(line.values[0].value, "x^2+1+x");
  EXPECT_EQ(line.values[1].value, "坡=1");
}

TEST(FigureLine, ColumnsCountCharactersNotBytes) {
  // "s?f=坡道&" is seven characters.
  EXPECT_EQ(parsed("s?f=坡道&x=1").values[1].name_column, 8);
}

TEST(FigureLine, PrintsWhatItReads) {
  for (const char* text : {"derivative", "derivative?f=x^2-2x&x=1.5", "s?f=x+1&g=sin(x)/x",
                           "s?f=a%26b%3Dc%23d%25e%20g", "s?t=%E5%9D%A1&u=", "s?q=?", "s%3F?q=?"}) {
    EXPECT_EQ(print_figure_line(parsed(text)), text);
  }
}

TEST(FigureLine, AnyBytesOfUtf8SurviveARoundTrip) {
  std::string all;
  for (int c = 1; c < 0x80; ++c) all += static_cast<char>(c);
  all += "é坡😀";
  const FigureLine line = parsed(print_figure_line({"s", {{.name = "v", .value = all}}}));
  EXPECT_EQ(line.values[0].value, all);
}

TEST(FigureLine, ErrorsNameThePlace) {
  const auto error = [](std::string_view line) {
    const auto result = parse_figure_line(line);
    return result ? "no error" : text::to_string(result.error());
  };
  EXPECT_EQ(error(""),
            "column 1: a figure line begins with the name of a scene, as in 'derivative?x=1'");
  EXPECT_EQ(error("?x=1"),
            "column 1: a figure line begins with the name of a scene, as in 'derivative?x=1'");
  EXPECT_EQ(error("s?x"), "column 3: 'x' is not name=value");
  EXPECT_EQ(error("s?x=1&"), "column 7: '' is not name=value");
  EXPECT_EQ(error("s?x=1&=2"), "column 7: '=2' is not name=value");
  EXPECT_EQ(error("s?x=1&x=2"), "column 7: 'x' is given twice");
  EXPECT_EQ(error("s?x=1%2"),
            "column 6: '%2' is not an escape: two hexadecimal digits follow a '%'");
  EXPECT_EQ(error("s?x=%g0"),
            "column 5: '%g0' is not an escape: two hexadecimal digits follow a '%'");
  EXPECT_EQ(error("s?x=%FF"), "column 5: this is not UTF-8 text");
  EXPECT_EQ(error("s?x=\xC0\xAF"), "column 1: this is not UTF-8 text");
}

TEST(FigureLine, ColumnInLineCountsAnEscapeAsItStands) {
  EXPECT_EQ(column_in_line("s?f=x^2+q", 5, 5), 9);
  // The value is "x^2+q"; '^' takes three columns of the line.
  EXPECT_EQ(column_in_line("s?f=x%5E2+q", 5, 5), 11);
  // The value is "坡q": nine columns for one character.
  EXPECT_EQ(column_in_line("s?f=%E5%9D%A1q", 5, 2), 14);
  EXPECT_EQ(column_in_line("s?f=坡q", 5, 2), 6);
  EXPECT_EQ(column_in_line("s?f=x", 5, 9), 6);  // past the end: just after it
}

TEST(FigureLine, AnswersWhateverTheSize) {
  std::string many = "s?0=1";
  for (int i = 1; i < 150'000; ++i) many += "&" + std::to_string(i) + "=1";
  EXPECT_EQ(parsed(many).values.size(), 150'000U);
  EXPECT_EQ(parse_figure_line(many + "&77777=1").error().key, "figure-line-twice");
  EXPECT_EQ(parse_figure_line("s?" + std::string(1'000'000, '&')).error().key, "figure-line-piece");
  EXPECT_EQ(parse_figure_line("s?x=" + std::string(1'000'000, '%')).error().key,
            "figure-line-escape");
  EXPECT_EQ(parse_figure_line(std::string(1'000'000, '?')).error().key, "figure-line-empty");
  EXPECT_EQ(parsed("s?x=" + std::string(1'000'000, '9')).values[0].value.size(), 1'000'000U);
}

}  // namespace
}  // namespace downhill::scenes
