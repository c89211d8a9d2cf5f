#pragma once

#include "text/itemize.hpp"
#include "text/word_shaper.hpp"

#include <span>
#include <vector>

namespace formletter::text {

/// A part of an item with its glyphs: a word, a space, or a whole run in fonts
/// whose rules look at spaces.
struct Piece {
  enum class Kind : std::uint8_t { text, space, box, undrawn };
  Kind kind = Kind::text;
  StyleId style = 0;
  std::uint32_t item = 0;
  std::uint32_t begin = 0, end = 0;  ///< bytes
  std::int64_t width = 0;            ///< millipoints
  ShapedText *shaped = nullptr;
  std::span<const Glyph> glyphs = {};  ///< clusters from its beginning
};

/// Whether a text may be cut before a character.
enum class Cut : std::uint8_t {
  inside_cluster,  ///< no
  reshaped,        ///< yes, but both sides change their shapes
  clean
};

/// A paragraph's pieces in logical order, and its widths by byte.
class Pieces {
 public:
  explicit Pieces(WordShaper &shaper) : shaper_(&shaper) {}

  /// Takes a paragraph whose pieces add() then brings.
  void begin(const ParagraphText &paragraph, const std::vector<Item> &items);
  Piece &add() {
    if (count_ == pieces_.size()) pieces_.resize(2 * count_ + 64);
    return pieces_[count_++] = {};
  }
  /// Makes the pieces of all items, shaping what is new.
  void make(const ParagraphText &paragraph, const std::vector<Item> &items);

  std::span<const Piece> all() const { return {pieces_.data(), count_}; }
  std::size_t piece_at(std::uint32_t offset) const;
  StyleId style_of(const Item &item) const;

  /// For these three: after make(). Width of [begin, end) as the uncut paragraph has it.
  Cut cut(std::uint32_t offset) const { return cuts_[offset]; }
  std::int64_t width(std::uint32_t begin, std::uint32_t end) const { return sums_[end] - sums_[begin]; }
  /// Width of [begin, end) once it is cut there and shaped anew.
  std::int64_t cut_width(std::uint32_t begin, std::uint32_t end) const;

  /// The glyphs of the part [begin, end) of a piece, clusters from `base` (bytes).
  struct Glyphs {
    std::span<const Glyph> glyphs = {};
    std::uint32_t base = 0;
    std::int64_t width = 0;
  };
  Glyphs glyphs(const Piece &piece, std::uint32_t begin, std::uint32_t end) const {
    const bool whole = begin == piece.begin && end == piece.end;
    return whole ? Glyphs{piece.glyphs, piece.begin, piece.width} : cut_glyphs(piece, begin, end);
  }
  /// The same without shaping anew, whatever the cuts.
  Glyphs uncut_glyphs(const Piece &piece, std::uint32_t begin, std::uint32_t end) const;
  /// A hyphen in the item's face.
  Glyphs hyphen(const Item &item) const;
  /// A space in the item's face.
  Glyphs space(const Item &item) const;

  /// How far the paragraph's glyphs of a face reach beyond what its lines have by the
  /// face's own measures: the same for all of its lines, so that they stand evenly.
  struct Ink {
    FaceId face = 0;
    Length size = {}, top = {}, bottom = {};
  };
  const std::vector<Ink> &ink() const { return ink_; }

  const std::vector<MissingGlyph> &missing() const { return missing_; }

 private:
  Glyphs cut_glyphs(const Piece &piece, std::uint32_t begin, std::uint32_t end) const;
  void split(std::uint32_t index, const Item &item);
  void add_text(Piece piece);
  void set_size(Piece &piece);
  void add_space(Piece piece);
  void add_missing(const Piece &piece, std::uint32_t cluster);
  void add_ink(const Item &item, const ShapedText &shaped);
  void sum();
  void sum_clusters(const Piece &piece);
  bool is_joined_outside(const Item &item, std::uint32_t begin, std::uint32_t end) const;
  bool is_clean(const Piece &piece, std::uint32_t offset) const;
  Length spacing_of(const Item &item) const;

  WordShaper *shaper_;
  const ParagraphText *paragraph_ = nullptr;
  const std::vector<Item> *items_ = nullptr;
  std::vector<Piece> pieces_;  ///< the first `count_` of them
  std::size_t count_ = 0;
  std::vector<Cut> cuts_;
  std::vector<std::int64_t> sums_;
  std::vector<MissingGlyph> missing_;
  std::vector<Ink> ink_;
};

}  // namespace formletter::text
