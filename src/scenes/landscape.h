// A landscape: the ground of a typed function f(x, y), and somebody who stands on it.
//
// All scenes over the plane share it: the formula with its suggestions, the window that fits
// itself, the slopes, a surface that can be turned, a map, the place that can be dragged on either.
#pragma once

#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "calculus/scalar_field.h"
#include "expr/function.h"
#include "figure/draw_list.h"
#include "figure/ground.h"
#include "figure/ground_map.h"
#include "figure/marks.h"
#include "figure/relief.h"
#include "figure/turntable.h"
#include "scenes/scene.h"

namespace downhill::scenes {

class Landscape {
 public:
  // Stands at (x, y) on f. What follows from f alone is kept while only the place moves. The window
  // fits f and is widened to hold the place. `formula` must be one that parses.
  void stand(const std::string& formula, double x, double y);

  const expr::Function& f() const { return *f_; }
  const figure::Ground& ground() const { return ground_; }
  const expr::Function& partial(int variable) const { return partials_[variable == 0 ? 0 : 1]; }

  double x() const { return x_; }
  double y() const { return y_; }
  double z() const { return z_; }  // f(x, y), NaN if it is not finite
  // The partial derivatives where one stands, exact; NaN where the ground has no slope that way.
  double slope_x() const { return slope_x_; }
  double slope_y() const { return slope_y_; }
  // The gradient anywhere, by the rules alone; and the field, for curves and critical points.
  figure::DataPoint gradient_at(double x, double y) const;
  calculus::ScalarField& field() const { return *field_; }

 private:
  std::string studied_;
  std::optional<expr::Function> f_;
  std::vector<expr::Function> partials_;
  mutable std::optional<calculus::ScalarField> field_;  // keeps its scratch space
  figure::Window fitted_;
  figure::Ground ground_;
  double x_ = 0, y_ = 0, z_ = 0, slope_x_ = 0, slope_y_ = 0;
};

// The rows that such scenes share. `f`: one of the suggestions is well chosen.
std::vector<Parameter> landscape_rows(const std::string& f, const std::string& x,
                                      const std::string& y);
std::vector<Parameter> camera_rows();  // turn and tilt; after the scene's own rows

// Where the pictures of the ground lie in a figure. A box without width: not shown.
struct LandscapeBoxes {
  figure::Rectangle surface, map;
  float text_size = 15;
};

// Handles of every landscape scene; a scene's own begin at kOwnHandles.
inline constexpr Handle kPlaceOnMap = 1, kPlaceOnSurface = 2, kTurnSurface = 3, kOwnHandles = 10;

// What is common to scenes that show a landscape. A scene says where its pictures lie and draws
// what it is about; handles, ranges and the camera are here.
class LandscapeScene : public Scene {
 public:
  using Scene::Scene;
  // The function where one stands, in the scenes that offer an audit (audit_row()).
  std::optional<AuditSubject> audited() const override;
  figure::Range range(std::string_view id) const override;
  Handle hit(figure::Point at, figure::Size size, float reach) const override;
  void grab(Handle handle, figure::Point at, figure::Size size) override;
  void drag(Handle handle, figure::Point to, figure::Size size) override;

 protected:
  virtual LandscapeBoxes boxes(figure::Size size) const = 0;
  void update() override;

  const Landscape& land() const { return land_; }
  figure::Camera camera() const { return {number("turn"), number("tilt")}; }
  figure::ReliefOptions relief(const LandscapeBoxes& boxes) const;
  figure::Space space(const LandscapeBoxes& boxes) const;
  figure::GroundMap map(const LandscapeBoxes& boxes) const;
  // Where one stands, in space and on the screen; held in the block (the map).
  figure::SpacePoint place() const;
  figure::Point place_on_surface(const LandscapeBoxes& boxes) const;
  figure::Point place_on_map(const LandscapeBoxes& boxes) const;
  static figure::Touch touch(const DrawOptions& options, std::initializer_list<Handle> handles);

  // The ground with level lines below, the foot of the place if nothing is cut, and its point.
  // `relief`: from relief(), with cuts if any. `over` draws between ground and point.
  void draw_surface(figure::DrawList& list, const LandscapeBoxes& boxes, const DrawOptions& options,
                    const figure::ReliefOptions& relief,
                    const std::function<void(const figure::Space&)>& over = {}) const;
  // `free`: what else than the place no label may cover.
  void draw_map(figure::DrawList& list, const LandscapeBoxes& boxes, const DrawOptions& options,
                const std::function<void(const figure::GroundMap&)>& over = {},
                std::vector<figure::Point> free = {}) const;

 private:
  Landscape land_;
  figure::Turntable turntable_;  // only while the hand turns it
};

}  // namespace downhill::scenes
