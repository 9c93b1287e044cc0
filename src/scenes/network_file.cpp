#include "scenes/network_file.h"

#include <cmath>
#include <cstdint>
#include <utility>

#include "data/csv.h"
#include "text/json.h"
#include "text/make_error.h"
#include "text/number.h"

namespace downhill::scenes {
namespace {

using text::Json;
using text::make_error;
using text::Result;

constexpr std::string_view kRun = "network-run";
constexpr int kMostPoints = 500;
constexpr double kFarthest = 2;

// FNV-1a, 64 bits, in hexadecimal (Fowler, Noll, Vo).
std::string check_of(std::string_view line, const std::vector<double>& weights) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  const auto add = [&](std::string_view text) {
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  };
  add(line);
  for (const double weight : weights) add("," + text::exact(weight));
  std::string out;
  for (int shift = 60; shift >= 0; shift -= 4) out += "0123456789abcdef"[(hash >> shift) & 15U];
  return out;
}

Json numbers(const nn::Vector<double>& values) {
  return Json(std::vector<double>(values.begin(), values.end()));
}

std::string written(const Json& json) {
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string run_file(std::string_view line, const NetworkRun& run) {
  const nn::Vector<double>& w = run.network().parameters();
  return written({{"downhill", kRun},
                  {"version", 1},
                  {"figure", line},
                  {"seed", run.settings().seed},
                  {"step", run.epoch()},
                  {"weights", numbers(w)},
                  {"check", check_of(line, {w.begin(), w.end()})}});
}

std::string network_file(std::string_view line, const NetworkRun& run) {
  Json layers = Json::array();
  const nn::Vector<double>& w = run.network().parameters();
  nn::Index at = 0;
  for (const auto& layer : run.network().layers()) {
    if (layer->parameter_count() == 0) continue;
    const nn::Index in = layer->inputs(), out = layer->outputs();
    Json rows = Json::array();
    for (nn::Index to = 0; to < out; ++to) {
      Json row = Json::array();
      for (nn::Index from = 0; from < in; ++from) row.push_back(w(at + from * out + to));
      rows.push_back(std::move(row));
    }
    const bool last = layer == run.network().layers().back();
    const std::string end = run.classifies() ? "sigmoid" : "identity";
    layers.push_back({{"weights", std::move(rows)},
                      {"bias", numbers(w.segment(at + in * out, out))},
                      {"activation", last ? end : run.settings().activation}});
    at += layer->parameter_count();
  }
  return written({{"downhill", "network"},
                  {"version", 1},
                  {"figure", line},
                  {"epoch", run.epoch()},
                  {"inputs", {"x", "y"}},
                  {"output", run.classifies() ? "probability of class 1" : "height"},
                  {"layers", std::move(layers)}});
}

std::string points_file(const Sample& sample, bool classes) {
  std::string out = classes ? "x,y,class\n" : "x,y,height\n";
  for (nn::Index i = 0; i < sample.size(); ++i) {
    out += text::exact(sample.x(0, i)) + "," + text::exact(sample.x(1, i)) + "," +
           text::exact(sample.t(0, i)) + "\n";
  }
  return out;
}

Result<SavedRun> read_run_file(std::string_view json) {
  const Result<Json> read = text::parse_json(json);
  const auto other = [] {
    return make_error("network-run-file", "this file holds no run of the playground");
  };
  const auto damaged = [] {
    return make_error("network-run-damaged",
                      "this run has been changed since it was saved: line and weights do not fit");
  };
  if (!read) return other();
  const Json& file = *read;
  if (!file.is_object() || file.value("downhill", Json()) != Json(kRun) ||
      file.value("version", Json()) != Json(1)) {
    return other();
  }
  const Json line = file.value("figure", Json()), weights = file.value("weights", Json());
  if (!line.is_string() || !weights.is_array()) return damaged();
  SavedRun out{line.get<std::string>(), {}};
  for (const Json& weight : weights) {
    if (!weight.is_number()) return damaged();
    out.weights.push_back(weight.get<double>());
  }
  if (file.value("check", Json()) != Json(check_of(out.line, out.weights))) return damaged();
  return out;
}

Result<std::vector<double>> read_points_file(std::string_view csv) {
  // Without names: the first line is a point already.
  const std::size_t first = csv.find_first_not_of(" \t\r\n");
  const bool unnamed = first != std::string_view::npos &&
                       std::string_view("+-.0123456789").find(csv[first]) != std::string_view::npos;
  const std::string named = unnamed ? "x,y,class\n" + std::string(csv) : std::string(csv);
  const int shift = unnamed ? 1 : 0;
  const auto moved = [&](text::Error error) {
    error.place.line -= error.place.line > shift ? shift : 0;
    return error;
  };
  const Result<data::Table> table = data::Table::parse(named);
  if (!table) return moved(table.error());
  if (table->rows() > kMostPoints) {
    return make_error(
        "network-points", "{count} points, at most {most} can be shown",
        {{"count", std::to_string(table->rows())}, {"most", std::to_string(kMostPoints)}});
  }
  std::vector<Eigen::VectorXd> columns;
  for (const char* name : {"x", "y", "class"}) {
    Result<Eigen::VectorXd> column = table->numbers(name);
    if (!column) return moved(column.error());
    columns.push_back(*std::move(column));
  }
  std::vector<double> out;
  for (Eigen::Index i = 0; i < table->rows(); ++i) {
    const double x = columns[0](i), y = columns[1](i), kind = columns[2](i);
    if (std::abs(x) > kFarthest || std::abs(y) > kFarthest || (kind != 0 && kind != 1)) {
      return make_error("network-point",
                        "point {number}: x and y must lie between −{most} and {most}, its class be "
                        "0 or 1",
                        {{"number", std::to_string(i + 1)}, {"most", text::exact(kFarthest)}});
    }
    out.insert(out.end(), {x, y, kind});
  }
  return out;
}

}  // namespace downhill::scenes
