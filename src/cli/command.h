// A subcommand of `downhill`: what it is called, what it takes, what it does. main.cpp has the
// table of them all; a new one is a file here and a row there.
//
// Exit codes: 0 done; 1 the input is wrong; 2 the command line is wrong. Results go to stdout (or
// to `-o FILE`), mistakes to stderr as `file:line:column: message`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/command_line.h"
#include "text/result.h"

namespace downhill::cli {

using Arguments = text::CommandLine;
using text::Option;

inline constexpr int kDone = 0;
inline constexpr int kWrongInput = 1;
inline constexpr int kWrongUsage = 2;

struct Command {
  std::string_view name;
  std::string_view takes;    // positional arguments, as help shows them: "LINE"
  std::string_view summary;  // one line
  std::string_view details;  // examples and the rest; ends with a line end, or is empty
  std::vector<Option> options;
  int (*run)(const Arguments& arguments);
};

Command check_command();
Command descend_command();
Command diff_command();
Command eval_command();
Command grad_command();
Command lessons_command();
Command practice_command();
Command race_command();
Command render_command();
Command serve_info_command();
Command theme_command();
Command train_command();

// Options that several commands share.
inline constexpr Option kOutputOption = {"-o", "FILE", "write there instead of to stdout"};
inline constexpr Option kLessonsOption = {
    "--lessons", "DIR", "where the lessons lie (else $DOWNHILL_LESSONS, ./lessons, ../lessons)"};

// Where the lessons lie: `--lessons`, else $DOWNHILL_LESSONS, else `lessons` here or one folder up,
// else where they lay when the program was built. Errors: "no-lessons".
text::Result<std::string> find_lessons(const Arguments& arguments);

// Writes to the file of `-o`, else to stdout. Returns the exit code.
int write_output(const Arguments& arguments, std::string_view text);

// Writes a file. Returns the exit code.
int write_file(const std::string& path, std::string_view text);

// Prints mistakes on stderr, a line each. Returns the exit code: kWrongInput.
int refuse(const std::vector<text::Error>& errors);
int refuse(const text::Error& error);

// Prints on stderr what is wrong with the command line, and where help is. Returns kWrongUsage.
int misused(std::string_view command, std::string_view message);

// misused() for an error "option", which is about an option's value; else refuse().
int reject(std::string_view command, const text::Error& error);

}  // namespace downhill::cli
