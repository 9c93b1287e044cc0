#include "figure/layered_layout.h"

#include <algorithm>
#include <cassert>

namespace downhill::figure {
namespace {

constexpr int kSweeps = 8;
constexpr float kNarrow = 0.6F;  // rows beside an edge that passes; between nodes 1

// The places of all layers: the nodes, then where edges pass.
class Places {
 public:
  Places(int nodes, std::span<const std::array<int, 2>> edges) : nodes_(nodes) {
    layer_.assign(static_cast<std::size_t>(nodes), 0);
    // Operands stand before results, so their layers are known.
    std::vector<std::array<int, 2>> sorted(edges.begin(), edges.end());
    std::ranges::sort(sorted, {}, [](const auto& edge) { return edge[1]; });
    for (const auto& [from, to] : sorted) {
      assert(from >= 0 && from < to && to < nodes);
      layer_[at(to)] = std::max(layer_[at(to)], layer_[at(from)] + 1);
    }
    for (const auto& [from, to] : edges) {
      std::vector<int> route{from};
      const int first = layer_[at(from)] + 1, last = layer_[at(to)];
      for (int layer = first; layer < last; ++layer) {
        route.push_back(static_cast<int>(layer_.size()));
        layer_.push_back(layer);
      }
      route.push_back(to);
      routes_.push_back(std::move(route));
    }
    before_.resize(layer_.size());
    after_.resize(layer_.size());
    for (const std::vector<int>& route : routes_) {
      for (std::size_t i = 1; i < route.size(); ++i) {
        after_[at(route[i - 1])].push_back(route[i]);
        before_[at(route[i])].push_back(route[i - 1]);
        links_.push_back({route[i - 1], route[i]});
      }
    }
    const int layers = layer_.empty() ? 0 : *std::ranges::max_element(layer_) + 1;
    order_.resize(at(layers));
    for (int place = 0; place < static_cast<int>(layer_.size()); ++place) {
      order_[at(layer_[at(place)])].push_back(place);
    }
    rank_.resize(layer_.size());
    rank();
  }

  void uncross() {
    auto best = order_;
    int least = crossings();
    for (int sweep = 0; sweep < kSweeps && least > 0; ++sweep) {
      const bool forward = sweep % 2 == 0;
      for (std::size_t i = 1; i < order_.size(); ++i) {
        sort_by_neighbours(forward ? i : order_.size() - 1 - i, forward ? before_ : after_);
      }
      swap_neighbours();
      if (const int now = crossings(); now < least) {
        least = now;
        best = order_;
      }
    }
    order_ = best;
    rank();
  }

  int crossings() const {
    int count = 0;
    for (std::size_t i = 0; i < links_.size(); ++i) {
      for (std::size_t k = i + 1; k < links_.size(); ++k) {
        const auto& a = links_[i];
        const auto& b = links_[k];
        if (layer_[at(a[0])] != layer_[at(b[0])]) continue;
        const int left = rank_[at(a[0])] - rank_[at(b[0])];
        const int right = rank_[at(a[1])] - rank_[at(b[1])];
        if (left * right < 0) ++count;
      }
    }
    return count;
  }

  // The row of each place.
  std::vector<float> rows() const {
    std::vector<float> row(layer_.size());
    for (const std::vector<int>& layer : order_) {
      for (const int place : layer) {
        row[at(place)] =
            static_cast<float>(rank_[at(place)]) - (static_cast<float>(layer.size()) - 1) / 2;
      }
    }
    for (int sweep = 0; sweep < 2 * kSweeps; ++sweep) {
      for (std::size_t i = 0; i < order_.size(); ++i) {
        settle(order_[sweep % 2 == 0 ? i : order_.size() - 1 - i], row);
      }
    }
    return row;
  }

  const std::vector<std::vector<int>>& routes() const { return routes_; }
  int layer(int place) const { return layer_[at(place)]; }
  int layers() const { return static_cast<int>(order_.size()); }

 private:
  static std::size_t at(int index) { return static_cast<std::size_t>(index); }

