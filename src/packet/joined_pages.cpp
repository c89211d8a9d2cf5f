#include "packet/joined_pages.hpp"

namespace formletter::packet {

using layout::ElementId;

namespace {

ElementId element_of(const layout::PageItem &item) {
  return std::visit(
      [](const auto &placed) -> ElementId {
        if constexpr (requires { placed.element; }) return placed.element;
        return layout::artifact;
      },
      item);
}

/// The item in the joined structure: its element is the one that many places later.
layout::PageItem moved(layout::PageItem item, ElementId base) {
  std::visit(
      [&](auto &placed) {
        if constexpr (requires { placed.element; }) {
          if (placed.element != layout::artifact) placed.element += base;
        }
      },
      item);
  return item;
}

}  // namespace

JoinedPages::JoinedPages(std::string title, LanguageTag language) {
  pages_.title = std::move(title);
  pages_.direction = language.direction();
  pages_.language = std::move(language);
  add_element(layout::Tag::document, 0);
}

ElementId JoinedPages::add_element(layout::Tag tag, ElementId parent) {
  layout::StructureElement element;
  element.tag = tag;
  element.parent = parent;
  pages_.structure.push_back(std::move(element));
  return static_cast<ElementId>(pages_.structure.size() - 1);
}

ElementId JoinedPages::add(const layout::Pages &document, const std::string &bookmark) {
  const auto first_page = static_cast<std::uint32_t>(page_count());
  pages_.bookmarks.push_back({bookmark, 1, first_page, Length()});
  for (const layout::Bookmark &below : document.bookmarks)
    pages_.bookmarks.push_back({below.title, below.level + 1, below.page + first_page, below.y});
  const ElementId base = add_element(layout::Tag::sect, 0);
  pages_.structure[base].language = document.language;
  for (std::size_t i = 1; i < document.structure.size(); ++i) {
    pages_.structure.push_back(document.structure[i]);
    pages_.structure.back().parent += base;
  }
  for (const layout::Page &page : document.pages) {
    pages_.pages.push_back({page.width, page.height, {}});
    for (const layout::PageItem &item : page.items) pages_.pages.back().items.push_back(moved(item, base));
  }
  return base;
}

void JoinedPages::add_blank(const layout::Pages &document) {
  for (const layout::Page &page : document.pages) {
    pages_.pages.push_back({page.width, page.height, {}});
    for (const layout::PageItem &item : page.items)
      if (element_of(item) == layout::artifact) pages_.pages.back().items.push_back(item);
  }
}

void JoinedPages::add_picture(ElementId section, const layout::PlacedImage &picture,
                              const std::string &alternative) {
  const ElementId figure = add_element(layout::Tag::figure, section);
  pages_.structure[figure].alternative = alternative;
  pages_.pages.back().items.emplace_back(picture);
  std::get<layout::PlacedImage>(pages_.pages.back().items.back()).element = figure;
}

}  // namespace formletter::packet
