#include "data/ames.h"

#include <utility>

#include "data/csv.h"

namespace downhill::data {

text::Result<Ames> parse_ames(std::string_view csv, std::string_view file_name) {
  const text::Result<Table> table = Table::parse(csv, file_name);
  if (!table) return table.error();

  Ames ames;
  const std::pair<std::string_view, Eigen::VectorXd*> columns[] = {
      {"area_sqft", &ames.area_sqft},     {"lot_sqft", &ames.lot_sqft},
      {"year_built", &ames.year_built},   {"year_sold", &ames.year_sold},
      {"bedrooms", &ames.bedrooms},       {"full_baths", &ames.full_baths},
      {"garage_cars", &ames.garage_cars}, {"sale_price_usd", &ames.price_usd},
  };
  for (const auto& [name, numbers] : columns) {
    text::Result<Eigen::VectorXd> column = table->numbers(name);
    if (!column) return column.error();
    *numbers = std::move(*column);
  }
  text::Result<std::vector<std::string>> names = table->column("neighborhood");
  if (!names) return names.error();
  ames.neighborhood = std::move(*names);
  return ames;
}

Ames up_to(const Ames& ames, double area_sqft) {
  std::vector<Eigen::Index> kept;
  for (Eigen::Index i = 0; i < ames.area_sqft.size(); ++i) {
    if (ames.area_sqft[i] <= area_sqft) kept.push_back(i);
  }
  Ames out{
      ames.area_sqft(kept), ames.lot_sqft(kept),   ames.year_built(kept),  ames.year_sold(kept),
      ames.bedrooms(kept),  ames.full_baths(kept), ames.garage_cars(kept), {},
      ames.price_usd(kept)};
  for (const Eigen::Index i : kept) {
    out.neighborhood.push_back(ames.neighborhood[static_cast<std::size_t>(i)]);
  }
  return out;
}

}  // namespace downhill::data
