// Dear ImGui's settings, seen by its own sources and by src/app alike (IMGUI_USER_CONFIG).
#pragma once

// A contour map or a training set has more than 65,536 vertices in one draw list.
#define ImDrawIdx unsigned int

// Nothing of this is called, and all of it would be downloaded.
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_FILE_FUNCTIONS
#ifdef __EMSCRIPTEN__
#define IMGUI_DISABLE_DEFAULT_FONT  // the page hands over fonts
#endif
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS

// Its SSE paths want instructions (crc32) that WebAssembly lacks.
#define IMGUI_DISABLE_SSE
