#include "practice/schedule.h"

#include <gtest/gtest.h>

#include <set>
#include <vector>

#include "words_of_errors.h"

namespace downhill::practice {
namespace {

// Practises `count` exercises; the first of kind `missed` is missed, all else is right. Returns the
// places at which it came.
std::vector<int> places_of(Kind missed, int count, std::uint64_t seed) {
  std::vector<Attempt> history;
  std::vector<int> out;
  for (int i = 0; i < count; ++i) {
    const Next next = next_exercise(history, kAllKinds, seed);
    const bool first = next.kind == missed && out.empty();
    if (next.kind == missed) out.push_back(i);
    history.push_back({next.kind, next.level, first ? Outcome::kMissed : Outcome::kRight});
  }
  return out;
}

TEST(Schedule, AMissedKindComesBackAfterOneThreeAndSevenOthers) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    for (const Kind kind : kAllKinds) {
      const std::vector<int> at = places_of(kind, 60, seed);
      ASSERT_GE(at.size(), 4U);
      EXPECT_EQ(at[1] - at[0] - 1, 1);
      EXPECT_EQ(at[2] - at[1] - 1, 3);
      EXPECT_EQ(at[3] - at[2] - 1, 7);
    }
  }
}

TEST(Schedule, MissedAgainItBeginsAgain) {
  using enum Kind;
  using enum Outcome;
  std::vector<Attempt> history = {{kDerivative, 1, kMissed}, {kPartial, 1, kRight}};
  EXPECT_TRUE(next_exercise(history, kAllKinds, 7).comes_back);
  EXPECT_EQ(next_exercise(history, kAllKinds, 7).kind, kDerivative);
  history.push_back({kDerivative, 1, kMissed});
  EXPECT_NE(next_exercise(history, kAllKinds, 7).kind, kDerivative);
  history.push_back({kGradient, 1, kRight});
  EXPECT_EQ(next_exercise(history, kAllKinds, 7).kind, kDerivative);
  // Solved with help, it comes back after as many as before.
  history.push_back({kDerivative, 1, kHelped});
  history.push_back({kBackprop, 1, kRight});
  EXPECT_EQ(next_exercise(history, kAllKinds, 7).kind, kDerivative);
}

TEST(Schedule, TheFirstRoundGoesThroughTheCourseAndAllKindsKeepComing) {
  std::vector<Attempt> history;
  for (int i = 0; i < 200; ++i) {
    const Next next = next_exercise(history, kAllKinds, 3);
    if (i < static_cast<int>(kAllKinds.size())) {
      EXPECT_EQ(next.kind, kAllKinds[static_cast<std::size_t>(i)]);
    } else {
      EXPECT_NE(next.kind, history.back().kind);
    }
    history.push_back({next.kind, next.level, Outcome::kRight});
    if (i % 20 != 19) continue;
    std::set<Kind> seen;
    for (std::size_t j = history.size() - 20; j < history.size(); ++j) seen.insert(history[j].kind);
    EXPECT_EQ(seen.size(), kAllKinds.size());
  }
}

TEST(Schedule, OneKindAloneIsAlwaysNext) {
  std::vector<Attempt> history;
  const Kind only[] = {Kind::kPartial};
  for (int i = 0; i < 10; ++i) {
    EXPECT_EQ(next_exercise(history, only, 1).kind, Kind::kPartial);
    history.push_back({Kind::kPartial, 1, i % 2 == 0 ? Outcome::kMissed : Outcome::kRight});
  }
}

TEST(Schedule, TheLevelFollowsTheLearner) {
  std::vector<Attempt> history;
  const auto practise = [&](Outcome outcome) {
    history.push_back({Kind::kGradient, level_of(history, Kind::kGradient), outcome});
    return level_of(history, Kind::kGradient);
  };
  EXPECT_EQ(level_of(history, Kind::kGradient), 1);
  EXPECT_EQ(practise(Outcome::kMissed), 1);
  EXPECT_EQ(practise(Outcome::kRight), 1);
  EXPECT_EQ(practise(Outcome::kRight), 2);
  EXPECT_EQ(practise(Outcome::kRight), 2);
  EXPECT_EQ(practise(Outcome::kHelped), 2);
  EXPECT_EQ(practise(Outcome::kRight), 2);
  EXPECT_EQ(practise(Outcome::kRight), 3);
  EXPECT_EQ(practise(Outcome::kMissed), 2);
  for (int i = 0; i < 20; ++i) practise(Outcome::kRight);
  EXPECT_EQ(level_of(history, Kind::kGradient), kLevels);
  EXPECT_EQ(level_of(history, Kind::kPartial), 1);  // each kind apart
}

TEST(Schedule, AttemptsAreNumbersAndDamagedOnesAreNamed) {
  for (const Kind kind : kAllKinds) {
    for (int level = 1; level <= kLevels; ++level) {
      const Attempt attempt{kind, level, Outcome::kHelped};
      const double codes[] = {static_cast<double>(code_of(attempt))};
      EXPECT_GE(codes[0], kFirstCode);
      EXPECT_LE(codes[0], kLastCode);
      const auto read = attempts_of(codes);
      ASSERT_TRUE(read);
      EXPECT_EQ(read->front(), attempt);
    }
  }
  for (const double code : {0.0, 113.0, 101.0, 161.0, 911.0, 111.5}) {
    const double codes[] = {112, code};
    const auto read = attempts_of(codes);
    ASSERT_FALSE(read) << code;
    EXPECT_EQ(read.error().arguments[0].second, "2");
    expect_has_words(read.error());
  }
}

}  // namespace
}  // namespace downhill::practice
