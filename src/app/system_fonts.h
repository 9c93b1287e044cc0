// The fonts of the machine that the window writes with: those that the pages are made with, found
// where distributions put them.
#pragma once

#include <string>

#include "app/typeface.h"

namespace downhill::app {

// Contents of font files; "" where there is none.
struct SystemFonts {
  std::string plain, bold, italic;  // Noto Sans, else DejaVu Sans
  std::string symbols;              // Noto Sans Math
  std::string han_plain, han_bold;  // Noto Sans CJK
  // Views into this.
  FontFiles files() const;
};

// `plain` is "" if there is no font at all.
SystemFonts read_system_fonts();

}  // namespace downhill::app
