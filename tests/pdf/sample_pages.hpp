#pragma once

#include "layout/pages.hpp"
#include "pdf/write_pdf.hpp"

#include <string>
#include <string_view>

namespace formletter::pdf {

/// One set of fonts for all tests.
inline text::Fonts &fonts() {
  static text::Fonts all;
  return all;
}

inline const PdfOptions options{*Date::from_parts(2014, 11, 20), "formletter 0.1.0"};

/// Pages made by hand, one line of one face at a time: what the writer gets from
/// the layout, without the layout.
class SamplePages {
 public:
  explicit SamplePages(text::Fonts &fonts, std::string_view language = "en");

  layout::ElementId add(layout::Tag tag, layout::ElementId parent = 0);
  layout::StructureElement &element(layout::ElementId id) { return pages_.structure[id]; }
  void add_page();
  /// Sets `text` on the next line of the page, from the left margin.
  layout::PlacedRun &line(layout::ElementId element, std::string_view text);
  /// A paragraph of one line.
  layout::ElementId paragraph(std::string_view text);
  /// Shapes without placing.
  text::ShownRun shape(std::string_view text) const;
  void place(layout::PageItem item) { pages_.pages.back().items.push_back(std::move(item)); }
  Length y() const { return y_; }
  void move_to(Length y) { y_ = y; }
  void set_look(text::FontRequest look, Length size) { look_ = look, size_ = size; }
  void set_language(std::string_view language) { language_ = *LanguageTag::parse(language); }

  layout::Pages &pages() { return pages_; }

 private:
  text::Fonts *fonts_;
  layout::Pages pages_;
  LanguageTag language_;
  text::FontRequest look_;
  Length size_ = Length::pt(11);
  Length y_;
};

/// A paper with one of everything that a page can hold, on two pages.
SamplePages full_sample(text::Fonts &fonts);

}  // namespace formletter::pdf
