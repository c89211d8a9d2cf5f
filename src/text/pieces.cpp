#include "text/pieces.hpp"

#include "diag/utf8.hpp"

#include <algorithm>

namespace formletter::text {
namespace {

/// Letters do not join over it.
bool is_boundary(char32_t c) {
  return is_hanging_space(c) || c == 0xA0 || is_bidi_control(c) || is_forced_break(c);
}

}  // namespace

void Pieces::begin(const ParagraphText &paragraph, const std::vector<Item> &items) {
  paragraph_ = &paragraph;
  items_ = &items;
  count_ = 0;
  missing_.clear();
  ink_.clear();
}

void Pieces::make(const ParagraphText &paragraph, const std::vector<Item> &items) {
  begin(paragraph, items);
  for (std::uint32_t i = 0; i < items.size(); ++i) {
    const Item &item = items[i];
    Piece piece{.kind = Piece::Kind::undrawn, .item = i, .begin = item.begin, .end = item.end};
    switch (item.kind) {
      case Item::Kind::undrawn:
        add() = piece;
        break;
      case Item::Kind::box:
        piece.kind = Piece::Kind::box;
        piece.width = paragraph.boxes[item.box].width.in_millipoints();
        add() = piece;
        break;
      case Item::Kind::text:
        split(i, item);
        break;
    }
  }
  sum();
}

StyleId Pieces::style_of(const Item &item) const {
  const TextSpan &span = paragraph_->spans[item.span];
  return shaper_->style({.face = item.face,
                         .script = item.script,
                         .right_to_left = item.right_to_left(),
                         .spaced = spacing_of(item) != Length()},
                        span.language);
}

Length Pieces::spacing_of(const Item &item) const {
  return takes_letter_spacing(item.script) ? paragraph_->spans[item.span].letter_spacing : Length();
}

void Pieces::split(std::uint32_t index, const Item &item) {
  const StyleId style = style_of(item);
  const bool by_words = shaper_->splits_at_spaces(style);
  const std::string_view text = paragraph_->text;
  Piece piece{.kind = Piece::Kind::text, .style = style, .item = index};
  std::uint32_t begin = item.begin;
  std::uint32_t next = 0;
  for (std::uint32_t i = item.begin; i < item.end; i = next) {
    next = static_cast<std::uint32_t>(end_of_character(text, i));
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte > ' ' && byte != 0xC2) continue;
    const char32_t c = character_at(text, i);
    const bool marked = next < item.end && extends_cluster(character_at(text, next));
    if (!is_word_space(c) || marked || !(by_words || is_control_space(c))) continue;
    if (begin < i) piece.begin = begin, piece.end = i, add_text(piece);
    piece.begin = i, piece.end = next;
    add_space(piece);
    begin = next;
  }
  if (begin < item.end) piece.begin = begin, piece.end = item.end, add_text(piece);
}

void Pieces::add_text(Piece piece) {
  const Item &item = (*items_)[piece.item];
  const std::string_view text = paragraph_->text;
  piece.shaped = is_joined_outside(item, piece.begin, piece.end)
                     ? &shaper_->shape_part(piece.style, text, piece.begin, piece.end)
                     : &shaper_->shape(piece.style, text.substr(piece.begin, piece.end - piece.begin),
                                       text.substr(piece.end, item.end - piece.end));
  set_size(piece);
  if (piece.shaped->ink_top > 0 || piece.shaped->ink_bottom > 0) add_ink(item, *piece.shaped);
  for (const std::uint32_t offset : piece.shaped->missing) add_missing(piece, piece.begin + offset);
  add() = piece;
}

void Pieces::set_size(Piece &piece) {
  const Item &item = (*items_)[piece.item];
  const SizedText &sized = shaper_->sized(*piece.shaped, paragraph_->spans[item.span].size, spacing_of(item));
  piece.glyphs = sized.glyphs;
  piece.width = sized.width;
}

/// The glyph is lacking for a cluster; it is the mark that the face does not have, not the base.
void Pieces::add_missing(const Piece &piece, std::uint32_t cluster) {
  const std::string_view text = paragraph_->text;
  const LoadedFace &face = shaper_->face_of(piece.style);
  std::size_t at = cluster;
  while (face.has(character_at(text, at)) || is_undrawn(character_at(text, at))) {
    at = end_of_character(text, at);
    if (at < piece.end && extends_cluster(character_at(text, at))) continue;
    at = cluster;
    break;
  }
  const char32_t character = character_at(text, at);
  if (!is_undrawn(character))
    missing_.push_back({.character = character, .offset = static_cast<std::uint32_t>(at)});
}

void Pieces::add_ink(const Item &item, const ShapedText &shaped) {
  const Length size = paragraph_->spans[item.span].size;
  const int units = shaper_->units_per_em(shaped.style);
  const auto scaled = [&](std::int32_t ink) {
    return Length::millipoints((ink * size.in_millipoints() + units - 1) / units);
  };
  auto at =
      std::ranges::find_if(ink_, [&](const Ink &ink) { return ink.face == item.face && ink.size == size; });
  if (at == ink_.end()) at = ink_.insert(at, {.face = item.face, .size = size});
  at->top = std::max(at->top, scaled(shaped.ink_top));
  at->bottom = std::max(at->bottom, scaled(shaped.ink_bottom));
}

