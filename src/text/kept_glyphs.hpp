#pragma once

#include <hb.h>

#include <array>
#include <atomic>
#include <cstdint>

namespace formletter::text {

/// The glyphs of a face's alphabetic characters and the advances of its first glyphs,
/// once they have been asked for: HarfBuzz searches the font's tables for each letter
/// anew, which is a sixth of the shaping of Latin. Safe to share among threads.
class KeptGlyphs {
 public:
  /// `font` has its face's own functions and outlives this.
  explicit KeptGlyphs(hb_font_t *font) : font_(font) {}

  bool nominal_glyph(hb_codepoint_t character, hb_codepoint_t &glyph) const;
  hb_position_t advance(hb_codepoint_t glyph) const;

  /// A font that asks `kept` first; the caller's to destroy, before `kept`.
  static hb_font_t *font_with(const KeptGlyphs &kept);

 private:
  static constexpr std::size_t characters = 0x500;  ///< Latin, Greek, Cyrillic
  static constexpr std::size_t glyphs = 0x1000;

  hb_font_t *font_;
  // Each value plus one; 0 is not asked for yet. Threads that fill one at a time write the same.
  mutable std::array<std::atomic<std::uint16_t>, characters> glyphs_{};
  mutable std::array<std::atomic<std::uint16_t>, glyphs> advances_{};
};

}  // namespace formletter::text
