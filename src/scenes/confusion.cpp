#include "scenes/confusion.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "figure/text_metrics.h"
#include "scenes/batch_runs.h"
#include "scenes/confusion_picture.h"
#include "scenes/playback.h"
#include "text/number.h"

namespace downhill::scenes {
namespace {

using figure::Point;
using figure::Role;
using figure::Size;

constexpr int kEpochs = 25, kTimeline = kEpochs * kBatches;
constexpr int kSeeds = 20;
constexpr Handle kFirstCell = 10;  // and one for each cell, row by row

class ConfusionScene final : public Scene {
 public:
  using Scene::Scene;

  std::vector<Observable> observe() const override;
  figure::DrawList draw(Size size, const DrawOptions& options) const override;
  std::string describe() const override;
  Handle hit(Point at, Size size, float reach) const override;
  void grab(Handle handle, Point at, Size size) override;
  void drag(Handle handle, Point to, Size size) override;
  std::vector<Action> actions() const override;
  void act(std::string_view action) override;
  bool advance() override;

 protected:
  void update() override;

 private:
  BatchOrder order() const {
    return value("order") == "easy" ? BatchOrder::kEasy : BatchOrder::kAgreeing;
  }
  int until() const { return static_cast<int>(number("until")); }
  Eigen::Index batch(std::string_view id) const {
    return static_cast<Eigen::Index>(number(id)) - 1;
  }
  // What one step on batch i does to the loss of batch j.
  double change() const;
  void choose(Handle cell);

