#include "layout/joined_pages.hpp"

namespace formletter::layout {

namespace {

ElementId element_of(const PageItem &item) {
  return std::visit(
      [](const auto &placed) -> ElementId {
        if constexpr (requires { placed.element; }) return placed.element;
        return artifact;
      },
      item);
}

/// An item on its way into the joined structure: its element is the one that many
/// places later, its field, if it is one, goes by a longer name.
struct Move {
  ElementId by;
  const std::string &field_prefix;
  template <typename Placed>
  void operator()(Placed &placed) const {
    if constexpr (requires { placed.element; }) {
      if (placed.element != artifact) placed.element += by;
    }
    if constexpr (requires { placed.field->name; }) {
      if (!placed.field->name.empty()) placed.field->name = field_prefix + placed.field->name;
    }
  }
};

}  // namespace

JoinedPages::JoinedPages(std::string title, LanguageTag language) {
  pages_.title = std::move(title);
  pages_.direction = language.direction();
  pages_.language = std::move(language);
  add_element(Tag::document, 0);
}

ElementId JoinedPages::add_element(Tag tag, ElementId parent) {
  StructureElement element;
  element.tag = tag;
  element.parent = parent;
  pages_.structure.push_back(std::move(element));
  return static_cast<ElementId>(pages_.structure.size() - 1);
}

void JoinedPages::add_bookmark(std::string title, int level) {
  pages_.bookmarks.push_back({std::move(title), level, static_cast<std::uint32_t>(page_count()), Length()});
}

ElementId JoinedPages::add(Pages document, const Entry &entry) {
  const auto first_page = static_cast<std::uint32_t>(page_count());
  const int above = entry.bookmark.empty() ? entry.level - 1 : entry.level;
  if (!entry.bookmark.empty()) add_bookmark(entry.bookmark, entry.level);
  if (entry.below == Entry::Below::all) {
    for (Bookmark &own : document.bookmarks)
      pages_.bookmarks.push_back({std::move(own.title), own.level + above, own.page + first_page, own.y});
  }
  // The document's own element 0 becomes its Sect.
  const ElementId base = add_element(Tag::sect, 0);
  pages_.structure[base].language = std::move(document.language);
  for (std::size_t i = 1; i < document.structure.size(); ++i) {
    pages_.structure.push_back(std::move(document.structure[i]));
    pages_.structure.back().parent += base;
  }
  for (Page &page : document.pages) {
    for (PageItem &item : page.items) std::visit(Move{base, entry.field_prefix}, item);
    pages_.pages.push_back(std::move(page));
  }
  return base;
}

void JoinedPages::add_blank(const Pages &document) {
  for (const Page &page : document.pages) {
    pages_.pages.push_back({page.width, page.height, {}});
    for (const PageItem &item : page.items)
      if (element_of(item) == artifact) pages_.pages.back().items.push_back(item);
  }
}

void JoinedPages::add_blank_side() {
  const Page &last = pages_.pages.back();
  pages_.pages.push_back({last.width, last.height, {}});
}

void JoinedPages::add_picture(ElementId section, const PlacedImage &picture, const std::string &alternative) {
  const ElementId figure = add_element(Tag::figure, section);
  if (!alternative.empty()) pages_.structure[figure].alternative = alternative;
  pages_.pages.back().items.emplace_back(picture);
  std::get<PlacedImage>(pages_.pages.back().items.back()).element = figure;
}

}  // namespace formletter::layout
