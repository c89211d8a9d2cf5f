#pragma once

#include "pdf/font_subset.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace formletter::pdf {

/// The glyphs that one document shows in one face, and what they stand for.
class FontUse {
 public:
  FontUse(text::FaceId face, const FaceProgram &program)
      : face_(face), program_(&program), seen_(program.glyph_count()) {}

  /// Notes that `glyph` shows `text`. True when a reader of the file will take it
  /// for just that, false when the place needs ActualText.
  bool show(std::uint16_t glyph, std::string_view text);

  text::FaceId face() const { return face_; }
  const FaceProgram &program() const { return *program_; }
  /// Sorted; for FontSubsets::subset.
  ShownGlyphs shown() const;

 private:
  text::FaceId face_;
  const FaceProgram *program_;
  std::vector<std::uint8_t> seen_;  ///< by glyph: 0, else 1 + (text stands in `texts_`)
  std::vector<std::uint16_t> order_;
  std::vector<ShownGlyph> texts_;  ///< of glyphs that no character maps to, few
};

/// The faces of a document in the order of their first use: /F0, /F1 and so on.
class DocumentFonts {
 public:
  explicit DocumentFonts(FontSubsets &subsets) : subsets_(&subsets) {}
  /// Index of the face's resource.
  std::size_t use(text::FaceId face);
  FontUse &operator[](std::size_t index) { return *uses_[index]; }
  std::size_t size() const { return uses_.size(); }
  /// Writes all of them and the entries of the resource dictionary's /Font.
  std::string write(HaruFile &file);

 private:
  FontSubsets *subsets_;
  std::vector<std::unique_ptr<FontUse>> uses_;
};

}  // namespace formletter::pdf
