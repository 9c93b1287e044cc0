#include "lesson/condition.h"

#include <algorithm>
#include <cmath>

#include "lesson/passage.h"

namespace downhill::lesson {
namespace {

using text::Error;
using text::Result;

// Deep enough for any task; keeps a hostile text from exhausting the stack.
constexpr int kDeepest = 50;

bool is_word_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         (c & 0x80) != 0;
}

// Equal but for the rounding of the arithmetic that led there.
bool nearly_equal(double a, double b) {
  return std::abs(a - b) <= 1e-9 * std::max({1.0, std::abs(a), std::abs(b)});
}

}  // namespace

// Works on pieces of the text, [begin, end), and cuts them at what stands outside all parentheses.
class ConditionParser {
 public:
  ConditionParser(std::string_view text, const std::vector<std::string>& names)
      : text_(text), names_(names) {}

  Result<Condition> parse(std::size_t begin, std::size_t end, int depth = 0) {
    if (depth > kDeepest) return mistake("the condition is nested too deeply", begin);
    trim_range(begin, end);
    if (begin == end) return mistake("a comparison is missing", begin);
    for (const auto& [word, kind] :
         {std::pair{"or", Condition::Kind::kOr}, std::pair{"and", Condition::Kind::kAnd}}) {
      const std::vector<std::size_t> cuts = words_outside(word, begin, end);
      if (cuts.empty()) continue;
      Condition joined(kind);
      std::size_t from = begin;
      for (std::size_t i = 0; i <= cuts.size(); ++i) {
        Result<Condition> part = parse(from, i < cuts.size() ? cuts[i] : end, depth + 1);
        if (!part) return part;
        joined.parts_.push_back(*std::move(part));
        if (i < cuts.size()) from = cuts[i] + std::string_view(word).size();
      }
      return joined;
    }
    if (is_word_at("not", begin, end)) {
      Result<Condition> part = parse(begin + 3, end, depth + 1);
      if (!part) return part;
      Condition negated(Condition::Kind::kNot);
      negated.parts_.push_back(*std::move(part));
      return negated;
    }
    if (wrapped(begin, end) && signs_outside(begin, end).empty()) {
      return parse(begin + 1, end - 1, depth + 1);
    }
    return comparison(begin, end);
  }

 private:
  struct SignAt {
    Condition::Sign sign;
    std::size_t at;
    std::size_t length;
  };

  Result<Condition> comparison(std::size_t begin, std::size_t end) {
    const std::vector<SignAt> signs = signs_outside(begin, end);
    if (signs.empty()) {
      return mistake("this is no comparison: one of < <= > >= = is missing", begin);
    }
    Condition out(Condition::Kind::kComparison);
    std::size_t from = begin;
    for (std::size_t i = 0; i <= signs.size(); ++i) {
      std::size_t to = i < signs.size() ? signs[i].at : end;
      const std::size_t next = i < signs.size() ? to + signs[i].length : end;
      trim_range(from, to);
      if (from == to) return mistake("an expression is missing beside the comparison", from);
      Result<expr::Function> side = expr::Function::parse(text_.substr(from, to - from), names_);
      if (!side) {
        Error error = side.error();
        error.place.line = 0;
        error.place.column = column(from) + std::max(error.place.column - 1, 0);
        return error;
      }
      out.sides_.push_back(*std::move(side));
      if (i < signs.size()) out.signs_.push_back(signs[i].sign);
      from = next;
    }
    return out;
  }

  void trim_range(std::size_t& begin, std::size_t& end) const {
    while (begin < end && text_[begin] == ' ') ++begin;
    while (begin < end && text_[end - 1] == ' ') --end;
  }

  bool is_word_at(std::string_view word, std::size_t at, std::size_t end) const {
    if (at + word.size() > end || text_.substr(at, word.size()) != word) return false;
    const bool free_before = at == 0 || !is_word_character(text_[at - 1]);
    const bool free_after = at + word.size() == end || !is_word_character(text_[at + word.size()]);
    return free_before && free_after;
  }

