#pragma once

#include "layout/setting.hpp"

#include <vector>

namespace formletter::layout {

/// Makes the items of a paragraph's lines: in logical order, with the elements
/// of links, languages, fields and figures under the paragraph's own.
class LineMaker {
 public:
  struct Paragraph {
    const document::Block &block;
    const document::InlineText &content;
    const ParagraphText &text;
    ElementId element = artifact;
  };

  LineMaker(Setting &setting, const Paragraph &paragraph);

  /// Height above and below the baseline: line_height times the size with the
  /// glyphs in its middle, and never less than what stands on the line.
  Strut measure(const text::Line &line) const;

  /// Appends the line's items, left edge at `x`, baseline at `baseline`.
  void place(const text::Line &line, Length x, Length baseline);

  /// Sets the values of the fields that were placed, when the lines are not needed any more. The
  /// characters that no font has.
  std::vector<text::MissingGlyph> set_values();

 private:
  struct Piece {
    std::uint32_t offset = 0;
    bool box = false;
    std::uint32_t index = 0;
  };

  Strut leaded(text::FaceId face, Length size) const;
  Strut tightened(const text::Line &line, Strut strut) const;
  void make_elements();
  ElementId element_of_span(std::uint32_t index, const LanguageTag &around, ElementId parent);
  ElementId element_of_box(std::uint32_t box, ElementId parent);
  ElementId element_at(std::uint32_t span) const;
  void place_run(const text::GlyphRun &run, Point at);
  void place_box(const text::PlacedBox &placed, Length x, Length baseline);
  void place_pieces(const text::Line &line, Length x, Length baseline);
  void place_links(const text::Line &line, Length x, Length baseline);
  const document::Span &span(std::uint32_t index) const { return paragraph_.content.spans[index]; }

  Setting &setting_;
  Paragraph paragraph_;
  double line_height_;
  Strut strut_;  ///< of the paragraph's first face: what every line has at least
  Length strut_size_;
  std::vector<ElementId> elements_;  ///< of each span; empty: all the paragraph's
  std::vector<ElementId> links_;     ///< of each span, if it is in one; empty: no links
  std::vector<ElementId> boxes_;
  std::vector<Piece> pieces_;
  std::vector<std::pair<std::size_t, std::uint32_t>> filled_;  ///< items that are fields with a value, spans
};

}  // namespace formletter::layout
