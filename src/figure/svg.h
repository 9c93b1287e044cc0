// A figure as SVG: for pages before (and without) WebAssembly, for saving, for the command line.
//
//     to_svg(list, {720, 460}, {.title = scene.describe(), .id_prefix = "step2"})  // in a page
//     to_svg(list, {720, 460}, {.theme = &light(), .title = ...})                  // a file of its
//     own
//
// Numbers have at most 2 decimals and the bytes depend on nothing but the arguments, so that golden
// files can be compared as text. No scripts, no style sheet, nothing loaded from elsewhere.
#pragma once

#include <string>
#include <string_view>

#include "figure/draw_list.h"
#include "figure/theme.h"

namespace downhill::figure {

struct SvgOptions {
  // Null: colours are CSS variables (`var(--curve)`, see css_variables) that the page around it
  // defines, so it follows the page's theme. Else fixed colours, on the theme's sheet.
  const Theme* theme = nullptr;
  std::string title = {};            // one sentence that says what is shown; read aloud
  std::string id_prefix = "figure";  // makes ids unique among the SVGs of one page
  std::string css_class = {};        // of the root element
  std::string font_family = "'Noto Sans','Noto Sans SC',sans-serif";
};

std::string to_svg(const DrawList& list, Size size, const SvgOptions& options = {});

// Text as it may stand in XML, in content and in attributes; control characters that XML forbids
// are dropped.
std::string escape_xml(std::string_view text);

}  // namespace downhill::figure
