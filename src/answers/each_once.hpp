#pragma once

#include <algorithm>
#include <vector>

namespace formletter::answers {

/// The values in order, each once.
template <typename Value>
std::vector<Value> each_once(std::vector<Value> values) {
  std::ranges::sort(values);
  const auto again = std::ranges::unique(values);
  values.erase(again.begin(), again.end());
  return values;
}

}  // namespace formletter::answers
