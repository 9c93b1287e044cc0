#include "scenes/network.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "figure/marks.h"
#include "figure/text_metrics.h"
#include "scenes/calculation.h"
#include "scenes/figure_line.h"
#include "scenes/network_file.h"
#include "scenes/network_picture.h"
#include "text/number.h"

namespace downhill::scenes {
namespace {

using figure::DrawList;
using figure::Role;
using figure::Size;

constexpr Handle kMap = 1;
constexpr std::size_t kMostPainted = 500;

using Values = std::vector<std::pair<std::string, std::string>>;

// A network that learns the two spirals.
const Values kSpirals = {{"data", "spirals"}, {"count", "200"},         {"noise", "0.01"},
                         {"layers", "2"},     {"units", "16"},          {"activation", "tanh"},
                         {"init", "xavier"},  {"optimizer", "adam"},    {"rate", "0.02"},
                         {"batch", "0"},      {"schedule", "constant"}, {"l1", "0"},
                         {"l2", "0"},         {"phase", "start"},       {"step", "0"}};

const std::vector<std::string> kPhases = {"start", "forward", "loss", "backward"};

class NetworkScene final : public Scene {
 public:
  using Scene::Scene;

  std::vector<Observable> observe() const override;
  DrawList draw(Size size, const DrawOptions& options) const override;
  std::string describe() const override;
  figure::Range range(std::string_view id) const override;
  Handle hit(figure::Point at, Size size, float reach) const override;
  void grab(Handle handle, figure::Point at, Size size) override;
  void drag(Handle handle, figure::Point to, Size size) override;
  std::vector<Action> actions() const override;
  void act(std::string_view action) override;
  bool advance() override;
  bool is_behind() const override {
    return in_slices() && run_->epoch() < step() && !run_->blown_up();
  }
  void catch_up() override { update(); }
  std::vector<Export> exports() const override;
  std::string exported(std::string_view id) const override;

 protected:
  void update() override;
  text::Result<text::Done> accept(const Parameter& row, std::string_view name) const override;

 private:
  text::Result<Values> read(const std::string& text) const;
  NetworkSettings settings() const;
  int phase() const {
    return static_cast<int>(std::ranges::find(kPhases, value("phase")) - kPhases.begin());
  }
  bool painting() const { return value("data") == "painted"; }
  int followed() const {
    const int point = static_cast<int>(number("follow")) - 1;
    return point < static_cast<int>(run_->train().size()) ? point : -1;
  }
  NetworkPicture picture(Size size) const;
  void look();
  void put(figure::DataPoint place);
  void set_phase(int phase) { (void)set("phase", kPhases[static_cast<std::size_t>(phase)]); }

