#pragma once

#include "text/break_opportunities.hpp"
#include "text/itemize.hpp"
#include "text/word_shaper.hpp"
#include "text/word_table.hpp"

#include <deque>
#include <memory>
#include <string>
#include <vector>

namespace formletter::text {

/// What is known of a text without spaces.
struct PlainWord {
  std::string text;
  bool plain = false;                               ///< else the paragraph goes the whole way
  bool break_before = false, break_behind = false;  ///< whether a line may end next to a space
  bool special_start = false, special_end = false;  ///< brackets, quotes: UAX #14 looks over spaces
  bool may_begin_number = false;                    ///< or hold the beginning of one that has spaces
  std::vector<std::uint32_t> breaks;                ///< inside, by byte
  ShapedText *shaped = nullptr;
};
struct PlainStyle {
  FontRequest font;
  LanguageTag language;
  Script script = 0;
  FaceId face = 0;
  StyleId id = 0;
  ShapedText *space = nullptr;
  bool has_ascii = false;  ///< Latin, and the face has its letters and digits
  WordTable<PlainWord> words;
};

/// Words of Latin or Cyrillic letters that the first face of their style has, and
/// what shaping and line breaking say of them: the same wherever they stand.
class PlainWords {
 public:
  PlainWords(WordShaper &shaper, BreakFinder &breaks, Itemizer &itemizer)
      : shaper_(&shaper), break_finder_(&breaks), itemizer_(&itemizer) {}

  /// Forgets pointers that have died.
  void begin_paragraph();
  /// Nothing when the first face wants whole runs.
  PlainStyle *style_of(const TextSpan &span, Script script);
  PlainWord *find(PlainStyle &style, std::string_view text);

 private:
  bool covers_each(FaceId face, std::u32string_view characters);
  std::unique_ptr<PlainWord> learn(const PlainStyle &style, std::string_view text);

  WordShaper *shaper_;
  BreakFinder *break_finder_;
  Itemizer *itemizer_;
  std::deque<PlainStyle> styles_;
  std::uint64_t generation_ = 0;
};

}  // namespace formletter::text
