#include "scenes/derivative.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "expr/function.h"
#include "scenes/audit.h"
#include "scenes/derivative_picture.h"
#include "scenes/landmarks.h"
#include "text/number.h"

namespace downhill::scenes {
namespace {

using figure::Point;
using figure::Range;
using figure::Role;
using figure::Size;

constexpr double kGrain = 0.01;
constexpr float kSnapPx = 6;

// Handles.
constexpr Handle kPlace = 1;   // the filled point
constexpr Handle kSecond = 2;  // the hollow point
constexpr Handle kBelow = 3;   // the point on the curve of f'
constexpr Handle kGuess = 4;   // the sheet on which f' is drawn by hand

constexpr int kGuesses = 9;  // places at which f' is guessed

DerivativeShow show_of(const std::string& choice) {
  constexpr std::pair<std::string_view, DerivativeShow> kShows[] = {
      {"rise", DerivativeShow::kRise},   {"secant", DerivativeShow::kSecant},
      {"limit", DerivativeShow::kLimit}, {"tangent", DerivativeShow::kTangent},
      {"sign", DerivativeShow::kSign},   {"trace", DerivativeShow::kTrace}};
  for (const auto& [name, show] : kShows) {
    if (name == choice) return show;
  }
  return DerivativeShow::kDerivative;
}

class DerivativeScene : public Scene {
 public:
  using Scene::Scene;

  std::vector<Observable> observe() const override;
  figure::DrawList draw(Size size, const DrawOptions& options) const override;
  std::string describe() const override;
  std::optional<AuditSubject> audited() const override { return AuditSubject{*f_, {number("x")}}; }
  Range range(std::string_view id) const override;
  Handle hit(Point at, Size size, float reach) const override;
  void grab(Handle handle, Point at, Size size) override;
  void drag(Handle handle, Point to, Size size) override;
  std::vector<Action> actions() const override { return picture_.guess.actions(); }
  void act(std::string_view action) override { Guess::act(*this, action); }
  std::string entry_label(std::string_view id, int entry) const override;

 protected:
  void update() override;

 private:
  std::string ground() const;  // what is under the feet: "a peak", "rising"
  double miss() const;
  void draw_guess(Point to, Size size);

  // What follows from f and the window alone, kept while x and h move.
  std::string studied_;
  std::optional<expr::Function> f_;
  std::optional<expr::Function> slope_;
  std::optional<expr::Function> second_;
  std::vector<Landmark> landmarks_;
  Range slopes_;

