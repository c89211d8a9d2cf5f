#pragma once

#include "pdf/font_subset.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace formletter::pdf {

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
  /// `shared`: the codes that the batch has given already.
  FontUse(text::FaceId face, const FaceProgram &program, const ShownGlyphs &shared);

  /// Notes that `glyph` shows `text`; "" for a glyph that adds no text of its own.
  ShownCode show(std::uint16_t glyph, std::string_view text);
  /// Notes that `glyph` shows `character` if its own id says so already, as a code.
  bool says_itself(std::uint16_t glyph, char32_t character) {
    if (program_->character(glyph) != character || (!codes_differ_ && first_entry_[glyph] >= 0)) return false;
    if (by_character_[glyph] == 0) order_.push_back(glyph);
    by_character_[glyph] = 1;
    return true;
  }

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
  void use_own_code(std::uint16_t glyph);
  void add_entry(ShownGlyph shown, bool used);

  text::FaceId face_;
  const FaceProgram *program_;
  bool codes_differ_ = false;  ///< from glyph ids: can be made to
  std::uint32_t next_code_;
  std::vector<std::uint8_t> by_character_;  ///< by glyph: shown as FaceProgram::character
  std::vector<std::uint16_t> order_;        ///< those glyphs
  std::vector<std::int32_t> first_entry_;   ///< by glyph, or -1
  std::vector<Entry> entries_;
};

/// The faces of a document in the order of their first use: /F0, /F1 and so on.
class DocumentFonts {
 public:
  explicit DocumentFonts(FontSubsets &subsets) : subsets_(&subsets) {}
  /// Index of the face's resource.
  std::size_t use(text::FaceId face);
  FontUse &operator[](std::size_t index) { return *uses_[index]; }
  const TypingFont &typing(std::size_t index) { return subsets_->typing(uses_[index]->face()); }
  std::size_t size() const { return uses_.size(); }
  /// Writes all of them and the entries of the resource dictionary's /Font.
  std::string write(HaruFile &file);
  /// Adds what was shown to what a batch shares.
  void share();

 private:
  FontSubsets *subsets_;
  std::vector<std::unique_ptr<FontUse>> uses_;
};

}  // namespace formletter::pdf
