// A panel that differentiates a formula rule by rule, as on paper: each line the whole formula, and
// under it the rule that led there. Where there is no room for all, the last lines.
#pragma once

#include <string>

#include "expr/steps.h"
#include "figure/draw_list.h"
#include "text/words.h"

namespace downhill::scenes {

// What a step of the record (expr/steps.h) is called: "product rule", "derivative of sin and chain
// rule".
std::string rule_text(const text::Words& words, const std::string& rule, bool chain);

void draw_rules(figure::DrawList& list, const expr::DerivativeSteps& steps,
                const std::string& variable, const text::Words& words, figure::Rectangle box,
                float text_size);

}  // namespace downhill::scenes
