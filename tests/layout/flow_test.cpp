#include "layout/paper.hpp"

using namespace formletter;
using namespace formletter::layout;
using namespace formletter::layout::testing;

namespace {

const std::string even =
    std::string(small_page) +
    R"(<style name="body" font-size="10pt" line-height="1.6"/><style name="p" margin-bottom="6pt"/>
                            <style name=".wide" margin-top="15pt" margin-bottom="15pt"/>
                            <style name=".indented" text-indent="20pt"/><style name=".end" text-align="end"/>
                            <style name=".center" text-align="center"/><style name=".in" margin-start="40pt"/>
                            <style name=".box" padding="8pt" border="1pt" background-color="#eeeeee"/>
                            <style name=".tall" min-height="50pt"/><style name=".justify" text-align="justify"/>)";

}  // namespace

TEST_CASE("of two adjoining margins the larger counts, not their sum") {
  const Pages pages = set({"<p>one</p><p>two</p><p class=\"wide\">three</p><p>four</p>", even});
  const auto y = [&](const char *text) { return run_with(pages, text).origin.y; };
  CHECK(y("two") - y("one") == Length::pt(16 + 6));
  CHECK(y("three") - y("two") == Length::pt(16 + 15));
  CHECK(y("four") - y("three") == Length::pt(16 + 15));
}

TEST_CASE("margins collapse through a block without padding, and stop at padding") {
  const Pages open = set({"<p>one</p><div><p class=\"wide\">two</p></div><p>three</p>", even});
  CHECK(run_with(open, "two").origin.y - run_with(open, "one").origin.y == Length::pt(16 + 15));
  CHECK(run_with(open, "three").origin.y - run_with(open, "two").origin.y == Length::pt(16 + 15));
  const Pages box = set({"<div class=\"box\"><p class=\"wide\">two</p></div>", even});
  const auto rules = items_of<PlacedRule>(box.pages[0]);
  CHECK(rules.front().box.height == Length::pt(16 + 2 * 15 + 2 * 8 + 2 * 1));
}

TEST_CASE("glyphs stand in the middle of their line's leading") {
  const Pages pages = set({"<p>one</p>", even});
  const PlacedRun run = run_with(pages, "one");
  const text::FaceDescription &face = fonts().describe(run.shown->face);
  const double ascent = 10.0 * face.ascent / face.units_per_em,
               descent = -10.0 * face.descent / face.units_per_em;
  CHECK((run.origin.y - Length::pt(30)).in_pt() == Approx(ascent + (16 - ascent - descent) / 2).margin(0.01));
}

TEST_CASE("lines of a script that needs more than the style's line height do not collide") {
  const std::string urdu =
      "<p lang=\"ur\">" + repeat("میں درخواست کرتا ہوں کہ آپ میرے معاملے میں ", 5) + "</p>";
  const Pages pages = set({urdu, even, "small", "ur"});
  std::vector<Length> baselines;
  for (const PlacedRun &run : runs(pages.pages[0])) {
    if (baselines.empty() || baselines.back() != run.origin.y) baselines.push_back(run.origin.y);
  }
  REQUIRE(baselines.size() > 2);
  const PlacedRun run = runs(pages.pages[0]).front();
  const text::FaceDescription &face = fonts().describe(run.shown->face);
  const Length need =
      run.shown->size.scaled(static_cast<double>(face.ascent - face.descent) / face.units_per_em);
  CHECK(need > Length::pt(16));
  for (std::size_t i = 1; i < baselines.size(); ++i)
    CHECK(baselines[i] - baselines[i - 1] >= need - Length::pt(0.01));
}

TEST_CASE("text aligns to start, end and centre of its measure") {
  const Pages pages =
      set({"<p>start</p><p class=\"end\">ending</p><p class=\"center\">middle</p><p class=\"in\">inner</p>",
           even});
  CHECK(run_with(pages, "start").origin.x == Length::pt(30));
  const PlacedRun end = run_with(pages, "ending"), middle = run_with(pages, "middle");
  CHECK(end.origin.x + ink_width(end) == Length::pt(270));
  CHECK((middle.origin.x + middle.origin.x + ink_width(middle)).in_pt() == Approx(300).margin(0.01));
  CHECK(run_with(pages, "inner").origin.x == Length::pt(70));
}

