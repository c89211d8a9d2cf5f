#pragma once

#include "layout/pages.hpp"

#include <cstddef>
#include <string>

namespace formletter::layout {

/// Pages of several documents as one: one structure tree in which each is a Sect of
/// its own with its own language, and one list of bookmarks. What is joined may be
/// joined again: a packet is a Sect of Sects in the file for a printer.
class JoinedPages {
 public:
  JoinedPages(std::string title, LanguageTag language);

  /// How a document goes in.
  struct Entry {
    std::string bookmark;                               ///< at its first page; "" for none
    int level = 1;                                      ///< of that bookmark
    enum class Below { all, none } below = Below::all;  ///< which of its own bookmarks come along
    std::string field_prefix = {};                      ///< before the names of its fields: papers of several
                                    ///< people ask for fields of one name and do not share them
  };
  /// The Sect of what was added. Moves what is moved in.
  ElementId add(Pages document, const Entry &entry);
  /// A bookmark at the page that is added next. Precondition: one is.
  void add_bookmark(std::string title, int level);
  /// The pages with their running content alone: room to place something in.
  void add_blank(const Pages &document);
  /// An empty sheet's side, as large as the last page. Precondition: there is one.
  void add_blank_side();
  /// Puts a picture on the last page, as a Figure in the Sect.
  void add_picture(ElementId section, const PlacedImage &picture, const std::string &alternative);

  const Pages &pages() const { return pages_; }
  std::size_t page_count() const { return pages_.pages.size(); }
  /// What was joined. The joining is over then.
  Pages take() && { return std::move(pages_); }

 private:
  ElementId add_element(Tag tag, ElementId parent);
  Pages pages_;
};

}  // namespace formletter::layout
