// Drafts can be refused, and what falls back to English is told to the operator.

#include "catalogs/note_pack.hpp"
#include "diag/report.hpp"

using namespace formletter;
using test::holds;
using test::NotePack;

namespace fs = std::filesystem;

namespace {

constexpr auto answers = R"({"who": "Ana", "language": "es"})";

Result<Packet> printed(const NotePack &pack, bool require_reviewed) {
  auto press = Press::open(pack.folder());
  REQUIRE(press.ok());
  PrintOptions options{.today = test::note_day, .formats = {Format::text}};
  options.require_reviewed = require_reviewed;
  return press->print("visit", {"one.json", answers}, options);
}

}  // namespace

TEST_CASE(
    "A draft is refused when only reviewed translations are asked for, with the catalog and the paper") {
  const NotePack pack;
  CHECK(printed(pack, false).ok());
  const auto refused = printed(pack, true);
  REQUIRE_FALSE(refused.ok());
  INFO(diag::report_text(refused.problems()));
  REQUIRE(refused.problems().size() == 1);
  CHECK(refused.problems().front().code == "unreviewed-translation");
  CHECK(refused.problems().front().subject == "note");
  CHECK(refused.problems().front().place.file.ends_with("locales/es.po"));
}

TEST_CASE("A reviewed catalog is printed from, and English needs no review") {
  const NotePack pack;
  std::string reviewed(test::note_header);
  reviewed.replace(reviewed.find("partial"), 7, "reviewed");
  reviewed += "\"X-Reviewer: Eva\\n\"\n\"X-Reviewed-On: 2026-11-20\\n\"\n";
  pack.write("locales/es.po", reviewed);
  CHECK(printed(pack, true).ok());
  fs::remove(pack.folder() / "locales" / "es.po");
  CHECK(printed(pack, true).ok());
}

TEST_CASE("A review whose day is still to come is told in its line") {
  const NotePack pack;
  std::string reviewed(test::note_header);
  reviewed.replace(reviewed.find("partial"), 7, "reviewed");
  const auto told = [&](const std::string &day) {
    pack.write("locales/es.po", reviewed + "\"X-Reviewer: Eva\\n\"\n\"X-Reviewed-On: " + day + "\\n\"\n");
    auto problems = pack.checked();
    std::erase_if(problems, [](const Problem &each) { return each.code != "po-state"; });
    return problems;
  };
  CHECK(told("2026-11-24").empty());
  const auto future = told("2026-11-25");
  REQUIRE(future.size() == 1);
  CHECK(future.front().place.line == 15);
  CHECK(future.front().message == "`X-Reviewed-On` 2026-11-25 is still to come.");
}

TEST_CASE("A catalog that calls itself reviewed and names nobody makes no paper") {
  const NotePack pack;
  std::string reviewed(test::note_header);
  reviewed.replace(reviewed.find("partial"), 7, "reviewed");
  pack.write("locales/es.po", reviewed);
  const auto refused = printed(pack, true);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.problems().front().code == "po-state");
  CHECK(refused.problems().front().place.line == 12);
}

TEST_CASE("A text without a translation is told with its words and its place") {
  const NotePack pack;
  pack.say("Bring water.");
  const auto packet = printed(pack, false);
  REQUIRE(packet.ok());
  const auto found = std::find_if(packet->problems.begin(), packet->problems.end(),
                                  [](const Problem &each) { return each.code == "untranslated"; });
  REQUIRE(found != packet->problems.end());
  CHECK(found->message ==
        "Without a translation in `es` this is in English: 2 texts: “Note” "
        "(templates/note.mustache:1), "
        "“Bring water.” (templates/note.mustache:2)");
}

