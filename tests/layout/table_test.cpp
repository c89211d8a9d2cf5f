#include "layout/paper.hpp"

#include "layout/table_columns.hpp"

#include <algorithm>

using namespace formletter;
using namespace formletter::layout;
using namespace formletter::layout::testing;

namespace {

/// Rows of 20pt; the page holds seven.
const std::string tables = std::string(small_page) +
                           R"(<style name="body" font-size="10pt" line-height="1.6" widows="1" orphans="1"/>
                              <style name="p" margin-bottom="0"/><style name="table" margin-top="0" margin-bottom="0"/>
                              <style name="td" padding="2pt 4pt" border="0"/>
                              <style name="th" padding="2pt 4pt" border="0" background-color="transparent"/>
                              <style name="caption" margin-bottom="0"/><style name="td.lined" border="2pt"/>
                              <style name="table.full" width="240pt"/><style name="tr.free" break-inside="auto"/>
                              <style name=".pairs" margin-top="0"/>)";

std::string rows(int count) {
  std::string all;
  for (int i = 1; i <= count; ++i) all += "<tr><td>row" + std::to_string(i) + "</td></tr>";
  return all;
}
const std::string head = "<thead><tr><th scope=\"col\">Head</th></tr></thead>";

}  // namespace

TEST_CASE("a table's head stands again on each page that goes on with it, as an artifact") {
  const Pages pages = set({"<table>" + head + "<tbody>" + rows(15) + "</tbody></table>", tables});
  REQUIRE(pages.pages.size() == 3);
  CHECK(text_of(pages.pages[0]).substr(0, 8) == "Headrow1");
  CHECK(text_of(pages.pages[1], true) == "Head");
  CHECK(text_of(pages.pages[2], true) == "Head");
  const PlacedRun again = runs(pages.pages[1]).front();
  CHECK(again.shown->text == "Head");
  CHECK(again.origin.y == run_with(pages, "Head").origin.y);
  CHECK(run_with(pages, "row7").origin.y == again.origin.y + Length::pt(20));
  CHECK(page_of(pages, "row7") == 2);
}

TEST_CASE("a table's head is not left alone at a page's foot, nor its caption") {
  const std::string table =
      "<table><caption>Dates</caption>" + head + "<tbody>" + rows(3) + "</tbody></table>";
  const Pages pages = set({repeat("<p>line</p>", 6) + table, tables});
  CHECK(page_of(pages, "Dates") == 2);
  CHECK(page_of(pages, "Head") == 2);
  CHECK(page_of(pages, "row1") == 2);
}

TEST_CASE("a row that has no room left moves whole") {
  const Pages pages =
      set({"<table><tbody>" + rows(6) + "<tr><td>one<br/>two</td></tr></tbody></table>", tables});
  CHECK(page_of(pages, "one") == 2);
}

TEST_CASE("a row that ends with what must not stand last goes with the row behind it") {
  const std::string kept = "<tr><td><p class=\"kept\">statement</p></td></tr><tr><td>see</td></tr>";
  const std::string style = tables + R"(<style name=".kept" break-after="avoid"/>)",
                    free = R"(<style name=".kept"/>)";
  CHECK(page_of(set({"<table><tbody>" + rows(6) + kept + "</tbody></table>", style}), "statement") == 2);
  CHECK(page_of(set({"<table><tbody>" + rows(5) + kept + "</tbody></table>", style}), "statement") == 1);
  CHECK(page_of(set({"<table><tbody>" + rows(6) + kept + "</tbody></table>", tables + free}), "statement") ==
        1);
}

TEST_CASE("a row taller than a page is divided, and each cell stays one element") {
  const std::string tall = repeat("many<br/>", 11) + "last";
  const Pages pages =
      set({"<table><tbody><tr><td>" + tall + "</td><td>short</td></tr></tbody></table>", tables});
  REQUIRE(pages.pages.size() == 2);
  CHECK(page_of(pages, "many") == 1);
  CHECK(page_of(pages, "last") == 2);
  CHECK(run_with(pages, "many").element == run_with(pages, "last").element);
  CHECK(outline(pages) == "Document(Table(TBody(TR(TD(P) TD(P)))))");
}

