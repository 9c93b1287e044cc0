// Eigen includes <mmintrin.h> wherever SSE is on.  Clang's own refuses to compile for WebAssembly, and
// Eigen uses nothing of it; this one stands first on the include path.
#pragma once
