#pragma once

#include "text/fonts.hpp"

#include <formletter/length.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::text {

/// A stretch of one look and one language. Spans cover the text, in order.
struct TextSpan {
  std::uint32_t begin = 0, end = 0;  ///< bytes
  FontRequest font = {};
  Length size = {};
  LanguageTag language = {};
  Length letter_spacing = {};
};

/// A box that stands in the line at a U+FFFC (check box, field, image). A box
/// with `fills_line` is as wide as what is left of its line, at least `width`.
struct InlineBox {
  Length width = {}, ascent = {}, descent = {};
  bool fills_line = false;
};

/// Where words may be divided: nowhere, at the soft hyphens of the text, or there and
/// where the language's patterns say.
enum class Hyphens : std::uint8_t { none, manual, automatic };

/// What is to be broken into lines. Isolates U+2066–U+2069 act and are not
/// drawn; U+2028 ends a line; U+00A0, U+2060, U+200B do what Unicode says.
struct ParagraphText {
  std::string_view text = {};
  std::span<const TextSpan> spans = {};
  std::span<const InlineBox> boxes = {};  ///< one for each U+FFFC
  const LanguageTag *language = nullptr;  ///< whose rules hold for all of it; null: the longest span's
  Direction direction = Direction::left_to_right;
  Hyphens hyphens = Hyphens::manual;
};

/// A Length in half the room, as a page's glyphs go through every stage of its making. One
/// of more than 29 inches, which no page holds, is that long.
class GlyphLength {
 public:
  constexpr GlyphLength() = default;
  constexpr GlyphLength(Length length)
      : value_(static_cast<std::int32_t>(std::clamp(length.in_millipoints(), -most, most))) {}
  constexpr operator Length() const { return Length::millipoints(value_); }
  constexpr std::int64_t in_millipoints() const { return value_; }
  constexpr double in_pt() const { return Length(*this).in_pt(); }
  constexpr GlyphLength &operator+=(Length other) { return *this = Length(*this) + other; }
  friend constexpr auto operator<=>(GlyphLength, GlyphLength) = default;
  friend constexpr bool operator==(GlyphLength a, Length b) { return Length(a) == b; }

 private:
  static constexpr std::int64_t most = std::numeric_limits<std::int32_t>::max();
  std::int32_t value_ = 0;
};

struct Glyph {
  std::uint16_t id = 0;
  std::uint32_t cluster = 0;       ///< byte offset in the text it shows
  GlyphLength advance;             ///< what the pen moves on
  GlyphLength x_offset, y_offset;  ///< of the drawing from the pen; y up
};

/// Glyphs of one face, size and level, in visual order, left to right, and what they say:
/// the same on whatever page they stand. Never changed once made, so that who keeps
/// something for a run may know it again by its address while he holds it.
struct ShownRun {
  FaceId face = 0;
  Length size;
  bool right_to_left = false;
  LanguageTag language;
  std::string text;           ///< logical, without isolates; a line's trailing space included
  std::vector<Glyph> glyphs;  ///< clusters are offsets into `text`
};

/// Where a run stands on its line.
struct GlyphRun {
  std::shared_ptr<const ShownRun> shown;       ///< never null
  std::uint32_t span = 0;                      ///< index of the TextSpan
  std::uint32_t text_begin = 0, text_end = 0;  ///< the bytes it shows (logical)
  Length x;      ///< of the run's left edge from the line's left edge; below 0 for
                 ///< the trailing space of a right-to-left paragraph
  Length width;  ///< without the line's trailing space, which has its glyphs nonetheless
  /// Its last glyph is a hyphen that the paragraph's text does not have.
  bool divides_word = false;
};

struct PlacedBox {
  std::uint32_t box = 0;  ///< index into boxes
  Length x, width;
};

/// One line, its pieces from left to right. x = 0 is the left edge of the text
/// itself: the caller aligns it in the measure.
struct Line {
  std::vector<GlyphRun> runs;
  std::vector<PlacedBox> boxes;
  std::uint32_t text_begin = 0, text_end = 0;  ///< trailing space included
  Length width;                                ///< without trailing space
  Length ascent, descent;         ///< of the faces and boxes used, by their own metrics; descent positive
  bool ends_paragraph = false;    ///< or a forced break: not justified
  std::uint32_t stretchable = 0;  ///< word spaces that justification may widen
};

struct BreakOptions {
  Length width = {};              ///< of the measure
  Length first_line_indent = {};  ///< taken from the first line's width; may be negative
  bool justify = false;           ///< runs come already stretched, last line apart
  bool optimum = true;            ///< total fit over the paragraph; else first fit
};

/// A character that no font has.
struct MissingGlyph {
  char32_t character;
  std::uint32_t offset;  ///< bytes
};

struct BrokenParagraph {
  std::vector<Line> lines;  ///< at least one, even for no text
  std::vector<MissingGlyph> missing;
};

/// Bidi, itemizing, shaping and line breaking with all caches kept: one an owner
/// thread; make one a worker.
class Typesetter {
 public:
  explicit Typesetter(Fonts &fonts);
  ~Typesetter();
  Typesetter(Typesetter &&) noexcept;
  Typesetter &operator=(Typesetter &&) noexcept;

  /// Never overflows the measure where a safe break exists: what is unbreakable
  /// and too wide gets a line of its own, then is broken between clusters.
  /// The result is valid until the next call.
  const BrokenParagraph &break_lines(const ParagraphText &paragraph, const BreakOptions &options);

  /// Narrowest measure without a forced break, and width on one line.
  struct Extent {
    Length min_content, max_content;
  };
  Extent extent(const ParagraphText &paragraph);

  /// Takes hyphenation patterns from there, not from /usr/share/hyphen.
  void look_for_hyphens_in(std::string folder);
  /// Whether words of the language can be divided without soft hyphens.
  bool hyphenates(const LanguageTag &language);

  Fonts &fonts() const;
  /// Fonts::primary_face, kept: what is asked for each paragraph takes no lock.
  FaceId primary_face(const FontRequest &request, const LanguageTag &language);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace formletter::text
