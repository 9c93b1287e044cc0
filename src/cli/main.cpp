// The command-line tool `downhill`: figures, formulas and checks without a browser.

#include <algorithm>
#include <array>
#include <iostream>

#include "cli/command.h"
#include "text/nearest.h"

namespace downhill::cli {
namespace {

const std::vector<Command>& commands() {
  static const std::vector<Command> kAll = {
      render_command(),  eval_command(),    diff_command(),  grad_command(),
      descend_command(), race_command(),    train_command(), practice_command(),
      check_command(),   lessons_command(), theme_command(), serve_info_command()};
  return kAll;
}

std::string padded(std::string_view text, std::size_t width) {
  return std::string(text) + std::string(width - std::min(width, text.size()), ' ');
}

void print_help() {
  std::cout << "downhill: figures, formulas and checks of the course\n\n";
  for (const Command& command : commands()) {
    std::cout << "  downhill " << padded(command.name, 12) << command.summary << '\n';
  }
  std::cout << "\n'downhill COMMAND --help' shows how a command is used.\n"
               "Exit codes: 0 done, 1 the input is wrong, 2 the command line is wrong.\n";
}

void print_help(const Command& command) {
  std::cout << "downhill " << command.name;
  if (!command.takes.empty()) std::cout << ' ' << command.takes;
  std::cout << "\n\n" << command.summary << "\n";
  if (!command.details.empty()) std::cout << '\n' << command.details;
  std::cout << "\nOptions:\n";
  for (const Option& option : command.options) {
    const std::string name = std::string(option.name) + ' ' + std::string(option.value);
    std::cout << "  " << padded(name, 20) << ' ' << option.help << '\n';
  }
}

int run(const std::vector<std::string>& words) {
  if (words.empty()) {
    std::cerr << "downhill: which command? 'downhill --help' lists them.\n";
    return kWrongUsage;
  }
  if (words[0] == "--help" || words[0] == "-h" || words[0] == "help") {
    print_help();
    return kDone;
  }
  const auto command = std::find_if(commands().begin(), commands().end(),
                                    [&](const Command& known) { return known.name == words[0]; });
  if (command == commands().end()) {
    std::vector<std::string> names;
    for (const Command& known : commands()) names.emplace_back(known.name);
    const std::string near = text::nearest(words[0], names);
    std::cerr << "downhill: there is no command '" << words[0] << "'" << text::did_you_mean(near)
              << "\n'downhill --help' lists the commands.\n";
    return kWrongUsage;
  }
  const text::Result<Arguments> arguments =
      Arguments::parse({words.begin() + 1, words.end()}, command->options);
  if (!arguments) return misused(command->name, arguments.error().message);
  if (arguments->has("--help")) {
    print_help(*command);
    return kDone;
  }
  return command->run(*arguments);
}

}  // namespace
}  // namespace downhill::cli

int main(int count, char** words) { return downhill::cli::run({words + 1, words + count}); }
