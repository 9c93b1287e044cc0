# Toolchain file of the `web` preset: Emscripten's own, found from the emcc in $EMSCRIPTEN_ROOT, on
# PATH, or in $EMSDK.
find_program(DOWNHILL_EMCC emcc NO_CMAKE_FIND_ROOT_PATH
  HINTS $ENV{EMSCRIPTEN_ROOT} ENV PATH $ENV{EMSDK}/upstream/emscripten)
if(NOT DOWNHILL_EMCC)
  message(FATAL_ERROR "There is no emcc: put Emscripten >= 3.1.60 on PATH, or set EMSCRIPTEN_ROOT or "
    "EMSDK.  On Debian 12, 'make site' fetches one and builds with it.")
endif()

# Debian's emcc is a link from /usr/bin to a wrapper in Emscripten's folder.
file(REAL_PATH ${DOWNHILL_EMCC} emcc)
cmake_path(GET emcc PARENT_PATH EMSCRIPTEN_ROOT_PATH)
include(${EMSCRIPTEN_ROOT_PATH}/cmake/Modules/Platform/Emscripten.cmake)

if(EMSCRIPTEN_VERSION AND EMSCRIPTEN_VERSION VERSION_LESS 3.1.60)
  message(FATAL_ERROR "emcc ${EMSCRIPTEN_VERSION} cannot compile Eigen with SIMD: 3.1.60 or newer is needed.")
endif()
