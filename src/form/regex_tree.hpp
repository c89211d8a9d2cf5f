#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace formletter::form {

/// Characters, as ranges in ascending order that do not touch.
struct CharacterSet {
  struct Range {
    char32_t first, last;
    friend bool operator==(const Range &, const Range &) = default;
  };
  std::vector<Range> ranges;
  bool has(char32_t c) const;
  friend bool operator==(const CharacterSet &, const CharacterSet &) = default;
};

/// A regular expression taken apart: what it consumes, in which order. What it
/// asks besides (look-around, possessive quantifiers) is left out.
struct RegexTree {
  enum class Kind { nothing, set, sequence, choice, repeat, group };
  using Index = std::uint32_t;
  struct Node {
    Kind kind = Kind::nothing;
    std::vector<Index> parts;
    Index set = 0;            ///< of `sets`
    unsigned group = 0;       ///< from 1
    int least = 0, most = 0;  ///< of a repeat; most is -1 for no end
    bool is_lazy = false;
  };
  static constexpr int endless = -1;

  std::vector<Node> nodes;
  std::vector<CharacterSet> sets;  ///< each once
  Index root = 0;
  unsigned groups = 0;
  /// False when something was left out: then whatever the pattern matches still
  /// fits the tree, but not the other way round.
  bool is_exact = true;
  /// Letter case is ignored, which the sets know for ASCII only.
  bool is_for_ascii = false;
};

/// Nothing for a pattern with what the tree has no word for (back-references, set
/// operations, rare flags). Precondition: ICU has compiled the pattern.
std::optional<RegexTree> read_regex(std::string_view pattern);

}  // namespace formletter::form
