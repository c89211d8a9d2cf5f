#include "answers/typed_answer.hpp"
#include "diag/eight_bytes.hpp"
#include "diag/utf8.hpp"

#include <algorithm>
#include <array>

namespace formletter::answers {
namespace {

struct Range {
  char32_t first, last;
};

// Not here: those of without_joiners(). Khmer, Thai and Burmese typists use U+200B between words,
// and letters join by U+200C and U+200D.
constexpr std::array<Range, 16> hidden = {{{0x0000, 0x0008},
                                           {0x000B, 0x000C},
                                           {0x000E, 0x001F},
                                           {0x007F, 0x009F},
                                           {0x00AD, 0x00AD},    // soft hyphen
                                           {0x061C, 0x061C},    // Arabic letter mark
                                           {0x200E, 0x200F},    // direction marks
                                           {0x2028, 0x202E},    // separators, embeddings, overrides
                                           {0x2061, 0x206F},    // invisible operators, isolates, deprecated
                                           {0xFDD0, 0xFDEF},    // noncharacters
                                           {0xFEFF, 0xFEFF},    // byte order mark
                                           {0xFFF0, 0xFFFB},    // interlinear annotation
                                           {0xFFFE, 0xFFFF},    // noncharacters
                                           {0x1D173, 0x1D17A},  // musical formatting
                                           {0xE0000, 0xE007F},  // tags
                                           {0xEFFFE, 0x10FFFF}}};  // private and noncharacters at the end

bool is_hidden(char32_t c) {
  return std::any_of(hidden.begin(), hidden.end(),
                     [c](Range range) { return range.first <= c && c <= range.last; });
}

/// Of ASCII, and none of its control characters.
bool are_all_seen(diag::EightBytes bytes) {
  constexpr char delete_character = 0x7F;
  return (bytes.beyond_ascii() | bytes.control_characters() | bytes.equal_to(delete_character)) == 0;
}

}  // namespace

bool has_hidden_character(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (at + diag::EightBytes::count <= text.size() && are_all_seen(diag::EightBytes(text.data() + at))) {
      at += diag::EightBytes::count;
    } else if (byte >= 0x20 && byte < 0x7F) {
      ++at;
    } else if (is_hidden(diag::next_character(text, at))) {
      return true;
    }
  }
  return false;
}

std::string without_joiners(std::string_view text) {
  constexpr char32_t word_joiner = 0x2060, first = 0x200B, last = 0x200D;
  std::string seen;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = diag::next_character(text, at);
    if (c != word_joiner && (c < first || c > last)) diag::append_utf8(seen, c);
  }
  return seen;
}

}  // namespace formletter::answers
