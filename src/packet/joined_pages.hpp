#pragma once

#include "layout/pages.hpp"

#include <string>

namespace formletter::packet {

/// Pages of several documents as one: each a Sect of its own with its own language,
/// its bookmark and, below that, the document's own bookmarks.
class JoinedPages {
 public:
  JoinedPages(std::string title, LanguageTag language);

  /// The Sect of what was added.
  layout::ElementId add(const layout::Pages &document, const std::string &bookmark);
  /// The pages with their running content alone: room to place something in.
  void add_blank(const layout::Pages &document);
  /// Puts a picture on the last page, as a Figure in the Sect.
  void add_picture(layout::ElementId section, const layout::PlacedImage &picture,
                   const std::string &alternative);

  const layout::Pages &pages() const { return pages_; }
  std::size_t page_count() const { return pages_.pages.size(); }

 private:
  layout::ElementId add_element(layout::Tag tag, layout::ElementId parent);
  layout::Pages pages_;
};

}  // namespace formletter::packet
