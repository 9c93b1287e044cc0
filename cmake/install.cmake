# `cmake --install`: the engine as a package, for find_package(Downhill) and Downhill::engine; scenes,
# lessons and the stage belong to the course and are not in it. `--component desktop` is the course in
# a window, with its lessons.
include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

list(TRANSFORM engine_folders PREPEND downhill_ OUTPUT_VARIABLE engine_targets)

add_library(downhill_engine INTERFACE)
target_link_libraries(downhill_engine INTERFACE ${engine_targets})
target_compile_features(downhill_engine INTERFACE cxx_std_20)
set_target_properties(downhill_engine PROPERTIES EXPORT_NAME engine)
add_library(Downhill::engine ALIAS downhill_engine)

set(package ${CMAKE_INSTALL_LIBDIR}/cmake/Downhill)
install(TARGETS downhill_engine ${engine_targets} EXPORT DownhillTargets
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT engine)
foreach(folder ${engine_folders})
  install(DIRECTORY ${PROJECT_SOURCE_DIR}/src/${folder} DESTINATION include/downhill COMPONENT engine
    FILES_MATCHING PATTERN "*.h")
endforeach()
install(EXPORT DownhillTargets NAMESPACE Downhill:: DESTINATION ${package} COMPONENT engine)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/DownhillConfigVersion.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_LIST_DIR}/DownhillConfig.cmake
    ${PROJECT_BINARY_DIR}/DownhillConfigVersion.cmake
  DESTINATION ${package} COMPONENT engine)

if(TARGET downhill-desktop)
  install(TARGETS downhill-desktop RUNTIME COMPONENT desktop)
  install(DIRECTORY ${PROJECT_SOURCE_DIR}/lessons DESTINATION ${CMAKE_INSTALL_DATADIR}/downhill
    COMPONENT desktop PATTERN template EXCLUDE)
endif()
