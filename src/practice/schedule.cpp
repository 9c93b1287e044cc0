#include "practice/schedule.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "practice/exercise.h"
#include "random/random.h"
#include "text/make_error.h"
#include "text/number.h"

namespace downhill::practice {
namespace {

// Of one kind, after a history.
struct Standing {
  int returns = -1;  // how often it has come back since it was missed; -1: it need not
  int others = 0;    // exercises since then
  int last = -1;     // when it was practised last
  // By how many exercises its return is due.
  int overdue() const {
    return returns < 0 ? -1 : others - kReturns[static_cast<std::size_t>(returns)];
  }
};

Standing standing_of(std::span<const Attempt> history, Kind kind) {
  Standing out;
  for (std::size_t i = 0; i < history.size(); ++i) {
    if (history[i].kind != kind) {
      ++out.others;
      continue;
    }
    const bool came_back = out.returns >= 0 && out.overdue() >= 0;
    out.last = static_cast<int>(i);
    if (history[i].outcome == Outcome::kMissed) {
      out.returns = 0;
    } else if (history[i].outcome == Outcome::kRight && came_back) {
      ++out.returns;
      if (out.returns == static_cast<int>(kReturns.size())) out.returns = -1;
    }
    out.others = 0;
  }
  return out;
}

}  // namespace

int level_of(std::span<const Attempt> history, Kind kind) {
  int level = 1, in_a_row = 0;
  for (const Attempt& attempt : history) {
    if (attempt.kind != kind) continue;
    in_a_row = attempt.outcome == Outcome::kRight ? in_a_row + 1 : 0;
    level = attempt.level;
    if (attempt.outcome == Outcome::kMissed) --level;
    if (in_a_row == 2) {
      ++level;
      in_a_row = 0;
    }
    level = std::clamp(level, 1, kLevels);
  }
  return level;
}

Next next_exercise(std::span<const Attempt> history, std::span<const Kind> kinds,
                   std::uint64_t seed) {
  std::vector<Kind> open;  // not waiting to come back
  Kind due = kinds.front();
  int most = -1;
  for (const Kind kind : kinds) {
    const Standing standing = standing_of(history, kind);
    if (standing.returns < 0) open.push_back(kind);
    if (standing.overdue() > most) {
      most = standing.overdue();
      due = kind;
    }
  }
  if (most >= 0) return {due, level_of(history, due), true};
  // If all are waiting: the one that has waited longest.
  const bool all_wait = open.empty();
  if (all_wait) open.assign(kinds.begin(), kinds.end());
  std::ranges::stable_sort(open, {}, [&](Kind kind) { return standing_of(history, kind).last; });
  // One of the half that was practised least recently; at first in the course's own order.
  const bool first_round = standing_of(history, open.front()).last < 0;
  const std::size_t among = all_wait || first_round ? 1 : (open.size() + 1) / 2;
  random::Random random(seed_of(seed, static_cast<int>(history.size())));
  const Kind kind = open[static_cast<std::size_t>(random.integer(static_cast<int>(among)))];
  return {kind, level_of(history, kind), false};
}

int code_of(const Attempt& attempt) {
  return 100 * (static_cast<int>(attempt.kind) + 1) + 10 * attempt.level +
         static_cast<int>(attempt.outcome);
}

text::Result<std::vector<Attempt>> attempts_of(std::span<const double> codes) {
  std::vector<Attempt> out;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    const int code = std::isfinite(codes[i]) ? static_cast<int>(codes[i]) : 0;
    const int kind = code / 100, level = code / 10 % 10, outcome = code % 10;
    if (code != codes[i] || kind < 1 || kind > static_cast<int>(kAllKinds.size()) || level < 1 ||
        level > kLevels || outcome > 2) {
      return text::make_error(
          "practice-history", "entry {entry} of the history, {code}, is no exercise",
          {{"entry", std::to_string(i + 1)}, {"code", text::short_number(codes[i])}});
    }
    out.push_back(
        {kAllKinds[static_cast<std::size_t>(kind) - 1], level, static_cast<Outcome>(outcome)});
  }
  return out;
}

}  // namespace downhill::practice
