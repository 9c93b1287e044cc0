# Warnings and floating-point rules of our own code; linked PRIVATE, so users keep theirs.
add_library(project_flags INTERFACE)
target_compile_options(project_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
  -ffp-contract=off)  # no fused multiply-add: the native and the WebAssembly run agree

if(EMSCRIPTEN)
  # Eigen vectorises for SSE, which Emscripten maps to WebAssembly SIMD.  The engine does not throw.
  target_compile_options(project_flags INTERFACE -msimd128 -msse4.2 -fno-exceptions)
  target_include_directories(project_flags SYSTEM BEFORE INTERFACE ${CMAKE_CURRENT_LIST_DIR}/wasm)

  # The default stack is 64 kB; one product of Eigen takes up to 128 kB of it.
  target_link_options(project_flags INTERFACE -fno-exceptions -sSTACK_SIZE=1MB -sALLOW_MEMORY_GROWTH)
else()
  # What a matrix product packs lies on the stack, up to this many bytes for each operand, not on the
  # heap: a training step allocates nothing.
  target_compile_definitions(project_flags INTERFACE EIGEN_STACK_ALLOCATION_LIMIT=524288)
endif()
