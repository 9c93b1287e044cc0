#include "scenes/audit.h"

#include <algorithm>
#include <cmath>

#include "autodiff/complex.h"
#include "autodiff/difference.h"
#include "autodiff/dual.h"
#include "autodiff/tape.h"
#include "figure/text_metrics.h"
#include "figure/ticks.h"
#include "text/number.h"

namespace downhill::scenes {
namespace {

using figure::Baseline;
using figure::Face;
using figure::Role;
using figure::Size;

double by_dual(const expr::Function& f, const std::vector<double>& at, std::size_t variable) {
  using Dual = autodiff::Dual<double, 1>;
  std::vector<Dual> point;
  for (std::size_t i = 0; i < at.size(); ++i) {
    point.push_back(i == variable ? Dual::variable(at[i], 0) : Dual::constant(at[i]));
  }
  return f.evaluate<Dual>(point).grad[0];
}

std::vector<double> by_tape(const expr::Function& f, const std::vector<double>& at) {
  autodiff::Tape tape;
  std::vector<autodiff::Var> point;
  for (const double value : at) point.push_back(tape.variable(value));
  tape.backward(f.evaluate<autodiff::Var>(point));
  std::vector<double> slopes;
  for (const autodiff::Var& variable : point) slopes.push_back(tape.adjoint(variable));
  return slopes;
}

double by_difference(const expr::Function& f, std::vector<double> at, std::size_t variable) {
  const double here = at[variable];
  const auto along = [&](double t) {
    at[variable] = t;
    return f.at(at);
  };
  return autodiff::central_difference(along, here);
}

double by_complex_step(const expr::Function& f, const std::vector<double>& at,
                       std::size_t variable) {
  using autodiff::Complex;
  const auto along = [&](const Complex& t) {
    std::vector<Complex> point;
    for (const double value : at) point.emplace_back(value);
    point[variable] = t;
    return f.evaluate<Complex>(point);
  };
  return autodiff::complex_step(along, at[variable]);
}

// Infinite and undefined are one: there is no derivative.
double finite(double slope) { return std::isfinite(slope) ? slope : kUndefined; }

// ---- the panel ----

// "-0.33229367…" with a true minus, at most so many digits.
std::string digits_of(double value, int digits) {
  if (std::isnan(value)) return text::display(value, 0);
  std::string out = text::short_number(value, digits);
  if (out.starts_with('-')) out = "\u2212" + out.substr(1);
  return out;
}

std::string difference_of(double difference) {
  return difference == 0 ? "0" : figure::scientific(difference);
}

// The length in bytes of what two numbers begin with alike.
std::size_t common(const std::string& a, const std::string& b) {
  const auto differ = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  auto length = static_cast<std::size_t>(differ.first - a.begin());
  // Not in the middle of a character.
  while (length > 0 && length < a.size() && (static_cast<unsigned char>(a[length]) & 0xC0U) == 0x80)
    --length;
  return length;
}

// The table: a column of names, one of slopes for each variable, one of differences.
struct Table {
  std::vector<std::string> heads;
  std::vector<std::vector<std::string>> rows;
  std::vector<float> widths;
  float text_size = 15;
  float gap = 22;

