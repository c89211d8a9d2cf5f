#pragma once

#include "text/fonts.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct hb_face_t;
struct hb_font_t;

namespace formletter::pdf {

/// One face as its own file describes it, read once and kept: what each glyph says
/// by itself, how wide it is, and the program that subsets are cut from.
class FaceProgram {
 public:
  FaceProgram(const text::Fonts &fonts, text::FaceId face);

  /// The character that maps to the glyph by the font's cmap, or 0. Of several the
  /// smallest; presentation forms and other compatibility characters do not count,
  /// as they are never what was written.
  char32_t character(std::uint16_t glyph) const { return characters_[glyph]; }
  std::span<const char32_t> characters() const { return characters_; }
  /// In thousandths of an em, rounded: what the W array says.
  int width(std::uint16_t glyph) const { return widths_[glyph]; }
  std::span<const int> widths() const { return widths_; }
  /// The glyph of a space, which draws nothing; 0 where the face has none.
  std::uint16_t blank() const { return blank_; }
  std::size_t glyph_count() const { return widths_.size(); }

  const text::FaceDescription &description() const { return description_; }
  /// The outlines of `glyphs` under their own ids: a whole TrueType file, or a bare
  /// CFF table whose CIDs are the ids. Glyph 0 is always in it.
  std::string cut(const std::vector<std::uint16_t> &glyphs) const;
  /// A whole TrueType file with the glyphs of `characters` and the cmap to find them by.
  /// Precondition: the outlines are TrueType's.
  std::string cut_with_characters(const std::vector<char32_t> &characters) const;
  /// For shaping the values of fields.
  hb_font_t *font() const { return font_.get(); }

 private:
  void read_characters();
  void read_widths();

  struct Free {
    void operator()(hb_face_t *face) const;
    void operator()(hb_font_t *font) const;
  };
  text::FaceDescription description_;
  std::unique_ptr<hb_face_t, Free> face_, bare_face_;
  std::unique_ptr<hb_font_t, Free> font_;
  bool cid_keyed_ = false;
  std::vector<char32_t> characters_;
  std::vector<int> widths_;
  std::uint16_t blank_ = 0;
};

}  // namespace formletter::pdf
