#include "figure/layered_layout.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <vector>

namespace downhill::figure {
namespace {

using Edges = std::vector<std::array<int, 2>>;

TEST(LayeredLayout, EveryNodeStandsOneLayerAfterItsLatestOperand) {
  // x, y, z, xy, xy + z: z waits for the product.
  const LayeredLayout layout = layered_layout(5, Edges{{0, 3}, {1, 3}, {3, 4}, {2, 4}});
  EXPECT_EQ(layout.layers, 3);
  const float layers[] = {0, 0, 0, 1, 2};
  for (std::size_t i = 0; i < 5; ++i) EXPECT_EQ(layout.nodes[i].x, layers[i]) << i;
  // The edge from z passes layer 1 at a place of its own.
  ASSERT_EQ(layout.routes[3].size(), 3U);
  EXPECT_EQ(layout.routes[3].front(), layout.nodes[2]);
  EXPECT_EQ(layout.routes[3].back(), layout.nodes[4]);
  EXPECT_GT(std::abs(layout.routes[3][1].y - layout.nodes[3].y), 0.5F);
}

// The crossings of the routes as they are drawn, by their rows at both ends of each layer.
int drawn_crossings(const LayeredLayout& layout) {
  int count = 0;
  for (std::size_t i = 0; i < layout.routes.size(); ++i) {
    for (std::size_t k = i + 1; k < layout.routes.size(); ++k) {
      for (std::size_t a = 1; a < layout.routes[i].size(); ++a) {
        for (std::size_t b = 1; b < layout.routes[k].size(); ++b) {
          const Point p = layout.routes[i][a - 1], q = layout.routes[i][a];
          const Point r = layout.routes[k][b - 1], s = layout.routes[k][b];
          if (p.x == r.x && (p.y - r.y) * (q.y - s.y) < 0) ++count;
        }
      }
    }
  }
  return count;
}

TEST(LayeredLayout, EdgesDoNotCrossWithoutNeed) {
  // Two pairs given crosswise, a tree of eight leaves given in a bad order, and a planar grid.
  const Edges pairs = {{0, 3}, {1, 2}};
  const Edges tree = {{0, 8},  {4, 8},  {1, 9},   {5, 9},  {2, 10},  {6, 10},  {3, 11},
                      {7, 11}, {8, 12}, {10, 12}, {9, 13}, {11, 13}, {12, 14}, {13, 14}};
  EXPECT_EQ(layered_layout(4, pairs).crossings, 0);
  const LayeredLayout drawn = layered_layout(15, tree);
  EXPECT_EQ(drawn.crossings, 0);
  EXPECT_EQ(drawn_crossings(drawn), 0);
}

TEST(LayeredLayout, CountsTheCrossingsThatNobodyCanAvoid) {
  // Two nodes, each joined to two others: one crossing at least. Three and three: nine pairs of
  // edges cross in every order.
  EXPECT_EQ(layered_layout(4, Edges{{0, 2}, {0, 3}, {1, 2}, {1, 3}}).crossings, 1);
  Edges all;
  for (int i = 0; i < 3; ++i) {
    for (int k = 3; k < 6; ++k) all.push_back({i, k});
  }
  const LayeredLayout layout = layered_layout(6, all);
  EXPECT_EQ(layout.crossings, 9);
  EXPECT_EQ(drawn_crossings(layout), 9);
}

TEST(LayeredLayout, NodesOfALayerKeepTheirDistance) {
  Edges star;
  for (int i = 0; i < 9; ++i) star.push_back({i, 9});
  const LayeredLayout layout = layered_layout(10, star);
  for (std::size_t i = 0; i < 9; ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      EXPECT_GE(std::abs(layout.nodes[i].y - layout.nodes[k].y), 0.999F);
    }
  }
  EXPECT_NEAR(layout.nodes[9].y, (layout.top + layout.bottom) / 2, 1e-3F);
}

TEST(LayeredLayout, NothingAndASingleNodeAreFine) {
  EXPECT_EQ(layered_layout(0, {}).layers, 0);
  EXPECT_EQ(layered_layout(1, {}).layers, 1);
}

}  // namespace
}  // namespace downhill::figure
