#pragma once

#include "fill/expansion.hpp"
#include "fill/template.hpp"
#include "xml/tree.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace formletter::fill {

/// A block of text in the expanded template, as offsets into it.
struct TextBlock {
  std::string msgid;
  std::string msgid_plural;  ///< of a text that counts, or ""
  std::string counted;       ///< the name of what it counts, or ""
  std::string comment;
  std::size_t inner_begin = 0;
  std::size_t inner_end = 0;
  std::size_t behind_name = 0;  ///< in the start tag: where attributes may be put in
  bool has_language = false;    ///< has a lang of its own
  bool has_direction = false;   ///< has a dir of its own
  bool is_title = false;
};

struct Template::State {
  Expansion expansion;
  xml::Tree tree;  ///< of the expanded text with its tags blanked; offsets are the same
  std::vector<TextBlock> blocks;
};

/// Not a letter, so that a block of values alone is no unit, and not white space,
/// so that a value outside any block is seen.
inline constexpr char value_filler = '0';

/// Blocks that translators see, in document order.
std::vector<TextBlock> text_blocks(const Expansion &expansion, const xml::Tree &tree);

}  // namespace formletter::fill
