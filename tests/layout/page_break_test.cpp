#include "layout/paper.hpp"

using namespace formletter;
using namespace formletter::layout;
using namespace formletter::layout::testing;

namespace {

/// Lines of 16pt on a page that holds eight, nothing else between them.
const std::string plain = std::string(small_page) +
                          R"(<style name="body" font-size="10pt" line-height="1.6" widows="1" orphans="1"/>
                             <style name="p" margin-bottom="0"/><style name="h1" font-size="10pt" line-height="1.6"
                             margin-top="0" margin-bottom="0"/>
                             <style name=".three" widows="2" orphans="2"/><style name=".kept" break-inside="avoid"/>
                             <style name=".new" break-before="page"/>
                             <style name="div" margin-bottom="0"/>)";

}  // namespace

TEST_CASE("eight lines of 16pt fill a page of 140pt, the ninth goes to the next") {
  CHECK(set({one_liners(8), plain}).pages.size() == 1);
  const Pages pages = set({one_liners(9), plain});
  REQUIRE(pages.pages.size() == 2);
  CHECK(lines_on(pages.pages[0]) == 8);
  CHECK(lines_on(pages.pages[1]) == 1);
}

TEST_CASE("a document without text is one page") {
  const Pages pages = set({"<p></p>", plain});
  REQUIRE(pages.pages.size() == 1);
  CHECK(pages.pages[0].items.empty());
}

TEST_CASE("a heading goes to the next page with the text it heads") {
  const Pages pages = set({one_liners(7) + "<h1>Head</h1><p>body</p>", plain});
  CHECK(page_of(pages, "Head") == 2);
  CHECK(page_of(pages, "body") == 2);
  CHECK(lines_on(pages.pages[0]) == 7);
}

TEST_CASE("two headings in a row stay with the text below them") {
  const Pages pages = set({one_liners(6) + "<h1>Head</h1><h2>Second</h2><p>body</p>", plain});
  CHECK(page_of(pages, "Head") == 2);
  CHECK(page_of(pages, "body") == 2);
}

TEST_CASE("no paragraph leaves one line alone at a page's foot or head") {
  const std::string four_lines = "<p class=\"three\">one<br/>two<br/>three<br/>four</p>";
  SECTION("orphan: one line would fit") {
    const Pages pages = set({one_liners(7) + four_lines, plain});
    CHECK(page_of(pages, "one") == 2);
  }
  SECTION("two lines may part from two") {
    const Pages pages = set({one_liners(6) + four_lines, plain});
    CHECK(page_of(pages, "two") == 1);
    CHECK(page_of(pages, "three") == 2);
  }
  SECTION("widow: three would fit, so two go over") {
    const Pages pages = set({one_liners(5) + four_lines, plain});
    CHECK(page_of(pages, "two") == 1);
    CHECK(page_of(pages, "three") == 2);
  }
}

TEST_CASE("what is kept together moves whole to the next page") {
  const Pages pages =
      set({one_liners(6) + "<div class=\"kept\"><p>first</p><p>second</p><p>third</p></div>", plain});
  CHECK(page_of(pages, "first") == 2);
  CHECK(page_of(pages, "third") == 2);
}

TEST_CASE("what is kept together but taller than a page is divided where it stands") {
  const Pages pages = set({one_liners(2) + "<div class=\"kept\">" + one_liners(20) + "</div>", plain});
  REQUIRE(pages.pages.size() == 3);
  CHECK(lines_on(pages.pages[0]) == 8);
  CHECK(lines_on(pages.pages[1]) == 8);
  CHECK(lines_on(pages.pages[2]) == 6);
}

TEST_CASE("break-before starts a page, but no empty one at the document's start") {
  const Pages pages = set({"<p class=\"new\">first</p><p class=\"new\">second</p>", plain});
  REQUIRE(pages.pages.size() == 2);
  CHECK(page_of(pages, "first") == 1);
  CHECK(page_of(pages, "second") == 2);
}

TEST_CASE("a paragraph over two pages is one element") {
  const Pages pages = set({one_liners(6) + "<p>one<br/>two<br/>three<br/>four</p>", plain});
  REQUIRE(pages.pages.size() == 2);
  CHECK(run_with(pages, "two").element == run_with(pages, "three").element);
  CHECK(outline(pages) == "Document(P P P P P P P)");
}

TEST_CASE("space above the first block of a page is dropped") {
  const std::string spaced = plain + R"(<style name=".low" margin-top="20pt"/>)";
  const Pages pages =
      set({"<p class=\"low\">first</p>" + one_liners(7) + "<p class=\"low\">second</p>", spaced});
  CHECK(run_with(pages, "second").origin.y == run_with(pages, "first").origin.y);
}

TEST_CASE("a rule and padding stay with the text inside their box") {
  const std::string boxed = plain + R"(<style name=".box" border="1pt" padding="10pt"/>)";
  const Pages pages = set({one_liners(7) + "<div class=\"box\"><p>inside</p></div>", boxed});
  CHECK(page_of(pages, "inside") == 2);
  CHECK(items_of<PlacedRule>(pages.pages[0]).empty());
  CHECK(items_of<PlacedRule>(pages.pages[1]).size() == 4);
}

TEST_CASE("a box over two pages is open where it is cut") {
  const std::string boxed = plain + R"(<style name=".box" border="1pt" padding="2pt"/>)";
  const Pages pages = set({"<div class=\"box\">" + one_liners(12) + "</div>", boxed});
  REQUIRE(pages.pages.size() == 2);
  CHECK(items_of<PlacedRule>(pages.pages[0]).size() == 3);  // left, right, top
  CHECK(items_of<PlacedRule>(pages.pages[1]).size() == 3);  // left, right, bottom
}

TEST_CASE("bookmarks name the headings of documents of more than four pages") {
  const std::string part = "<h1>Part</h1>" + one_liners(7);
  CHECK(set({repeat(part, 4), plain}).bookmarks.empty());
  const Pages pages = set({repeat(part, 5), plain});
  REQUIRE(pages.bookmarks.size() == 5);
  CHECK(pages.bookmarks[4].title == "Part");
  CHECK(pages.bookmarks[4].page == 4);
  CHECK(pages.bookmarks[4].level == 1);
  CHECK(pages.bookmarks[4].y == Length::pt(30));
}
