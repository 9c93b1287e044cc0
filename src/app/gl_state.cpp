// Dear ImGui's backend asks WebGL before each frame for what it changes, to put it back afterwards.
// Some of these questions make the browser wait until the frame before is painted. Nobody else
// touches this context, so the first answer to each stays true; cmake/imgui.cmake sends the
// questions here.
#include <GLES3/gl3.h>

#include <algorithm>
#include <array>
#include <map>

extern "C" void downhill_gl_integers(GLenum name, GLint* out) {
  static std::map<GLenum, std::array<GLint, 4>> known;
  const auto [at, asked] = known.try_emplace(name);
  if (asked) glGetIntegerv(name, at->second.data());
  const bool is_box = name == GL_VIEWPORT || name == GL_SCISSOR_BOX;
  std::copy_n(at->second.begin(), is_box ? 4 : 1, out);
}
