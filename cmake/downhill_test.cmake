include(test_headers)

# downhill_test(<folder> SOURCES ... [PROPERTIES ...] [LINKS ...] [LABEL unit])
#
# The tests of one folder of src as one program, test_<folder>.  PROPERTIES are sources that use
# RapidCheck, which throws: they run natively only.
function(downhill_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "LABEL" "SOURCES;PROPERTIES;LINKS")
  if(NOT arg_LABEL)
    set(arg_LABEL unit)
  endif()
  add_executable(test_${name} ${arg_SOURCES})
  target_include_directories(test_${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  target_link_libraries(test_${name} PRIVATE ${arg_LINKS} GTest::gmock_main project_flags)
  target_compile_definitions(test_${name} PRIVATE DOWNHILL_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  downhill_test_headers(test_${name})
  if(EMSCRIPTEN)
    # One run of node for the folder: a run for each test would start node hundreds of times.
    add_test(NAME ${name} COMMAND test_${name} --gtest_brief=1)
    set_tests_properties(${name} PROPERTIES LABELS ${arg_LABEL})
    return()
  endif()
  if(arg_PROPERTIES)
    target_sources(test_${name} PRIVATE ${arg_PROPERTIES})
    target_link_libraries(test_${name} PRIVATE rapidcheck)
  endif()
  gtest_discover_tests(test_${name} DISCOVERY_MODE PRE_TEST PROPERTIES LABELS ${arg_LABEL})
endfunction()
