// Drives a fuzz target without libFuzzer, so that every build of the tests runs it: all files of
// its corpus, then inputs made from them by chance, the same in every run.
//
//     fuzz_formula tests/fuzz/corpus/formula [inputs made from them]
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "fuzz/must.h"
#include "random/random.h"

namespace downhill::fuzz {
namespace {

constexpr std::size_t kLongest = 4000;  // bytes

std::vector<std::string> read_all(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> out;
  for (const std::filesystem::path& path : paths) {
    std::ifstream file(path, std::ios::binary);
    out.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return out;
}

class Mutator {
 public:
  explicit Mutator(const std::vector<std::string>& seeds) : seeds_(seeds) {}

  std::string next() {
    std::string out = one_seed();
    for (int n = 1 + random_.integer(6); n > 0; --n) change(out);
    if (out.size() > kLongest) out.resize(kLongest);
    return out;
  }

 private:
  std::size_t below(std::size_t size) {
    return static_cast<std::size_t>(random_.integer(static_cast<int>(size)));
  }
  const std::string& one_seed() { return seeds_[below(seeds_.size())]; }

  std::string piece_of(const std::string& text) {
    if (text.empty()) return {};
    const std::size_t begin = below(text.size());
    return text.substr(begin, 1 + below(std::min<std::size_t>(text.size() - begin, 40)));
  }

  void change(std::string& text) {
    const std::size_t at = below(text.size() + 1);
    const int way = random_.integer(6);
    if (way == 0 && at < text.size()) {
      text[at] = static_cast<char>(random_.integer(256));
    } else if (way == 1) {
      text.erase(at, piece_of(text).size());
    } else if (way == 2) {
      text.insert(at, piece_of(one_seed()));
    } else if (way == 3) {
      std::string repeated;
      const std::string piece = piece_of(text);
      for (int n = random_.integer(60); n > 0; --n) repeated += piece;
      text.insert(at, repeated);
    } else if (way == 4) {
      text.insert(at, 1, "0129.-+(){}[]\"',:&=%?\n\xE6\xFF"[below(24)]);
    } else {
      text.resize(at);
    }
  }

  const std::vector<std::string>& seeds_;
  random::Random random_{1};
};

void run(const std::string& input) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

}  // namespace
}  // namespace downhill::fuzz

int main(int count, char** arguments) {
  using namespace downhill::fuzz;
  if (count < 2) {
    std::fprintf(stderr, "usage: %s CORPUS [INPUTS]\n", arguments[0]);
    return 2;
  }
  const std::vector<std::string> seeds = read_all(arguments[1]);
  if (seeds.empty()) {
    std::fprintf(stderr, "no corpus in %s\n", arguments[1]);
    return 2;
  }
  const int inputs = count > 2 ? std::atoi(arguments[2]) : 0;
  for (const std::string& seed : seeds) run(seed);
  Mutator mutator(seeds);
  for (int i = 0; i < inputs; ++i) {
    const std::string input = mutator.next();
    // What stops a run is left beside it.
    if (const char* folder = std::getenv("DOWNHILL_FUZZ_KEEP")) {
      std::ofstream(std::filesystem::path(folder) / "last-input", std::ios::binary) << input;
    }
    run(input);
  }
  std::printf("%zu files of the corpus and %d inputs made from them\n", seeds.size(), inputs);
  return 0;
}
