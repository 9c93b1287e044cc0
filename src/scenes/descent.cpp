#include "scenes/descent.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "figure/curve.h"
#include "figure/fit_range.h"
#include "figure/frame.h"
#include "figure/marks.h"
#include "figure/panels.h"
#include "figure/text_metrics.h"
#include "scenes/descent_panels.h"
#include "scenes/descent_timeline.h"
#include "scenes/guess.h"
#include "text/number.h"

namespace downhill::scenes {
namespace {

using figure::Axes;
using figure::Dash;
using figure::DrawList;
using figure::Point;
using figure::Range;
using figure::Rectangle;
using figure::Role;
using figure::Size;

constexpr double kFar = 20;

constexpr Handle kStart = 1, kGuessedLanding = 2;

struct DescentBoxes {
  Axes curve;
  Rectangle loss, rate;  // without width: not shown
  float text_size = 15;
};

class DescentScene : public Scene {
 public:
  using Scene::Scene;

  std::vector<Observable> observe() const override;
  DrawList draw(Size size, const DrawOptions& options) const override;
  std::string describe() const override;
  Range range(std::string_view id) const override;
  std::string entry_label(std::string_view id, int entry) const override;
  Handle hit(Point at, Size size, float reach) const override;
  void drag(Handle handle, Point to, Size size) override;
  std::vector<Action> actions() const override;
  void act(std::string_view action) override;
  bool advance() override;

 protected:
  void update() override;

 private:
  DescentBoxes boxes(Size size) const;
  figure::FrameOptions frame(float text_size) const {
    return {.x = {.name = "x"}, .y = {.name = "f(x)"}, .text_size = text_size};
  }
  double height(double x) const { return (*f_)(x); }
  double miss() const { return std::abs(guess_.values().front() - next().x); }
  const DescentMoment& next() const { return descent_.run().at(descent_.step() + 1); }
  // On the screen, held inside the picture.
  Point on_curve(const Axes& axes, double x) const;
  Point guess_handle(const Axes& axes) const;
  void draw_way(DrawList& list, const Axes& axes, const DescentRun& run, int first,
                const figure::Stroke& stroke) const;
  void draw_next(DrawList& list, const DescentBoxes& where) const;
  void draw_curve_panel(DrawList& list, const DescentBoxes& where,
                        const DrawOptions& options) const;