TEST_CASE("on a right-to-left page start is the right side") {
  const Pages pages =
      set({"<p>نص</p><p class=\"end\">نهاية</p><p class=\"in\">داخل</p>", even, "small", "ar"});
  const PlacedRun start = run_with(pages, "نص"), inner = run_with(pages, "داخل");
  CHECK(start.origin.x + ink_width(start) == Length::pt(270));
  CHECK(run_with(pages, "نهاية").origin.x == Length::pt(30));
  CHECK(inner.origin.x + ink_width(inner) == Length::pt(230));
}

TEST_CASE("page margins of a right-to-left page are mirrored") {
  const std::string uneven = R"(<page name="uneven" size="300pt 200pt" margin="30pt 20pt 30pt 50pt"/>)";
  CHECK(run_with(set({"<p>text</p>", uneven, "uneven"}), "text").origin.x == Length::pt(50));
  const PlacedRun arabic = run_with(set({"<p>نص</p>", uneven, "uneven", "ar"}), "نص");
  CHECK(arabic.origin.x + ink_width(arabic) == Length::pt(250));
}

TEST_CASE("the first line is indented, the others are not") {
  const Pages pages = set({"<p class=\"indented\">first<br/>second</p>", even});
  CHECK(run_with(pages, "first").origin.x == Length::pt(50));
  CHECK(run_with(pages, "second").origin.x == Length::pt(30));
}

TEST_CASE("justified lines reach both sides, the last does not") {
  const Pages pages = set({"<p class=\"justify\">" + repeat("many words ", 12) + "</p>", even});
  const auto all = runs(pages.pages[0]);
  REQUIRE(all.size() > 1);
  CHECK((all.front().origin.x + ink_width(all.front())).in_pt() == Approx(270).margin(0.01));
  CHECK(ink_width(all.back()) < Length::pt(200));
}

TEST_CASE("a line's text ends with the space that ended it, so that words stay apart") {
  const Pages pages = set({"<p>" + repeat("word ", 30) + "end</p>", even});
  std::string text;
  for (const PlacedRun &run : runs(pages.pages[0])) text += run.shown->text;
  CHECK(text == repeat("word ", 30) + "end");
}

TEST_CASE("isolates leave no trace in the text, forced breaks a space, and clusters point into it") {
  const Pages pages = set({"<p>call <bdi>555-0123</bdi> now<br/>please</p>", even});
  std::string text;
  for (const PlacedRun &run : runs(pages.pages[0])) {
    text += run.shown->text;
    for (const text::Glyph &glyph : run.shown->glyphs) CHECK(glyph.cluster < run.shown->text.size());
  }
  CHECK(text == "call 555-0123 now please");
}

TEST_CASE("min-height leaves room to sign in") {
  const Pages pages = set({"<div class=\"tall\"></div><p>below</p>", even});
  CHECK(run_with(pages, "below").origin.y > Length::pt(80));
}

TEST_CASE("backgrounds come before the text they lie under, outer before inner") {
  const Pages pages = set({"<div class=\"box\"><div class=\"box\"><p>text</p></div></div>", even});
  const auto rules = items_of<PlacedRule>(pages.pages[0]);
  REQUIRE(rules.size() == 10);
  CHECK(rules[0].box.width == Length::pt(240));
  CHECK(rules[5].box.width == Length::pt(240 - 18));
  CHECK(std::holds_alternative<PlacedRun>(pages.pages[0].items.back()));
}

TEST_CASE("a check box is 4 mm, centred on the capitals beside it") {
  const Pages pages =
      set({"<p><input type=\"checkbox\" name=\"passport\" title=\"Passport\"/> Passport</p>", even});
  const auto boxes = items_of<PlacedCheckBox>(pages.pages[0]);
  REQUIRE(boxes.size() == 1);
  CHECK(boxes[0].box.width == Length::mm(4));
  CHECK(boxes[0].box.height == Length::mm(4));
  const PlacedRun run = run_with(pages, "Passport");
  const text::FaceDescription &face = fonts().describe(run.shown->face);
  const double capitals = run.shown->size.in_pt() * face.cap_height / face.units_per_em;
  CHECK((boxes[0].box.y + boxes[0].box.height / 2).in_pt() ==
        Approx(run.origin.y.in_pt() - capitals / 2).margin(0.02));
  CHECK(outline(pages) == "Document(P(Form))");
  CHECK(pages.structure[boxes[0].element].alternative == "Passport");
}

