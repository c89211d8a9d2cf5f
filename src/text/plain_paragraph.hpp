#pragma once

#include "text/plain_words.hpp"
#include "text/segments.hpp"

namespace formletter::text {

/// The quick way for most paragraphs of most letters: text from left to right, in
/// Latin or Cyrillic letters that the first face has. Faces, shapes and breaks of
/// such a word do not depend on the words around it, so all of them are looked up;
/// the result is the same as that of the whole way.
class PlainParagraph {
 public:
  PlainParagraph(WordShaper &shaper, BreakFinder &breaks, Itemizer &itemizer)
      : shaper_(&shaper), words_(shaper, breaks, itemizer) {}

  /// Fills pieces and segments. False, with nothing promised of them, when the
  /// paragraph has to go the whole way.
  bool analyse(const ParagraphText &paragraph, const LanguageTag &main_language, Pieces &pieces,
               std::vector<Segment> &segments);

  const std::vector<Item> &items() const { return items_; }

 private:
  /// Between two spaces: words and no-break spaces, parted by isolates and spans.
  struct Token {
    std::size_t first_piece = 0;
    std::uint32_t break_at = 0;  ///< where a line that starts with it begins
    bool open = false;
    const PlainWord *only = nullptr;  ///< its word when it has no more than one
  };

  bool scan(Pieces &pieces, std::vector<Segment> &segments);
  bool enter_span();
  void extend_item(std::uint32_t begin, std::uint32_t end);
  Piece &add_piece(std::uint32_t begin, std::uint32_t end, Pieces &pieces);
  bool add_word(std::uint32_t begin, std::uint32_t end, Pieces &pieces);
  bool make_ready(PlainWord &word, std::uint32_t end);
  void add_space(std::uint32_t begin, std::uint32_t end, Pieces &pieces);
  void add_undrawn(std::uint32_t begin, std::uint32_t end, Pieces &pieces);
  void add_isolate(std::uint32_t at, Pieces &pieces);
  bool end_line(std::uint32_t begin, std::uint32_t end, Pieces &pieces, std::vector<Segment> &segments);
  bool close_token(const Pieces &pieces, std::vector<Segment> &segments);
  const PlainWord *whole_token(const Pieces &pieces);
  void extend_segment(const PlainWord &token, const Pieces &pieces, std::vector<Segment> &segments);
  void end_segment(std::uint32_t at, std::vector<Segment> &segments);
  bool is_held(std::uint32_t at) const { return at > held_begin_ && at < held_end_; }
  void hold_numbers(std::uint32_t begin, std::uint32_t end);

  WordShaper *shaper_;
  PlainWords words_;

  const ParagraphText *paragraph_ = nullptr;
  LanguageTag language_;
  Script script_ = 0;  ///< of the language
  std::vector<Item> items_;
  std::uint32_t span_ = 0;
  std::uint32_t span_end_ = 0;  ///< the last one is as long as the text
  PlainStyle *style_ = nullptr;
  const SizedText *space_ = nullptr;  ///< of the span
  bool item_open_ = false;
  Token token_;
  const PlainWord *before_ = nullptr;            ///< the token before
  std::uint32_t held_begin_ = 0, held_end_ = 0;  ///< a number inside of which no line ends
  Segment segment_;
  std::string scratch_;
};

}  // namespace formletter::text
