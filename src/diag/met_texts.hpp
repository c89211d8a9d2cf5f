#pragma once

#include <array>
#include <cstddef>
#include <utility>

namespace formletter::diag {

/// Texts that were met before, by their hashes: of those that share a place, the last one.
/// What is met once only is not worth keeping; a merge meets each name and number so. A table
/// of all that was ever met would drive what is kept out of the processor's cache.
class MetTexts {
 public:
  /// Whether the text was met lately; from now on it was.
  bool meet_again(std::size_t hash) { return std::exchange(met_[hash % met_.size()], hash) == hash; }

 private:
  std::array<std::size_t, 1024> met_{};
};

}  // namespace formletter::diag
