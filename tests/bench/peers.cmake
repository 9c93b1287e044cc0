# The benches beside other libraries. One that is not installed is a line saying so, not an error.

# downhill_peer(<name> <header> [LIBRARIES ...] [FOLDERS ...]): target peer_<name>, if it is installed.
function(downhill_peer name header)
  cmake_parse_arguments(PARSE_ARGV 2 arg "" "" "LIBRARIES;FOLDERS")
  find_path(BENCH_${name}_HEADERS ${header})
  set(found ${BENCH_${name}_HEADERS})
  foreach(library IN LISTS arg_LIBRARIES)
    find_library(BENCH_${library}_LIBRARY ${library})
    list(APPEND libraries ${BENCH_${library}_LIBRARY})
    if(NOT BENCH_${library}_LIBRARY)
      set(found FALSE)
    endif()
  endforeach()
  if(NOT found)
    message(STATUS "Not beside ${name}: it is not installed ('cmake/setup.sh bench' does)")
    return()
  endif()
  string(TOUPPER ${name} upper)
  add_library(peer_${name} INTERFACE)
  target_link_libraries(peer_${name} INTERFACE ${libraries})
  target_compile_definitions(peer_${name} INTERFACE BENCH_${upper})
  foreach(folder IN ITEMS "" LISTS arg_FOLDERS)
    target_include_directories(peer_${name} SYSTEM INTERFACE ${BENCH_${name}_HEADERS}/${folder})
  endforeach()
endfunction()

downhill_peer(libtorch torch/csrc/api/include/torch/torch.h LIBRARIES torch torch_cpu c10
  FOLDERS torch/csrc/api/include)
downhill_peer(dlib dlib/dnn.h LIBRARIES dlib)
downhill_peer(fann floatfann.h LIBRARIES floatfann)

# Each peer in its own library: their headers want older C++ and other flags than ours.
set(training_peers)
foreach(name libtorch dlib fann)
  if(TARGET peer_${name})
    add_library(training_${name} STATIC training/${name}.cpp)
    set_target_properties(training_${name} PROPERTIES CXX_STANDARD 17)
    target_link_libraries(training_${name} PUBLIC peer_${name})
    list(APPEND training_peers training_${name})
  endif()
endforeach()

add_executable(training_peers_bench training_peers_bench.cpp ${training_own})
target_link_libraries(training_peers_bench PRIVATE Downhill::nn ${training_peers} project_flags)

# The same with the engine and the plain Eigen compiled for the processor here, which the other
# libraries find out about when they run.
set(sources)
foreach(folder nn optim random text)
  get_target_property(of_folder downhill_${folder} SOURCES)
  list(TRANSFORM of_folder PREPEND ${PROJECT_SOURCE_DIR}/src/${folder}/)
  list(APPEND sources ${of_folder})
endforeach()
add_executable(training_peers_bench_native training_peers_bench.cpp ${training_own} ${sources})
target_compile_options(training_peers_bench_native PRIVATE
  -march=native -Wno-uninitialized -Wno-maybe-uninitialized)  # the AVX-512 headers of GCC 12
target_include_directories(training_peers_bench_native PRIVATE ${PROJECT_SOURCE_DIR}/src)
target_link_libraries(training_peers_bench_native PRIVATE Eigen3::Eigen nlohmann_json::nlohmann_json
  ${training_peers} project_flags)

downhill_peer(adolc adolc/adolc.h LIBRARIES adolc)
downhill_peer(ceres ceres/jet.h)

set(gradient_peers)
foreach(name adolc ceres)
  if(TARGET peer_${name})
    add_library(gradient_${name} STATIC gradient/${name}.cpp)
    target_link_libraries(gradient_${name} PUBLIC peer_${name} Eigen3::Eigen)
    list(APPEND gradient_peers gradient_${name})
  endif()
endforeach()
add_executable(gradient_peers_bench gradient_peers_bench.cpp gradient/by_hand.cpp gradient/ours.cpp)
target_link_libraries(gradient_peers_bench PRIVATE Downhill::expr ${gradient_peers} project_flags)

add_executable(growth_bench growth_bench.cpp)
target_link_libraries(growth_bench PRIVATE Downhill::figure Downhill::autodiff project_flags)
add_custom_target(peers_bench DEPENDS training_peers_bench training_peers_bench_native gradient_peers_bench
  growth_bench)
