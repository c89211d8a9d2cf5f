#pragma once

#include "pdf/recent.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::pdf {

/// All that a structure tree is written from, one after another: trees that tell the same are
/// written the same. What is told first says how many words and texts follow, and how long those are.
class StructureTelling {
 public:
  /// To be told at most so many words.
  void begin(std::size_t words) {
    words_.resize(words);
    end_ = 0;
    texts_.clear();
  }
  template <std::size_t N>
  void tell(const std::array<std::uint32_t, N> &words) {
    std::copy(words.begin(), words.end(), words_.begin() + static_cast<std::ptrdiff_t>(end_));
    end_ += N;
  }
  /// Its length, which is to be told as well.
  std::uint32_t tell(std::string_view text) {
    if (!text.empty()) texts_ += text;
    return static_cast<std::uint32_t>(text.size());
  }
  SeenSizes::Sizes sizes() const { return {end_, texts_.size(), 1}; }
  std::size_t bytes() const { return end_ * sizeof(std::uint32_t) + texts_.size(); }
  friend bool operator==(const StructureTelling &one, const StructureTelling &other) {
    return one.end_ == other.end_ &&
           std::equal(one.words_.begin(), one.words_.begin() + static_cast<std::ptrdiff_t>(one.end_),
                      other.words_.begin()) &&
           one.texts_ == other.texts_;
  }

 private:
  std::vector<std::uint32_t> words_;
  std::size_t end_ = 0;
  std::string texts_;
};

}  // namespace formletter::pdf
