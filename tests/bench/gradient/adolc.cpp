// ADOL-C: recorded once, then replayed by its driver gradient().
#include <adolc/adolc.h>

#include <memory>

#include "contender.h"

namespace downhill::bench {

Contender rosenbrock_by_adolc(const std::vector<double>& x) {
  static short next_tag = 0;
  const short tag = next_tag++;
  const int n = static_cast<int>(x.size());
  auto out = std::make_shared<std::vector<double>>(x.size() + 1);
  trace_on(tag);
  {
    std::vector<adouble> v(x.size());
    for (std::size_t i = 0; i < x.size(); ++i) v[i] <<= x[i];
    adouble sum = rosenbrock(v.data(), n);
    sum >>= (*out)[0];  // gradient() hands out no value: this one is not computed again
  }
  trace_off();
  const auto repeat = [&x, out, tag, n](int count) {
    while (count-- > 0) {
      gradient(tag, n, const_cast<double*>(x.data()), out->data() + 1);
      keep();
    }
  };
  return {"ADOL-C, replay", repeat, out.get()};
}

}  // namespace downhill::bench
