# Target imgui: Dear ImGui with its SDL2 and OpenGL 3 (WebGL 2) backends.  Only src/app links it.
downhill_source(DOWNHILL_IMGUI_DIR native "Dear ImGui >= 1.92" imgui imgui_draw.cpp)
include(sdl2)

add_library(imgui STATIC EXCLUDE_FROM_ALL
  ${DOWNHILL_IMGUI_DIR}/imgui.cpp
  ${DOWNHILL_IMGUI_DIR}/imgui_draw.cpp
  ${DOWNHILL_IMGUI_DIR}/imgui_tables.cpp
  ${DOWNHILL_IMGUI_DIR}/imgui_widgets.cpp
  ${DOWNHILL_IMGUI_DIR}/backends/imgui_impl_opengl3.cpp
  ${DOWNHILL_IMGUI_DIR}/backends/imgui_impl_sdl2.cpp)
target_include_directories(imgui SYSTEM PUBLIC ${DOWNHILL_IMGUI_DIR} ${DOWNHILL_IMGUI_DIR}/backends)
target_include_directories(imgui PUBLIC ${PROJECT_SOURCE_DIR}/src)
# Everyone who includes imgui.h must see the same settings.
target_compile_definitions(imgui PUBLIC IMGUI_USER_CONFIG="app/imgui_config.h")
target_link_libraries(imgui PUBLIC sdl2)
if(EMSCRIPTEN)
  target_compile_definitions(imgui PUBLIC IMGUI_IMPL_OPENGL_ES3)
  target_compile_options(imgui PRIVATE -Oz -fno-exceptions)  # the download matters more than its speed
  # src/app/gl_state.cpp answers what the backend asks for every frame.
  set_source_files_properties(${DOWNHILL_IMGUI_DIR}/backends/imgui_impl_opengl3.cpp PROPERTIES
    COMPILE_DEFINITIONS glGetIntegerv=downhill_gl_integers)
else()
  target_link_libraries(imgui PUBLIC ${CMAKE_DL_LIBS})  # its OpenGL loader opens libGL at run time
endif()
