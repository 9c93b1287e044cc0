# The headers that most tests include, parsed once for all of them where a build from nothing should be
# fast (preset ci, which also compiles the folders of src in batches). The other presets do without, and
# so prove that every file includes what it uses.
function(downhill_test_headers target)
  if(NOT CMAKE_UNITY_BUILD)
    return()
  endif()
  set_target_properties(${target} PROPERTIES UNITY_BUILD OFF)  # tests may use one name twice
  if(NOT TARGET test_headers)
    file(CONFIGURE OUTPUT test_headers.cpp CONTENT "// Carries the precompiled headers.\n")
    add_library(test_headers OBJECT ${CMAKE_CURRENT_BINARY_DIR}/test_headers.cpp)
    target_precompile_headers(test_headers PRIVATE
      <algorithm> <cmath> <functional> <map> <memory> <optional> <span> <string> <string_view> <vector>
      <gmock/gmock.h> <gtest/gtest.h> <Eigen/Core> <nlohmann/json.hpp>)
    target_link_libraries(test_headers PRIVATE
      GTest::gmock Eigen3::Eigen nlohmann_json::nlohmann_json project_flags)
  endif()
  target_precompile_headers(${target} REUSE_FROM test_headers)
endfunction()
