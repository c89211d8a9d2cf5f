#pragma once

#include "diag/utf8.hpp"
#include "pdf/font_subset.hpp"
#include "text/paragraph.hpp"

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace formletter::pdf {

/// The one character that the text is, or 0.
inline char32_t only_character(std::string_view text) {
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (text.size() == 1 && is_ascii(text.front())) return static_cast<unsigned char>(text.front());
  if (text.empty()) return 0;
  std::size_t offset = 0;
  const char32_t character = diag::next_character(text, offset);
  return offset == text.size() ? character : 0;
}

/// The code that shows a glyph, and whether the code by itself reads as the text.
struct ShownCode {
  std::uint16_t code = 0;
  bool reads_right = false;
};

/// The glyphs that one document shows in one face, and what they stand for there.
///
/// A TrueType glyph that stands for several texts (the body of beh, teh and noon;
/// a consonant with different vowels) gets a code for each, so that every reader
/// finds the right letters, also one that knows nothing of ActualText.
class FontUse {
 public:
  enum class Codes {
    open,         ///< what is new gets a code
    as_shared,    ///< as a document that shows nothing but what is shared has them
    with_shared,  ///< what is shared is shown to begin with; what is new gets a code
  };
  /// `shared`: the codes that the batch has given already.
  FontUse(text::FaceId face, const FaceProgram &program, const ShownGlyphs &shared,
          Codes codes = Codes::open);

  /// Notes that `glyph` shows `text`; "" for a glyph that adds no text of its own.
  ShownCode show(std::uint16_t glyph, std::string_view text);
  /// Notes that `glyph` shows `character`, which is not 0, if its own id says so already, as a code.
  bool says_itself(std::uint16_t glyph, char32_t character) {
    if (saying_[glyph] == character) return true;
    if (program_->character(glyph) != character || (!codes_differ_ && first_entry_[glyph] >= 0)) return false;
    if (by_character_[glyph] == 0)
      show_first(glyph);
    else
      saying_[glyph] = character;
    return true;
  }
  /// Notes a run's first glyphs, as long as each stands on the baseline for a stretch of `text` of
  /// its own, and says it itself: how many.
  std::size_t show_leading(std::span<const text::Glyph> glyphs, std::string_view text);
  /// With Codes::as_shared: whether something was shown that is not shared, since the last call.
  bool take_strangers() { return std::exchange(strangers_, false); }

  text::FaceId face() const { return face_; }
  const FaceProgram &program() const { return *program_; }
  /// Sorted by code; for FontSubsets::subset.
  ShownGlyphs shown() const;

 private:
  struct Entry {
    ShownGlyph shown;
    std::int32_t next = -1;  ///< another text of the glyph
    bool used = false;
  };
  ShownCode add(std::uint16_t glyph, std::string_view text);
  void show_first(std::uint16_t glyph);
  void use_own_code(std::uint16_t glyph);
  void add_entry(ShownGlyph shown, bool used);

  text::FaceId face_;
  const FaceProgram *program_;
  Codes codes_;
  bool strangers_ = false;
  bool codes_differ_ = false;  ///< from glyph ids: can be made to
  std::uint32_t next_code_;
  std::vector<std::uint8_t> by_character_;  ///< by glyph: shown as FaceProgram::character
  std::vector<std::uint16_t> order_;        ///< those glyphs
  std::vector<char32_t> saying_;            ///< by glyph: what it says itself and was noted for; or 0
  std::vector<std::int32_t> first_entry_;   ///< by glyph, or -1
  std::vector<Entry> entries_;
};

}  // namespace formletter::pdf
