#pragma once

#include <algorithm>
#include <array>
#include <cstddef>

namespace formletter::diag {

/// Texts that were met before, by their hashes: of those that share a place, the last four, so that
/// two of one document, which are met in turn, do not hide each other for ever.
/// What is met once only is not worth keeping; a merge meets each name and number so. A table
/// of all that was ever met would drive what is kept out of the processor's cache.
class MetTexts {
 public:
  /// Whether the text was met lately; from now on it was.
  bool meet_again(std::size_t hash) {
    Place &place = met_[hash % met_.size()];
    auto *const found = std::ranges::find(place, hash);
    const bool again = found != place.end();
    std::rotate(place.begin(), again ? found : place.end() - 1, again ? found + 1 : place.end());
    place.front() = hash;
    return again;
  }

 private:
  using Place = std::array<std::size_t, 4>;  ///< the last one first
  std::array<Place, 256> met_{};
};

}  // namespace formletter::diag
