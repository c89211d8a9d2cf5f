#pragma once

#include "mailmerge/roster.hpp"

#include <array>
#include <cstddef>
#include <vector>

namespace formletter::mailmerge {

/// Chooses the rows whose glyphs all files of a merge share: the first ones, for
/// the letters' fixed text, and each that brings a letter of an alphabet that no
/// row before had. A file that shows one glyph more needs fonts of its own, which
/// cost more than the rest of it. Han, Hangul and the scripts whose letters join are
/// not gone after: their glyphs have no end.
class FontRows {
 public:
  FontRows() { may_bring_.fill(1); }
  bool wants(const Row &row);

 private:
  bool brings_a_letter(std::string_view text);

  std::size_t kept_ = 0;
  static constexpr std::size_t past_last_letter = 0xA800;
  std::array<unsigned char, 256> may_bring_;  ///< by byte: 0 for one of ASCII met before, else 1
  std::vector<char> letters_ = std::vector<char>(past_last_letter);  ///< by code point: met before
};

}  // namespace formletter::mailmerge