  std::optional<BatchPlan> plan_;
  std::string order_from_, seeds_from_;
  std::vector<nn::LabelledBatch> batches_;
  std::optional<BatchRun> shuffled_, curriculum_;
  nn::BatchGradients now_;
  Eigen::MatrixXd cosines_;
  double usual_least_ = kUndefined;
  std::vector<double> losses_shuffled_, losses_curriculum_;
  std::vector<SeedResult> seeds_;
  Playback playback_;
};

void ConfusionScene::update() {
  const BatchPlan plan{.data = value("data"),
                       .sorted = value("batches") == "sorted",
                       .size = static_cast<int>(number("size")),
                       .depth = static_cast<int>(number("depth")),
                       .width = static_cast<int>(number("width")),
                       .rate = number("rate"),
                       .seed = static_cast<std::uint64_t>(number("seed"))};
  const std::string by = value("order") + " " + value("until");
  if (plan_ != plan) {
    plan_ = plan;
    batches_ = make_batches(plan);
    shuffled_.emplace(plan, BatchOrder::kShuffled, 0);
    order_from_.clear();
    seeds_from_.clear();
    usual_least_ = usual_least_cosine(plan, kSeeds);
  }
  shuffled_->reach(step());
  nn::Network<double> network = make_network(plan);
  network.parameters() = shuffled_->parameters(step());
  now_ = nn::batch_gradients(network, kBatchLoss, batches_);
  cosines_ = nn::cosines(now_.gradients);
  if (value("show") == "runs") {
    if (order_from_ != by) {
      order_from_ = by;
      curriculum_.emplace(plan, order(), until());
    }
    losses_shuffled_.clear();
    losses_curriculum_.clear();
    for (int k = 0; k <= step(); ++k) {
      losses_shuffled_.push_back(shuffled_->loss(k));
      losses_curriculum_.push_back(curriculum_->loss(k));
    }
  }
  if (value("show") == "seeds" && seeds_from_ != by) {
    seeds_from_ = by;
    seeds_ = over_seeds(plan, order(), until(), kTimeline, kSeeds);
  }
}

double ConfusionScene::change() const {
  nn::Network<double> network = make_network(*plan_);
  network.parameters() =
      shuffled_->parameters(step()) - plan_->rate * now_.gradients.col(batch("i"));
  const auto& other = batches_[static_cast<std::size_t>(batch("j"))];
  return nn::batch_gradients(network, kBatchLoss, {&other, 1}).losses[0] - now_.losses[batch("j")];
}

std::vector<Observable> ConfusionScene::observe() const {
  const auto add = [](std::string id, double value, int decimals, Role role = Role::kInk,
                      std::string unit = {}) {
    return Observable{std::move(id), value, decimals, role, std::move(unit)};
  };
  const Eigen::Index i = batch("i"), j = batch("j");
  const double c = cosines_(i, j);
  const auto agreeing = [](double of) { return of < 0 ? Role::kUp : Role::kDown; };
  const nn::Agreement all = nn::agreement(cosines_);
  const double foretold = -plan_->rate * now_.gradients.col(i).dot(now_.gradients.col(j));
  std::vector<Observable> out{
      add("cosine", c, 2, agreeing(c)),
      add("angle", std::acos(c) * 180 / std::numbers::pi, 0, agreeing(c), "°"),
      add("length_i", now_.gradients.col(i).norm(), 3),
      add("length_j", now_.gradients.col(j).norm(), 3, Role::kGuess),
      add("foretold", foretold, 4),
      add("change", change(), 4),
      add("least", all.least, 2, agreeing(all.least)),
      add("mean", all.mean, 2, agreeing(all.mean)),
      add("negative", 100 * all.negative, 0, Role::kUp, "%"),
      add("usual_least", usual_least_, 2, agreeing(usual_least_)),
      add("epoch", std::floor(step() / double{kBatches}), 0),
      add("loss", now_.losses.mean(), 3, Role::kDown)};
  const bool runs = value("show") == "runs", over_seeds = value("show") == "seeds";
  double wins = 0, shuffled = 0, curriculum = 0;
  for (const SeedResult& seed : seeds_) {
    wins += seed.curriculum < seed.shuffled ? 1 : 0;
    shuffled += seed.shuffled / kSeeds;
    curriculum += seed.curriculum / kSeeds;
  }
  const auto add_if = [&](bool known, const char* id, double value, int decimals, Role role) {
    out.push_back(add(id, known ? value : kUndefined, decimals, role));
  };
  add_if(runs, "loss_curriculum", runs ? losses_curriculum_.back() : 0, 3, Role::kGuess);
  add_if(over_seeds, "wins", wins, 0, Role::kGood);
  add_if(over_seeds, "end_shuffled", shuffled, 3, Role::kDown);
  add_if(over_seeds, "end_curriculum", curriculum, 3, Role::kGuess);
  return out;
}

std::string ConfusionScene::describe() const {
  const nn::Agreement all = nn::agreement(cosines_);
  text::Arguments arguments{{"i", value("i")},
                            {"j", value("j")},
                            {"cosine", text::display(cosines_(batch("i"), batch("j")), 2)},
                            {"least", text::display(all.least, 2)},
                            {"negative", text::display(100 * all.negative, 0)},
                            {"step", std::to_string(step())},
                            {"loss", text::display(now_.losses.mean(), 3)}};
  if (value("show") == "runs") {
    arguments.emplace_back("curriculum", text::display(losses_curriculum_.back(), 3));
    return words().say("confusion.describe.runs", arguments);
  }
  if (value("show") == "seeds") {
    const auto wins = std::ranges::count_if(
        seeds_, [](const SeedResult& seed) { return seed.curriculum < seed.shuffled; });
    arguments.emplace_back("wins", std::to_string(wins));
    arguments.emplace_back("seeds", std::to_string(kSeeds));
    return words().say("confusion.describe.seeds", arguments);
  }
  return words().say("confusion.describe", arguments);
}

figure::DrawList ConfusionScene::draw(Size size, const DrawOptions& options) const {
  ConfusionPicture picture{.words = &words(),
                           .batches = &batches_,
                           .cosines = cosines_,
                           .lengths = now_.gradients.colwise().norm(),
                           .i = static_cast<int>(batch("i")),
                           .j = static_cast<int>(batch("j")),
                           .shuffled = losses_shuffled_,
                           .curriculum = losses_curriculum_,
                           .seeds = seeds_,
                           .text_size = figure::text_size_for(size)};
  // The pair under the pointer is shown without being chosen.
  if (options.held == kNoHandle && options.hot >= kFirstCell) {
    picture.i = (options.hot - kFirstCell) / kBatches;
    picture.j = (options.hot - kFirstCell) % kBatches;
  }
  const ConfusionLayout layout = confusion_layout(value("show"), size);
  figure::DrawList list;
  if (layout.matrix) draw_cosines(list, picture, *layout.matrix);
  if (layout.arrows) draw_pair(list, picture, *layout.arrows);
  if (layout.points) draw_examples(list, picture, *layout.points);
  if (layout.runs) draw_losses(list, picture, *layout.runs);
  if (layout.seeds) draw_seeds(list, picture, *layout.seeds);
  return list;
}

Handle ConfusionScene::hit(Point at, Size size, float) const {
  const auto box = confusion_layout(value("show"), size).matrix;
  if (!box) return kNoHandle;
  const figure::Rectangle square = matrix_square(*box, figure::text_size_for(size));
  if (square.width <= 0 || !square.contains(at)) return kNoHandle;
  const float side = square.width / kBatches;
  const int row = std::min(static_cast<int>((at.y - square.top) / side), kBatches - 1);
  const int column = std::min(static_cast<int>((at.x - square.left) / side), kBatches - 1);
  return kFirstCell + row * kBatches + column;
}

void ConfusionScene::choose(Handle cell) {
  if (cell < kFirstCell) return;
  const int row = (cell - kFirstCell) / kBatches, column = (cell - kFirstCell) % kBatches;
  set_number("i", row + 1);
  set_number("j", column + 1);
}

void ConfusionScene::grab(Handle handle, Point, Size) { choose(handle); }

void ConfusionScene::drag(Handle, Point to, Size size) { choose(hit(to, size, 0)); }

std::vector<Action> ConfusionScene::actions() const {
  if (value("show") == "seeds") return {};
  return playback_.actions(*this, step() < spec().last_step);
}

void ConfusionScene::act(std::string_view action) { playback_.act(*this, action); }

bool ConfusionScene::advance() { return playback_.advance(*this, std::max(1, step() / 30)); }

}  // namespace

SceneSpec confusion_spec() {
  const auto whole = [](std::string id, std::string initial, double min, double max) {
    return Parameter{.id = std::move(id),
                     .kind = Kind::kInteger,
                     .initial = std::move(initial),
                     .min = min,
                     .max = max};
  };
  return {
      .id = "confusion",
      .parameters =
          {whole("i", "1", 1, kBatches),
           whole("j", "2", 1, kBatches),
           {.id = "data",
            .kind = Kind::kChoice,
            .initial = "moons",
            .choices = {"moons", "xor", "circle"}},
           {.id = "batches",
            .kind = Kind::kChoice,
            .initial = "mixed",
            .choices = {"mixed", "sorted"}},
           whole("size", "8", 1, 32),
           whole("depth", "1", 0, 8),
           whole("width", "4", 2, 16),
           {.id = "order", .kind = Kind::kChoice, .initial = "agree", .choices = {"agree", "easy"}},
           whole("until", std::to_string(kEpochs), 1, kEpochs),
           {.id = "rate",
            .initial = "0.3",
            .min = 0.001,
            .max = 2,
            .grain = 0,
            .logarithmic = true},
           {.id = "show",
            .kind = Kind::kChoice,
            .initial = "matrix",
            .choices = {"matrix", "runs", "seeds"}},
           whole("seed", "1", 1, 999)},
      .observables = {"cosine", "angle", "length_i", "length_j", "foretold", "change", "least",
                      "mean", "negative", "usual_least", "epoch", "loss", "loss_curriculum", "wins",
                      "end_shuffled", "end_curriculum"},
      .last_step = kTimeline,
  };
}

std::unique_ptr<Scene> make_confusion(const SceneSpec& spec, const Context& context) {
  return std::make_unique<ConfusionScene>(spec, context);
}

}  // namespace downhill::scenes
