#include "lesson/passage.h"

#include <gtest/gtest.h>

namespace downhill::lesson {
namespace {

Passage two_lines() {
  Passage passage;
  passage.add_line("斜率 k", {"zh.md", 7, 3});
  passage.add_line("second", {"zh.md", 9, 1});
  return passage;
}

TEST(Passage, KnowsWhereEachByteStood) {
  const Passage passage = two_lines();
  EXPECT_EQ(passage.place(0), (text::Place{"zh.md", 7, 3}));
  EXPECT_EQ(passage.place(passage.text.find('k')), (text::Place{"zh.md", 7, 6}));
  EXPECT_EQ(passage.place(passage.text.find("second")), (text::Place{"zh.md", 9, 1}));
  EXPECT_EQ(passage.place(passage.text.size()), (text::Place{"zh.md", 9, 7}));
}

TEST(Passage, LocatesErrorsThatCountFromAnOffset) {
  const Passage passage = two_lines();
  const auto place = [&](int line, int column, std::size_t offset) {
    return passage.locate({"k", "m", {}, {{}, line, column}}, offset).place;
  };
  EXPECT_EQ(place(1, 4, 0), (text::Place{"zh.md", 7, 6}));
  EXPECT_EQ(place(2, 3, 0), (text::Place{"zh.md", 9, 3}));
  EXPECT_EQ(place(1, 2, passage.text.find("cond")), (text::Place{"zh.md", 9, 4}));
  EXPECT_EQ(place(0, 0, 0), (text::Place{"zh.md", 7, 3}));
}

TEST(Passage, KnowsUtf8) {
  for (const char* valid : {"", "abc", "斜率", "\U0001F3D4", "\u07FF\uFFFD"}) {
    EXPECT_EQ(valid_utf8_length(valid), std::string_view(valid).size());
  }
  // A lone continuation, an end too early, too long a form, a surrogate, beyond U+10FFFF.
  for (const char* broken : {"\x80", "\xE6\x96", "\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80",
                             "\xF4\x90\x80\x80", "\xFF"}) {
    EXPECT_EQ(valid_utf8_length(std::string("ab") + broken), 2U);
  }
}

TEST(Passage, TrimsEmptyLinesAtItsEnds) {
  Passage passage;
  passage.add_line("", {"f", 1, 1});
  passage.add_line("a", {"f", 2, 1});
  passage.add_line("  ", {"f", 3, 1});
  passage.add_line("b", {"f", 4, 1});
  passage.add_line("", {"f", 5, 1});
  const Passage trimmed = passage.trimmed();
  EXPECT_EQ(trimmed.text, "a\n\nb");
  EXPECT_EQ(trimmed.place(trimmed.text.find('b')), (text::Place{"f", 4, 1}));
}

}  // namespace
}  // namespace downhill::lesson
