#pragma once

#include "document/kept_parts.hpp"
#include "document/part_words.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::document {

/// What was read of an element of a body whose words are other ones from letter to letter: its
/// blocks, and where in them the words stand. Other words put there make what would be
/// read of the same markup with them.
///
/// Where the words stand is found by reading the element with a stand-in for each: a character
/// that no one uses, so that it is found in a text, and one only, so that columns can be told.
class PartPattern {
 public:
  using Words = std::vector<std::string_view>;

  /// The element with stand-ins for its words; nothing if it has none, or more than there
  /// are stand-ins.
  static std::optional<std::string> with_stand_ins(const PartWords &parted);
  /// Of what was read of with_stand_ins() at `key`'s place; nothing if not each
  /// word is found once: a stand-in may be part of the element itself.
  static std::optional<PartPattern> find(const PartWords &parted, const PartKey &key, int line,
                                         BodyParts parts);

  /// How much of `text` is the element with other words, which are put into `words`; nothing if it
  /// does not begin with it.
  std::optional<std::size_t> match(std::string_view text, Words &words) const;
  /// Whether it is read alike at that place: the source, which has to match, apart.
  bool is_at(const PartKey &key) const;
  /// The blocks are again those of a document that has gone, where there is one. One thread at a time.
  BodyParts with(const Words &words, int line) const;

  /// Where a word stands: in which block, counted in the order of reading, and where in its text.
  struct WordPlace {
    std::uint32_t block = 0, begin = 0, word = 0;
  };

  std::vector<StyleUse> styles;
  std::vector<std::pair<std::string, std::uint32_t>> links;
  std::size_t bytes() const { return markup_.size(); }

 private:
  /// A block with words before it in the line that it begins in.
  struct MovedBlock {
    std::uint32_t block = 0, first_word = 0, end_word = 0;
  };
  bool note_words(const InlineText &text, std::uint32_t block);
  /// A copy of a block right under the body, with words in it.
  struct Copy {
    std::shared_ptr<Block> block;
    std::vector<Block *> inside = {};  ///< itself and what is in it, in the order of reading
  };
  struct Copied {
    std::vector<const Block *> inside;  ///< of the block itself
    std::vector<Copy> copies = {};
    std::size_t next = 0;

    /// One that no document has any longer, or a new one.
    Copy &free_copy();
  };
  class Filling;

  std::string file_;
  Scope body_;
  int line_ = 1, column_ = 1;
  std::string markup_;
  std::vector<std::uint32_t> markup_ends_;
  BodyParts parts_;
  std::vector<WordPlace> places_;
  std::vector<MovedBlock> moved_;
  /// Of each block under `parts_`. They say nothing of the pattern: whoever is given words has a copy
  /// of his own.
  mutable std::vector<Copied> copied_;
};

}  // namespace formletter::document
