// Any text is a formula or an error with its column. A formula is printed as text that is read back
// as the same formula; its derivative and its simplified form are formulas too, and simplifying
// twice changes nothing more.
#include <string>
#include <vector>

#include "expr/derivative.h"
#include "expr/function.h"
#include "expr/parse.h"
#include "expr/print.h"
#include "expr/simplify.h"
#include "fuzz/must.h"

using namespace downhill;
using fuzz::must;

namespace {

void must_come_back(expr::Graph& graph, int root, const std::vector<std::string>& names) {
  if (expr::tree_size(graph, root) > 2000) return;  // a text that long is refused
  const auto again = expr::parse(expr::to_text(graph, root, names), names, graph);
  if (!again) {  // parentheses that printing adds may nest too deeply to be read
    must(again.error().key == "formula-too-deep" || again.error().key == "formula-too-long",
         "what is printed is read");
    return;
  }
  must(*again == root, "what is printed is read as the same formula");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view typed = fuzz::as_text(data, size);
  static const std::vector<std::string> names{"x", "y"};
  expr::Graph graph;
  const auto root = expr::parse(typed, names, graph);
  if (!root) {
    fuzz::must_be_clear(root.error());
    must(root.error().place.column >= 1, "a formula's error has a column");
    must(root.error().place.column <= static_cast<int>(size) + 1, "the column is in the text");
    return 0;
  }
  must_come_back(graph, *root, names);
  (void)expr::to_pretty(graph, *root, names);
  (void)expr::to_tex(graph, *root, names);
  const int simple = expr::simplify(graph, *root);
  must(expr::simplify(graph, simple) == simple, "simplifying twice changes nothing");
  must_come_back(graph, simple, names);
  const int slope = expr::simplify(graph, expr::differentiate(graph, *root, 0));
  must_come_back(graph, slope, names);
  const expr::Function f(graph, slope, names);
  (void)f(0.5, -1.25);
  return 0;
}
