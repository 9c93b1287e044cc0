// A FusedProgram as machine code of the processor at hand: x86-64 under Unix. Elsewhere, and where
// the system allows no new code, there is none, and the instructions are interpreted.
//
// An interpreter spends most of a short formula's time on finding out what to do next. The code
// does the same operations in the same order, so both give the same bits; values stay in registers
// until a function is called, and every result is also written to its slot.
//
// Encodings: Intel 64 and IA-32 Architectures Software Developer's Manual, volume 2. Calls: System
// V Application Binary Interface, AMD64 supplement, 3.2.
#pragma once

#include <memory>
#include <span>
#include <vector>

namespace downhill::expr {

struct FusedInstruction;

// Copies share the code, which keeps no state: it may run in many threads, each with its own slots.
class MachineCode {
 public:
  MachineCode() = default;  // none
  // Appends the numbers that the code multiplies by to `slots`, the memory it will run in.
  MachineCode(std::span<const FusedInstruction> instructions, std::vector<double>& slots);

  explicit operator bool() const { return run_ != nullptr; }  // there is code
  void operator()(double* slots) const { run_(slots); }       // runs it; there must be code

 private:
  std::shared_ptr<const void> pages_;
  void (*run_)(double* slots) = nullptr;
};

}  // namespace downhill::expr
