#pragma once

#include "diag/text_table.hpp"
#include "text/character.hpp"
#include "text/fonts_state.hpp"
#include "text/paragraph.hpp"
#include "text/word_parts.hpp"

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

struct hb_buffer_t;

namespace formletter::text {

/// What decides, with the text, which glyphs HarfBuzz makes.
struct ShapeStyle {
  FaceId face = 0;
  Script script = 0;
  bool right_to_left = false;
  bool spaced = false;  ///< letters are spaced: no ligatures
  friend bool operator==(const ShapeStyle &, const ShapeStyle &) = default;
};
using StyleId = std::uint16_t;

/// A shaped text at one size. Glyphs in visual order; clusters are byte offsets
/// from its beginning.
struct SizedText {
  std::int64_t size = 0, letter_spacing = 0;  ///< millipoints
  std::int64_t width = 0;                     ///< millipoints
  std::vector<Glyph> glyphs;
  std::unique_ptr<SizedText> next;  ///< of another size
};

/// A shaped text in font units, and the sizes it has been asked for.
struct ShapedText {
  struct UnitGlyph {
    std::uint16_t id;
    bool unsafe_to_break;  ///< cutting before its cluster changes the shapes
    std::uint32_t cluster;
    std::int32_t advance, x_offset, y_offset;
    friend bool operator==(const UnitGlyph &, const UnitGlyph &) = default;
  };
  std::string text;
  StyleId style = 0;
  std::vector<UnitGlyph> glyphs;
  /// Font units above and below the baseline, where stacks reach beyond the face's
  /// own measures (Khmer, Nastaliq); 0 for scripts that have none.
  std::int32_t ink_top = 0, ink_bottom = 0;
  std::vector<std::uint32_t> missing;  ///< offsets of characters the face could not show
  std::optional<SizedText> sizes;      ///< the first of a list; addresses are kept by those who use them
};

/// Shapes words, and keeps them: the second letter of a batch shapes nothing.
class WordShaper {
 public:
  explicit WordShaper(Fonts::State &fonts);
  ~WordShaper();
  WordShaper(WordShaper &&) noexcept;
  WordShaper &operator=(WordShaper &&) noexcept;

  StyleId style(const ShapeStyle &style, const LanguageTag &language);
  /// Whether words may be shaped one at a time: no rule of the face looks at spaces.
  bool splits_at_spaces(StyleId style) const { return styles_[style].by_words; }
  const LoadedFace &face_of(StyleId style) const { return *styles_[style].face; }
  int units_per_em(StyleId style) const { return styles_[style].face->description().units_per_em; }
  /// Forgets what was cut out of context and, when the cache has grown large, all
  /// of it. Pointers handed out before are dead.
  void begin_paragraph();
  /// Changes whenever all pointers have died.
  std::uint64_t generation() const { return generation_; }

  ShapedText &shape(StyleId id, std::string_view text);
  /// The same; when the text is new, other new words of `rest`, which follow it, are
  /// shaped and kept with it: for HarfBuzz ten words are hardly dearer than two.
  ShapedText &shape(StyleId id, std::string_view text, std::string_view rest);
  /// The same for a text that may not be met again: what can be made of its parts is not kept
  /// behind the paragraph.
  ShapedText &shape_in_passing(StyleId id, std::string_view text, std::string_view rest);
  /// The part [begin, end) of `text`, joined to what stands around it. Not kept.
  ShapedText &shape_part(StyleId id, std::string_view text, std::uint32_t begin, std::uint32_t end);
  const SizedText &sized(ShapedText &shaped, Length size, Length letter_spacing);

 private:
  struct Buffer {
    void operator()(hb_buffer_t *buffer) const;
  };
  struct Style {
    ShapeStyle is;
    LanguageTag tag;
    const LoadedFace *face;
    const void *language;  ///< hb_language_t
    bool by_words;
    bool no_ligatures;
    bool measures_ink;
    WordParts parts;
    diag::TextTable<ShapedText> words;
  };
  void set_size(SizedText &sized, const ShapedText &shaped) const;
  void measure_ink(ShapedText &shaped, const Style &style) const;
  void collect(Style &style, std::string_view text, std::string_view rest);
  void shape_collected(StyleId id);
  /// The word made of its parts, if they are known to have its glyphs.
  ShapedText *joined(StyleId id, std::string_view text);
  bool join_parts(StyleId id, std::string_view text, ShapedText &made);
  void compare_parts(StyleId id, std::string_view text);
  ShapedText &keep(Style &style, std::unique_ptr<ShapedText> shaped);
  void run(const Style &style, std::string_view text, std::uint32_t begin, std::uint32_t end);
  /// Takes the glyphs from `first` on that belong to [begin, end); where it stopped.
  unsigned take(ShapedText &shaped, unsigned first, std::uint32_t begin, std::uint32_t end);

  Fonts::State *fonts_;
  std::unique_ptr<hb_buffer_t, Buffer> buffer_;
  std::deque<Style> styles_;
  std::deque<ShapedText> parts_;
  std::vector<std::string_view> new_words_;
  std::vector<const ShapedText *> known_parts_;  ///< of the word that is joined; null: shaped with it
  std::string joined_;
  std::size_t kept_glyphs_ = 0;
  std::uint64_t generation_ = 0;
};

}  // namespace formletter::text
