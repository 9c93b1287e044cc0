// An answer as a learner types it: a formula or a number, or two with a comma between.
//
//     2x + 3y            one part
//     2x, 3y             two parts
//     (2x, 3y)           the same
//     （1/2，-3）         so is what an input method types
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "expr/function.h"
#include "text/result.h"

namespace downhill::practice {

// The parts, each a formula in these variables. Errors: those of expr/parse.h, with the column in
// the whole text.
text::Result<std::vector<expr::Function>> read_answer(std::string_view typed,
                                                      const std::vector<std::string>& variables);

}  // namespace downhill::practice
