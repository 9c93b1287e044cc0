#include "data/ames.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

namespace downhill::data {
namespace {

std::string ames_csv() {
  std::ifstream in(std::string(DOWNHILL_SOURCE_DIR) + "/lessons/08-house-price/ames.csv",
                   std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

// The expected counts and sums come from awk over the file: awk -F, 'NR>1 {n++; s+=$1} END ...'.
TEST(Ames, HasAllSalesAndTheirSums) {
  const text::Result<Ames> ames = parse_ames(ames_csv());
  ASSERT_TRUE(ames.ok()) << to_string(ames.error());
  EXPECT_EQ(ames->sales(), 2930);
  EXPECT_EQ(ames->area_sqft.sum(), 4394093);
  EXPECT_EQ(ames->lot_sqft.sum(), 29733411);
  EXPECT_EQ(ames->price_usd.sum(), 529732456);
  EXPECT_EQ(ames->age_years().sum(), 106752);
  EXPECT_EQ(ames->bedrooms.sum(), 8363);
  EXPECT_EQ(ames->full_baths.sum(), 4590);
  EXPECT_EQ(ames->garage_cars.sum(), 5175);
}

// The first and the last line of the file, as they stand there.
TEST(Ames, KeepsTheOrderOfTheFile) {
  const text::Result<Ames> ames = parse_ames(ames_csv());
  ASSERT_TRUE(ames.ok());
  EXPECT_EQ(ames->area_sqft[0], 1656);
  EXPECT_EQ(ames->year_built[0], 1960);
  EXPECT_EQ(ames->price_usd[0], 215000);
  EXPECT_EQ(ames->neighborhood.front(), "North_Ames");
  EXPECT_EQ(ames->price_usd[2929], 188000);
  EXPECT_EQ(ames->neighborhood.back(), "Mitchell");
}

TEST(Ames, AgesRunFromUnfinishedToVeryOld) {
  const text::Result<Ames> ames = parse_ames(ames_csv());
  ASSERT_TRUE(ames.ok());
  EXPECT_EQ(ames->age_years().minCoeff(), -1);
  EXPECT_EQ(ames->age_years().maxCoeff(), 136);
}

// Counts and sums by awk, as above, over the rows with an area of at most 4,000.
TEST(Ames, CanLeaveOutTheLargestHouses) {
  const Ames ames = *parse_ames(ames_csv());
  const Ames most = up_to(ames, 4000);
  EXPECT_EQ(most.sales(), 2925);
  EXPECT_EQ(most.area_sqft.sum(), 4369888);
  EXPECT_EQ(most.price_usd.sum(), 527703856);
  EXPECT_EQ(most.neighborhood.size(), 2925U);
  EXPECT_LE(most.area_sqft.maxCoeff(), 4000);
  EXPECT_EQ(up_to(ames, 1e9).neighborhood, ames.neighborhood);
}

TEST(Ames, SaysWhatADamagedFileLacks) {
  const text::Result<Ames> ames = parse_ames("area_sqft,lot_sqft\n1,2\n");
  ASSERT_FALSE(ames.ok());
  EXPECT_EQ(to_string(ames.error()), "ames.csv:1: there is no column 'year_built'");
}

}  // namespace
}  // namespace downhill::data
