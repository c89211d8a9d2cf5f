#pragma once

#include "text/run_text.hpp"
#include "text/segments.hpp"

#include <span>

namespace formletter::text {

/// What of a paragraph stands on one line, and what is done with its free room.
struct LineRange {
  std::uint32_t begin = 0, end = 0, content_end = 0;  ///< bytes
  Segment::Hyphen hyphen = Segment::Hyphen::none;
  bool justify = false;
  std::int64_t measure = 0;  ///< millipoints
  std::uint32_t stretchable = 0;
};

/// Places pieces on a line: levels of trailing space (UAX #9, L1), order of drawing
/// (L2), boxes that fill, spaces that stretch.
class LineBuilder {
 public:
  explicit LineBuilder(Fonts::State &fonts) : fonts_(&fonts) {}

  /// Makes the line anew, in the memory that it has.
  void build(const Breakable &text, const LineRange &range, Line &line);

 private:
  /// Of a paragraph all of which stands in its order from left to right: most lines of most letters.
  void build_from_left(const Breakable &text, const LineRange &range, Line &line);
  std::size_t place_from_left(const Breakable &text, const LineRange &range, std::size_t first, Line &line);
  std::int64_t append_from_left(const Pieces::Glyphs &glyphs, std::uint32_t run_begin);
  std::int64_t append_part(const Pieces::Glyphs &glyphs, std::uint32_t run_begin);
  ShownRun &open_run(const Breakable &text, const Item &item, Line &line);

  struct Part {
    std::uint32_t item = 0;
    std::uint8_t level = 0;
    bool trailing = false;
    bool drawn = true;                 ///< an isolate is not
    bool added = false;                ///< a hyphen that the text does not have
    std::uint32_t begin = 0, end = 0;  ///< bytes
    Pieces::Glyphs glyphs;
    std::int64_t width = 0;
  };
  void collect(const Breakable &text, const LineRange &range);
  void add(const Breakable &text, const Piece &piece, std::uint32_t begin, std::uint32_t end);
  void add_isolate(const Breakable &text, const Piece &piece, const LineRange &range);
  static std::uint8_t paragraph_level(const Breakable &text);
  void add_hyphen(const Breakable &text, const LineRange &range);
  void group(const Breakable &text);
  void place(const Breakable &text, Line &line);
  void place_run(const Breakable &text, std::size_t group, Line &line);
  void measure(const Breakable &text, const LineRange &range, Line &line);
  std::uint32_t count_stretchable(const Breakable &text) const;
  static bool stretches(const Breakable &text, const Part &part, std::uint32_t cluster);
  void say_texts(const Breakable &text, Line &line);
  void say_forced_break(const Breakable &text, const LineRange &range, Line &line);
  static bool ends_in_word(const Breakable &text, std::uint32_t run_end, std::uint32_t at);
  void open_space(const Breakable &text, const Item &item, std::int64_t width, Line &line);
  void stretch_part(const Breakable &text, const Part &part, std::uint32_t run_begin,
                    std::span<Glyph> glyphs);
  void add_face(const Breakable &text, const Item &item, Line &line) const;

  Fonts::State *fonts_;
  std::vector<Part> parts_;
  std::vector<std::uint32_t> groups_;  ///< first part of each; one more for the end
  std::vector<std::uint8_t> levels_;
  std::vector<std::uint32_t> order_;
  std::vector<std::shared_ptr<ShownRun>> made_;  ///< of the line's runs, until they have their texts
  std::vector<Glyph> glyphs_;  ///< room for those of a run from left to right, while it is placed
  std::size_t glyph_count_ = 0;
  RunText run_text_;
  std::int64_t x_ = 0;
  std::int64_t room_ = 0;     ///< to be given to spaces or boxes
  std::uint32_t takers_ = 0;  ///< spaces or boxes that have not got their share
  bool stretches_ = false;    ///< the takers are spaces
};

}  // namespace formletter::text
