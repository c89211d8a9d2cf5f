#pragma once

#include "document/document.hpp"
#include "text/paragraph.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace formletter::layout {

struct Setting;

/// A paragraph as the typesetter wants it: page numbers written out, objects as
/// boxes. The text views the document's own where there was nothing to write out.
struct ParagraphText {
  std::string_view text;
  std::vector<text::TextSpan> spans;  ///< one for each span of the document's text
  std::vector<text::InlineBox> boxes;
  std::vector<std::uint32_t> box_offsets;     ///< of each box's U+FFFC in `text`
  std::vector<std::uint32_t> box_objects;     ///< of each box in InlineText::objects
  std::vector<std::uint32_t> number_offsets;  ///< of each page number of the body in `text`
  std::uint32_t first_number = 0;             ///< of those, in Assumed::in_body
  std::string written_out;

  /// As a paragraph of the block.
  text::ParagraphText view(const document::Block &block, document::Hyphens hyphens) const;
};

/// Height above and below the baseline.
struct Strut {
  Length ascent, descent;
};
/// Ascent and descent of a face at a size.
Strut face_strut(const text::Fonts &fonts, text::FaceId face, Length size);

text::FontRequest font_request(const document::TextStyle &style);

/// Fills `made`, keeping the memory it has. `count_numbers` is false when the text
/// is only measured.
void prepare(Setting &setting, const document::InlineText &content, ParagraphText &made, bool count_numbers);

}  // namespace formletter::layout
