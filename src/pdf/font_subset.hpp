#pragma once

#include "pdf/deflate.hpp"
#include "pdf/face_program.hpp"
#include "pdf/haru_file.hpp"
#include "pdf/typing_font.hpp"

#include <deque>
#include <map>
#include <memory>

namespace formletter::pdf {

/// A code of the content stream, the glyph that it shows, and what it stands for
/// when that is not FaceProgram::character: a ligature, a joined form. Codes are
/// glyph ids but for a glyph's further meanings. Sorted by code, each once.
struct ShownGlyph {
  std::uint16_t code = 0, glyph = 0;
  std::string text;
  friend bool operator==(const ShownGlyph &, const ShownGlyph &) = default;
};
using ShownGlyphs = std::vector<ShownGlyph>;

/// Whether a file that shows `shown` can use a subset of `glyphs`.
bool covers(const ShownGlyphs &glyphs, const ShownGlyphs &shown);

/// A face cut down to some glyphs, made ready for any number of files.
struct FontSubset {
  ShownGlyphs glyphs;
  std::string font;              ///< entries of the Type0 dictionary, up to its descendant
  std::string descendant;        ///< entries of the CIDFont, up to its descriptor
  std::string descriptor;        ///< entries of the FontDescriptor, up to its font file
  std::string widths;            ///< the W array, with its key
  std::string glyph_map;         ///< deflated CIDToGIDMap; empty: codes are glyph ids
  std::string program;           ///< deflated
  std::size_t program_size = 0;  ///< before that
  std::string to_unicode;        ///< deflated
  text::Outlines outlines = text::Outlines::truetype;
};

/// The subsets of a writer. A letter of the same glyphs gets the same subset; one
/// that was shared before serves every letter that it covers.
class FontSubsets {
 public:
  explicit FontSubsets(text::Fonts &fonts) : fonts_(&fonts) {}

  const FaceProgram &program(text::FaceId face);
  std::shared_ptr<const FontSubset> subset(text::FaceId face, const ShownGlyphs &shown);
  /// Adds to the glyphs that one subset holds for all files that show no others.
  void share(text::FaceId face, const ShownGlyphs &shown);
  const ShownGlyphs &shared(text::FaceId face) const;
  /// How often something was added to what is shared.
  std::uint64_t sharings() const { return sharings_; }
  /// For a file that shows nothing but what is shared, of a face that shares something.
  std::shared_ptr<const FontSubset> shared_subset(text::FaceId face);
  /// For what is typed beside text of the face: of the face itself, or of English's
  /// where that has no Latin letters to type.
  const TypingFont &typing(text::FaceId face);

 private:
  std::shared_ptr<const FontSubset> make(text::FaceId face, const ShownGlyphs &shown);

  text::Fonts *fonts_;
  Deflater deflater_;
  std::map<text::FaceId, FaceProgram> programs_;
  struct Shared {
    ShownGlyphs glyphs;
    std::shared_ptr<const FontSubset> subset;  ///< made when first asked for
  };
  std::shared_ptr<const FontSubset> subset_of(text::FaceId face, Shared &shared);
  std::map<text::FaceId, Shared> shared_;
  std::uint64_t sharings_ = 0;
  std::map<text::FaceId, std::deque<std::shared_ptr<const FontSubset>>> recent_;  ///< newest first, a few
  std::map<text::FaceId, TypingFont> typing_;
};

/// Writes the five objects of the font; the Type0 dictionary gets the number `font`.
void write_font(HaruFile &file, ObjectId font, const std::shared_ptr<const FontSubset> &held);

/// Which characters a font program is taken to have (ISO 32000-1, 9.8.2).
enum class Characters { own, latin };

/// The face's PostScript name, as a name may be written.
std::string base_font_name(const text::FaceDescription &face);
/// The entries of a font descriptor but for the program.
std::string descriptor_entries(const text::FaceDescription &face, const std::string &base_font,
                               Characters characters);

}  // namespace formletter::pdf
