# GTest::gmock_main, and natively rapidcheck for property tests.
include(GoogleTest)

if(NOT EMSCRIPTEN)
  find_package(GTest QUIET)
  find_package(rapidcheck CONFIG QUIET)
  if(NOT GTest_FOUND OR NOT rapidcheck_FOUND)
    message(FATAL_ERROR "GoogleTest or RapidCheck is missing: run 'cmake/setup.sh native', "
      "or give -DBUILD_TESTING=OFF")
  endif()
  return()
endif()

# For WebAssembly there is no package; the three files below are the whole of its source.
downhill_source(DOWNHILL_GOOGLETEST_DIR web "GoogleTest" googletest/usr/src/googletest
  googletest/src/gtest-all.cc)
add_library(googletest STATIC EXCLUDE_FROM_ALL
  ${DOWNHILL_GOOGLETEST_DIR}/googletest/src/gtest-all.cc
  ${DOWNHILL_GOOGLETEST_DIR}/googlemock/src/gmock-all.cc
  ${DOWNHILL_GOOGLETEST_DIR}/googlemock/src/gmock_main.cc)
target_include_directories(googletest
  SYSTEM PUBLIC
    ${DOWNHILL_GOOGLETEST_DIR}/googletest/include ${DOWNHILL_GOOGLETEST_DIR}/googlemock/include
  PRIVATE
    ${DOWNHILL_GOOGLETEST_DIR}/googletest ${DOWNHILL_GOOGLETEST_DIR}/googlemock)
target_compile_options(googletest PRIVATE -O1 -w -fno-exceptions)
# Test programs read lessons and golden files from the checkout.  -O0 concerns the link only: it is
# three times as fast, and keeps Emscripten's run-time assertions.
target_link_options(googletest INTERFACE -O0 -sENVIRONMENT=node -sNODERAWFS -sEXIT_RUNTIME)
add_library(GTest::gmock_main ALIAS googletest)
