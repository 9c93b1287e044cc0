// The coloured planes against the theory of quadratics: with largest curvature c the heavy ball
// converges exactly for 0 < eta < 2 (1 + beta) / c, plain descent for eta < 2 / c.
#include "scenes/stability.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "scenes/scene_context.h"
#include "scenes/stability_plane.h"

namespace downhill::scenes {
namespace {

DescentGround ground(const std::string& f) {
  return DescentGround(*expr::Function::parse(f, {"x", "y"}));
}

DescentPlan heavy_ball(double rate, double beta, double x, double y) {
  DescentLeg leg{.optimizer = "heavy-ball", .rate = {.rate = rate}};
  leg.settings.beta = beta;
  return {.start = {x, y}, .legs = {leg}};
}

TEST(StabilityPlane, TheoryOfTheHeavyBallFitsTheCells) {
  DescentGround bowl = ground("x^2/2+2y^2");  // curvatures 1 and 4
  const PlaneGrid grid{{0, 1.1}, {0, 1}, 96, 64};
  const StabilityPlane plane = survey_runs(
      bowl, [](double rate, double beta) { return heavy_ball(rate, beta, 2, 1); }, grid);
  const double cell = grid.across.length() / grid.columns;
  int held = 0, lost = 0;
  for (int row = 0; row < grid.rows; ++row) {
    const double border = 2 * (1 + grid.up_of(row)) / 4;
    for (int column = 0; column < grid.columns; ++column) {
      const double rate = grid.across_of(column);
      if (std::abs(rate - border) < cell) continue;  // the border runs through the cell
      const DescentEnding ending = plane.at(column, row).ending;
      const bool holds = ending == DescentEnding::kConverged || ending == DescentEnding::kUnderway;
      EXPECT_EQ(holds, rate < border) << rate << ", " << grid.up_of(row);
      ++(holds ? held : lost);
    }
  }
  EXPECT_GT(held, 1000);
  EXPECT_GT(lost, 1000);
}

TEST(StabilityPlane, WithoutMomentumTheBorderIsTwoOverTheCurvatureFromEveryStart) {
  DescentGround bowl = ground("x^2/2+2y^2");
  const PlaneGrid grid{{0, 0.7}, {-3, 3}, 70, 12};
  const StabilityPlane plane = survey_runs(
      bowl, [](double rate, double x) { return heavy_ball(rate, 0, x, 1); }, grid);
  for (int row = 0; row < grid.rows; ++row) {
    for (int column = 0; column < grid.columns; ++column) {
      const bool diverged = plane.at(column, row).ending == DescentEnding::kDiverged;
      EXPECT_EQ(diverged, grid.across_of(column) > 0.5) << grid.across_of(column);
    }
  }
}

TEST(StabilityPlane, EveryStartGoesToTheValleyOnItsSideOfTheRidge) {
  DescentGround two = ground("(x^2-1)^2+y^2");
  const PlaneGrid grid{{-1.5, 1.5}, {-1, 1}, 30, 20};
  const StabilityPlane plane = survey_runs(
      two, [](double x, double y) { return heavy_ball(0.05, 0, x, y); }, grid);
  ASSERT_EQ(plane.valleys.size(), 2U);
  for (int row = 0; row < grid.rows; ++row) {
    for (int column = 0; column < grid.columns; ++column) {
      const PlaneCell& cell = plane.at(column, row);
      ASSERT_GE(cell.valley, 0);
      EXPECT_GT(plane.valleys[static_cast<std::size_t>(cell.valley)][0] * grid.across_of(column),
                0);
    }
  }
  EXPECT_EQ(plane.share_converged(), 1);
}

TEST(StabilityPlane, SlicesTellAllOfItRoughlyThenWhatTheWholeTells) {
  DescentGround two = ground("(x^2-1)^2+y^2");
  const PlaneGrid grid{{-1.5, 1.5}, {-1, 1}, 30, 20};
  const auto plan = [](double x, double y) { return heavy_ball(0.05, 0, x, y); };
  const StabilityPlane whole = survey_runs(two, plan, grid);
  PlaneSurvey survey(two, plan, grid);
  EXPECT_EQ(survey.share_done(), 0);
  survey.go_on(1);
  EXPECT_EQ(survey.share_done(), 4 * 3 / 600.0);
  int alike = 0;
  for (int row = 0; row < grid.rows; ++row) {
    for (int column = 0; column < grid.columns; ++column) {
      ASSERT_EQ(survey.plane().at(column, row).ending, DescentEnding::kConverged);
      alike += survey.plane().at(column, row).valley == whole.at(column, row).valley ? 1 : 0;
    }
  }
  EXPECT_GT(alike, 500);
  int slices = 1;
  double done = survey.share_done();
  for (; !survey.is_complete() && slices < 1000; ++slices) {
    survey.go_on(2000);
    EXPECT_GT(survey.share_done(), done);
    done = survey.share_done();
  }
  EXPECT_EQ(done, 1);
  EXPECT_GT(slices, 5);
  for (std::size_t i = 0; i < whole.cells.size(); ++i) {
    EXPECT_EQ(survey.plane().cells[i].ending, whole.cells[i].ending);
    EXPECT_EQ(survey.plane().cells[i].steps, whole.cells[i].steps);
    EXPECT_EQ(survey.plane().cells[i].valley, whole.cells[i].valley);
  }
}

TEST(StabilityPlane, KnowsAQuadratic) {
  const auto quadratic = [](const char* f) {
    return is_quadratic(*expr::Function::parse(f, {"x", "y"}));
  };
  EXPECT_TRUE(quadratic("x^2/2+2y^2"));
  EXPECT_TRUE(quadratic("(1-x)^2+x y+3"));
  EXPECT_TRUE(quadratic("x+2y"));
  EXPECT_FALSE(quadratic("x^4+y^2"));
  EXPECT_FALSE(quadratic("cos(x)+y^2"));
}

TEST(Stability, PointOfThePlaneCanBeDraggedAndItsRunJudged) {
  const auto scene = scene_of("stability?f=x^2/2+2y^2&x=2&y=1&rate=0.3");
  EXPECT_EQ(seen(*scene, "converged"), 1);
  EXPECT_EQ(seen(*scene, "curvature"), 4);
  EXPECT_EQ(seen(*scene, "largest_rate"), 0.5);
  ASSERT_TRUE(scene->set("rate", "0.6"));
  EXPECT_EQ(seen(*scene, "diverged"), 1);
  ASSERT_TRUE(scene->set("momentum", "0.5"));  // 2 * 1.5 / 4 = 0.75
  EXPECT_EQ(seen(*scene, "converged"), 1);
  const figure::Size size{720, 460};
  bool moved = false;
  for (float y = 0; y < size.height && !moved; y += 6) {
    for (float x = 0; x < size.width / 2 && !moved; x += 6) {
      const Handle handle = scene->hit({x, y}, size, 8);
      if (handle == kNoHandle) continue;
      scene->drag(handle, {x + 40, y + 30}, size);
      moved = true;
    }
  }
  EXPECT_TRUE(moved);
  EXPECT_GT(scene->number("rate"), 0.6);
  EXPECT_LT(scene->number("momentum"), 0.5);
}

}  // namespace
}  // namespace downhill::scenes
