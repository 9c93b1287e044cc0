// A terminal of its own, as a person at a keyboard has one, sees the bar; a file does not.

#include "cli/progress.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <stdlib.h>
#include <unistd.h>

#include <string>
#include <thread>

#include "cli/run_downhill.h"

namespace downhill::cli {
namespace {

using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;

// What `work` writes on stderr, if that is a terminal.
template <typename Work>
std::string seen_on_a_terminal(Work work) {
  const int ours = posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK);
  grantpt(ours);
  unlockpt(ours);
  const int theirs = open(ptsname(ours), O_RDWR | O_NOCTTY);
  const int kept = dup(STDERR_FILENO);
  dup2(theirs, STDERR_FILENO);
  work();
  dup2(kept, STDERR_FILENO);
  std::string seen(4096, '\0');
  seen.resize(static_cast<std::size_t>(std::max<ssize_t>(read(ours, seen.data(), seen.size()), 0)));
  for (const int file : {ours, theirs, kept}) close(file);
  return seen;
}

TEST(Progress, IsABarThatGoes) {
  const std::string seen = seen_on_a_terminal([] {
    Progress progress("race", 4);
    progress.show(1);  // at once: short work shows none
    std::this_thread::sleep_for(std::chrono::milliseconds(350));
    progress.show(2);
    progress.show(3);  // too soon after the last
  });
  EXPECT_EQ(seen, "\rrace [###############...............] 50 %\r\033[K");
}

TEST(Progress, ShortWorkShowsNone) {
  EXPECT_EQ(seen_on_a_terminal([] { Progress("train", 10).show(5); }), "");
}

TEST_F(Cli, NoBarWithoutATerminal) {
  const Outcome run = downhill("race rosenbrock --steps 20000 --optimizers adam");
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_EQ(run.errors, "");
}

}  // namespace
}  // namespace downhill::cli