TEST_CASE("tables have heads, bodies, rows and cells with scope and span") {
  const Pages pages = set(
      {"<table><caption>Dates</caption><thead><tr><th scope=\"col\">first</th><th scope=\"col\">second</th>"
       "</tr></thead><tbody><tr><th scope=\"row\">third</th><td>fourth</td></tr>"
       "<tr><td colspan=\"2\">fifth</td></tr></tbody></table>",
       tables});
  CHECK(outline(pages) == "Document(Table(Caption THead(TR(TH(P) TH(P))) TBody(TR(TH(P) TD(P)) TR(TD(P)))))");
  CHECK(pages.structure[run_with(pages, "fifth").element - 1].column_span == 2);
  CHECK(pages.structure[run_with(pages, "first").element - 1].column_scope);
  CHECK_FALSE(pages.structure[run_with(pages, "third").element - 1].column_scope);
}

TEST_CASE("columns of a right-to-left table go from right to left") {
  const Pages pages =
      set({"<table><tbody><tr><td>أول</td><td>ثان</td></tr></tbody></table>", tables, "small", "ar"});
  CHECK(right_end(run_with(pages, "أول")) == Length::pt(266));
  CHECK(run_with(pages, "ثان").origin.x < run_with(pages, "أول").origin.x);
}

TEST_CASE("the gap between columns is where the table has it, whatever direction a cell's text has") {
  const std::string gap = tables + R"(<style name="td.gap" padding="0 12pt 0 0"/>)";
  const Pages pages =
      set({"<table><tbody><tr><td class=\"gap\">one</td>"
           "<td class=\"gap\" lang=\"ar\" dir=\"rtl\">أول</td>"
           "<td class=\"gap\">three</td></tr></tbody></table>",
           gap});
  const PlacedRun arabic = run_with(pages, "أول");
  CHECK(arabic.origin.x - right_end(run_with(pages, "one")) >= Length::pt(12));
  CHECK(run_with(pages, "three").origin.x - right_end(arabic) >= Length::pt(12));
}

TEST_CASE("bilingual pairs keep the first column left on a right-to-left page and read row by row") {
  const Pages pages =
      set({"<table class=\"pairs\"><tbody>"
           "<tr><td lang=\"en\" dir=\"ltr\">one</td><td lang=\"ar\">أول</td></tr>"
           "<tr><td lang=\"en\" dir=\"ltr\">two</td><td lang=\"ar\">ثان</td></tr></tbody></table>",
           tables, "small", "ar"});
  CHECK(run_with(pages, "one").origin.x == Length::pt(34));
  CHECK(right_end(run_with(pages, "أول")) == Length::pt(266));
  CHECK(text_of(pages.pages[0]) == "oneأولtwoثان");
  CHECK(pages.structure[run_with(pages, "one").element - 1].language == *LanguageTag::parse("en"));
}

TEST_CASE("first lines of a row's cells stand on one baseline, whatever their script") {
  const Pages pages =
      set({"<table class=\"pairs\"><tbody><tr><td lang=\"en\">one</td>"
           "<td lang=\"ur\" dir=\"rtl\">شکریہ</td></tr></tbody></table>",
           tables});
  CHECK(run_with(pages, "one").origin.y == run_with(pages, "شکریہ").origin.y);
}

TEST_CASE("a cell is as tall as the script in it needs") {
  const Pages pages = set(
      {"<table><tbody><tr><td lang=\"ur\" dir=\"rtl\">شکریہ</td></tr></tbody></table><p>after</p>", tables});
  const PlacedRun urdu = run_with(pages, "شکریہ");
  const text::FaceDescription &face = fonts().describe(urdu.shown->face);
  const Length below = urdu.shown->size.scaled(-static_cast<double>(face.descent) / face.units_per_em);
  const PlacedRun after = run_with(pages, "after");
  CHECK(after.origin.y - Length::pt(16) >= urdu.origin.y + below - Length::pt(5));
}

