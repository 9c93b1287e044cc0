# Third parties, all as SYSTEM targets.  Nothing is downloaded here: packages come from find_package,
# sources from a folder, and cmake/setup.sh puts both in place.

# The folder that cmake/setup.sh fills.
if(DEFINED ENV{DOWNHILL_CACHE})
  set(downhill_cache $ENV{DOWNHILL_CACHE})
elseif(DEFINED ENV{XDG_CACHE_HOME})
  set(downhill_cache $ENV{XDG_CACHE_HOME}/downhill)
else()
  set(downhill_cache $ENV{HOME}/.cache/downhill)
endif()

# downhill_package(<name> <job> <what> [hint]): a package in the cache, in -D<name>_DIR, or in the system.
function(downhill_package name job what)
  # Inside Emscripten's sysroot there are no packages, and the system's headers are another machine's.
  if(EMSCRIPTEN)
    set(where NO_CMAKE_FIND_ROOT_PATH NO_CMAKE_SYSTEM_PATH NO_SYSTEM_ENVIRONMENT_PATH)
  endif()
  find_package(${name} CONFIG QUIET GLOBAL HINTS ${ARGN} ${where})
  if(NOT ${name}_FOUND)
    message(FATAL_ERROR "${what} is missing: run 'cmake/setup.sh ${job}', or give -D${name}_DIR=")
  endif()
endfunction()

# downhill_source(<variable> <job> <what> <folder> <file>): a folder of sources, known by one file in it.
function(downhill_source variable job what folder file)
  set(${variable} ${downhill_cache}/${folder} CACHE PATH "Sources of ${what}")
  if(NOT EXISTS ${${variable}}/${file})
    message(FATAL_ERROR "The sources of ${what} are missing (no ${file} in '${${variable}}'): "
      "run 'cmake/setup.sh ${job}', or give -D${variable}=")
  endif()
endfunction()

downhill_package(Eigen3 native "Eigen >= 3.4" ${downhill_cache}/eigen/usr/share/eigen3/cmake)
downhill_package(nlohmann_json native "nlohmann-json"
  ${downhill_cache}/json/usr/share/cmake/nlohmann_json)

if(BUILD_TESTING)
  include(googletest)
endif()
