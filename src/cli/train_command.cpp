#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/numbers.h"
#include "cli/progress.h"
#include "cli/train_spec.h"
#include "text/number.h"

namespace downhill::cli {
namespace {

using text::Error;

struct TrainingRun {
  std::vector<double> losses;  // of each step's batch, before its update
  double loss = 0;             // over all examples, at the end
  bool diverged = false;
  std::string message;
};

TrainingRun train(nn::Training<double>& training, const TrainSpec& spec) {
  TrainingRun run;
  run.message = "all steps used";
  Progress progress("train", static_cast<std::size_t>(spec.steps));
  for (int step = 0; step < spec.steps; ++step) {
    progress.show(static_cast<std::size_t>(step));
    const optim::StepReport report = training.step();
    run.losses.push_back(training.loss());
    if (report.ok()) continue;
    run.diverged = true;
    run.message = "stopped at step " + std::to_string(step) + ": " +
                  std::string(optim::to_string(report.status));
    break;
  }
  run.loss = training.loss_of(spec.inputs, spec.targets);
  return run;
}

// In the form that a file gives them: a layer each, weights by rows.
std::string parameters_json(const nn::Network<double>& network) {
  std::string out;
  nn::Index at = 0;
  for (const auto& layer : network.layers()) {
    if (layer->parameter_count() == 0) continue;
    const nn::Index rows = layer->outputs();
    const nn::Index columns = layer->inputs();
    std::string weights;
    for (nn::Index row = 0; row < rows; ++row) {
      std::vector<double> entries;
      for (nn::Index column = 0; column < columns; ++column) {
        entries.push_back(network.parameters()(at + column * rows + row));
      }
      weights += (row == 0 ? "" : ",") + json_numbers(entries);
    }
    const double* biases = network.parameters().data() + at + rows * columns;
    out += (out.empty() ? "" : ",\n  ") + ("{\"weights\":[" + weights) +
           "],\"biases\":" + json_numbers({biases, static_cast<std::size_t>(rows)}) + "}";
    at += layer->parameter_count();
  }
  return "[" + out + "]";
}

std::string as_json(const TrainingRun& run, const nn::Network<double>& network) {
  return "{\"status\":\"" + std::string(run.diverged ? "diverged" : "steps-used-up") +
         "\",\"message\":\"" + run.message + "\",\"steps\":" + std::to_string(run.losses.size()) +
         ",\"loss\":" + json_number(run.loss) + ",\n \"losses\":" + json_numbers(run.losses) +
         ",\n \"parameters\":" + parameters_json(network) + "}\n";
}

std::string as_text(const TrainingRun& run) {
  std::string out = "step  loss\n";
  for (std::size_t i = 0; i < run.losses.size(); ++i) {
    out += std::to_string(i) + "  " + text::short_number(run.losses[i], 9) + "\n";
  }
  return out + "all examples  " + text::short_number(run.loss, 9) + "\n" + run.message + "\n";
}

int run_train(const Arguments& arguments) {
  if (arguments.positional().size() != 1) return misused("train", "one file is needed: SPEC.json");
  const std::string& path = arguments.positional()[0];
  std::ifstream file(path, std::ios::binary);
  if (!file) return refuse(Error{"read", "cannot read this file", {}, {path, 0, 0}});
  const std::string json{std::istreambuf_iterator<char>(file), {}};

  std::vector<Error> errors;
  const TrainSpec spec = read_train_spec(json, path, errors);
  if (!errors.empty()) return refuse(errors);
  text::Result<nn::Network<double>> network = nn::Network<double>::make(spec.network, spec.seed);
  if (!network) return refuse(network.error());
  if (spec.parameters.size() > 0) network->parameters() = spec.parameters;
  auto optimizer =
      optim::make_optimizer<double>(spec.optimizer, network->parameters().size(), spec.rule);
  if (!optimizer) return refuse(optimizer.error());
  auto training =
      nn::Training<double>::make(*network, **optimizer, spec.inputs, spec.targets, spec.training);
  if (!training) return refuse(training.error());
  const TrainingRun result = train(*training, spec);
  return write_output(arguments,
                      arguments.has("--json") ? as_json(result, *network) : as_text(result));
}

}  // namespace

Command train_command() {
  return {"train",
          "SPEC.json",
          "trains a network that a file describes",
          "  downhill train xor.json --json\n\n"
          "  {\"sizes\": [2, 4, 1], \"activation\": \"tanh\", \"output\": \"identity\",\n"
          "   \"initialization\": \"xavier\", \"seed\": 1,\n"
          "   \"data\": {\"inputs\": [[0,0],[0,1],[1,0],[1,1]], \"targets\": [[0],[1],[1],[0]]},\n"
          "   \"loss\": \"bce\", \"optimizer\": {\"name\": \"adam\", \"rate\": 0.05},\n"
          "   \"batch\": 0, \"batch_seed\": 1, \"steps\": 200}\n\n"
          "\"data\" may also be made: {\"points\": \"moons\", \"count\": 200, \"noise\": 0.1, "
          "\"seed\": 1}.\n"
          "\"parameters\": [{\"weights\": [[…], …], \"biases\": […]}, …] takes the place of the "
          "seed, a\n"
          "layer each, one row of weights an output; \"order\": [3, 0, …] that of the shuffle.\n"
          "Prints the loss of every step's batch before its update, and the final parameters.\n",
          {{"--json", "", "print JSON: status, losses, loss over all examples, parameters"},
           kOutputOption,
           {"--help", "", "this text"}},
          run_train};
}

}  // namespace downhill::cli
