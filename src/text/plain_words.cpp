#include "text/plain_words.hpp"

#include "diag/utf8.hpp"
#include "text/script_runs.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>

namespace formletter::text {
namespace {

int break_class(char32_t c) {
  return u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_LINE_BREAK);
}

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// is_simple() of a text, seen without decoding it.
bool is_simple_ascii(std::string_view word) {
  if (word.size() > 1 && (word.back() == '.' || word.back() == ',')) word.remove_suffix(1);
  return std::ranges::all_of(word, is_ascii_letter);
}

/// Letters and digits, a stop behind them: UAX #14 breaks before and behind, never inside.
bool is_simple(std::u32string_view characters) {
  const auto is_letter = [](char32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7) || (c >= 0x400 && c < 0x483) ||
           (c >= 0x1E00 && c < 0x1F00);
  };
  std::u32string_view word = characters.substr(2);
  if (word.size() > 1 && (word.back() == '.' || word.back() == ',' || word.back() == ';'))
    word.remove_suffix(1);
  return std::ranges::all_of(word, is_letter);
}

}  // namespace

void PlainWords::begin_paragraph() {
  if (generation_ == shaper_->generation()) return;
  for (PlainStyle &style : styles_) {
    style.words.clear();
    style.space = nullptr;
  }
  generation_ = shaper_->generation();
}

PlainStyle *PlainWords::style_of(const TextSpan &span, Script script) {
  for (PlainStyle &style : styles_) {
    if (style.script != script || style.font != span.font || style.language != span.language) continue;
    if (!style.space) style.space = &shaper_->shape(style.id, " ");
    return &style;
  }
  const auto face = itemizer_->first_face(span, script);
  if (!face) return nullptr;
  const StyleId id = shaper_->style({.face = *face, .script = script}, span.language);
  if (!shaper_->splits_at_spaces(id)) return nullptr;
  PlainStyle &style = styles_.emplace_back();
  style.font = span.font;
  style.language = span.language;
  style.script = script;
  style.face = *face;
  style.id = id;
  style.space = &shaper_->shape(id, " ");
  style.has_ascii = script == USCRIPT_LATIN && covers_each(*face,
                                                           U"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                                           U"abcdefghijklmnopqrstuvwxyz0123456789.,");
  return &style;
}

bool PlainWords::covers_each(FaceId face, std::u32string_view characters) {
  for (std::size_t i = 0; i < characters.size(); ++i)
    if (!itemizer_->covers(face, characters.substr(i, 1))) return false;
  return true;
}

PlainWord *PlainWords::find(PlainStyle &style, std::string_view text) {
  if (PlainWord *known = style.words.find(text)) return known;
  return &style.words.insert(learn(style, text));
}

std::unique_ptr<PlainWord> PlainWords::learn(const PlainStyle &style, std::string_view text) {
  auto made = std::make_unique<PlainWord>();
  made->text = text;
  made->may_begin_number = text.find_first_of("A([+0123456789") != std::string_view::npos;
  if (style.has_ascii && is_simple_ascii(text)) {
    made->plain = made->break_before = made->break_behind = true;
    return made;
  }
  std::u32string characters = U"a ";
  characters += diag::to_utf32(text);
  const std::size_t end = characters.size();
  for (std::size_t i = 2; i < end; ++i) {
    const char32_t c = characters[i];
    if (c == 0xA0) continue;
    const bool other = !is_shared_character(c) && own_script(c) != style.script;
    if (other || !itemizer_->covers(style.face, std::u32string_view(characters).substr(i, 1))) return made;
  }
  made->plain = true;
  if (is_simple(characters)) {
    made->break_before = made->break_behind = true;
    return made;
  }
  characters += U" a";
  const std::vector<Break> &breaks = break_finder_->find(characters, style.language);
  made->break_before = breaks[2] == Break::allowed;
  made->break_behind = breaks[end + 1] == Break::allowed;
  std::size_t at = 0;
  for (std::size_t i = 2; i < end; ++i) {
    if (i > 2 && breaks[i] == Break::allowed) made->breaks.push_back(static_cast<std::uint32_t>(at));
    diag::next_character(text, at);
  }
  const int first = break_class(characters[2]), last = break_class(characters[end - 1]);
  made->special_start =
      first == U_LB_OPEN_PUNCTUATION || first == U_LB_BREAK_BOTH || first == U_LB_NONSTARTER;
  made->special_end = last == U_LB_QUOTATION || last == U_LB_BREAK_BOTH || last == U_LB_CLOSE_PUNCTUATION ||
                      last == U_LB_CLOSE_PARENTHESIS;
  return made;
}

}  // namespace formletter::text