  mutable std::optional<NetworkRun> run_;  // asking a network for answers fills its layers
  NetworkLook look_;
  std::array<std::array<int, 2>, 2> test_{};
  bool running_ = false;
};

NetworkSettings NetworkScene::settings() const {
  return {.data = value("data"),
          .count = static_cast<int>(number("count")),
          .noise = number("noise"),
          .painted = painting() ? list("points") : std::vector<double>{},
          .formula = value("data") == "formula" ? value("f") : "",
          .layers = static_cast<int>(number("layers")),
          .units = static_cast<int>(number("units")),
          .activation = value("activation"),
          .initialization = value("init"),
          .optimizer = value("optimizer"),
          .schedule = value("schedule"),
          .rate = number("rate"),
          .batch = static_cast<int>(number("batch")),
          .l1 = number("l1"),
          .l2 = number("l2"),
          .span = static_cast<int>(number("span")),
          .seed = static_cast<std::uint64_t>(number("seed"))};
}

// What a file asks for: a run its own line, points that they are the painted ones.
text::Result<Values> NetworkScene::read(const std::string& text) const {
  Values out;
  for (const Parameter& row : spec().parameters) out.emplace_back(row.id, row.initial);
  out.emplace_back("step", "0");
  const auto put = [&](std::string_view id, const std::string& value) {
    std::ranges::find(out, id, &Values::value_type::first)->second = value;
  };
  const std::size_t first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first != std::string::npos && text[first] == '{') {
    const text::Result<SavedRun> run = read_run_file(text);
    if (!run) return run.error();
    const text::Result<FigureLine> line = parse_figure_line(run->line);
    const text::Error foreign{"network-run-file", "no run of this scene", {}, {}};
    if (!line || line->scene != spec().id) return foreign;
    std::string step = "0";
    for (const FigureLine::Value& value : line->values) {
      const bool known = spec().find(value.name) != nullptr;
      if (!known && value.name != "step") return foreign;
      if (value.name != "load") (known ? put(value.name, value.value) : void(step = value.value));
    }
    // Whether such a scene takes these values is seen by making one, untrained.
    NetworkScene trial(spec(), {&words()});
    if (!trial.set_all(out)) return foreign;
    put("step", step);
    return out;
  }
  const text::Result<std::vector<double>> points = read_points_file(text);
  if (!points) return points.error();
  // The settings stay: only the points are others.
  for (const Parameter& row : spec().parameters) put(row.id, value(row.id));
  std::string list;
  for (const double number : *points) {
    list += (list.empty() ? "" : ",") + text::exact(number);
  }
  put("data", "painted");
  put("points", list);
  put("follow", "0");
  put("load", "");
  return out;
}

text::Result<text::Done> NetworkScene::accept(const Parameter& row, std::string_view name) const {
  const std::string* text = row.kind == Kind::kFile && !name.empty() ? file(name) : nullptr;
  if (!text) return text::Done{};
  const text::Result<Values> values = read(*text);
  if (values) return text::Done{};
  text::Error error = values.error();
  error.place = {};  // a line of the file is no column of the field
  return error;
}

void NetworkScene::update() {
  if (const std::string name = value("load"); !name.empty()) {
    const std::string* text = file(name);
    const text::Result<Values> values = text ? read(*text) : text::Error{};
    // This is called again, and then no file is asked for.
    if (values && set_all(*values)) return;
    (void)set_all(Values{{"load", ""}});
    return;
  }
  NetworkSettings wanted = settings();
  if (!run_ || !(run_->settings() == wanted)) run_.emplace(std::move(wanted));
  // Twice what a frame of a run takes: nothing else is going on.
  run_->reach(step(), in_slices() ? 2 * run_->epochs_a_frame() : step());
  look();
}

// Everything a picture needs, once a change.
void NetworkScene::look() {
  const nn::Network<double>& net = run_->network();
  look_.map = run_->answers(map_places(number("reach"), NetworkLook::kMapSide));
  run_->answers(map_places(number("reach"), NetworkLook::kUnitSide));
  look_.units.clear();
  for (std::size_t i = 1; i + 1 < net.layers().size(); i += 2) {
    look_.units.push_back(net.layers()[i]->output);
  }
  look_.table = run_->confusion(run_->train());
  test_ = run_->confusion(run_->test());
  look_.values.clear();
  look_.slopes.clear();
  const int point = followed();
  if (point >= 0) {
    const nn::Matrix<double> x = run_->train().x.col(point), t = run_->train().t.col(point);
    look_.point_loss = run_->differentiate(x, t);
    look_.gradient = net.gradient();
    look_.values.push_back(x.col(0));
    look_.slopes.push_back(nn::Vector<double>::Zero(2));
    for (std::size_t i = 1; i + 1 < net.layers().size(); i += 2) {
      look_.values.push_back(net.layers()[i]->output.col(0));
      look_.slopes.push_back(net.layers()[i + 1]->input_gradient.col(0));
    }
    const nn::Matrix<double> answer = run_->answers(x);
    look_.values.push_back(answer.col(0));
    // By the sum that the answer is the sigmoid of.
    look_.slopes.push_back((run_->classifies() ? 1.0 : 2.0) * (answer - t).col(0));
  } else {
    look_.point_loss = kUndefined;
    run_->differentiate(run_->train().x, run_->train().t);
    look_.gradient = net.gradient();
  }
}

figure::Range NetworkScene::range(std::string_view id) const {
  if (id == "cursor_x" || id == "cursor_y") return {-number("reach"), number("reach")};
  if (id == "follow" && run_) {
    return {0, static_cast<double>(std::min<nn::Index>(run_->train().size(), 500))};
  }
  return Scene::range(id);
}

std::vector<Observable> NetworkScene::observe() const {
  std::vector<Observable> out;
  const auto add = [&](std::string id, double number, int decimals, Role role = Role::kInk,
                       std::string unit = {}) {
    out.push_back({.id = std::move(id),
                   .value = number,
                   .decimals = decimals,
                   .role = role,
                   .unit = std::move(unit)});
  };
  const auto percent = [](const std::array<std::array<int, 2>, 2>& table) {
    const int all = table[0][0] + table[0][1] + table[1][0] + table[1][1];
    return all == 0 ? kUndefined : 100.0 * (table[0][0] + table[1][1]) / all;
  };
  const bool classes = run_->classifies();
  add("loss", run_->loss_now().train, 3, Role::kCurve);
  add("test", run_->loss_now().test, 3);
  add("right", classes ? percent(look_.table) : kUndefined, 0, Role::kInk, "%");
  add("right_test", classes ? percent(test_) : kUndefined, 0, Role::kInk, "%");
  add("true0", look_.table[0][0], 0, Role::kGood);
  add("false1", look_.table[0][1], 0, Role::kWarn);
  add("false0", look_.table[1][0], 0, Role::kWarn);
  add("true1", look_.table[1][1], 0, Role::kGood);
  add("parameters", static_cast<double>(run_->network().parameters().size()), 0);
  add("epoch", run_->epoch(), 0);
  add("gradient", look_.gradient.norm(), 3, Role::kTangent);
  add("answer", look_.values.empty() ? kUndefined : look_.values.back()(0), 3, Role::kCurve);
  add("point_loss", look_.point_loss, 3, Role::kCurve);
  add("slope", look_.slopes.empty() ? kUndefined : look_.slopes.back()(0), 3, Role::kTangent);
  add("painted", static_cast<double>(run_->train().size()), 0);
  add("stage", phase(), 0);
  add("blown_up", run_->blown_up() ? 1 : 0, 0, Role::kWarn);
  return out;
}

NetworkPicture NetworkScene::picture(Size size) const {
  const int at = phase();
  const bool numbers = followed() >= 0 && number("layers") <= 2 && number("units") <= 4;
  return {.run = &*run_,
          .look = &look_,
          .words = &words(),
          .gradients = value("edges") == "gradients" && (followed() < 0 || at >= 3),
          .followed = followed(),
          .show_values = numbers && at >= 1,
          .show_slopes = numbers && at >= 3,
          .reach = number("reach"),
          .cursor = painting()
                        ? std::optional<figure::DataPoint>({number("cursor_x"), number("cursor_y")})
                        : std::nullopt,
          .paints_one = number("paint") > 0.5,
          .text_size = figure::text_size_for(size)};
}

DrawList NetworkScene::draw(Size size, const DrawOptions&) const {
  DrawList list;
  if (size.width < 60 || size.height < 60) return list;
  const NetworkLayout at = network_layout(value("view"), size, run_->classifies());
  const NetworkPicture shown = picture(size);
  draw_units(list, shown, at.net);
  draw_decision(list, shown, at.map);
  draw_losses(list, shown, at.loss);
  draw_table(list, shown, at.table);
  if (is_behind()) figure::draw_progress(list, size, run_->epoch() / static_cast<double>(step()));
  return list;
}

std::string NetworkScene::describe() const {
  const auto text_of = [](double value) { return text::display(value, 3); };
  const NetworkSettings& is = run_->settings();
  std::string out =
      words().say(run_->classifies() ? "network.describe" : "network.describe.heights",
                  {{"layers", std::to_string(is.layers)},
                   {"units", std::to_string(is.units)},
                   {"epoch", std::to_string(run_->epoch())},
                   {"loss", text_of(run_->loss_now().train)},
                   {"test", text_of(run_->loss_now().test)},
                   {"right", std::to_string(look_.table[0][0] + look_.table[1][1])},
                   {"count", std::to_string(run_->train().size())}});
  if (followed() >= 0 && phase() > 0) {
    out += words().say("network.describe." + value("phase"),
                       {{"answer", text_of(look_.values.back()(0))},
                        {"wanted", short_text(run_->train().t(0, followed()))},
                        {"point_loss", text_of(look_.point_loss)},
                        {"slope", text_of(look_.slopes.back()(0))},
                        {"gradient", text_of(look_.gradient.norm())}});
  }
  if (run_->blown_up()) out += words().say("network.describe.blown-up");
  return out;
}

Handle NetworkScene::hit(figure::Point at, Size size, float) const {
  const NetworkLayout where = network_layout(value("view"), size, run_->classifies());
  if (!painting() || where.map.width < 30) return kNoHandle;
  return map_axes(picture(size), where.map).box.contains(at) ? kMap : kNoHandle;
}

// One more point of the class that is painted; the cursor goes there.
void NetworkScene::put(figure::DataPoint place) {
  std::string text = value("points");
  if (list("points").size() >= 3 * kMostPainted) return;
  const auto tidy = [](double number) {
    return text::short_number(std::clamp(number, -2.0, 2.0), 3);
  };
  const std::string x = tidy(place.x), y = tidy(place.y);
  text += (text.empty() ? "" : ",") + x + "," + y + "," + value("paint");
  (void)set_all(std::array<std::pair<std::string, std::string>, 3>{
      {{"points", text}, {"cursor_x", x}, {"cursor_y", y}}});
}

// A touch on the map is a new point, a stroke a row of them.
void NetworkScene::grab(Handle handle, figure::Point at, Size size) {
  if (handle != kMap) return;
  const NetworkLayout where = network_layout(value("view"), size, run_->classifies());
  put(map_axes(picture(size), where.map).data_from_screen(at));
}

void NetworkScene::drag(Handle handle, figure::Point to, Size size) {
  if (handle != kMap) return;
  constexpr double kApart = 0.12;  // as a part of the map's reach
  const NetworkLayout where = network_layout(value("view"), size, run_->classifies());
  const figure::Axes axes = map_axes(picture(size), where.map);
  if (!axes.box.contains(to)) return;
  const figure::DataPoint place = axes.data_from_screen(to);
  const double apart =
      std::hypot(place.x - number("cursor_x"), place.y - number("cursor_y")) / number("reach");
  if (apart >= kApart) put(place);
}

std::vector<Export> NetworkScene::exports() const {
  return {{.id = "run", .ending = "json"},
          {.id = "network", .ending = "json"},
          {.id = "points", .ending = "csv"}};
}

std::string NetworkScene::exported(std::string_view id) const {
  if (id == "run") return run_file(line(), *run_);
  if (id == "network") return network_file(line(), *run_);
  return id == "points" ? points_file(run_->train(), run_->classifies()) : "";
}

std::vector<Action> NetworkScene::actions() const {
  const bool more = step() < spec().last_step && !run_->blown_up();
  std::vector<Action> out{{.id = "phase", .enabled = more},
                          {.id = "step", .enabled = more},
                          {.id = "run", .enabled = more, .running = running_},
                          {.id = "rewind", .enabled = step() > 0 || phase() > 0},
                          {.id = "draw"}};
  if (value("view") == "all") out.push_back({.id = "spirals"});
  if (painting()) {
    out.push_back({.id = "put", .enabled = list("points").size() < 3 * kMostPainted});
    out.push_back({.id = "wipe", .enabled = !value("points").empty()});
  }
  return out;
}

void NetworkScene::act(std::string_view action) {
  const bool was_running = std::exchange(running_, false);
  if (action == "phase" && phase() < 3) return set_phase(phase() + 1);
  if (action == "phase" || action == "step") {
    set_phase(0);
    go_to_step(step() + 1);
  } else if (action == "run") {
    set_phase(0);
    running_ = !was_running;
  } else if (action == "rewind") {
    set_phase(0);
    go_to_step(0);
  } else if (action == "draw") {
    const Parameter& row = *spec().find("seed");
    set_number("seed", number("seed") + 1 > row.max ? row.min : number("seed") + 1);
  } else if (action == "spirals") {
    (void)set_all(kSpirals);
  } else if (action == "put") {
    put({number("cursor_x"), number("cursor_y")});
  } else if (action == "wipe") {
    (void)set("points", "");
  }
}

bool NetworkScene::advance() {
  if (!running_) return false;
  // The first epochs one by one, so that they can be followed; later ones faster.
  go_to_step(step() + std::clamp(step() / 20, 1, run_->epochs_a_frame()));
  running_ = step() < spec().last_step && !run_->blown_up();
  return running_;
}

}  // namespace

std::unique_ptr<Scene> make_network(const SceneSpec& spec, const Context& context) {
  return std::make_unique<NetworkScene>(spec, context);
}

}  // namespace downhill::scenes