  std::vector<std::size_t> words_outside(std::string_view word, std::size_t begin,
                                         std::size_t end) const {
    std::vector<std::size_t> found;
    int depth = 0;
    for (std::size_t i = begin; i < end; ++i) {
      if (text_[i] == '(') ++depth;
      if (text_[i] == ')') --depth;
      if (depth == 0 && is_word_at(word, i, end)) found.push_back(i);
    }
    return found;
  }

  std::vector<SignAt> signs_outside(std::size_t begin, std::size_t end) const {
    std::vector<SignAt> found;
    int depth = 0;
    for (std::size_t i = begin; i < end; ++i) {
      if (text_[i] == '(') ++depth;
      if (text_[i] == ')') --depth;
      if (depth != 0) continue;
      const bool with_equal = i + 1 < end && text_[i + 1] == '=';
      if (text_[i] == '<') {
        found.push_back({with_equal ? Condition::Sign::kLessEqual : Condition::Sign::kLess, i,
                         with_equal ? 2U : 1U});
      } else if (text_[i] == '>') {
        found.push_back({with_equal ? Condition::Sign::kGreaterEqual : Condition::Sign::kGreater, i,
                         with_equal ? 2U : 1U});
      } else if (text_[i] == '=') {
        found.push_back({Condition::Sign::kEqual, i, 1});
      } else {
        continue;
      }
      i += found.back().length - 1;
    }
    return found;
  }

  // The first parenthesis closes at the very end.
  bool wrapped(std::size_t begin, std::size_t end) const {
    if (text_[begin] != '(' || text_[end - 1] != ')') return false;
    int depth = 0;
    for (std::size_t i = begin; i < end; ++i) {
      if (text_[i] == '(') ++depth;
      if (text_[i] == ')') --depth;
      if (depth == 0) return i == end - 1;
    }
    return false;
  }

  int column(std::size_t at) const { return 1 + count_characters(text_.substr(0, at)); }

  Error mistake(std::string message, std::size_t at) const {
    return {"condition", std::move(message), {}, {{}, 0, column(at)}};
  }

  std::string_view text_;
  const std::vector<std::string>& names_;
};

Result<Condition> Condition::parse(std::string_view text, const std::vector<std::string>& names) {
  return ConditionParser(text, names).parse(0, text.size());
}

bool Condition::holds(std::span<const double> values) const {
  return evaluate(values).value_or(false);
}

std::optional<bool> Condition::evaluate(std::span<const double> values) const {
  if (kind_ == Kind::kComparison) {
    for (std::size_t i = 0; i < signs_.size(); ++i) {
      const double left = sides_[i].at(values);
      const double right = sides_[i + 1].at(values);
      if (std::isnan(left) || std::isnan(right)) return std::nullopt;
      const bool equal = nearly_equal(left, right);
      const bool true_here = signs_[i] == Sign::kLess           ? left < right
                             : signs_[i] == Sign::kLessEqual    ? left <= right
                             : signs_[i] == Sign::kGreater      ? left > right
                             : signs_[i] == Sign::kGreaterEqual ? left >= right
                                                                : equal;
      if (!true_here) return false;
    }
    return true;
  }
  if (kind_ == Kind::kNot) {
    const std::optional<bool> inner = parts_[0].evaluate(values);
    if (!inner) return std::nullopt;
    return !*inner;
  }
  // One false part decides an `and`, one true part an `or`, whatever the undefined ones are.
  const bool decides = kind_ == Kind::kOr;
  bool undefined = false;
  for (const Condition& part : parts_) {
    const std::optional<bool> value = part.evaluate(values);
    if (!value) {
      undefined = true;
    } else if (*value == decides) {
      return decides;
    }
  }
  if (undefined) return std::nullopt;
  return !decides;
}

}  // namespace downhill::lesson
