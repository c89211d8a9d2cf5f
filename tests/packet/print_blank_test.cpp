#include "packet/print_blank.hpp"

#include "diag/report.hpp"
#include "document/style_sheet.hpp"
#include "packet/blank_messages.hpp"
#include "packet/blank_sheet.hpp"
#include "support/sample_pack.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace formletter;

namespace {

form::Form small_form(const std::string &items) {
  auto read = form::Form::read({"small.xml",
                                "<form id=\"small\" version=\"1\" language=\"en\"><title>Small</title>"
                                "<type name=\"code\" base=\"text\" example=\"A 12\"><accept "
                                "match=\".*\"/><error code=\"e\">No.</error></type>"
                                "<choices name=\"yn\"><choice name=\"yes\"><label>Yes</label></choice>"
                                "<choice name=\"no\"><label>No</label></choice></choices>" +
                                    items + "</form>"});
  INFO((read.ok() ? "" : diag::report_text(read.problems())));
  REQUIRE(read.ok());
  return std::move(*read);
}

std::string sheet_of(const std::string &items, const form::RunLanguages &run_languages = {}) {
  const i18n::Catalogs none;
  const LanguageTag english;
  return packet::blank_sheet(small_form(items), {.language = english,
                                                 .catalogs = none,
                                                 .today = *Date::parse_iso("2026-11-24"),
                                                 .run_languages = run_languages});
}

std::size_t count(const std::string &text, const std::string &part) {
  std::size_t found = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += part.size()) ++found;
  return found;
}

}  // namespace

TEST_CASE("a sheet asks every question that a person answers, and no other, by number") {
  const auto sheet = sheet_of(
      R"(<text name="a"><label>First</label></text><calculate name="c" calculation="1"/><hidden name="h"/>
         <group name="g"><label>More</label><text name="b"><label>Second</label></text></group>)");
  CHECK(count(sheet, "<strong>1. First</strong>") == 1);
  CHECK(count(sheet, "<h2 class=\"intake-group\">More</h2>") == 1);
  CHECK(count(sheet, "<strong>2. Second</strong>") == 1);
  CHECK(count(sheet, "intake-label") == 2);
}

TEST_CASE("a sheet prints the default of what is not the reader's to answer, and asks where there is none") {
  const auto sheet = sheet_of(
      R"xml(<select_one name="a" choices="yn" default="'yes'" read_only="true()"><label>Settled</label></select_one>
         <text name="b" read_only="true()"><label>Empty</label></text>
         <text name="c" default="'x'" read_only="${a} = 'no'"><label>Open</label></text>)xml");
  const auto settled = sheet.find("1. Settled");
  const auto settled_part = sheet.substr(settled, sheet.find("2. Empty") - settled);
  CHECK(count(settled_part, "<p class=\"intake-line\"><bdi>Yes</bdi></p>") == 1);
  CHECK(count(settled_part, "<input") == 0);
  CHECK(count(sheet, "<input type=\"text\" name=\"b\"") == 1);
  CHECK(count(sheet, "<input type=\"text\" name=\"c\"") == 1);
}

TEST_CASE(
    "what is not the reader's to answer is worked out with the languages of the run, as on other papers") {
  const std::string items =
      R"xml(<text name="a" default="'in Spanish'" read_only="catalog-state('es') = 'draft'"><label>A</label></text>
         <text name="b" default="reader-language()" read_only="reader-language() != ''"><label>B</label></text>
         <text name="c" default="'new'" read_only="version() = '1'"><label>C</label></text>)xml";
  const auto sheet =
      sheet_of(items, {.catalog_state = [](std::string_view) { return "draft"; }, .reader = "es"});
  CHECK(count(sheet, "<bdi>in Spanish</bdi>") == 1);
  CHECK(count(sheet, "<bdi>es</bdi>") == 1);
  CHECK(count(sheet, "<bdi>new</bdi>") == 1);
  CHECK(count(sheet, "<input") == 0);
  CHECK(count(sheet_of(items), "<input") == 2);
}

TEST_CASE("a question shows its own example before its type's, and none where it says so") {
  const auto sheet = sheet_of(
      R"(<text name="a" type="code"><label>Code</label></text>
         <text name="b" type="code" example="B 7"><label>Other code</label></text>
         <text name="c" type="code" example=""><label>Any code</label></text>)");
  CHECK(count(sheet, "Example:") == 2);
  CHECK(sheet.find("A 12") < sheet.find("B 7"));
  CHECK(sheet.find("B 7") < sheet.find("Any code"));
}

TEST_CASE("a question that may not apply is on the sheet and says so; so does one that needs an answer") {
  const auto sheet = sheet_of(
      R"x(<select_one name="q" choices="yn" required="true()"><label>Is it?</label></select_one>
         <text name="w" relevant="${q} = 'yes'" required="true()"><label>Why?</label></text>)x");
  CHECK(count(sheet, "1. Is it? (needs an answer)") == 1);
  CHECK(count(sheet, "2. Why? (if it applies) (needs an answer)") == 1);
  // A field that may not apply must not keep a viewer from sending the rest.
  CHECK(count(sheet, "required=\"required\"") == 0);
}

TEST_CASE("a note that may not apply says so before anything else") {
  const auto sheet = sheet_of(
      R"x(<text name="a"><label>Where?</label></text>
         <note name="n" relevant="${a} = 'here'"><label>The order is late.</label></note>)x");
  CHECK(count(sheet, "<p>(if it applies) The order is late.</p>") == 1);
}

