#include "figure/csv.h"

#include <optional>

#include "figure/axes.h"
#include "text/number.h"

namespace downhill::figure {
namespace {

// A field that holds a separator is quoted.
std::string field(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string out = "\"";
  for (char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

// Axes, grid and hairlines are no data.
bool is_data(Role role) {
  return role != Role::kInk2 && role != Role::kLine && role != Role::kGrid;
}

class Table {
 public:
  void operator()(const Plot& plot) {
    ++plots_;
    axes_ = Axes{{plot.x_first, plot.x_last},
                 {plot.y_first, plot.y_last},
                 plot.box,
                 plot.x_log ? Scale::kLog : Scale::kLinear,
                 plot.y_log ? Scale::kLog : Scale::kLinear};
    const bool named = !plot.x_name.empty() && !plot.y_name.empty();
    name_ = field(named ? plot.y_name + " / " + plot.x_name : std::to_string(plots_));
    series_ = 0;
    dots_.reset();
  }
  void operator()(const Polyline& line) {
    if (!axes_ || !is_data(line.stroke.role) || line.points.size() < 2) return;
    begin_series();
    for (const Point& p : line.points) row(p, line.stroke.role);
  }
  void operator()(const Circle& dot) {
    const Role role = dot.stroke.width > 0 ? dot.stroke.role : dot.fill.role;
    if (!axes_ || !is_data(role) || !axes_->box.contains(dot.center)) return;
    // A point is drawn of several circles.
    if (dots_ == role && last_dot_ == dot.center) return;
    if (dots_ != role) begin_series();
    dots_ = role;
    last_dot_ = dot.center;
    row(dot.center, role);
  }
  template <class Other>
  void operator()(const Other&) {}

  std::string text() && { return std::move(out_); }

 private:
  void begin_series() {
    ++series_;
    dots_.reset();
  }
  void row(Point at, Role role) {
    const DataPoint data = axes_->data_from_screen(at);
    out_ += name_ + "," + std::to_string(series_) + "," + std::string(css_name(role)) + "," +
            text::short_number(data.x) + "," + text::short_number(data.y) + "\r\n";
  }

  std::string out_ = "plot,series,color,x,y\r\n";
  std::optional<Axes> axes_;
  std::string name_;
  int plots_ = 0;
  int series_ = 0;
  std::optional<Role> dots_;  // the running series of dots
  Point last_dot_;
};

}  // namespace

std::string to_csv(const DrawList& list) {
  Table table;
  for (const Shape& shape : list) std::visit(table, shape);
  return std::move(table).text();
}

}  // namespace downhill::figure
