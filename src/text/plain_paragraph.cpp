#include "text/plain_paragraph.hpp"

#include "i18n/spaced_numbers.hpp"
#include "text/plain_characters.hpp"
#include "text/script_runs.hpp"

#include <unicode/uscript.h>

#include <algorithm>

namespace formletter::text {
namespace {

/// Whether a line may begin here by what the quick way knows: no space hangs before its
/// first word, and no isolate closes that the line end before stays inside of.
bool begins_plainly(std::string_view text, std::uint32_t at) {
  while (at < text.size() && read_plain(text, at).kind == PlainKind::isolate) {
    at += isolate_bytes;
    if (!isolate_opens_before(text, at)) return false;
  }
  return at == text.size() || text[at] != ' ';
}

}  // namespace

bool PlainParagraph::analyse(const ParagraphText &paragraph, const LanguageTag &main_language, Pieces &pieces,
                             std::vector<Segment> &segments) {
  if (paragraph.direction != Direction::left_to_right || !paragraph.boxes.empty()) return false;
  if (paragraph.text.empty() || paragraph.text.front() == ' ' || paragraph.spans.empty()) return false;
  if (main_language != language_ || script_ == 0) {
    language_ = main_language;
    script_ = script_from_code(main_language.script());
  }
  if (script_ != USCRIPT_LATIN && script_ != USCRIPT_CYRILLIC) return false;
  words_.begin_paragraph();
  paragraph_ = &paragraph;
  items_.clear();
  segments.clear();
  pieces.begin(paragraph, items_);
  span_ = 0;
  style_ = nullptr;
  item_open_ = false;
  token_ = {};
  before_ = nullptr;
  held_begin_ = held_end_ = 0;
  segment_ = {};
  return enter_span() && scan(pieces, segments);
}

bool PlainParagraph::scan(Pieces &pieces, std::vector<Segment> &segments) {
  const std::string_view text = paragraph_->text;
  const auto size = static_cast<std::uint32_t>(text.size());
  std::uint32_t word = 0;  // where the word being read began
  for (std::uint32_t i = 0; i < size;) {
    // Most bytes: letters inside a word, well before the span's end. Most others: a space behind it.
    while (i < span_end_ && text[i] > ' ' && text[i] < 0x7F) ++i;
    if (i == size) break;
    if (i < span_end_ && text[i] == ' ') {
      if (word < i && !add_word(word, i, pieces)) return false;
      if (token_.open && !close_token(pieces, segments)) return false;
      word = i + 1;
      add_space(i, word, pieces);
      i = word;
      continue;
    }
    const bool next_span = i >= span_end_;
    const PlainRead next = read_plain(text, i);
    if (next.kind == PlainKind::word && !next_span) {
      i += next.size;
      continue;
    }
    if (next.kind == PlainKind::other || (word < i && !add_word(word, i, pieces))) return false;
    word = i;
    if (next_span) {
      ++span_;
      if (!enter_span()) return false;
      continue;
    }
    word = i + next.size;
    if (next.kind == PlainKind::no_break_space) {
      add_space(i, word, pieces);
    } else if (next.kind == PlainKind::isolate) {
      add_isolate(i, pieces);
    } else if (!end_line(i, word, pieces, segments)) {
      return false;
    }
    i = word;
  }
  if (word < size && !add_word(word, size, pieces)) return false;
  if (token_.open && !close_token(pieces, segments)) return false;
  if (segment_.begin < size) end_segment(size, segments);
  return true;
}

bool PlainParagraph::enter_span() {
  item_open_ = false;
  const TextSpan &span = paragraph_->spans[span_];
  style_ = span.letter_spacing == Length() ? words_.style_of(span, script_) : nullptr;
  if (style_ == nullptr) return false;
  const auto size = static_cast<std::uint32_t>(paragraph_->text.size());
  span_end_ = span_ + 1 < paragraph_->spans.size() ? std::min(span.end, size) : size;
  space_ = &shaper_->sized(*style_->space, span.size, {});
  return true;
}

inline void PlainParagraph::extend_item(std::uint32_t begin, std::uint32_t end) {
  if (!item_open_) {
    item_open_ = true;
    items_.push_back({.script = script_, .face = style_->face, .span = span_, .begin = begin, .end = begin});
  }
  items_.back().end = end;
}

/// What it shows is the caller's to say.
inline Piece &PlainParagraph::add_piece(std::uint32_t begin, std::uint32_t end, Pieces &pieces) {
  extend_item(begin, end);
  Piece &piece = pieces.add();
  piece.style = style_->id;
  piece.item = static_cast<std::uint32_t>(items_.size() - 1);
  piece.begin = begin;
  piece.end = end;
  return piece;
}

inline bool PlainParagraph::add_word(std::uint32_t begin, std::uint32_t end, Pieces &pieces) {
  PlainWord *known = words_.find(*style_, paragraph_->text.substr(begin, end - begin));
  if (!PlainWords::is_ready(*known, space_->size) && !make_ready(*known, end)) return false;
  token_.only = token_.open ? nullptr : known;
  if (!token_.open) token_.open = true, token_.first_piece = pieces.all().size();
  Piece &piece = add_piece(begin, end, pieces);
  piece.width = known->width;
  piece.shaped = known->shaped;
  piece.glyphs = known->glyphs;
  return true;
}

/// Shapes a word that ends at `end` and sets it at the span's size; false if it is not plain.
bool PlainParagraph::make_ready(PlainWord &word, std::uint32_t end) {
  const TextSpan &span = paragraph_->spans[span_];
  if (word.plain && !word.shaped) {
    const std::string_view rest = paragraph_->text.substr(end, span.end - end);
    word.shaped = word.in_passing ? &shaper_->shape_in_passing(style_->id, word.text, rest)
                                  : &shaper_->shape(style_->id, word.text, rest);
    word.plain = word.shaped->missing.empty();
  }
  if (!word.plain) return false;
  const SizedText &sized = shaper_->sized(*word.shaped, span.size, {});
  word.size = sized.size;
  word.width = sized.width;
  word.glyphs = sized.glyphs;
  return true;
}

inline void PlainParagraph::add_space(std::uint32_t begin, std::uint32_t end, Pieces &pieces) {
  const bool hangs = end - begin == 1;  // a no-break space has two bytes
  if (!hangs) token_.only = nullptr;
  if (!hangs && !token_.open) token_.open = true, token_.first_piece = pieces.all().size();
  Piece &piece = add_piece(begin, end, pieces);
  piece.kind = Piece::Kind::space;
  piece.width = space_->width;
  piece.shaped = style_->space;
  piece.glyphs = space_->glyphs;
  if (!hangs) return;
  segment_.trailing += space_->width;
  ++segment_.trailing_spaces;
  token_.break_at = end;
}

void PlainParagraph::add_undrawn(std::uint32_t begin, std::uint32_t end, Pieces &pieces) {
  item_open_ = false;
  items_.push_back({.kind = Item::Kind::undrawn, .span = span_, .begin = begin, .end = end});
  Piece &piece = pieces.add();
  piece.kind = Piece::Kind::undrawn;
  piece.item = static_cast<std::uint32_t>(items_.size() - 1);
  piece.begin = begin;
  piece.end = end;
}

/// False where the next line does not begin plainly.
bool PlainParagraph::end_line(std::uint32_t begin, std::uint32_t end, Pieces &pieces,
                              std::vector<Segment> &segments) {
  if (token_.open && !close_token(pieces, segments)) return false;
  if (!begins_plainly(paragraph_->text, end)) return false;
  add_undrawn(begin, end, pieces);
  segment_.forced_end = true;
  end_segment(end, segments);
  before_ = nullptr;
  return true;
}

void PlainParagraph::add_isolate(std::uint32_t at, Pieces &pieces) {
  const std::uint32_t end = at + isolate_bytes;
  add_undrawn(at, end, pieces);
  // A closing isolate stays with the line before, an opening one goes to the next.
  if (!token_.open && !isolate_opens_before(paragraph_->text, end)) token_.break_at = end;
}

/// The text between two spaces, isolates left out, as one: what breaks depend on.
const PlainWord *PlainParagraph::whole_token(const Pieces &pieces) {
  const auto all = pieces.all();
  const std::string_view text = paragraph_->text;
  scratch_.clear();
  for (std::size_t i = token_.first_piece; i < all.size(); ++i)
    if (all[i].kind != Piece::Kind::undrawn) scratch_ += text.substr(all[i].begin, all[i].end - all[i].begin);
  return words_.find(*style_, scratch_);
}

bool PlainParagraph::close_token(const Pieces &pieces, std::vector<Segment> &segments) {
  const PlainWord *token = token_.only ? token_.only : whole_token(pieces);
  token_.open = false;
  if (!token->plain) return false;
  if (before_ && before_->breaks.special_end && token->breaks.special_start) return false;
  const std::uint32_t end = pieces.all().back().end;
  if (before_) {
    if (before_->breaks.behind && token->breaks.before && !is_held(token_.break_at)) {
      end_segment(token_.break_at, segments);
    } else {
      segment_.width += segment_.trailing;
      segment_.spaces += segment_.trailing_spaces;
      segment_.trailing = segment_.trailing_spaces = 0;
    }
  }
  if (token->may_begin_number) hold_numbers(pieces.all()[token_.first_piece].begin, end);
  if (token_.only && !token->breaks.inside) {
    const Piece &piece = pieces.all()[token_.first_piece];
    segment_.width += piece.width;
    segment_.content_end = piece.end;
  } else {
    extend_segment(*token, pieces, segments);
  }
  before_ = token;
  return true;
}

/// Adds the token to the segment and ends segments at the breaks inside it.
void PlainParagraph::extend_segment(const PlainWord &token, const Pieces &pieces,
                                    std::vector<Segment> &segments) {
  const auto all = pieces.all();
  const std::vector<std::uint32_t> &breaks = token.breaks.inside.or_empty();
  std::uint32_t offset = 0;  // in the token
  std::size_t next = 0;      // of its breaks
  for (std::size_t i = token_.first_piece; i < all.size(); ++i) {
    const Piece &piece = all[i];
    if (piece.kind == Piece::Kind::undrawn) continue;
    const std::uint32_t size = piece.end - piece.begin;
    std::uint32_t done = 0;
    for (; next < breaks.size() && breaks[next] < offset + size; ++next) {
      std::uint32_t at = piece.begin + (breaks[next] - offset);
      if (is_held(at)) continue;
      const Pieces::Glyphs part = pieces.uncut_glyphs(piece, piece.begin + done, at);
      segment_.width += part.width;
      if (at > piece.begin) segment_.content_end = at;
      done = at - piece.begin;
      // At the edge of a piece the break stands before the isolate that opens it.
      while (done == 0 && i > 0 && at >= isolate_bytes && isolate_opens_before(paragraph_->text, at))
        at -= isolate_bytes;
      end_segment(at, segments);
    }
    segment_.width +=
        done == 0 ? piece.width : pieces.uncut_glyphs(piece, piece.begin + done, piece.end).width;
    segment_.spaces += piece.kind == Piece::Kind::space ? 1 : 0;
    segment_.content_end = piece.end;
    offset += size;
  }
}

void PlainParagraph::end_segment(std::uint32_t at, std::vector<Segment> &segments) {
  segment_.end = at;
  segments.push_back(segment_);
  segment_ = {};
  segment_.begin = segment_.content_end = at;
}

/// Chunks of visible ASCII begin the numbers that are written with spaces.
void PlainParagraph::hold_numbers(std::uint32_t begin, std::uint32_t end) {
  const std::string_view text = paragraph_->text;
  bool graphic = false;
  for (std::uint32_t i = begin; i < end; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte == 0xE2 && read_plain(text, i).kind == PlainKind::isolate) {
      i += isolate_bytes - 1;
      continue;
    }
    const bool was = graphic;
    graphic = byte > ' ' && byte < 0x7F;
    if (!graphic || was || i < held_end_) continue;
    const auto number_end = static_cast<std::uint32_t>(i18n::end_of_spaced_number(text, i));
    if (number_end > i) held_begin_ = i, held_end_ = number_end;
  }
}

}  // namespace formletter::text
