#pragma once

#include "document/document.hpp"
#include "output/markup.hpp"

#include <string>

namespace formletter::output {

/// One paragraph's text as HTML.
class HtmlInline {
 public:
  /// `around` is the paragraph's own language and direction.
  HtmlInline(const document::Document &document, const document::InlineText &text, Locality around);

  /// The look of most of the text: it belongs on the paragraph's own tag.
  document::TextStyleId style() const { return style_; }
  std::string html() const;

 private:
  struct Range {
    std::uint32_t begin = 0, end = 0;
  };
  std::string range_html(Range range) const;
  std::string link_html(Range range) const;
  std::string spans_html(Range range, document::TextStyleId base) const;
  std::string span_html(const document::Span &span, Range range, document::TextStyleId base) const;
  std::string with_fields_apart() const;
  std::string characters(Range range, bool isolates_as_elements) const;
  std::string object_html(const document::InlineObject &object) const;
  std::size_t object_index(std::uint32_t offset) const;
  bool fills_line(const document::InlineObject &object) const;
  std::string_view bytes(Range range) const;

  const document::Document &document_;
  const document::InlineText &text_;
  Locality around_;
  document::TextStyleId style_;
};

}  // namespace formletter::output
