#pragma once

#include "diag/met_texts.hpp"
#include "document/block_reader.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
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

  bool is(const PartKey &key) const;
};

/// The parts of bodies that came more than once: what is written for one person only is
/// not kept. Bounded.
class KeptParts {
 public:
  /// The first part of this key for which `fits` holds.
  template <typename Fits>
  const KeptPart *find(std::size_t hash, const PartKey &key, const Fits &fits) const {
    const auto [begin, end] = parts_.equal_range(hash);
    for (auto each = begin; each != end; ++each) {
      if (each->second.is(key) && fits(each->second)) return &each->second;
    }
    return nullptr;
  }
  /// Whether so many bytes more are too much. Precondition of keep(): they are not.
  bool is_full(std::size_t bytes) const;
  const KeptPart &keep(std::size_t hash, KeptPart part);
  bool comes_again(std::size_t hash) { return met_.meet_again(hash); }
  void clear();

 private:
  std::unordered_multimap<std::size_t, KeptPart> parts_;
  std::size_t bytes_ = 0;
  diag::MetTexts met_;
};

}  // namespace formletter::document
