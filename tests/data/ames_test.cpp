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

TEST(Ames, SaysWhatADamagedFileLacks) {
  const text::Result<Ames> ames = parse_ames("area_sqft,lot_sqft\n1,2\n");
  ASSERT_FALSE(ames.ok());
  EXPECT_EQ(to_string(ames.error()), "ames.csv:1: there is no column 'year_built'");
}

}  // namespace
}  // namespace downhill::data