  void rank() {
    for (const std::vector<int>& layer : order_) {
      for (std::size_t i = 0; i < layer.size(); ++i) rank_[at(layer[i])] = static_cast<int>(i);
    }
  }

  void sort_by_neighbours(std::size_t layer, const std::vector<std::vector<int>>& neighbours) {
    std::vector<float> mean(layer_.size());
    for (const int place : order_[layer]) {
      float sum = 0;
      for (const int other : neighbours[at(place)]) sum += static_cast<float>(rank_[at(other)]);
      const auto count = static_cast<float>(neighbours[at(place)].size());
      mean[at(place)] = count > 0 ? sum / count : static_cast<float>(rank_[at(place)]);
    }
    std::ranges::stable_sort(order_[layer], {}, [&](int place) { return mean[at(place)]; });
    rank();
  }

  void swap_neighbours() {
    for (std::vector<int>& layer : order_) {
      for (std::size_t i = 1; i < layer.size(); ++i) {
        const int now = crossings();
        std::swap(layer[i - 1], layer[i]);
        rank();
        if (crossings() < now) continue;
        std::swap(layer[i - 1], layer[i]);
        rank();
      }
    }
  }

  // Each place of a layer goes to the mean of its neighbours' rows, as nearly as order and distance
  // allow (least squares, by pooling neighbours that are in each other's way).
  void settle(const std::vector<int>& layer, std::vector<float>& row) const {
    struct Pool {
      float sum, count;
      float mean() const { return sum / count; }
    };
    std::vector<Pool> pools;
    std::vector<float> offset;
    for (std::size_t i = 0; i < layer.size(); ++i) {
      const int place = layer[i];
      float sum = 0, count = 0;
      for (const auto* neighbours : {&before_[at(place)], &after_[at(place)]}) {
        for (const int other : *neighbours) {
          sum += row[at(other)];
          ++count;
        }
      }
      const bool wide = i > 0 && place < nodes_ && layer[i - 1] < nodes_;
      offset.push_back(i == 0 ? 0 : offset.back() + (wide ? 1 : kNarrow));
      pools.push_back({(count > 0 ? sum / count : row[at(place)]) - offset.back(), 1});
      while (pools.size() > 1 && pools[pools.size() - 2].mean() >= pools.back().mean()) {
        const Pool last = pools.back();
        pools.pop_back();
        pools.back().sum += last.sum;
        pools.back().count += last.count;
      }
    }
    std::size_t i = 0;
    for (const Pool& pool : pools) {
      for (float k = 0; k < pool.count; ++k, ++i) row[at(layer[i])] = pool.mean() + offset[i];
    }
  }

  int nodes_;
  std::vector<int> layer_;                        // by place
  std::vector<std::vector<int>> routes_;          // by edge: the places it passes
  std::vector<std::vector<int>> before_, after_;  // by place
  std::vector<std::array<int, 2>> links_;         // between neighbouring layers
  std::vector<std::vector<int>> order_;           // by layer
  std::vector<int> rank_;                         // by place: where in its layer
};

}  // namespace

LayeredLayout layered_layout(int nodes, std::span<const std::array<int, 2>> edges) {
  Places places(nodes, edges);
  places.uncross();
  const std::vector<float> rows = places.rows();
  const auto point = [&](int place) {
    return Point{static_cast<float>(places.layer(place)), rows[static_cast<std::size_t>(place)]};
  };
  LayeredLayout out;
  out.layers = places.layers();
  out.crossings = places.crossings();
  if (!rows.empty()) {
    out.top = *std::ranges::min_element(rows);
    out.bottom = *std::ranges::max_element(rows);
  }
  for (int node = 0; node < nodes; ++node) out.nodes.push_back(point(node));
  for (const std::vector<int>& route : places.routes()) {
    std::vector<Point> points;
    for (const int place : route) points.push_back(point(place));
    out.routes.push_back(std::move(points));
  }
  return out;
}

}  // namespace downhill::figure
