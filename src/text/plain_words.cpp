#include "text/plain_words.hpp"

#include "diag/utf8.hpp"
#include "i18n/spaced_numbers.hpp"
#include "text/break_tailoring.hpp"
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

bool is_graphic_byte(char c) {
  return c > ' ' && c < 0x7F;
}

constexpr std::string_view no_break_space = "\xC2\xA0";

bool is_ascii_with_no_break_spaces(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_graphic_byte(text[i])) continue;
    if (text.substr(i, no_break_space.size()) != no_break_space) return false;
    i += no_break_space.size() - 1;
  }
  return true;
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
  std::u32string_view word = characters;
  if (word.size() > 1 && (word.back() == '.' || word.back() == ',' || word.back() == ';'))
    word.remove_suffix(1);
  return std::ranges::all_of(word, is_letter);
}

}  // namespace

void PlainWords::begin_paragraph() {
  in_passing_.clear();
  if (generation_ == shaper_->generation()) return;
  for (PlainStyle &style : styles_) {
    style.words.clear();
    style.patterns.clear();
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
  find_ascii(style);
  return &style;
}

void PlainWords::find_ascii(PlainStyle &style) {
  for (char32_t c = U' ' + 1; c < 0x7F; ++c) {
    const bool fits = is_shared_character(c) || own_script(c) == style.script;
    style.ascii[c] = fits && itemizer_->covers(style.face, {&c, 1});
  }
}

/// Whether the face has each of them, and none is of another script.
bool PlainWords::has_all(const PlainStyle &style, std::u32string_view characters) {
  return std::ranges::all_of(characters, [&](const char32_t &c) {
    if (c == 0xA0) return true;
    if (c < 0x80) return bool{style.ascii[c]};
    return (is_shared_character(c) || own_script(c) == style.script) &&
           itemizer_->covers(style.face, {&c, 1});
  });
}

/// Numbers and addresses of a long merge are met once each: kept, they would drive the words of
/// its letters out of the processor's cache. Those of ASCII are learnt again in no time.
PlainWord *PlainWords::meet(PlainStyle &style, std::string_view text) {
  const bool quick = is_ascii_with_no_break_spaces(text);
  if (quick && !met_.meet_again(diag::TextTable<PlainWord>::hash_of(text))) {
    PlainWord &word = in_passing_.emplace_back();
    word.text = text;
    word.in_passing = true;
    learn(style, word, quick);
    return &word;
  }
  auto word = std::make_unique<PlainWord>();
  word->text = text;
  learn(style, *word, quick);
  return &style.words.insert(std::move(word));
}

/// `quick`: it is ASCII with no-break spaces.
void PlainWords::learn(PlainStyle &style, PlainWord &word, bool quick) {
  const std::string_view text = word.text;
  word.may_begin_number = i18n::may_begin_spaced_number(text);
  WordBreaks &breaks = word.breaks;
  if (quick) {
    const auto has = [&](char c) {
      return !is_graphic_byte(c) || style.ascii[static_cast<unsigned char>(c)];
    };
    word.plain = std::ranges::all_of(text, has);
    if (!word.plain) return;
    if (is_simple_ascii(text)) {
      breaks.before = breaks.behind = true;
    } else {
      breaks = breaks_of_pattern(style, text);
    }
    return;
  }
  const std::u32string characters = diag::to_utf32(text);
  word.plain = has_all(style, characters);
  if (!word.plain) return;
  if (is_simple(characters)) {
    breaks.before = breaks.behind = true;
  } else {
    breaks = breaks_of(style, text);
  }
}

const WordBreaks &PlainWords::breaks_of_pattern(PlainStyle &style, std::string_view text) {
  write_break_pattern(text, pattern_);
  if (const WordPattern *known = style.patterns.find(pattern_)) return known->breaks;
  return style.patterns.insert(std::make_unique<WordPattern>(pattern_, breaks_of(style, pattern_))).breaks;
}

/// As the text has them between two words.
WordBreaks PlainWords::breaks_of(const PlainStyle &style, std::string_view text) {
  std::u32string characters = U"a ";
  characters += diag::to_utf32(text);
  const std::size_t end = characters.size();
  characters += U" a";
  const std::vector<Break> &breaks = break_finder_->find(characters, style.language);
  WordBreaks made;
  made.before = breaks[2] == Break::allowed;
  made.behind = breaks[end + 1] == Break::allowed;
  std::vector<std::uint32_t> inside;
  std::size_t at = 0;
  for (std::size_t i = 2; i < end; ++i) {
    if (i > 2 && breaks[i] == Break::allowed) inside.push_back(static_cast<std::uint32_t>(at));
    diag::next_character(text, at);
  }
  if (!inside.empty()) made.inside = std::move(inside);
  const int first = break_class(characters[2]), last = break_class(characters[end - 1]);
  made.special_start = first == U_LB_OPEN_PUNCTUATION || first == U_LB_BREAK_BOTH || first == U_LB_NONSTARTER;
  made.special_end = last == U_LB_QUOTATION || last == U_LB_BREAK_BOTH || last == U_LB_CLOSE_PUNCTUATION ||
                     last == U_LB_CLOSE_PARENTHESIS;
  return made;
}

}  // namespace formletter::text
