#include <string>

#include "cli/command.h"
#include "cli/hosting.h"  // made of web/hosting.json
#include "text/json.h"

namespace downhill::cli {
namespace {

using text::Json;

// With the policy written out in the headers that quote it.
Json hosting() {
  constexpr std::string_view kQuote = "{policy}";
  Json all = *text::parse_json(kHosting);
  std::string policy;
  for (const Json& rule : all["policy"]) {
    policy += (policy.empty() ? "" : "; ") + rule.get<std::string>();
  }
  for (Json& group : all["headers"]) {
    for (auto& [name, value] : group["values"].items()) {
      std::string text = value.get<std::string>();
      const std::size_t at = text.find(kQuote);
      if (at != std::string::npos) text.replace(at, kQuote.size(), policy);
      value = text;
    }
  }
  all.erase("policy");
  return all;
}

std::string as_text(const Json& all) {
  std::string out;
  for (const auto& [name, note] : all["notes"].items()) out += note.get<std::string>() + "\n";
  out += "\nTypes\n";
  for (const auto& [ending, entry] : all["types"].items()) {
    std::string line = "  " + ending;
    line.resize(16, ' ');
    line += entry["type"].get<std::string>();
    if (entry["packed"].get<bool>()) {
      line.resize(58, ' ');
      line += "packed";
    }
    out += line + "\n";
  }
  out += "\nHeaders; later ones take the place of earlier ones\n";
  for (const Json& group : all["headers"]) {
    out += "  " + group["for"].get<std::string>() + "\n";
    for (const auto& [name, value] : group["values"].items()) {
      out += "    " + name + ": " + value.get<std::string>() + "\n";
    }
  }
  return out;
}

int run_serve_info(const Arguments& arguments) {
  if (!arguments.positional().empty()) return misused("serve-info", "it takes no arguments");
  const Json all = hosting();
  return write_output(arguments, arguments.has("--json") ? all.dump(1) + "\n" : as_text(all));
}

}  // namespace

Command serve_info_command() {
  return {"serve-info",
          "",
          "what a server of the built site needs: path, types, headers",
          "  downhill serve-info\n"
          "  downhill serve-info --json\n\n"
          "'make serve' sends the same. The patterns in the JSON are for path and query.\n",
          {{"--json", "", "print JSON: notes, headers by pattern, types by ending"},
           kOutputOption,
           {"--help", "", "this text"}},
          run_serve_info};
}

}  // namespace downhill::cli