void Pieces::add_space(Piece piece) {
  piece.kind = Piece::Kind::space;
  piece.shaped = &shaper_->shape(piece.style, " ");
  set_size(piece);
  add() = piece;
}

/// Whether letters join over the edge of the text, as over the edge of <strong>.
bool Pieces::is_joined_outside(const Item &item, std::uint32_t begin, std::uint32_t end) const {
  return is_joining(item.script) && (!is_boundary(character_before(paragraph_->text, begin)) ||
                                     !is_boundary(character_at(paragraph_->text, end)));
}

void Pieces::sum() {
  const std::size_t count = paragraph_->text.size();
  cuts_.assign(count + 1, Cut::inside_cluster);
  sums_.assign(count + 1, 0);
  cuts_[count] = Cut::clean;
  for (const Piece &piece : all()) {
    cuts_[piece.begin] = Cut::clean;
    if (piece.kind == Piece::Kind::text) {
      sum_clusters(piece);
    } else {
      std::fill(sums_.begin() + piece.begin + 1, sums_.begin() + piece.end + 1,
                sums_[piece.begin] + piece.width);
    }
  }
}

/// What has no glyph (a joiner, a soft hyphen) goes with what stands before it.
void Pieces::sum_clusters(const Piece &piece) {
  const std::span<const Glyph> glyphs = piece.glyphs;
  const auto &units = piece.shaped->glyphs;
  const bool reversed = (*items_)[piece.item].right_to_left();
  const std::size_t count = glyphs.size();
  std::size_t used = 0;
  for (std::uint32_t i = piece.begin; i < piece.end; ++i) {
    sums_[i + 1] = sums_[i];
    for (; used < count; ++used) {
      const std::size_t at = reversed ? count - 1 - used : used;
      if (glyphs[at].cluster + piece.begin > i) break;
      sums_[i + 1] += glyphs[at].advance.in_millipoints();
      if (i != piece.begin && cuts_[i] != Cut::reshaped)
        cuts_[i] = units[at].unsafe_to_break ? Cut::reshaped : Cut::clean;
    }
  }
}

std::size_t Pieces::piece_at(std::uint32_t offset) const {
  const std::span<const Piece> pieces = all();
  const auto after = std::ranges::upper_bound(pieces, offset, {}, &Piece::begin);
  return static_cast<std::size_t>(after - pieces.begin()) - 1;
}

std::int64_t Pieces::cut_width(std::uint32_t begin, std::uint32_t end) const {
  if (begin >= end) return 0;
  if (cuts_[begin] == Cut::clean && cuts_[end] == Cut::clean) return width(begin, end);
  std::int64_t sum = 0;
  for (std::size_t i = piece_at(begin); i < count_ && pieces_[i].begin < end; ++i) {
    const Piece &piece = pieces_[i];
    const std::uint32_t from = std::max(begin, piece.begin), to = std::min(end, piece.end);
    sum += piece.kind == Piece::Kind::text ? glyphs(piece, from, to).width : width(from, to);
  }
  return sum;
}

Pieces::Glyphs Pieces::cut_glyphs(const Piece &piece, std::uint32_t begin, std::uint32_t end) const {
  const bool clean =
      (begin == piece.begin || is_clean(piece, begin)) && (end == piece.end || is_clean(piece, end));
  if (clean) return uncut_glyphs(piece, begin, end);
  const Item &item = (*items_)[piece.item];
  ShapedText &part = shaper_->shape_part(piece.style, paragraph_->text, begin, end);
  const SizedText &sized = shaper_->sized(part, paragraph_->spans[item.span].size, spacing_of(item));
  return {sized.glyphs, begin, sized.width};
}

bool Pieces::is_clean(const Piece &piece, std::uint32_t offset) const {
  const std::uint32_t cluster = offset - piece.begin;
  bool clean = false;
  for (const ShapedText::UnitGlyph &glyph : piece.shaped->glyphs) {
    if (glyph.cluster != cluster) continue;
    if (glyph.unsafe_to_break) return false;
    clean = true;
  }
  return clean;
}

Pieces::Glyphs Pieces::uncut_glyphs(const Piece &piece, std::uint32_t begin, std::uint32_t end) const {
  const std::span<const Glyph> glyphs = piece.glyphs;
  const auto inside = [&](const Glyph &glyph) {
    return glyph.cluster + piece.begin >= begin && glyph.cluster + piece.begin < end;
  };
  const auto first = std::ranges::find_if(glyphs, inside);
  const auto last = std::find_if_not(first, glyphs.end(), inside);
  Glyphs part{{first, last}, piece.begin, 0};
  for (const Glyph &glyph : part.glyphs) part.width += glyph.advance.in_millipoints();
  return part;
}

Pieces::Glyphs Pieces::hyphen(const Item &item) const {
  const StyleId style = style_of(item);
  ShapedText *shaped = &shaper_->shape(style, "\u2010");
  if (!shaped->missing.empty()) shaped = &shaper_->shape(style, "-");
  const SizedText &sized = shaper_->sized(*shaped, paragraph_->spans[item.span].size, spacing_of(item));
  return {sized.glyphs, 0, sized.width};
}

Pieces::Glyphs Pieces::space(const Item &item) const {
  ShapedText &shaped = shaper_->shape(style_of(item), " ");
  const SizedText &sized = shaper_->sized(shaped, paragraph_->spans[item.span].size, spacing_of(item));
  return {sized.glyphs, 0, sized.width};
}

}  // namespace formletter::text
