// Numbers as people write and read them: independent of locale, the same bytes on every platform.
#pragma once

#include <string>
#include <string_view>

#include "text/result.h"

namespace downhill::text {

// The whole of `text` as a finite decimal number ("-1.5", "2e-3"). Errors: "not-a-number".
Result<double> parse_number(std::string_view text);

// `value` with exactly `decimals` places, never "-0.00": fixed(-0.004, 2) == "0.00".
// Not finite: "nan", "inf", "-inf".
std::string fixed(double value, int decimals);

// At most `significant` digits, trailing zeros dropped, exponent when shorter: short_number(0.1 +
// 0.2, 6) == "0.3".
std::string short_number(double value, int significant = 6);

// The shortest text that parse_number() reads back as the same double.
std::string exact(double value);

// For display: fixed(), with a true minus sign (U+2212) and the words' "not finite" signs ∞, −∞,
// "–".
std::string display(double value, int decimals);

// As display(), with thousands grouped by commas: display_grouped(181500, 0) == "181,500".
std::string display_grouped(double value, int decimals);

}  // namespace downhill::text
