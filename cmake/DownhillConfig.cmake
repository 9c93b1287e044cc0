# find_package(Downhill), then target_link_libraries(app Downhill::engine). Eigen >= 3.4 and
# nlohmann-json must be found too: give -DEigen3_DIR= if the system's Eigen is older.
include(CMakeFindDependencyMacro)
find_dependency(Eigen3 CONFIG)
find_dependency(nlohmann_json CONFIG)
include(${CMAKE_CURRENT_LIST_DIR}/DownhillTargets.cmake)