TEST_CASE("a cell keeps the margins of its paragraphs inside its padding") {
  const Pages pages =
      set({"<table><tbody><tr><td><p class=\"low\">one</p></td></tr>"
           "<tr><td><p class=\"low\">two</p></td></tr></tbody></table>",
           tables + R"(<style name=".low" margin-top="3pt" margin-bottom="5pt"/>)"});
  CHECK(run_with(pages, "two").origin.y - run_with(pages, "one").origin.y == Length::pt(16 + 3 + 5 + 2 * 2));
}

TEST_CASE("a border between two cells is drawn once") {
  const Pages pages =
      set({"<table><tbody><tr><td class=\"lined\">a</td><td class=\"lined\">b</td></tr>"
           "<tr><td class=\"lined\">c</td><td class=\"lined\">d</td></tr></tbody></table>",
           tables});
  const auto edges = items_of<PlacedRule>(pages.pages[0]);
  const auto upright = std::count_if(edges.begin(), edges.end(),
                                     [](const PlacedRule &it) { return it.box.width == Length::pt(2); });
  CHECK(edges.size() == 9);
  CHECK(upright == 6);
}

TEST_CASE("columns take shares of the width, or what their content needs") {
  const auto b_of = [](const std::string &attributes) {
    return run_with(set({"<table " + attributes + "><tbody><tr><td>aaaa</td><td>b</td></tr></tbody></table>",
                         tables}),
                    "b")
        .origin.x;
  };
  CHECK(b_of("class=\"full\" data-columns=\"1fr 3fr\"") == Length::pt(30 + 60 + 4));
  CHECK(b_of("") < Length::pt(70));
}

TEST_CASE("a column whose share is too narrow for its longest word takes from those that can spare it") {
  const std::vector<ColumnNeed> needs = {{Length::pt(10), Length::pt(50), {}},
                                         {Length::pt(40), Length::pt(60), {}}};
  std::vector widths = {Length::pt(80), Length::pt(20)};
  widen_to_least(widths, needs);
  CHECK(widths == std::vector{Length::pt(60), Length::pt(40)});
}

TEST_CASE("shares stay as they are when no column can spare anything") {
  const std::vector<ColumnNeed> needs = {{Length::pt(90), Length::pt(90), {}},
                                         {Length::pt(40), Length::pt(60), {}}};
  std::vector widths = {Length::pt(80), Length::pt(20)};
  widen_to_least(widths, needs);
  CHECK(widths == std::vector{Length::pt(80), Length::pt(20)});
}

TEST_CASE("column widths: all at their greatest when there is room") {
  const std::vector<ColumnNeed> needs = {{Length::pt(10), Length::pt(50), {}},
                                         {Length::pt(20), Length::pt(150), {}}};
  CHECK(distribute(needs, Length::pt(300), false) == std::vector{Length::pt(50), Length::pt(150)});
  CHECK(distribute(needs, Length::pt(300), true) == std::vector{Length::pt(75), Length::pt(225)});
}

TEST_CASE("column widths: least first, the rest by what each could use") {
  const std::vector<ColumnNeed> needs = {{Length::pt(10), Length::pt(50), {}},
                                         {Length::pt(20), Length::pt(180), {}}};
  CHECK(distribute(needs, Length::pt(130), false) == std::vector{Length::pt(30), Length::pt(100)});
}

TEST_CASE("column widths never add up to more than there is") {
  const std::vector<ColumnNeed> needs = {{Length::pt(100), Length::pt(300), {}},
                                         {Length::pt(200), Length::pt(300), {}}};
  CHECK(distribute(needs, Length::pt(90), false) == std::vector{Length::pt(30), Length::pt(60)});
  const auto thirds = divide({1, 1, 1}, Length::millipoints(100));
  CHECK(thirds[0] + thirds[1] + thirds[2] == Length::millipoints(100));
}

TEST_CASE("column widths: a cell over columns raises what they need") {
  std::vector<ColumnNeed> needs = {{Length::pt(10), Length::pt(20), {}},
                                   {Length::pt(10), Length::pt(60), {}}};
  add_spanning_need(needs, 0, 2, {Length::pt(40), Length::pt(120), {}});
  CHECK(needs[0].max + needs[1].max == Length::pt(120));
  CHECK(needs[0].min + needs[1].min == Length::pt(40));
  CHECK(needs[1].max == Length::pt(90));
}