  std::string studied_;
  std::optional<expr::Function> f_;
  Range window_, heights_;
  DescentTimeline descent_;
  Guess guess_;
};

void DescentScene::update() {
  const double x = number("x");
  Range window{std::min(number("from"), number("to")), std::max(number("from"), number("to"))};
  if (window.length() < 0.1) window = {window.min - 0.05, window.max + 0.05};
  window = {std::min(window.min, x), std::max(window.max, x)};
  const std::string study =
      value("f") + " " + text::exact(window.min) + " " + text::exact(window.max);
  if (study != studied_) {
    const auto parsed = expr::Function::parse(value("f"), {"x"});
    if (!parsed) return;  // cannot be: every stored formula has been parsed before
    studied_ = study;
    f_ = *parsed;
    window_ = window;
    heights_ = figure::fit_y_range([this](double t) { return height(t); }, window);
  }
  guess_ = Guess(*this, Guess::Needs::kAll);
  descent_.update(*this, *f_, {x});
}

std::vector<Observable> DescentScene::observe() const {
  std::vector<Observable> out;
  descent_.observe(out);
  guess_.observe(out, miss());
  return out;
}

std::string DescentScene::describe() const {
  text::Arguments arguments{{"f", f_->pretty()}, {"x", text::display(number("x"), 2)}};
  std::string out = words().say("descent.describe", arguments) + descent_.describe(words());
  if (guess_.hides_answer()) out += words().say("descent.describe.guess");
  if (guess_.compares()) {
    out += words().say("descent.describe.miss", {{"miss", text::display(miss(), 2)}});
  }
  return out;
}

Range DescentScene::range(std::string_view id) const {
  const Range declared = Scene::range(id);
  if (id != "x" && id != "guess") return declared;
  return {std::max(declared.min, window_.min), std::min(declared.max, window_.max)};
}

std::string DescentScene::entry_label(std::string_view, int) const {
  return words().say("descent.guess_at");
}

DescentBoxes DescentScene::boxes(Size size) const {
  DescentBoxes out;
  out.text_size = figure::text_size_for(size);
  const std::string& show = value("show");
  Rectangle curve{0, 0, size.width, size.height};
  if (show != "curve" && size.width >= figure::kLeastForTwo) {
    const float split = std::round(0.57F * size.width);
    curve.width = split;
    out.loss = {split, 0, size.width - split, size.height};
    if (show == "schedule") {
      const float upper = std::round(0.5F * size.height);
      out.rate = {split, 0, size.width - split, upper};
      out.loss = {split, upper, size.width - split, size.height - upper};
    }
  } else if (show != "curve") {
    curve.height = std::round(0.6F * size.height);
    const float lower = size.height - curve.height;
    out.loss = {0, curve.height, size.width, lower};
    if (show == "schedule") {
      const float half = std::round(size.width / 2);
      out.rate = {0, curve.height, half, lower};
      out.loss = {half, curve.height, size.width - half, lower};
    }
  }
  out.curve = with_margins({figure::padded(window_, 0.03), heights_, curve}, frame(out.text_size));
  return out;
}

Point DescentScene::on_curve(const Axes& axes, double x) const {
  const double y = height(x);
  const Point p = axes.screen_from_data(x, std::isnan(y) ? heights_.min : y);
  const Rectangle& box = axes.box;
  return {std::clamp(p.x, box.left, std::max(box.left, box.right())),
          std::clamp(p.y, box.top, std::max(box.top, box.bottom()))};
}

// On the curve; before anything is guessed, below the hiker, where it hides nothing.
Point DescentScene::guess_handle(const Axes& axes) const {
  if (guess_.is_begun()) return on_curve(axes, guess_.values().front());
  const Point from = on_curve(axes, descent_.now().x);
  return {from.x, (from.y + axes.box.bottom()) / 2};
}

void DescentScene::draw_way(DrawList& list, const Axes& axes, const DescentRun& run, int first,
                            const figure::Stroke& stroke) const {
  std::vector<figure::DataPoint> way;
  std::vector<Point> dots;
  for (int k = first; k <= std::min(descent_.step(), run.last()); ++k) {
    way.push_back({run.at(k).x, run.at(k).height});
    const Point p = axes.screen_from_data(way.back());
    if (!std::isfinite(p.x) || !std::isfinite(p.y)) continue;  // where f is not defined
    // What cannot be told from the one before is not drawn again.
    const bool apart = dots.empty() || std::hypot(p.x - dots.back().x, p.y - dots.back().y) > 1.5F;
    if (apart) dots.push_back(p);
  }
  if (way.size() > 1) figure::draw_data_line(list, way, axes, stroke);
  list.push_back(figure::Clip{axes.box});
  for (const Point& p : dots) list.push_back(figure::Circle{p, 3.6F, {stroke.role}});
  list.push_back(figure::Clip{{}, false});
}

// The next step: level as far as the rate says, then down (or up) to the ground.
void DescentScene::draw_next(DrawList& list, const DescentBoxes& where) const {
  const DescentMoment &here = descent_.now(), &there = next();
  const Rectangle& box = where.curve.box;
  const Point from = where.curve.screen_from_data(here.x, here.height);
  if (!box.contains(from) || descent_.step() >= descent_.run().last()) return;
  const Point corner = where.curve.screen_from_data(there.x, here.height);
  const Point to = where.curve.screen_from_data(there.x, there.height);
  if (!std::isfinite(to.x) || !std::isfinite(to.y)) return;
  if (std::abs(corner.x - from.x) < 3) return;
  list.push_back(figure::Clip{box});
  list.push_back(figure::Line{corner, to, {Role::kDown, 1.4F, Dash::kDashed}});
  list.push_back(figure::Circle{to, 5, {Role::kSheet}, {Role::kDown, 2}});
  figure::draw_arrow(list, from, corner, Role::kDown, 2.6F, true);
  list.push_back(figure::Clip{{}, false});
  // Other rules step otherwise, and noise adds its own.
  const bool plain = descent_.run().plan().noise == 0 && value("optimizer") == "gradient-descent";
  const bool crowded = std::abs(corner.x - from.x) < 14 || descent_.shows_blow_up();
  if (!plain || crowded) return;
  const Point middle{std::clamp((from.x + corner.x) / 2, box.left, box.right()), from.y};
  figure::Text label{
      {}, "\u2212\u03B7\u00B7f\u2032(x) = " + text::display(there.x - here.x, 2), {Role::kDown}};
  label.size = where.text_size;
  figure::draw_label(list, middle, label, box, 12);
}

void DescentScene::draw_curve_panel(DrawList& list, const DescentBoxes& where,
                                    const DrawOptions& options) const {
  const Axes& axes = where.curve;
  const auto touch = [&](Handle handle) {
    return options.held == handle  ? figure::Touch::kHeld
           : options.hot == handle ? figure::Touch::kHot
                                   : figure::Touch::kRest;
  };
  const bool small = where.text_size < 15;
  draw_axes(list, axes, frame(where.text_size));
  figure::draw_curve(list, [this](double t) { return height(t); }, window_, axes,
                     {Role::kCurve, small ? 2.6F : 3.2F});
  const DescentMoment& here = descent_.now();
  const auto tangent =
      figure::line_through(axes, {here.x, here.height}, here.slope_x, {Role::kTangent, 1.8F});
  const bool alone = !descent_.fork();
  // Far outside it is no line that can be drawn.
  const bool seen = axes.box.contains(axes.screen_from_data(here.x, here.height));
  if (tangent && alone && seen) list.push_back(*tangent);
  draw_way(list, axes, descent_.run(), 0, {kRunRole, 2});
  if (const DescentRun* fork = descent_.fork()) {
    draw_way(list, axes, *fork, descent_.fork_step(), {kForkRole, 2, Dash::kDashed});
    const DescentMoment& other = fork->at(descent_.step());
    const Point at = axes.screen_from_data(other.x, other.height);
    if (axes.box.contains(at)) figure::draw_point(list, at, kForkRole, 7);
  }
  const float radius = small ? 7 : 8.5F;
  if (descent_.step() > 0) {
    figure::draw_handle(list, on_curve(axes, number("x")), touch(kStart), Role::kPoint,
                        0.8F * radius);
    const Point at = axes.screen_from_data(here.x, here.height);
    if (axes.box.contains(at)) figure::draw_point(list, at, Role::kPoint, radius);
  } else {
    const bool nowhere = !std::isfinite(here.height);
    figure::draw_handle(list, on_curve(axes, number("x")), touch(kStart),
                        nowhere ? Role::kWarn : Role::kPoint, radius);
  }
  if (guess_.is_asked()) {
    const double guess = guess_.values().front();
    if (guess_.is_begun()) {
      const Point at = on_curve(axes, guess);
      list.push_back(figure::Line{
          {at.x, axes.box.top}, {at.x, axes.box.bottom()}, {Role::kGuess, 1.4F, Dash::kDashed}});
    }
    if (guess_.hides_answer()) {
      const Point handle = guess_handle(axes);
      figure::draw_handle(list, handle, touch(kGuessedLanding), Role::kGuess, radius);
      figure::Text hint{{}, words().say("descent.guess_here"), {Role::kGuess}};
      hint.size = where.text_size;
      if (!guess_.is_begun()) figure::draw_label(list, handle, hint, axes.box, 18);
    }
  }
  if (!guess_.hides_answer() && alone) draw_next(list, where);
}

DrawList DescentScene::draw(Size size, const DrawOptions& options) const {
  DrawList list;
  const DescentBoxes where = boxes(size);
  if (!(where.curve.box.width >= 1 && where.curve.box.height >= 1)) return list;
  draw_curve_panel(list, where, options);
  const DescentPanels panels{&descent_, &words(), where.text_size, value("show") == "schedule"};
  draw_loss_panel(list, panels, where.loss);
  draw_rate_panel(list, panels, where.rate);
  draw_fork_legend(list, panels, where.curve.box);
  draw_blow_up(list, panels, where.curve.box);
  return list;
}

Handle DescentScene::hit(Point at, Size size, float reach) const {
  const Axes axes = boxes(size).curve;
  const auto near = [&](Point p) { return std::hypot(p.x - at.x, p.y - at.y) <= reach; };
  if (guess_.hides_answer()) {
    return near(guess_handle(axes)) ? kGuessedLanding : kNoHandle;
  }
  return near(on_curve(axes, number("x"))) ? kStart : kNoHandle;
}

void DescentScene::drag(Handle handle, Point to, Size size) {
  const double x = boxes(size).curve.data_from_screen(to).x;
  if (handle == kStart) set_number("x", x);
  if (handle == kGuessedLanding) set_entry("guess", 0, x);
}

std::vector<Action> DescentScene::actions() const {
  std::vector<Action> out = guess_.actions();
  if (!guess_.is_asked()) out = descent_.actions(*this);
  return out;
}

void DescentScene::act(std::string_view action) {
  Guess::act(*this, action);
  descent_.act(*this, action);
}

bool DescentScene::advance() { return descent_.advance(*this); }

}  // namespace

SceneSpec descent_spec() {
  SceneSpec spec{
      .id = "descent",
      .parameters = {{.id = "f",
                      .kind = Kind::kFormula,
                      .initial = "x^2/2",
                      .choices = {"x^2/2", "x^2", "2x^2", "x^2/10", "x^4/4", "x^4/4-x^2+x/5",
                                  "abs(x)", "sqrt(1+x^2)", "cos(x)+x/5", "sin(3x)/3+x^2/6",
                                  "ln(1+x^2)", "x-ln(x)", "x^3/3-x"},
                      .variables = {"x"}},
                     {.id = "x", .initial = "3", .min = -kFar, .max = kFar, .grain = 0.05},
                     {.id = "from", .initial = "-4", .min = -kFar, .max = kFar, .grain = 0.1},
                     {.id = "to", .initial = "4", .min = -kFar, .max = kFar, .grain = 0.1},
                     {.id = "show",
                      .kind = Kind::kChoice,
                      .initial = "loss",
                      .choices = {"curve", "loss", "schedule"}}},
  };
  add_descent(spec, "0.3");
  add_guess(spec, {.count = 1, .min = -kFar, .max = kFar, .grain = 0.05});
  return spec;
}

std::unique_ptr<Scene> make_descent(const SceneSpec& spec, const Context& context) {
  return std::make_unique<DescentScene>(spec, context);
}

}  // namespace downhill::scenes
