// Counts what a piece of code allocates on the heap: by new, by malloc, and so by Eigen.
//
//     EXPECT_EQ(allocations([&] { training.step(); }), 0);
//
// It puts its own malloc before the C library's, so one file of a test program includes it, and it
// counts only where that is possible: with glibc and without a sanitizer. Elsewhere
// kCountsAllocations is false, and the count is 0.
#pragma once

#include <cstddef>
#include <cstdlib>

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__)
extern "C" {
void* __libc_malloc(std::size_t size);                       // NOLINT: the C library's name
void* __libc_realloc(void* memory, std::size_t size);        // NOLINT
void* __libc_memalign(std::size_t align, std::size_t size);  // NOLINT
}

namespace downhill::test {
inline constexpr bool kCountsAllocations = true;
inline int allocation_count = 0;
}  // namespace downhill::test

extern "C" void* malloc(std::size_t size) {
  ++downhill::test::allocation_count;
  return __libc_malloc(size);
}
extern "C" void* realloc(void* memory, std::size_t size) {
  ++downhill::test::allocation_count;
  return __libc_realloc(memory, size);
}
extern "C" void* aligned_alloc(std::size_t align, std::size_t size) {
  ++downhill::test::allocation_count;
  return __libc_memalign(align, size);
}
#else
namespace downhill::test {
inline constexpr bool kCountsAllocations = false;
inline int allocation_count = 0;
}  // namespace downhill::test
#endif

namespace downhill::test {

template <class F>
int allocations(const F& run) {
  const int before = allocation_count;
  run();
  return allocation_count - before;
}

}  // namespace downhill::test