TEST_CASE("A sheet for the operator can say it, and says nothing when all is translated") {
  const NotePack pack;
  pack.write("templates/note.mustache",
             R"(<html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>
<p translate="no">Sheet{{#catalog.untranslated}}: {{catalog.untranslated}}{{/catalog.untranslated}}</p>
<p>The office may close early.</p><p>Bring water.</p></body></html>)");
  const auto lacking = printed(pack, false);
  REQUIRE(lacking.ok());
  CHECK(lacking->papers.front().bytes.find("note, es: 1 text: “Bring water.”") != std::string::npos);
  pack.write("locales/es.po", std::string(test::note_header) +
                                  "\nmsgid \"The office may close early.\"\nmsgstr \"Puede cerrar.\"\n"
                                  "\nmsgid \"Bring water.\"\nmsgstr \"Traiga agua.\"\n");
  const auto complete = printed(pack, false);
  REQUIRE(complete.ok());
  CHECK(complete->papers.front().bytes.starts_with("Sheet\n"));
}

TEST_CASE("Only those texts are told as English that the answers bring onto the paper") {
  const NotePack pack;
  pack.write("templates/note.mustache",
             R"(<html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>
{{#who}}<p>Bring water.</p>{{/who}}{{^who}}<p>Bring a name.</p>{{/who}}
<p>{{^who}}Bring bread.{{/who}}</p><p><b>{{#who}}Bring salt.{{/who}}</b></p></body></html>)");
  const auto packet = printed(pack, false);
  REQUIRE(packet.ok());
  REQUIRE(packet->problems.size() == 2);
  CHECK(packet->problems.back().message ==
        "Without a translation in `es` this is in English: 2 texts: “Bring water.” "
        "(templates/note.mustache:2), "
        "“<b>{{#who}}Bring salt.{{/who}}</b>” (templates/note.mustache:3)");
}

TEST_CASE("The label of a choice that is the answer is told too, one that is not is none of this paper") {
  const NotePack pack;
  pack.write("forms/visit.xml",
             R"(<form id="visit" version="1" language="en"><title>Visit</title>
<choices name="day"><choice name="mon"><label>Monday</label></choice><choice name="tue"><label>Tuesday</label></choice></choices>
<text name="who"><label>Your name</label></text>
<text name="language"><label>Language</label></text>
<select_one name="when" choices="day" default="'mon'"><label>Day</label></select_one>
<document name="note" template="note" language="${language}"><title>Note</title></document>
</form>)");
  pack.write("templates/note.mustache",
             R"(<html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>
<p>The office may close early.</p><p>{{when}}</p></body></html>)");
  const auto packet = printed(pack, false);
  INFO(diag::report_text(packet.ok() ? packet->problems : packet.problems()));
  REQUIRE(packet.ok());
  const auto found = std::find_if(packet->problems.begin(), packet->problems.end(),
                                  [](const Problem &each) { return each.code == "untranslated"; });
  REQUIRE(found != packet->problems.end());
  CHECK(found->message ==
        "Without a translation in `es` this is in English: 1 text: “Monday” "
        "(forms/visit.xml:2)");
}

TEST_CASE("A label that the answers keep from the paper is not told as English") {
  const NotePack pack;
  pack.write("forms/visit.xml",
             R"(<form id="visit" version="1" language="en"><title>Visit</title>
<choices name="day"><choice name="mon"><label>Monday &amp; after</label></choice></choices>
<text name="who"><label>Your name</label></text>
<text name="language"><label>Language</label></text>
<select_one name="when" choices="day" default="'mon'"><label>Day</label></select_one>
<document name="note" template="note" language="${language}"><title>Note</title></document>
</form>)");
  const auto told = [&](const std::string &body) {
    pack.write("templates/note.mustache",
               R"(<html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>
<p>The office may close early.</p><p>)" +
                   body + "</p></body></html>");
    const auto packet = printed(pack, false);
    REQUIRE(packet.ok());
    return holds(packet->problems, "untranslated");
  };
  CHECK(told("{{#who}}{{when}}{{/who}}"));
  CHECK_FALSE(told("{{^who}}{{when}}{{/who}}"));
}
