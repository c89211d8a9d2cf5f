#include "layout/paper.hpp"

using namespace formletter;
using namespace formletter::layout;
using namespace formletter::layout::testing;

namespace {

const std::string lists =
    std::string(small_page) +
    R"(<style name="body" font-size="10pt" line-height="1.6"/><style name="p" margin-bottom="0"/>
                             <style name="li" margin-bottom="0"/><style name="ol" marker-width="20pt" margin-bottom="0"/>
                             <style name="ul" marker-width="16pt" margin-bottom="0"/>
                             <style name="dl" margin-bottom="0"/><style name="dd" margin-bottom="0"/>
                             <style name="dl.beside" term-width="80pt"/>)";

}  // namespace

TEST_CASE("a marker hangs right before its text, on the text's baseline") {
  const Pages pages = set({"<ol><li>one<br/>more</li><li>two</li></ol>", lists});
  const PlacedRun marker = run_with(pages, "1."), text = run_with(pages, "one");
  CHECK(marker.origin.y == text.origin.y);
  CHECK(text.origin.x == Length::pt(50));
  CHECK(run_with(pages, "more").origin.x == Length::pt(50));
  CHECK(right_end(marker) == Length::pt(45));
}

TEST_CASE("numbers of different width end at one place, and their texts begin at one") {
  const Pages pages = set({"<ol start=\"9\"><li>nine</li><li>ten</li></ol>", lists});
  CHECK(right_end(run_with(pages, "9.")) == right_end(run_with(pages, "10.")));
  CHECK(run_with(pages, "nine").origin.x == run_with(pages, "ten").origin.x);
}

TEST_CASE("a number wider than the marker column widens it for the whole list") {
  const Pages pages = set({"<ol start=\"99999\"><li>nine</li><li>ten</li></ol>", lists});
  CHECK(run_with(pages, "100000.").origin.x == Length::pt(30));
  CHECK(run_with(pages, "nine").origin.x > Length::pt(50));
  CHECK(run_with(pages, "nine").origin.x == run_with(pages, "ten").origin.x);
}

TEST_CASE("in a right-to-left list the marker stands right of its text") {
  const Pages pages = set({"<ul><li>نص</li></ul>", lists, "small", "ar"});
  const PlacedRun text = run_with(pages, "نص"), marker = run_with(pages, "•");
  CHECK(right_end(text) == Length::pt(254));
  CHECK(marker.origin.x == Length::pt(259));
}

TEST_CASE("a nested list's first marker shares the line of the outer one") {
  const Pages pages = set({"<ol><li><ul><li>text</li></ul></li></ol>", lists});
  CHECK(run_with(pages, "1.").origin.y == run_with(pages, "text").origin.y);
  CHECK(run_with(pages, "•").origin.y == run_with(pages, "text").origin.y);
  CHECK(run_with(pages, "text").origin.x == Length::pt(66));
}

TEST_CASE("lists are tagged with their items, labels and bodies, and with their kind of marker") {
  const Pages pages = set({"<ol><li>one<ul><li>in</li></ul></li></ol>", lists});
  CHECK(outline(pages) == "Document(L(LI(Lbl LBody(P L(LI(Lbl LBody))))))");
  CHECK(pages.structure[1].marker == document::ListMarker::decimal);
  CHECK(run_with(pages, "1.").element == 3);
}

TEST_CASE("an item may be divided between pages, its marker stays with its first line") {
  const Pages pages =
      set({repeat("<p>line</p>", 6) + "<ol><li>one<br/>two<br/>three<br/>four</li></ol>", lists});
  REQUIRE(pages.pages.size() == 2);
  CHECK(page_of(pages, "1.") == 1);
  CHECK(page_of(pages, "two") == 1);
  CHECK(page_of(pages, "three") == 2);
}

TEST_CASE("a term stands above its description, or beside it on one baseline") {
  const std::string content = "<dt>Name</dt><dd>Ana<br/>García</dd><dt>Number</dt><dd>12</dd>";
  const Pages above = set({"<dl>" + content + "</dl>", lists});
  CHECK(run_with(above, "Name").origin.y < run_with(above, "Ana").origin.y);
  const Pages beside = set({"<dl class=\"beside\">" + content + "</dl>", lists});
  CHECK(run_with(beside, "Name").origin.y == run_with(beside, "Ana").origin.y);
  CHECK(run_with(beside, "Ana").origin.x == Length::pt(110));
  CHECK(run_with(beside, "Number").origin.y - run_with(beside, "Ana").origin.y == Length::pt(32));
  for (const Pages *pages : {&above, &beside}) {
    CHECK(outline(*pages) == "Document(L(LI(Lbl LBody) LI(Lbl LBody)))");
  }
}

TEST_CASE("a term is not parted from its description by a page's end") {
  const Pages pages = set({repeat("<p>line</p>", 7) + "<dl><dt>Name</dt><dd>Ana</dd></dl>", lists});
  CHECK(page_of(pages, "Name") == 2);
}

TEST_CASE("terms of a right-to-left list stand at the right") {
  const Pages pages = set({"<dl class=\"beside\"><dt>اسم</dt><dd>آنا</dd></dl>", lists, "small", "ar"});
  CHECK(right_end(run_with(pages, "اسم")) == Length::pt(270));
  CHECK(right_end(run_with(pages, "آنا")) == Length::pt(190));
}

TEST_CASE("boxes to tick in a list are as large as fields, centred on the capitals") {
  const Pages pages = set({"<ul class=\"boxes\"><li>Passport</li></ul>",
                           lists + R"(<style name="ul.boxes" list-style-type="box"/>)"});
  const PlacedRun box = run_with(pages, "☐"), text = run_with(pages, "Passport");
  CHECK(box.shown->size >= Length::pt(15));
  CHECK(box.origin.y > text.origin.y);
  CHECK(box.origin.x >= Length::pt(30));
  CHECK(box.origin.x + ink_width(box) < text.origin.x);
}
