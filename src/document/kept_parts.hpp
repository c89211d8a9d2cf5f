#pragma once

#include "diag/met_texts.hpp"
#include "document/block_reader.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace formletter::document {

/// What an element of a body depends on besides the style sheet and the places that looks
/// and links get in the document's lists.
struct PartKey {
  std::string_view file;
  std::string_view source;  ///< its own bytes
  Scope body;
  int column = 1;
};

/// What was read of an element of a body. It may be used again where its looks and links
/// get the same places.
struct KeptPart {
  std::string file, source;
  Scope body;
  int line = 1, column = 1;
  BodyParts parts;
  std::vector<StyleUse> styles;
  std::vector<std::pair<std::string, std::uint32_t>> links;

  bool is(const PartKey &key) const {
    return source == key.source && column == key.column && body == key.body && file == key.file;
  }
  std::size_t bytes() const { return source.size(); }
};

/// What was read of elements that came more than once, by the hashes of what they are told by:
/// what is written for one person only is not kept. Bounded.
template <typename Read>
class KeptByHash {
 public:
  struct Limits {
    std::size_t count, bytes;
  };
  explicit KeptByHash(Limits limits) : limits_(limits) {}

  /// The first of this hash for which `is_it` holds.
  template <typename Predicate>
  const Read *find(std::size_t hash, const Predicate &is_it) const {
    const auto [begin, end] = kept_.equal_range(hash);
    for (auto each = begin; each != end; ++each)
      if (is_it(each->second)) return &each->second;
    return nullptr;
  }
  /// Whether so many bytes more are too much. Precondition of keep(): they are not.
  bool is_full(std::size_t bytes) const {
    return kept_.size() >= limits_.count || (!kept_.empty() && bytes_ + bytes > limits_.bytes);
  }
  const Read &keep(std::size_t hash, Read read) {
    bytes_ += read.bytes();
    return kept_.emplace(hash, std::move(read))->second;
  }
  bool comes_again(std::size_t hash) { return met_.meet_again(hash); }
  void clear() {
    kept_.clear();
    bytes_ = 0;
  }

 private:
  Limits limits_;
  std::unordered_multimap<std::size_t, Read> kept_;
  std::size_t bytes_ = 0;
  diag::MetTexts met_;
};

}  // namespace formletter::document
