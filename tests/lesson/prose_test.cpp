// The right sides were written by hand, as a reader would want to read them. What every lesson says
// is tried whole: nothing of Markdown or TeX may be left.
#include "lesson/prose.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lesson/course_folder.h"
#include "lesson/resolve.h"

namespace downhill::lesson {
namespace {

// With powers and indices as TeX writes them.
std::string tex(std::string_view formula) {
  std::string out;
  const text::Result<std::string> marked = plain_tex(formula, BeyondUnicode::kMark);
  for (const char c : *marked) {
    out += c == kRaise ? "^{" : c == kLower ? "_{" : c == kLevel ? "}" : std::string(1, c);
  }
  return out;
}

// "strong: …" a run.
std::vector<std::string> runs(std::string_view markdown) {
  const StyledText styled = styled_text(markdown, BeyondUnicode::kMark).value();
  std::vector<std::string> out;
  for (std::size_t i = 0; i < styled.runs.size(); ++i) {
    const std::size_t begin = styled.runs[i].begin;
    const std::size_t end =
        i + 1 < styled.runs.size() ? styled.runs[i + 1].begin : styled.text.size();
    const char* names[] = {"plain", "strong", "emphasis", "code", "variable", "raised", "lowered"};
    out.push_back(std::string(names[static_cast<int>(styled.runs[i].style)]) + ":" +
                  styled.text.substr(begin, end - begin));
  }
  return out;
}

TEST(StyledText, RemembersStyles) {
  using testing::ElementsAre;
  EXPECT_THAT(runs("The **slope** is *one* `x`."),
              ElementsAre("plain:The ", "strong:slope", "plain: is ", "emphasis:one",
                          "plain: ", "code:x", "plain:."));
  EXPECT_THAT(runs("**All**"), ElementsAre("strong:All"));
  EXPECT_THAT(runs("$y = kx + b$ and $2\\sin x$"),
              ElementsAre("variable:y", "plain:\u00a0=\u00a0", "variable:kx", "plain:\u00a0+\u00a0",
                          "variable:b", "plain: and 2\u00a0sin\u00a0", "variable:x"));
  EXPECT_THAT(runs("**a [link $x$](../y/) b**"),
              ElementsAre("strong:a link ", "variable:x", "strong: b"));
  EXPECT_THAT(runs("$x_i^2$ and $a^{k/T}b$"),
              ElementsAre("variable:x", "lowered:i", "plain:² and ", "variable:a", "raised:k/T",
                          "variable:b"));
  EXPECT_THAT(runs("  **x** "), ElementsAre("strong:x"));
}

TEST(StyledText, KeepsShortFormulasTogether) {
  const auto text = [](std::string_view markdown, BeyondUnicode beyond) {
    return styled_text(markdown, beyond).value().text;
  };
  EXPECT_EQ(text("at $x = 1$", BeyondUnicode::kMark), "at x\u00a0=\u00a01");
  EXPECT_EQ(text("at $x = 1$", BeyondUnicode::kRefuse), "at x = 1");
  EXPECT_EQ(text("$a + b + c + d + e + f$", BeyondUnicode::kMark), "a + b + c + d + e + f");
}

TEST(StyledText, KnowsTheStyleOfEveryByte) {
  const StyledText styled = styled_text("a **b** c", BeyondUnicode::kRefuse).value();
  ASSERT_EQ(styled.text, "a b c");
  EXPECT_EQ(styled.style_at(1), TextStyle::kPlain);
  EXPECT_EQ(styled.style_at(2), TextStyle::kStrong);
  EXPECT_EQ(styled.style_at(3), TextStyle::kPlain);
  EXPECT_EQ(StyledText{}.style_at(0), TextStyle::kPlain);
}

TEST(MarkedTex, SaysWhatUnicodeCannot) {
  EXPECT_EQ(tex("\\gamma^{k/T}"), "γ^{k/T}");
  EXPECT_EQ(tex("g_B"), "g_{B}");
  EXPECT_EQ(tex("x_{t+1}^2"), "x_{t+1}²");
  EXPECT_EQ(tex("e^{-x^{2k}}"), "e^{−x2k}");
  EXPECT_EQ(tex("\\hat m"), "m\u0302");
  EXPECT_EQ(tex("\\int x"), "int x");
  EXPECT_EQ(tex("f'(x) = \\lim_{h \\to 0} \\frac{f(x+h) - f(x)}{h}"),
            "f′(x) = lim_{h→0} (f(x + h) − f(x))/h");
  EXPECT_EQ(tex("\\underbrace{2x}_{\\text{by the square}} + 1"), "2x (by the square) + 1");
}

TEST(MarkedTex, SumsFractionsAndMatrices) {
  EXPECT_EQ(tex("\\frac1n \\sum_{i=1}^{n} (a_i - b_i)^2"), "1/n Σ_{i=1}^{n} (a_{i} − b_{i})²");
  EXPECT_EQ(tex("x \\leftarrow x - \\eta \\frac{g}{\\sqrt{s}}"), "x ← x − η g/√s");
  EXPECT_EQ(tex("\\frac{c}{2} x^2 \\cdot 2"), "c/2 x² · 2");
  EXPECT_EQ(tex("F = \\begin{pmatrix} 1/\\sigma^2 & 0 \\\\ 0 & 2 \\end{pmatrix}"),
            "F = (1/σ², 0; 0, 2)");
}

TEST(Prose, ReadsBlocks) {
  const auto blocks = read_prose(
      "One\ntwo.\n\n$$a = 1, \\qquad\nb = 2$$\nAfter.\n\n- first\n  goes on\n- second\n\n2. "
      "number\n\n"
      "| a | $|x|$ |\n| --- | --- |\n| **c** | d |\n\n### Head\n```\nx  = *y*\n```");
  ASSERT_EQ(blocks.size(), 9U);
  EXPECT_EQ(blocks[0].kind, BlockKind::kParagraph);
  EXPECT_EQ(blocks[0].lines[0].text, "One two.");
  EXPECT_EQ(blocks[1].kind, BlockKind::kFormula);
  ASSERT_EQ(blocks[1].lines.size(), 2U);
  EXPECT_EQ(blocks[1].lines[0].text, "a = 1,");
  EXPECT_EQ(blocks[1].lines[1].text, "b = 2");
  EXPECT_EQ(blocks[2].lines[0].text, "After.");
  EXPECT_EQ(blocks[3].kind, BlockKind::kItem);
  EXPECT_EQ(blocks[3].mark, "•");
  EXPECT_EQ(blocks[3].lines[0].text, "first goes on");
  EXPECT_EQ(blocks[5].mark, "2.");
  EXPECT_EQ(blocks[6].kind, BlockKind::kTable);
  ASSERT_EQ(blocks[6].rows.size(), 2U);
  ASSERT_EQ(blocks[6].rows[0].size(), 2U);
  EXPECT_EQ(blocks[6].rows[0][1].text, "|x|");
  EXPECT_EQ(blocks[6].rows[1][0].style_at(0), TextStyle::kStrong);
  EXPECT_EQ(blocks[7].kind, BlockKind::kHeading);
  EXPECT_EQ(blocks[8].kind, BlockKind::kCode);
  EXPECT_EQ(blocks[8].lines[0].text, "x  = *y*");
}

TEST(Prose, LeavesWhatItCannotSayAsItIs) {
  const auto blocks = read_prose("a ![picture](a.svg)\n\n$$\\frac{1}$$\n\n$$x\n");
  ASSERT_EQ(blocks.size(), 3U);
  EXPECT_EQ(blocks[0].lines[0].text, "a ![picture](a.svg)");
  EXPECT_EQ(blocks[1].lines[0].text, "\\frac{1}");
  EXPECT_EQ(blocks[2].lines[0].text, "x");
}

void expect_readable(const StyledText& styled, const std::string& where) {
  std::string said;  // but for code, which stays as it is
  for (std::size_t i = 0; i < styled.text.size(); ++i) {
    if (styled.style_at(i) != TextStyle::kCode) said += styled.text[i];
  }
  for (const char* raw :
       {"$", "\\", "^", "_", "{{", "}}", "**", "](", "{", "⟨", "\x0e", "\x0f", "\x10"}) {
    EXPECT_EQ(said.find(raw), std::string::npos) << where << ": " << styled.text;
  }
  EXPECT_FALSE(styled.text.empty()) << where;
}

// Also that no formula needed a command's bare name.
TEST(Prose, EveryLessonReadsInEveryLanguage) {
  std::vector<text::Error> errors;
  const Course course = load_course(read_lessons(DOWNHILL_SOURCE_DIR "/lessons").value(), errors);
  ASSERT_TRUE(errors.empty());
  int steps = 0, formulas = 0;
  for (const LessonSource& lesson : course.lessons) {
    for (const std::string& language : course.languages) {
      const ResolvedLesson resolved = resolve(course, lesson, language, errors);
      EXPECT_TRUE(errors.empty()) << text::to_string(errors.front());
      for (const StepMarkdown& step : resolved.page.steps) {
        const std::string where = lesson.folder + " " + language + " " + step.title;
        ++steps;
        for (const ProseBlock& block : read_prose(step.prose)) {
          formulas += block.kind == BlockKind::kFormula ? 1 : 0;
          for (const StyledText& line : block.lines) expect_readable(line, where);
          for (std::size_t row = 0; row < block.rows.size(); ++row) {
            EXPECT_EQ(block.rows[row].size(), block.rows[0].size()) << where;
            // The corner of a table may be empty.
            for (std::size_t i = 1; i < block.rows[row].size(); ++i) {
              expect_readable(block.rows[row][i], where);
            }
          }
        }
      }
    }
  }
  EXPECT_GT(steps, 300);
  EXPECT_GT(formulas, 150);
}

}  // namespace
}  // namespace downhill::lesson