  DerivativePicture picture_;
  std::optional<Point> pen_;  // while the hand draws a guess: where it was
};

void DerivativeScene::update() {
  const double x = number("x");
  // A window that was given upside down, empty, or without x is put right.
  Range window{std::min(number("from"), number("to")), std::max(number("from"), number("to"))};
  if (window.length() < 0.1) window = {window.min - 0.05, window.max + 0.05};
  window = {std::min(window.min, x), std::max(window.max, x)};

  const std::string study =
      value("f") + " " + text::exact(window.min) + " " + text::exact(window.max);
  if (study != studied_) {
    auto parsed = expr::Function::parse(value("f"), {"x"});
    if (!parsed) return;  // cannot be: every stored formula has been parsed before
    studied_ = study;
    f_ = *parsed;
    slope_ = f_->derivative();
    second_ = slope_->derivative();
    const auto f = [this](double t) { return (*f_)(t); };
    // Only where there is a path: the rules give 1/x for ln(x) left of 0 as well.
    const auto slope = [this](double t) {
      return std::isfinite((*f_)(t)) ? (*slope_)(t) : kUndefined;
    };
    landmarks_ = find_landmarks(f, slope, window);
    slopes_ = {kUndefined, kUndefined};
    constexpr int kSamples = 500;
    for (int i = 0; i < kSamples; ++i) {
      const double s = slope(window.min + (i + 0.5) / kSamples * window.length());
      if (!std::isfinite(s)) continue;
      slopes_ = {std::fmin(slopes_.min, s), std::fmax(slopes_.max, s)};
    }
    picture_.f = f;
    picture_.slope = slope;
    picture_.window = window;
    picture_.heights = figure::fit_y_range(f, window);
    picture_.slopes = figure::fit_y_range(slope, window);
  }

  DerivativePicture& p = picture_;
  p.show = show_of(value("show"));
  p.guess = Guess(*this, Guess::Needs::kEnds);
  p.x = x;
  p.h = number("h");
  const auto height = [&](double t) {
    const double y = (*f_)(t);
    return std::isfinite(y) ? y : kUndefined;
  };
  p.y = height(x);
  p.y2 = height(x + p.h);
  p.derivative = has_slope(p.f, x) ? (*slope_)(x) : kUndefined;
  p.landmark = nullptr;
  for (const Landmark& landmark : landmarks_) {
    if (std::abs(landmark.x - x) <= kGrain / 2 + 1e-9) p.landmark = &landmark;
  }
}

std::vector<Observable> DerivativeScene::observe() const {
  const DerivativePicture& p = picture_;
  const auto flag = [](bool yes) { return yes ? 1.0 : 0.0; };
  const auto stands_on = [&](LandmarkKind kind) {
    return flag(p.landmark && p.landmark->kind == kind);
  };
  const auto count = [&](LandmarkKind kind) {
    return static_cast<double>(
        std::count_if(landmarks_.begin(), landmarks_.end(),
                      [&](const Landmark& landmark) { return landmark.kind == kind; }));
  };
  const bool level = (p.landmark && p.landmark->level) || p.derivative == 0;
  std::vector<Observable> out{
      {.id = "y", .value = p.y},
      {.id = "y2", .value = p.y2},
      {.id = "rise", .value = p.y2 - p.y},
      {.id = "slope", .value = p.shown_slope(), .role = Role::kTangent},
      {.id = "derivative", .value = p.derivative, .role = Role::kTangent},
      {.id = "second", .value = std::isnan(p.derivative) ? kUndefined : (*second_)(p.x)},
      {.id = "rising", .value = flag(p.derivative > 0 && !level), .decimals = 0},
      {.id = "falling", .value = flag(p.derivative < 0 && !level), .decimals = 0},
      {.id = "level", .value = flag(level), .decimals = 0},
      {.id = "peak", .value = stands_on(LandmarkKind::kPeak), .decimals = 0},
      {.id = "valley", .value = stands_on(LandmarkKind::kValley), .decimals = 0},
      {.id = "shelf", .value = stands_on(LandmarkKind::kShelf), .decimals = 0},
      {.id = "peaks", .value = count(LandmarkKind::kPeak), .decimals = 0},
      {.id = "valleys", .value = count(LandmarkKind::kValley), .decimals = 0},
      {.id = "shelves", .value = count(LandmarkKind::kShelf), .decimals = 0},
      {.id = "least_slope", .value = slopes_.min},
      {.id = "greatest_slope", .value = slopes_.max},
      {.id = "formula", .value = kUndefined, .text = slope_->pretty()},
  };
  p.guess.observe(out, miss());
  return out;
}

// The mean distance of the guessed curve from f', where there is one.
double DerivativeScene::miss() const {
  constexpr int kSamples = 200;
  const Range& window = picture_.window;
  double sum = 0;
  int count = 0;
  for (int i = 0; i < kSamples; ++i) {
    const double t = window.min + (i + 0.5) / kSamples * window.length();
    const double off = guessed_curve(picture_.guess.values(), window, t) - picture_.slope(t);
    if (!std::isfinite(off)) continue;
    sum += std::abs(off);
    ++count;
  }
  return count > 0 ? sum / count : kUndefined;
}

std::string DerivativeScene::entry_label(std::string_view, int entry) const {
  return words().say("derivative.guess_at", {{"x", text::display(picture_.guess_place(entry), 2)}});
}

figure::DrawList DerivativeScene::draw(Size size, const DrawOptions& options) const {
  const auto touch = [&](std::initializer_list<Handle> handles) {
    using figure::Touch;
    if (std::find(handles.begin(), handles.end(), options.held) != handles.end()) {
      return Touch::kHeld;
    }
    return std::find(handles.begin(), handles.end(), options.hot) != handles.end() ? Touch::kHot
                                                                                   : Touch::kRest;
  };
  return picture_.draw(words(), size, touch({kPlace, kBelow}), touch({kSecond}));
}

std::string DerivativeScene::ground() const {
  return words().say("derivative.describe." + picture_.ground_key());
}

std::string DerivativeScene::describe() const {
  const DerivativePicture& p = picture_;
  const text::Arguments numbers{{"f", f_->pretty()},
                                {"x", text::display(p.x, 2)},
                                {"x2", text::display(p.x + p.h, 2)},
                                {"h", text::display(p.h, 2)},
                                {"y", text::display(p.y, 2)},
                                {"rise", text::display(p.y2 - p.y, 2)},
                                {"slope", text::display(p.shown_slope(), 2)},
                                {"derivative", text::display(p.derivative, 2)},
                                {"ground", ground()}};
  if (p.hides_answer() && !std::isnan(p.y)) {
    return words().say("derivative.describe.guess", numbers);
  }
  const bool two_points = p.has_second() && p.h != 0;
  if (std::isnan(p.y)) return words().say("derivative.describe.at_gap", numbers);
  if (two_points && std::isnan(p.y2)) return words().say("derivative.describe.second_gap", numbers);
  if (two_points) return words().say("derivative.describe.secant", numbers);
  if (std::isnan(p.derivative)) return words().say("derivative.describe.at_corner", numbers);
  std::string sentence = words().say("derivative.describe.tangent", numbers);
  if (p.has_below() && p.guess.compares()) {
    sentence += words().say("derivative.describe.miss", {{"miss", text::display(miss(), 2)}});
  }
  return sentence;
}

Range DerivativeScene::range(std::string_view id) const {
  const Range declared = Scene::range(id);
  const Range& window = picture_.window;
  if (id == "x") {
    return {std::max(declared.min, window.min), std::min(declared.max, window.max)};
  }
  if (id == "h") {
    return {std::max(declared.min, window.min - picture_.x),
            std::min(declared.max, window.max - picture_.x)};
  }
  if (id == "guess") {
    return {std::max(declared.min, std::floor(10 * picture_.slopes.min) / 10),
            std::min(declared.max, std::ceil(10 * picture_.slopes.max) / 10)};
  }
  return declared;
}

Handle DerivativeScene::hit(Point at, Size size, float reach) const {
  const DerivativeLayout layout = picture_.layout(size);
  Handle nearest = kNoHandle;
  float least = reach;
  // The second point comes first: where both meet, it lies on top.
  const auto offer = [&](Handle handle, Point p) {
    const float distance = std::hypot(p.x - at.x, p.y - at.y);
    if (distance > least || (nearest != kNoHandle && distance == least)) return;
    least = distance;
    nearest = handle;
  };
  if (picture_.has_second()) offer(kSecond, picture_.second_point(layout));
  offer(kPlace, picture_.place_point(layout));
  if (picture_.has_below() && !picture_.hides_answer() && !std::isnan(picture_.derivative)) {
    offer(kBelow, picture_.below_point(layout));
  }
  if (nearest == kNoHandle && picture_.hides_answer() && layout.below.box.contains(at)) {
    return kGuess;
  }
  return nearest;
}

void DerivativeScene::grab(Handle handle, Point at, Size size) {
  if (handle != kGuess) return;
  pen_.reset();
  draw_guess(at, size);
}

// Draws from where the pen was to where it is: a quick hand passes over places between two events.
void DerivativeScene::draw_guess(Point to, Size size) {
  const figure::Axes below = picture_.layout(size).below;
  const figure::DataPoint here = below.data_from_screen(to);
  const figure::DataPoint before = pen_ ? below.data_from_screen(*pen_) : here;
  pen_ = to;
  const int last = picture_.guess_entry(here.x), first = picture_.guess_entry(before.x);
  for (int i = first; i != last; i += last > first ? 1 : -1) {
    if (i == first) continue;  // was drawn when the pen was there
    const double part = (picture_.guess_place(i) - before.x) / (here.x - before.x);
    set_entry("guess", i, before.y + part * (here.y - before.y));
  }
  set_entry("guess", last, here.y);
}

void DerivativeScene::drag(Handle handle, Point to, Size size) {
  const figure::Axes axes = picture_.layout(size).above;
  const double x = axes.data_from_screen(to).x;
  if (handle == kSecond) {
    set_number("h", x - picture_.x);
    return;
  }
  if (handle == kGuess) return draw_guess(to, size);
  if (handle != kPlace && handle != kBelow) return;
  // Landmarks catch the point, so that one need not hit the pixel.
  const Landmark* caught = nullptr;
  float least = picture_.has_second() ? 0 : kSnapPx;
  for (const Landmark& landmark : landmarks_) {
    const float distance = std::abs(axes.screen_x(landmark.x) - to.x);
    if (distance >= least) continue;
    least = distance;
    caught = &landmark;
  }
  set_number("x", caught ? caught->x : x);
}

}  // namespace

SceneSpec derivative_spec() {
  SceneSpec spec{
      .id = "derivative",
      .parameters =
          {
              {.id = "f",
               .kind = Kind::kFormula,
               .initial = "x^2/4+1/4",
               .choices = {"0.5x+1", "x^2/4+1/4", "x^2-2x", "x^3", "x^3/3-x", "x^5/20-x^3/3",
                           "sin(x)", "sin(2x)+x/2", "exp(x)", "ln(x)", "1/x", "sqrt(x)", "abs(x)",
                           "exp(-x^2)", "1/(1+exp(-x))"},
               .variables = {"x"}},
              {.id = "x", .initial = "1", .min = -20, .max = 20, .grain = kGrain},
              {.id = "h", .initial = "1.67", .min = -10, .max = 10, .grain = kGrain},
              {.id = "show",
               .kind = Kind::kChoice,
               .initial = "secant",
               .choices = {"rise", "secant", "limit", "tangent", "sign", "trace", "derivative"}},
              {.id = "from", .initial = "-1", .min = -20, .max = 20, .grain = 0.1},
              {.id = "to", .initial = "4", .min = -20, .max = 20, .grain = 0.1},
          },
      .observables = {"y", "y2", "rise", "slope", "derivative", "second", "rising", "falling",
                      "level", "peak", "valley", "shelf", "peaks", "valleys", "shelves",
                      "least_slope", "greatest_slope", "formula"},
  };
  spec.parameters.push_back(audit_row());
  add_guess(spec, {.count = kGuesses, .min = -20, .max = 20});
  return spec;
}

std::unique_ptr<Scene> make_derivative(const SceneSpec& spec, const Context& context) {
  return std::make_unique<DerivativeScene>(spec, context);
}

}  // namespace downhill::scenes
