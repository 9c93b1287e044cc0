// What SDL may ask for by name. Emscripten's own answer knows every function of WebGL 1 and 2, and
// so downloads them all; Dear ImGui links the ones it calls.
#include <GLES3/gl3.h>

#include <string_view>

// NOLINTNEXTLINE(readability-identifier-naming): Emscripten's name
extern "C" void* emscripten_GetProcAddress(const char* name) {
  const std::string_view wanted = name;
  if (wanted == "glGetString") return reinterpret_cast<void*>(glGetString);
  if (wanted == "glGetIntegerv") return reinterpret_cast<void*>(glGetIntegerv);
  if (wanted == "glGetError") return reinterpret_cast<void*>(glGetError);
  return nullptr;
}
