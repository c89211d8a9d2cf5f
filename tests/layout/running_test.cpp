#include "layout/paper.hpp"

using namespace formletter;
using namespace formletter::layout;
using namespace formletter::layout::testing;

namespace {

const std::string lined = std::string(small_page) +
                          R"(<style name="body" font-size="10pt" line-height="1.6" widows="1" orphans="1"/>
                             <style name="p" margin-bottom="0"/><style name=".new" break-before="page"/>
                             <page name="envelope" size="letter" margin="1in" first-body-top="3.75in">
                               <window left="1in" width="3.25in" bottom-baseline="3in" max-lines="5"/>
                               <fold at="3.667in"/><fold at="7.333in"/></page>)";
const std::string page_of_pages = "<footer>Page <span class=\"page\"/> of <span class=\"pages\"/></footer>";

std::string new_pages(int count) {
  return repeat("<p class=\"new\">text</p>", count);
}

}  // namespace

TEST_CASE("every page shows its number and how many there are") {
  const Pages pages = set({page_of_pages + new_pages(3), lined});
  REQUIRE(pages.pages.size() == 3);
  CHECK(text_of(pages.pages[0], true) == "Page 1 of 3");
  CHECK(text_of(pages.pages[1], true) == "Page 2 of 3");
  CHECK(text_of(pages.pages[2], true) == "Page 3 of 3");
}

TEST_CASE("the count is right when it gets a second digit") {
  const Pages pages = set({page_of_pages + new_pages(12), lined});
  REQUIRE(pages.pages.size() == 12);
  CHECK(text_of(pages.pages[8], true) == "Page 9 of 12");
  CHECK(text_of(pages.pages[11], true) == "Page 12 of 12");
}

TEST_CASE("page numbers in the text are those of the page it stands on") {
  const Pages pages =
      set({"<p>one</p><p class=\"new\">on page <span class=\"page\"/> of <span class=\"pages\"/></p>"
           "<p class=\"new\">and on <span class=\"page\"/></p>",
           lined});
  CHECK(text_of(pages.pages[1]) == "on page 2 of 3");
  CHECK(text_of(pages.pages[2]) == "and on 3");
}

TEST_CASE("headers stand on the first page, the rest, or all") {
  const Pages pages = set(
      {"<header class=\"first\">F</header><header class=\"rest\">R</header><header>A</header>" + new_pages(3),
       lined});
  CHECK(text_of(pages.pages[0], true) == "FA");
  CHECK(text_of(pages.pages[1], true) == "RA");
  CHECK(text_of(pages.pages[2], true) == "RA");
}

TEST_CASE("a header taller than the margin pushes the text down and not into it") {
  const Pages pages = set({"<header><p>a<br/>b<br/>c</p></header><p>text</p>", lined});
  const PlacedRun last = run_with(pages, "c");
  CHECK(run_with(pages, "text").origin.y > last.origin.y + Length::pt(16));
}

TEST_CASE("what is kept together is measured by the room that the second page's header leaves") {
  const std::string tall = "<header class=\"rest\">a<br/>b<br/>c<br/>d<br/>e<br/>f</header>";
  const std::string kept = "<div class=\"kept\"><p>k1</p><p>k2</p><p>k3</p><p>k4</p><p>k5</p></div>";
  const std::string styles = lined + "<style name=\".kept\" break-inside=\"avoid\"/>";
  const std::string six = repeat("<p>line</p>", 6);
  SECTION("a page without that header holds it") {
    CHECK(page_of(set({six + kept, styles}), "k1") == 2);
  }
  SECTION("three lines are all that is left: it cannot be kept") {
    const Pages pages = set({tall + six + kept, styles});
    CHECK(page_of(pages, "k2") == 1);
    CHECK(page_of(pages, "k3") == 2);
  }
}

TEST_CASE("a header that leaves no room is an error where there is a second page") {
  const std::string tall =
      "<header class=\"rest\">a<br/>b<br/>c<br/>d<br/>e<br/>f<br/>g<br/>h<br/>i<br/>j<br/>k<br/>l</header>";
  CHECK(set({tall + "<p>text</p>", lined}).pages.size() == 1);
  const auto refused = set_pages(read({tall + new_pages(2), lined}), typesetter());
  REQUIRE_FALSE(refused);
  CHECK(refused.problems().front().code == "no-room");
}

TEST_CASE("running headers, rules and fold marks are artifacts, outside the structure") {
  const Pages pages = set({"<header>H</header><p>text</p><hr/>", lined, "envelope"});
  CHECK(outline(pages) == "Document(P)");
  CHECK(run_with(pages, "H").element == artifact);
}

TEST_CASE("fold marks stand at the left edge of the first page, where the sheet is folded") {
  const Pages pages = set({new_pages(2), lined, "envelope"});
  const auto marks = items_of<PlacedRule>(pages.pages[0]);
  REQUIRE(marks.size() == 2);
  CHECK(marks[0].box.y + marks[0].box.height / 2 == Length::in(3.667));
  CHECK(marks[1].box.y + marks[1].box.height / 2 == Length::in(7.333));
  CHECK(marks[0].box.x + marks[0].box.width < Length::in(0.5));
  CHECK(items_of<PlacedRule>(pages.pages[1]).empty());
}

TEST_CASE("the last line of a window address stands on 3 in from the top, whatever their number") {
  for (const int lines : {1, 3, 5}) {
    const Pages pages =
        set({"<address class=\"window\">" + repeat("Officer<br/>", lines - 1) + "Boston</address><p>text</p>",
             lined + R"(<style name=".window"/>)", "envelope"});
    CHECK(run_with(pages, "Boston").origin.y == Length::in(3));
    CHECK(run_with(pages, "Boston").origin.x == Length::in(1));
  }
}

TEST_CASE("the window is not mirrored on a right-to-left page") {
  const Pages pages = set({"<address class=\"window\" lang=\"en\" dir=\"ltr\">Boston</address><p>نص</p>",
                           lined + R"(<style name=".window"/>)", "envelope", "ar"});
  CHECK(run_with(pages, "Boston").origin.x == Length::in(1));
}

TEST_CASE("the text of a page with a window begins below the first fold") {
  const Pages pages = set({"<address class=\"window\">Boston</address>" + repeat("<p>text</p>", 60),
                           lined + R"(<style name=".window"/>)", "envelope"});
  REQUIRE(pages.pages.size() == 2);
  CHECK(run_with(pages, "text").origin.y > Length::in(3.75));
  CHECK(runs(pages.pages[1]).front().origin.y < Length::in(1.3));
  CHECK(outline(pages).substr(0, 20) == "Document(Div(P) P P ");
}

TEST_CASE("a window address of too many lines is an error") {
  const Problems problems =
      problems_of({"<address class=\"window\">" + repeat("Officer<br/>", 5) + "Boston</address>",
                   lined + R"(<style name=".window"/>)", "envelope"});
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].code == "window-address");
  CHECK(problems[0].message == "the address has 6 lines, but the envelope's window shows 5");
  CHECK(problems[0].place.line == 1);
}

TEST_CASE("a window address too wide for the window is an error") {
  const Problems problems =
      problems_of({"<address class=\"window\">" + repeat("Ministerium", 12) + "</address>",
                   lined + R"(<style name=".window"/>)", "envelope"});
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].code == "window-address");
}
