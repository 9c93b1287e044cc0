# Target sdl2: the system's SDL2, or for WebAssembly a static library from its source.
#
# SDL's own CMake takes minutes to configure under Emscripten.  These folders are all it would choose
# there, less sound, force feedback and SDL's own renderer.  Files are found by folder because their
# names change between versions of SDL while the folders do not.
if(NOT EMSCRIPTEN)
  find_package(SDL2 CONFIG QUIET)
  if(NOT SDL2_FOUND)
    message(FATAL_ERROR "SDL2 is missing: run 'cmake/setup.sh native', or give -DSDL2_DIR=")
  endif()
  add_library(sdl2 INTERFACE)
  target_link_libraries(sdl2 INTERFACE SDL2::SDL2)
  return()
endif()

downhill_source(DOWNHILL_SDL2_DIR web "SDL2" sdl2 include/SDL_config_emscripten.h)

set(sdl2_folders . atomic cpuinfo events file filesystem/emscripten haptic joystick
  joystick/emscripten libm loadso/dlopen locale locale/emscripten misc misc/emscripten power
  power/emscripten render sensor sensor/dummy stdlib thread thread/generic timer timer/unix
  video video/emscripten video/yuv2rgb)
list(TRANSFORM sdl2_folders REPLACE "(.+)" "${DOWNHILL_SDL2_DIR}/src/\\1/*.c" OUTPUT_VARIABLE
  sdl2_patterns)
file(GLOB sdl2_sources ${sdl2_patterns})

add_library(sdl2 STATIC EXCLUDE_FROM_ALL ${sdl2_sources})
target_include_directories(sdl2 SYSTEM PUBLIC ${DOWNHILL_SDL2_DIR}/include)
# Lean and mean: without the thousand ways to copy pixels between surfaces, which nobody here calls and
# the linker cannot tell.
target_compile_definitions(sdl2 PRIVATE SDL_AUDIO_DISABLED=1 SDL_RENDER_DISABLED=1
  SDL_JOYSTICK_DISABLED=1 SDL_SENSOR_DISABLED=1 SDL_LEAN_AND_MEAN=1)
target_compile_options(sdl2 PRIVATE -Oz -w)