TEST_CASE("an answer has as many lines as its longest would fill by hand") {
  const auto lines_of = [](const std::string &attributes) {
    return count(sheet_of("<text name=\"a\" " + attributes + "><label>What?</label></text>"), "<input ");
  };
  CHECK(lines_of("") == 1);
  CHECK(lines_of(R"(max_length="150")") == 1);
  CHECK(lines_of(R"(max_length="300")") == 3);
  CHECK(lines_of(R"(appearance="multiline")") == 4);
  CHECK(lines_of(R"(appearance="multiline" max_length="300")") == 4);
  CHECK(lines_of(R"x(appearance="multiline" constraint="string-length(.) &lt;= 1000")x") == 10);
  CHECK(lines_of(R"(appearance="multiline" max_length="5000")") == 12);
}

TEST_CASE("what leads into a group goes with its first question") {
  const auto sheet = sheet_of(
      R"(<group name="g"><label>More</label><hint>Look at the order.</hint>
         <text name="b"><label>Second</label></text></group>)");
  CHECK(count(sheet, "<p class=\"intake-lead\">Look at the order.</p>") == 1);
  CHECK(count(packet::with_blank_styles("", {}), "\".intake-lead\" break-after=\"avoid\"") == 1);
}

TEST_CASE("choices are boxes to mark, each with the question and the choice as its tool tip") {
  const auto sheet = sheet_of(R"(<select_one name="q" choices="yn"><label>Is it?</label></select_one>)");
  CHECK(count(sheet, "Mark one.") == 1);
  CHECK(count(sheet, R"(name="q_yes" title="Is it?: Yes")") == 1);
  CHECK(count(sheet, R"(name="q_no" title="Is it?: No")") == 1);
}

TEST_CASE("a repeat has blank entries, with the same numbers in each and fields of their own") {
  const auto sheet = sheet_of(
      R"(<repeat name="r"><label>Child</label><text name="n"><label>Name</label></text>
         <text name="t" type="code"><label>Code</label></text></repeat>
         <text name="z"><label>Last</label></text>)");
  CHECK(count(sheet, "1. Name") == 3);
  CHECK(count(sheet, "Child: 2 of 3") == 1);
  CHECK(count(sheet, "name=\"n-3\"") == 1);
  CHECK(count(sheet, "Example: <bdi>A 12</bdi>") == 3);
  CHECK(count(sheet, "3. Last") == 1);
}

TEST_CASE("a repeat of one line has the question once and a line for each entry") {
  const auto sheet =
      sheet_of(R"(<repeat name="r"><label>Names</label><text name="n"><label>Name</label></text></repeat>)");
  CHECK(count(sheet, "1. Name") == 1);
  CHECK(count(sheet, "<input type=\"text\"") == 3);
}

TEST_CASE("an answer that a label would hold is a line to write on") {
  const auto sheet = sheet_of(
      R"(<text name="a"><label>Who?</label></text><text name="b"><label>Where is ${a}?</label></text>)");
  CHECK(count(sheet, "2. Where is ____?") == 1);
  CHECK(count(sheet, "${") == 0);
}

TEST_CASE("what the policy says stands on the sheet, in its place in a text") {
  const auto sheet = sheet_of(
      R"(<policy id="p" as_of="2014-11-20" status="historical" title="Rules"><fact name="days" source="X1">10</fact></policy>
         <note name="n"><label>Answer within ${facts.days} days, as of ${policy.as_of}.</label></note>)");
  CHECK(count(sheet, "<p>Answer within 10 days, as of November 20, 2014.</p>") == 1);
}

TEST_CASE("a pack's own style for the sheet is kept, the others are added") {
  const auto styles = packet::with_blank_styles(
      "<styles><style name=\".intake-hint\" color=\"#333333\"/></styles>", {"intake-hint"});
  CHECK(count(styles, ".intake-hint\"") == 1);
  CHECK(count(styles, ".intake-line\"") == 1);
}

TEST_CASE("the sheet's styles are added to a pack's however it ends its own") {
  for (const auto *own :
       {"", "<styles/>", "<styles />", "<styles></styles >", "<?xml version=\"1.0\"?><styles/>\n"}) {
    INFO(own);
    const auto read = document::StyleSheet::read({"styles.xml", packet::with_blank_styles(own, {})});
    REQUIRE(read.ok());
    CHECK(read->class_names().size() == 11);
  }
}

TEST_CASE("the sheet's messages are all in the list that catalogs carry") {
  const std::set<std::string_view> all(packet::message::all.begin(), packet::message::all.end());
  CHECK(all.size() == packet::message::all.size());
}

TEST_CASE("each pack's form prints as a sheet in each language") {
  for (const auto &pack : test::sample_packs()) {
    for (const auto *tag : {"en", "es", "ar"}) {
      auto press = Press::open(pack.folder);
      REQUIRE(press.ok());
      const auto sheet = packet::print_blank(press->works(), pack.form,
                                             {.today = pack.today(), .language = LanguageTag::parse(tag)});
      REQUIRE(sheet.ok());
      REQUIRE(sheet->papers.size() == 1);
      CHECK(sheet->papers[0].file_name() == pack.form + "-blank.pdf");
      CHECK(sheet->papers[0].pages > 1);
    }
  }
}
