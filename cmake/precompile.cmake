# downhill_precompile(<target> code|test)
#
# Headers that nearly every source includes, read once instead of once a source: with
# -DDOWNHILL_PRECOMPILE=ON a build from nothing takes about two thirds of the time. Off by default, so
# that a source which leaves out an include fails; and not beside ccache, which would miss from one
# checkout to another.
option(DOWNHILL_PRECOMPILE "Precompile the common headers" OFF)

set(code_headers
  <algorithm> <array> <cmath> <cstdint> <functional> <limits> <map> <memory> <numbers> <optional> <set>
  <span> <string> <string_view> <utility> <variant> <vector> <Eigen/Core>)
set(test_headers ${code_headers} <fstream> <sstream> <gmock/gmock.h> <gtest/gtest.h>)

function(downhill_precompile target kind)
  if(NOT DOWNHILL_PRECOMPILE OR CMAKE_CXX_COMPILER_LAUNCHER)
    return()
  endif()
  if(NOT TARGET precompiled_${kind})
    file(WRITE ${PROJECT_BINARY_DIR}/precompiled.cpp "")
    add_library(precompiled_${kind} OBJECT ${PROJECT_BINARY_DIR}/precompiled.cpp)
    target_link_libraries(precompiled_${kind} PRIVATE Eigen3::Eigen project_flags)
    if(kind STREQUAL test)
      target_link_libraries(precompiled_${kind} PRIVATE GTest::gmock)
    endif()
    target_precompile_headers(precompiled_${kind} PRIVATE ${${kind}_headers})
  endif()
  target_precompile_headers(${target} REUSE_FROM precompiled_${kind})
  # GCC 12 forgets of precompiled headers that they are the system's, and warns of what strings do there.
  target_compile_options(${target} PRIVATE
    -Wno-array-bounds -Wno-restrict -Wno-stringop-overflow -Wno-stringop-overread)
endfunction()
