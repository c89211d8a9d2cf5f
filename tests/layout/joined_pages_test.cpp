#include "layout/joined_pages.hpp"

#include "layout/paper.hpp"

using namespace formletter;
using namespace formletter::layout;
using namespace formletter::layout::testing;

namespace {

const std::string form_paper =
    "<h1>Card</h1><p><input type=\"text\" name=\"reader\"/><input type=\"checkbox\" name=\"rules\"/></p>";

/// The Sect, a kid of the Document, that an element stands in.
ElementId section_of(const Pages &pages, ElementId element) {
  while (pages.structure[element].parent != 0) element = pages.structure[element].parent;
  return element;
}

}  // namespace

TEST_CASE("documents that are joined keep their elements, each in a Sect of its own language") {
  JoinedPages joined("All", LanguageTag());
  const auto first = joined.add(set({.body = "<h1>One</h1><p>first</p>"}), {.bookmark = "one"});
  const auto second =
      joined.add(set({.body = "<p>\xD7\xA9\xD7\xA0\xD7\x99</p>", .language = "he"}), {.bookmark = "two"});
  const auto &pages = joined.pages();
  REQUIRE(pages.pages.size() == 2);
  CHECK(pages.structure[0].tag == Tag::document);
  CHECK(pages.structure[first].language->text() == "en");
  CHECK(pages.structure[second].language->text() == "he");
  CHECK(pages.structure[second].tag == Tag::sect);
  for (std::size_t page = 0; page < 2; ++page) {
    for (const auto &run : runs(pages.pages[page])) {
      if (run.element != artifact) CHECK(section_of(pages, run.element) == (page == 0 ? first : second));
    }
  }
}

TEST_CASE("a joined document's bookmarks hang below its own, or stay away") {
  auto paper = set({.body = "<h1>One</h1><p>text</p>"});
  paper.bookmarks = {{"One", 1, 0, Length::pt(30)}, {"Below", 2, 0, Length::pt(60)}};
  JoinedPages joined("All", LanguageTag());
  joined.add(paper, {.bookmark = "first"});
  joined.add(paper, {.bookmark = "second", .level = 2, .below = JoinedPages::Entry::Below::none});
  joined.add(paper, {.bookmark = "", .level = 2});
  const auto &bookmarks = joined.pages().bookmarks;
  REQUIRE(bookmarks.size() == 2 + 2 * paper.bookmarks.size());
  CHECK(bookmarks[0].title == "first");
  CHECK(bookmarks[1].level == paper.bookmarks[0].level + 1);
  const auto &second = bookmarks[1 + paper.bookmarks.size()];
  CHECK(second.title == "second");
  CHECK(second.level == 2);
  CHECK(second.page == 1);
  // Without a bookmark of the document's own, its bookmarks stand where that would.
  CHECK(bookmarks[2 + paper.bookmarks.size()].level == paper.bookmarks[0].level + 1);
  CHECK(bookmarks[2 + paper.bookmarks.size()].page == 2);
}

TEST_CASE("fields of several people's papers are told apart by a prefix") {
  JoinedPages joined("All", LanguageTag());
  joined.add(set({.body = form_paper}), {.bookmark = "a", .field_prefix = "r1."});
  joined.add(set({.body = form_paper}), {.bookmark = "b", .field_prefix = "r2."});
  std::vector<std::string> names;
  for (const auto &page : joined.pages().pages) {
    for (const auto &field : items_of<PlacedTextField>(page)) names.push_back(field.field->name);
    for (const auto &box : items_of<PlacedCheckBox>(page)) names.push_back(box.field->name);
  }
  CHECK(names == std::vector<std::string>{"r1.reader", "r1.rules", "r2.reader", "r2.rules"});
}

TEST_CASE("a joined file can be joined again: its Sects stand in one Sect") {
  JoinedPages packet("Packet", LanguageTag());
  packet.add(set({.body = "<p>letter</p>"}), {.bookmark = "letter"});
  JoinedPages all("All", LanguageTag());
  all.add(set({.body = "<p>other</p>"}), {.bookmark = "other"});
  const auto section = all.add(std::move(packet).take(), {.bookmark = "packet"});
  all.add_blank_side();
  const auto &pages = all.pages();
  REQUIRE(pages.pages.size() == 3);
  CHECK(pages.pages[2].items.empty());
  CHECK(pages.pages[2].width == pages.pages[1].width);
  CHECK(pages.structure[section + 1].tag == Tag::sect);
  CHECK(pages.structure[section + 1].parent == section);
  CHECK(section_of(pages, runs(pages.pages[1]).front().element) == section);
  REQUIRE(pages.bookmarks.size() == 3);
  CHECK(pages.bookmarks[2].title == "letter");
  CHECK(pages.bookmarks[2].level == 2);
}
