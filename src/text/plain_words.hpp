#pragma once

#include "diag/met_texts.hpp"
#include "diag/rare.hpp"
#include "diag/text_table.hpp"
#include "text/break_opportunities.hpp"
#include "text/itemize.hpp"
#include "text/word_shaper.hpp"

#include <bitset>
#include <cstddef>
#include <deque>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace formletter::text {

/// Where a line may end in and around a text without spaces.
struct WordBreaks {
  bool before = false, behind = false;              ///< next to a space
  bool special_start = false, special_end = false;  ///< brackets, quotes: UAX #14 looks over spaces
  diag::Rare<std::vector<std::uint32_t>> inside;    ///< by byte
};

/// What is known of a text without spaces. A line of a letter takes no more of most words than
/// what stands before the text, and their glyphs.
struct alignas(64) PlainWord {
  std::int64_t size = -1;              ///< that was asked for last, in millipoints; none yet
  std::int64_t width = 0;              ///< at that size
  std::span<const Glyph> glyphs = {};  ///< at that size
  ShapedText *shaped = nullptr;        ///< null until it is asked for
  bool plain = false;                  ///< else the paragraph goes the whole way
  bool in_passing = false;             ///< met for the first time, and forgotten with its paragraph
  bool may_begin_number = false;       ///< or hold the beginning of one, that has spaces
  WordBreaks breaks;
  std::string text;
};
static_assert(offsetof(PlainWord, text) == 64, "one line of the processor's cache");
/// Breaks of all words that have the same signs, and letters and digits in the same places.
struct WordPattern {
  std::string text;  ///< a word of that pattern
  WordBreaks breaks;
};
struct PlainStyle {
  FontRequest font;
  LanguageTag language;
  Script script = 0;
  FaceId face = 0;
  StyleId id = 0;
  ShapedText *space = nullptr;
  std::bitset<0x80> ascii;  ///< that the face has and the script lets in
  diag::TextTable<PlainWord> words;
  diag::TextTable<WordPattern> patterns;
};

/// Words of Latin or Cyrillic letters that the first face of their style has, and
/// what shaping and line breaking say of them: the same wherever they stand.
class PlainWords {
 public:
  PlainWords(WordShaper &shaper, BreakFinder &breaks, Itemizer &itemizer)
      : shaper_(&shaper), break_finder_(&breaks), itemizer_(&itemizer) {}

  /// Forgets what was met in passing, and pointers that have died.
  void begin_paragraph();
  /// Nothing when the first face wants whole runs.
  PlainStyle *style_of(const TextSpan &span, Script script);
  PlainWord *find(PlainStyle &style, std::string_view text) {
    PlainWord *known = style.words.find(text);
    return known ? known : meet(style, text);
  }
  /// Whether the word has been shaped, and its latest size is this one.
  static bool is_ready(const PlainWord &word, std::int64_t size) { return word.size == size; }

 private:
  PlainWord *meet(PlainStyle &style, std::string_view text);
  void find_ascii(PlainStyle &style);
  bool has_all(const PlainStyle &style, std::u32string_view characters);
  void learn(PlainStyle &style, PlainWord &word, bool quick);
  WordBreaks breaks_of(const PlainStyle &style, std::string_view text);
  const WordBreaks &breaks_of_pattern(PlainStyle &style, std::string_view text);

  WordShaper *shaper_;
  BreakFinder *break_finder_;
  Itemizer *itemizer_;
  std::deque<PlainStyle> styles_;
  std::deque<PlainWord> in_passing_;
  diag::MetTexts met_;
  std::uint64_t generation_ = 0;
  std::string pattern_;
};

}  // namespace formletter::text
