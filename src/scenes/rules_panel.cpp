#include "scenes/rules_panel.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "figure/paragraph.h"

namespace downhill::scenes {

std::string rule_text(const text::Words& words, const std::string& rule, bool chain) {
  std::string out = words.has("rule." + rule) ? words.say("rule." + rule)
                                              : words.say("rule.function", {{"function", rule}});
  if (chain) out += words.say("figure.rules.and") + words.say("rule.chain");
  return out;
}

void draw_rules(figure::DrawList& list, const expr::DerivativeSteps& steps,
                const std::string& variable, const text::Words& words, figure::Rectangle box,
                float text_size) {
  const float size = 0.93F * text_size, small = 0.82F * text_size;
  struct Block {
    std::string formula, rule;
  };
  std::vector<Block> blocks{{steps.pretty(steps.start()), ""}};
  for (const expr::DerivativeStep& step : steps.steps()) {
    blocks.push_back(
        {"= " + steps.pretty(step.whole), rule_text(words, std::string(step.rule), step.chain)});
  }
  const float width = box.width - 16;
  const auto height_of = [&](const Block& block) {
    const auto lines = static_cast<float>(figure::text_lines(block.formula, size, width).size());
    return lines * figure::line_height(size) +
           (block.rule.empty() ? 0 : figure::line_height(small)) + 3;
  };
  list.push_back(figure::Rect{box, {figure::Role::kPaper}, {figure::Role::kLine, 1}, 10});
  const float room = box.height - 14 - figure::line_height(text_size);
  std::size_t first = blocks.size();
  for (float used = 0; first > 0; --first) {
    used += height_of(blocks[first - 1]);
    if (used > room) break;
  }
  const std::string title =
      words.say("figure.rules.title", {{"variable", variable}}) + (first > 0 ? " …" : "");
  float y = box.top + 7;
  list.push_back(figure::Text{{box.left + 8, y + 0.6F * text_size},
                              title,
                              {figure::Role::kInk},
                              text_size,
                              figure::Align::kStart,
                              figure::Baseline::kMiddle,
                              figure::Face::kBold});
  y += figure::line_height(text_size);
  list.push_back(figure::Clip{box});
  for (std::size_t i = std::min(first, blocks.size() - 1); i < blocks.size(); ++i) {
    const bool last = i + 1 == blocks.size();
    y = figure::draw_paragraph(list, {box.left + 8, y}, blocks[i].formula, size, width,
                               {last ? figure::Role::kTangent : figure::Role::kInk});
    if (!blocks[i].rule.empty()) {
      y = figure::draw_paragraph(list, {box.left + 8, y}, blocks[i].rule, small, width,
                                 {figure::Role::kInk2});
    }
    y += 3;
  }
  list.push_back(figure::Clip{{}, false});
}

}  // namespace downhill::scenes