  float row_height() const { return std::round(1.55F * text_size); }
  float width() const {
    float sum = -gap;
    for (const float width : widths) sum += width + gap;
    return sum;
  }
  // The title, the heads, the rows, and air.
  float height() const { return (static_cast<float>(rows.size()) + 2.4F) * row_height() + 10; }
};

Table table_of(const Scene& scene, const AuditSubject& subject, float text_size, int digits) {
  const text::Words& words = scene.words();
  const std::vector<std::string>& variables = subject.f.variables();
  Table table;
  table.text_size = text_size;
  table.gap = text_size < 14 ? 12.0F : 24.0F;
  table.heads.emplace_back();
  for (const std::string& name : variables) {
    table.heads.push_back(variables.size() == 1 ? "f\u2032(" + name + ")"
                                                : "\u2202f/\u2202" + name);
  }
  table.heads.push_back(words.say("figure.audit.difference"));
  for (const Audit::Way& way : audit(subject).ways) {
    std::vector<std::string> row{words.say("figure.audit." + std::string(way.name))};
    for (const double slope : way.slopes) row.push_back(digits_of(slope, digits));
    row.push_back(difference_of(way.difference));
    table.rows.push_back(std::move(row));
  }
  for (std::size_t column = 0; column < table.heads.size(); ++column) {
    float widest = figure::text_width(table.heads[column], text_size);
    for (const std::vector<std::string>& row : table.rows) {
      widest = std::max(widest, figure::text_width(row[column], text_size));
    }
    table.widths.push_back(widest);
  }
  return table;
}

// With as many digits as there is room for.
Table fitted_table(const Scene& scene, const AuditSubject& subject, float width) {
  const float text_size = width < 480 ? 12.5F : 15.0F;
  for (const int digits : {17, 14, 12, 10, 8}) {
    Table table = table_of(scene, subject, text_size, digits);
    if (table.width() <= width - 24) return table;
  }
  return table_of(scene, subject, text_size, 6);
}

std::optional<AuditSubject> open_subject(const Scene& scene) {
  const Parameter* row = scene.spec().find("audit");
  if (!row || scene.number("audit") == 0) return std::nullopt;
  return scene.audited();
}

std::string title_of(const Scene& scene, const AuditSubject& subject) {
  std::string place;
  for (std::size_t i = 0; i < subject.at.size(); ++i) {
    place += (i > 0 ? ", " : "") + subject.f.variables()[i] + " = " + digits_of(subject.at[i], 6);
  }
  return scene.words().say("figure.audit.title", {{"place", place}});
}

void draw_table(figure::DrawList& list, const Table& table, const std::string& title, Size size,
                float top) {
  const float row_height = table.row_height(), left = 12;
  list.push_back(figure::Line{{0, top}, {size.width, top}, {Role::kLine, 1}});
  float y = top + 8 + row_height / 2;
  const auto write = [&](float x, const std::string& text, Role role, Face face = Face::kPlain) {
    list.push_back(figure::Text{
        {x, y}, text, {role}, table.text_size, figure::Align::kStart, Baseline::kMiddle, face});
  };
  write(left, title, Role::kInk, Face::kBold);
  y += 1.1F * row_height;
  float x = left;
  for (std::size_t column = 0; column < table.heads.size(); ++column) {
    write(x, table.heads[column], Role::kInk2);
    x += table.widths[column] + table.gap;
  }
  for (const std::vector<std::string>& row : table.rows) {
    y += row_height;
    x = left;
    for (std::size_t column = 0; column < row.size(); ++column) {
      const std::string& text = row[column];
      const bool is_slope = column > 0 && column + 1 < row.size();
      // Digits that are not the symbol's are in the colour of caution.
      const std::size_t same = is_slope ? common(text, table.rows[0][column]) : text.size();
      if (same > 0) write(x, text.substr(0, same), column == 0 ? Role::kInk2 : Role::kInk);
      if (same < text.size()) {
        write(x + figure::text_width(text.substr(0, same), table.text_size), text.substr(same),
              Role::kWarn);
      }
      x += table.widths[column] + table.gap;
    }
  }
}

}  // namespace

Audit audit(const AuditSubject& subject) {
  const expr::Function& f = subject.f;
  Audit out;
  for (const std::string_view name : kAuditWays) out.ways.push_back({name, {}, 0});
  const std::vector<double> reverse = by_tape(f, subject.at);
  for (std::size_t variable = 0; variable < subject.at.size(); ++variable) {
    const double slopes[] = {f.derivative(static_cast<int>(variable)).at(subject.at),
                             by_dual(f, subject.at, variable), reverse[variable],
                             by_difference(f, subject.at, variable),
                             by_complex_step(f, subject.at, variable)};
    for (std::size_t way = 0; way < out.ways.size(); ++way) {
      Audit::Way& row = out.ways[way];
      row.slopes.push_back(finite(slopes[way]));
      const double difference = std::abs(row.slopes.back() - out.ways[0].slopes.back());
      row.difference = std::isnan(difference) || std::isnan(row.difference)
                           ? kUndefined
                           : std::max(row.difference, difference);
    }
  }
  return out;
}

Parameter audit_row() { return {.id = "audit", .kind = Kind::kFlag, .initial = "0"}; }

Size own_size(const Scene& scene, Size size) {
  const std::optional<AuditSubject> subject = open_subject(scene);
  if (!subject) return size;
  const Table table = fitted_table(scene, *subject, size.width);
  return {size.width, std::max(0.0F, size.height - table.height())};
}

figure::DrawList picture(const Scene& scene, Size size, const DrawOptions& options) {
  const std::optional<AuditSubject> subject = open_subject(scene);
  if (!subject) return scene.draw(size, options);
  const Size own = own_size(scene, size);
  figure::DrawList list = scene.draw(own, options);
  draw_table(list, fitted_table(scene, *subject, size.width), title_of(scene, *subject), size,
             own.height);
  return list;
}

std::string sentence(const Scene& scene) {
  const std::optional<AuditSubject> subject = open_subject(scene);
  std::string out = scene.describe();
  if (!subject) return out;
  out += scene.words().say("figure.audit.then", {{"title", title_of(scene, *subject)}});
  for (const Audit::Way& way : audit(*subject).ways) {
    std::string slopes;
    for (const double slope : way.slopes) {
      slopes += (slopes.empty() ? "" : ", ") + digits_of(slope, 12);
    }
    out += scene.words().say("figure.audit.says",
                             {{"way", scene.words().say("figure.audit." + std::string(way.name))},
                              {"slopes", slopes},
                              {"difference", difference_of(way.difference)}});
  }
  return out;
}

}  // namespace downhill::scenes
