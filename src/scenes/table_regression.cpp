#include "scenes/table_regression.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "figure/paragraph.h"
#include "figure/text_metrics.h"
#include "figure/ticks.h"
#include "nn/quadratic_walk.h"
#include "scenes/fork.h"
#include "scenes/house_price_model.h"
#include "scenes/house_sales.h"
#include "scenes/own_table.h"
#include "scenes/playback.h"
#include "scenes/table_picture.h"
#include "text/number.h"

namespace downhill::scenes {
namespace {

using figure::Role;

constexpr std::size_t kShown = 2;  // problems that are named; the others are counted

class TableRegressionScene final : public Scene {
 public:
  using Scene::Scene;

  std::vector<std::string> choices(std::string_view id) const override;
  std::vector<Observable> observe() const override;
  figure::DrawList draw(figure::Size size, const DrawOptions& options) const override;
  std::string describe() const override;
  std::vector<Action> actions() const override;
  void act(std::string_view action) override;
  bool advance() override;
  std::vector<Export> exports() const override;
  std::string exported(std::string_view id) const override;

 protected:
  void update() override;
  text::Result<text::Done> accept(const Parameter& row, std::string_view value) const override;

 private:
  std::string file_name() const {
    return value("data").empty() ? std::string(kHouseFile) : value("data");
  }
  double rate() const { return number("share") * model_->curvature().largest_rate(); }
  double steps_needed() const {
    return nn::steps_until(model_->hessian(), (model_->start() - model_->bottom()).head<2>(),
                           rate(), model_->near());
  }
  // Not below 0 by rounding.
  double excess() const { return std::max(0.0, descent_->at(step()).loss - model_->best_loss()); }
  bool over() const;
  std::string say(std::string_view key, const text::Arguments& arguments = {}) const {
    return words().say("table-regression." + std::string(key), arguments);
  }
  std::string reason(const text::Error& error) const;
  std::string headline() const;
  std::string problems() const;

