#include "optim/optimizer.h"

namespace downhill::optim {

std::string_view to_string(StepStatus status) {
  switch (status) {
    case StepStatus::kOk:
      return "the step was taken";
    case StepStatus::kSizeMismatch:
      return "parameters, gradient and optimizer differ in size";
    case StepStatus::kBadRate:
      return "the learning rate must be a finite number above 0";
    case StepStatus::kGradientNotFinite:
      return "the gradient is not finite";
    case StepStatus::kParameterNotFinite:
      return "the step would make a parameter not finite";
  }
  return "";
}

}  // namespace downhill::optim
