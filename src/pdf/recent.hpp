#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace formletter::pdf {

/// What may be wanted again, the last used first; what was not used for longest is dropped where
/// they become too many or too large.
template <typename Thing>
class Recent {
 public:
  struct Limits {
    std::size_t count, bytes;
  };
  explicit Recent(Limits limits) : limits_(limits) {}

  /// The one that `is_it` says, or null. Valid until the next call.
  template <typename Predicate>
  const Thing *find(Predicate is_it) {
    const auto found =
        std::ranges::find_if(kept_, [&](const Kept &kept) { return is_it(std::as_const(*kept.thing)); });
    if (found == kept_.end()) return nullptr;
    std::rotate(kept_.begin(), found, found + 1);
    return kept_.front().thing.get();
  }
  void keep(Thing thing, std::size_t bytes) {
    if (bytes > limits_.bytes) return;
    kept_.insert(kept_.begin(), {std::make_unique<const Thing>(std::move(thing)), bytes});
    bytes_ += bytes;
    while (kept_.size() > limits_.count || bytes_ > limits_.bytes) {
      bytes_ -= kept_.back().bytes;
      kept_.pop_back();
    }
  }
  std::size_t count() const { return kept_.size(); }
  std::size_t bytes() const { return bytes_; }

 private:
  struct Kept {
    std::unique_ptr<const Thing> thing;
    std::size_t bytes;
  };
  Limits limits_;
  std::vector<Kept> kept_;
  std::size_t bytes_ = 0;
};

/// Whether something of the same sizes was seen lately: what is made once is not worth keeping.
class SeenSizes {
 public:
  using Sizes = std::array<std::size_t, 3>;
  /// Whether it was, before this call.
  bool see(const Sizes &sizes) {
    if (std::ranges::find(seen_, sizes) != seen_.end()) return true;
    seen_[next_++ % seen_.size()] = sizes;
    return false;
  }

 private:
  std::array<Sizes, 64> seen_ = {};
  std::size_t next_ = 0;
};

}  // namespace formletter::pdf