  std::optional<OwnTable> table_;
  std::string read_;                   // the file it was read from
  std::optional<text::Error> damage_;  // why there is no model
  std::optional<TableRegression> model_;
  std::optional<HouseDescent> descent_, fork_;
  Playback playback_;
};

text::Result<text::Done> TableRegressionScene::accept(const Parameter& row,
                                                      std::string_view value) const {
  const std::string* csv = row.kind == Kind::kFile && !value.empty() ? file(value) : nullptr;
  if (!csv) return text::Done{};
  const text::Result<OwnTable> table = OwnTable::parse(*csv, value);
  if (table) return text::Done{};
  text::Error error = table.error();
  error.place = {};  // a line of the file is no column of the field
  error.message = reason(table.error());
  error.key = "table";
  error.arguments = {{"reason", error.message}};
  return error;
}

void TableRegressionScene::update() {
  descent_.reset();
  fork_.reset();
  model_.reset();
  if (const std::string wanted = file_name(); !table_ || read_ != wanted) {
    read_ = wanted;
    table_.reset();
    damage_ = {"table-absent", "the file is not here", {{"file", wanted}}, {}};
    if (const std::string* csv = file(wanted)) {
      text::Result<OwnTable> table = OwnTable::parse(*csv, wanted);
      if (table) {
        table_ = *std::move(table);
      } else {
        damage_ = table.error();
      }
    }
  }
  if (!table_) return;
  damage_.reset();
  const std::vector<std::string> wanted{value("target"), value("first"), value("second")};
  if (const std::vector<std::string> columns = table_->choose(wanted); columns != wanted) {
    // Another table has other columns. This is called again, and then they are the table's.
    const auto done = set_all(std::vector<std::pair<std::string, std::string>>{
        {"target", columns[0]}, {"first", columns[1]}, {"second", columns[2]}});
    if (!done) damage_ = done.error();
    return;
  }
  text::Result<TableRegression> model =
      TableRegression::of(*table_, wanted, value("scaling") == "standardised");
  if (!model) {
    damage_ = model.error();
    return;
  }
  model_.emplace(*std::move(model));
  descent_.emplace(model_->regression(), model_->start(), rate());
  descent_->reach(step());
  const double largest = model_->curvature().largest_rate();
  follow_fork(fork_, *descent_, forked_at(*this), number("fork_rate") * largest, step());
}

bool TableRegressionScene::over() const {
  const auto ended = [&](const HouseDescent& way) {
    return way.at(step()).loss - model_->best_loss() <= model_->near() ||
           (way.stopped() && step() >= way.end());
  };
  return step() >= spec().last_step || (ended(*descent_) && (!fork_ || ended(*fork_)));
}

std::vector<std::string> TableRegressionScene::choices(std::string_view id) const {
  const bool column = id == "target" || id == "first" || id == "second";
  if (!column) return Scene::choices(id);
  return table_ ? table_->names() : std::vector<std::string>{value(id)};
}

// "Line 7: column 'area': the cell is empty"
std::string TableRegressionScene::reason(const text::Error& error) const {
  std::string sentence = words().say_error(error);
  if (error.place.line < 1) return sentence;
  return say("line", {{"line", std::to_string(error.place.line)}, {"reason", sentence}});
}

std::string TableRegressionScene::headline() const {
  return say("headline", {{"file", read_},
                          {"rows", text::display_grouped(table_->rows(), 0)},
                          {"target", value("target")},
                          {"first", value("first")},
                          {"second", value("second")}});
}

std::string TableRegressionScene::problems() const {
  if (table_->problems().empty()) return {};
  std::string out;
  for (std::size_t i = 0; i < std::min(kShown, table_->problems().size()); ++i) {
    if (i > 0) out += say("between");
    out += reason(table_->problems()[i].error);
  }
  if (table_->problems().size() > kShown) {
    out += say("more", {{"count", std::to_string(table_->problems().size() - kShown)}});
  }
  return say("unused", {{"problems", out}});
}

std::vector<Observable> TableRegressionScene::observe() const {
  std::vector<Observable> out;
  if (!descent_) {
    for (const std::string& id : spec().observables) out.push_back({.id = id, .value = kUndefined});
    return out;
  }
  const Eigen::VectorXd& theta = descent_->at(step()).theta;
  const Eigen::Vector2d slopes = model_->slopes(theta), best = model_->slopes(model_->bottom());
  const double needed = steps_needed();
  const auto add = [&](std::string id, double value, Role role = Role::kInk) {
    out.push_back({.id = std::move(id),
                   .value = value,
                   .role = role,
                   .text = std::isnan(value) ? "" : figure::readable(value, 4)});
  };
  add("rows", table_->rows());
  add("problems", static_cast<double>(table_->problems().size()), Role::kWarn);
  add("condition", model_->curvature().condition(), Role::kWarn);
  add("largest_rate", model_->curvature().largest_rate(), Role::kWarn);
  add("rate", rate());
  add("steps_needed", std::isfinite(needed) ? needed : kUndefined, Role::kDown);
  if (!std::isfinite(needed)) out.back().text = say("never");
  add("loss", descent_->at(step()).loss);
  add("best_loss", model_->best_loss(), Role::kGood);
  add("excess", excess(), Role::kWarn);
  add("slope1", slopes[0], Role::kCurve);
  add("slope2", slopes[1], Role::kCurve);
  add("best1", best[0], Role::kGood);
  add("best2", best[1], Role::kGood);
  add("forked", fork_.has_value());
  add("fork_loss", fork_ ? fork_->at(step()).loss : kUndefined, kForkRole);
  return out;
}

figure::DrawList TableRegressionScene::draw(figure::Size size, const DrawOptions&) const {
  figure::DrawList list;
  if (size.width < 1 || size.height < 1) return list;
  const float text_size = figure::text_size_for(size);
  if (!descent_) {
    figure::draw_paragraph(list, {12, 12}, describe(), text_size, std::max(1.F, size.width - 24),
                           {Role::kWarn});
    return list;
  }
  TablePicture picture;
  picture.model = &*model_;
  picture.descent = &*descent_;
  picture.fork = fork_ ? &*fork_ : nullptr;
  picture.words = &words();
  picture.columns = {value("target"), value("first"), value("second")};
  picture.headline = headline();
  picture.problems = problems();
  picture.step = step();
  picture.text_size = text_size;
  draw_table_picture(list, picture, size);
  return list;
}

std::string TableRegressionScene::describe() const {
  if (!descent_) return damage_ ? reason(*damage_) : say("title");
  const double needed = steps_needed();
  std::string out =
      headline() + say("between") +
      say("describe",
          {{"condition", figure::readable(model_->curvature().condition(), 4)},
           {"step", std::to_string(step())},
           {"excess", figure::readable(excess(), 4)},
           {"needed", std::isfinite(needed) ? figure::readable(needed, 4) : say("never")}});
  if (fork_) {
    out += words().say("figure.fork.describe",
                       {{"step", std::to_string(fork_->forked_at())},
                        {"rate", figure::readable(fork_->rate(), 4)},
                        {"loss", figure::readable(fork_->at(step()).loss, 4)}});
  }
  if (const std::string wrong = problems(); !wrong.empty()) out += say("between") + wrong;
  return out;
}

std::vector<Action> TableRegressionScene::actions() const {
  if (!descent_) return {};
  const bool more = step() < spec().last_step;
  std::vector<Action> out = playback_.actions(*this, more, over());
  out.push_back(fork_action(*this, more));
  return out;
}

void TableRegressionScene::act(std::string_view action) {
  if (!descent_) return;
  playback_.act(*this, action, descent_->end());
  act_on_fork(*this, action, number("share"));
}

// The model as it is at this step.
std::vector<Export> TableRegressionScene::exports() const {
  if (!descent_) return {};
  return {{.id = "python", .ending = "py"}, {.id = "cpp", .ending = "cpp"}};
}

std::string TableRegressionScene::exported(std::string_view id) const {
  if (!descent_) return {};
  const TrainedLine line_now = model_->line(descent_->at(step()).theta);
  return id == "python" ? python_code(line_now) : id == "cpp" ? cpp_code(line_now) : "";
}

// The first steps one by one, so that they can be followed; later ones faster.
bool TableRegressionScene::advance() {
  playback_.advance(*this, std::max(1, step() / 30));
  if (!descent_ || over()) playback_.stop();
  return playback_.is_running();
}

}  // namespace

SceneSpec table_regression_spec() {
  const auto names = [](auto... items) { return std::vector<std::string>{items...}; };
  const auto column = [](std::string id, std::string initial) {
    return Parameter{.id = std::move(id), .kind = Kind::kChoice, .initial = std::move(initial)};
  };
  SceneSpec spec{
      .id = "table-regression",
      .parameters =
          {
              {.id = "data", .kind = Kind::kFile, .initial = "", .choices = names("csv")},
              column("target", "sale_price_usd"),
              column("first", "area_sqft"),
              column("second", "year_built"),
              {.id = "scaling",
               .kind = Kind::kChoice,
               .initial = "own",
               .choices = names("own", "standardised")},
              // The learning rate, as a part of the largest that converges.
              {.id = "share", .initial = "0.9", .min = 0.05, .max = 1.1, .grain = 0.01},
          },
      .observables =
          names("rows", "problems", "condition", "largest_rate", "rate", "steps_needed", "loss",
                "best_loss", "excess", "slope1", "slope2", "best1", "best2", "forked", "fork_loss"),
      .files = names(std::string(kHouseFile)),
      .last_step = 600,
  };
  add_fork(spec, *spec.find("share"), spec.last_step);
  return spec;
}

std::unique_ptr<Scene> make_table_regression(const SceneSpec& spec, const Context& context) {
  return std::make_unique<TableRegressionScene>(spec, context);
}

}  // namespace downhill::scenes
