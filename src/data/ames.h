// 2,930 real house sales in Ames, Iowa, 2006 to 2010: one row a sale, no missing values.
//
// Source: D. De Cock, "Ames, Iowa: Alternative to the Boston Housing Data as an End of Semester
// Regression Project", Journal of Statistics Education 19(3), 2011. The file stands at
// lessons/08-house-price/ames.csv; reading is the caller's business, parsing is done here.
#pragma once

#include <Eigen/Core>
#include <string>
#include <string_view>
#include <vector>

#include "text/result.h"

namespace downhill::data {

// Every vector has one entry a sale, in the order of the file.
struct Ames {
  Eigen::VectorXd area_sqft;              // living area above ground
  Eigen::VectorXd lot_sqft;               // the plot of land
  Eigen::VectorXd year_built;             // the calendar year
  Eigen::VectorXd year_sold;              // the calendar year
  Eigen::VectorXd bedrooms;               // above ground
  Eigen::VectorXd full_baths;             // full bathrooms above ground
  Eigen::VectorXd garage_cars;            // how many the garage holds
  std::vector<std::string> neighborhood;  // the name, as the source abbreviates it
  Eigen::VectorXd price_usd;              // what was paid

  // How many.
  int sales() const { return static_cast<int>(price_usd.size()); }

  // Years from building to sale. One house is -1: sold before it was finished.
  Eigen::VectorXd age_years() const { return year_sold - year_built; }
};

// The sales of houses of at most so many square feet. De Cock recommends 4,000 for regressions: of
// the five houses above, three went far below and two at the very top of what others did.
Ames up_to(const Ames& ames, double area_sqft);

// Errors: those of Table (csv.h).
text::Result<Ames> parse_ames(std::string_view csv, std::string_view file_name = "ames.csv");

}  // namespace downhill::data