TEST_CASE("beside a check box that hangs, all lines of its text begin at one place") {
  const std::string hanging = even + R"(<style name="p.task" padding-start="17pt" text-indent="-17pt"/>)";
  const std::string box = "<input type=\"checkbox\" name=\"b\" title=\"Box\"/> ";
  const Pages pages = set({"<p class=\"task\">" + box + "first<br/>second</p>", hanging});
  const PlacedRun first = run_with(pages, "first");
  const Length space = first.shown->glyphs.front().advance;
  CHECK(items_of<PlacedCheckBox>(pages.pages[0])[0].box.x == Length::pt(30));
  CHECK(run_with(pages, "second").origin.x == Length::pt(47));
  CHECK((first.origin.x + space).in_pt() == Approx(47).margin(0.1));

  const Pages arabic = set({"<p class=\"task\">" + box + "أول<br/>ثان</p>", hanging, "small", "ar"});
  const Box right = items_of<PlacedCheckBox>(arabic.pages[0])[0].box;
  CHECK(right.x + right.width == Length::pt(270));
  CHECK(right.width == Length::mm(4));
}

TEST_CASE("check boxes of a right-to-left page stand at the right") {
  const Pages pages =
      set({"<p><input type=\"checkbox\" name=\"p\" title=\"t\"/> جواز</p>", even, "small", "ar"});
  const Box box = items_of<PlacedCheckBox>(pages.pages[0]).at(0).box;
  CHECK(box.x + box.width == Length::pt(270));
}

TEST_CASE("a text field takes the rest of its line") {
  const Pages pages = set({"<p>Name: <input type=\"text\" name=\"n\" title=\"Name\"/></p>", even});
  const auto fields = items_of<PlacedTextField>(pages.pages[0]);
  REQUIRE(fields.size() == 1);
  const PlacedRun label = run_with(pages, "Name");
  CHECK(fields[0].box.x > label.origin.x + ink_width(label));
  CHECK(fields[0].box.x < label.origin.x + ink_width(label) + Length::pt(6));
  CHECK(fields[0].box.x + fields[0].box.width == Length::pt(270));
}

TEST_CASE("a link broken over lines is one element with an area on each") {
  const Pages pages =
      set({"<p>See <a href=\"https://example.org/\">" + repeat("a long name ", 8) + "</a> there.</p>", even});
  const auto links = items_of<PlacedLink>(pages.pages[0]);
  REQUIRE(links.size() == 3);
  CHECK(links[0].element == links[1].element);
  CHECK(links[0].box.y < links[1].box.y);
  CHECK(links[0].target == "https://example.org/");
  CHECK(outline(pages) == "Document(P(Link))");
}

TEST_CASE("spans of another language get elements that say so") {
  const Pages pages = set({"<p>one <span lang=\"es\">dos</span> three</p>", even});
  CHECK(outline(pages) == "Document(P(Span))");
  CHECK(pages.structure[2].language == *LanguageTag::parse("es"));
  CHECK(run_with(pages, "dos").element == 2);
  CHECK(run_with(pages, "three").element == 1);
}

TEST_CASE("mixed directions are placed as seen and handed on as read") {
  const Pages pages = set({"<p>نص <bdi dir=\"ltr\">1-888-351-4024</bdi> ثم</p>", even, "small", "ar"});
  const auto all = runs(pages.pages[0]);
  REQUIRE(all.size() >= 3);
  CHECK(all[0].shown->text == "نص ");
  CHECK(all[1].shown->text == "1-888-351-4024");
  CHECK(all[0].origin.x > all[1].origin.x);
  CHECK(all[1].origin.x > all.back().origin.x);
}
