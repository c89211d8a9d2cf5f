#include "mailmerge/survey.hpp"

#include "mailmerge/record_name.hpp"

#include "support/scratch.hpp"

#include <catch2/catch.hpp>

using namespace formletter;
using namespace formletter::mailmerge;

namespace {

/// A form whose records are known by a question in a group.
constexpr auto survey_form = R"xml(<form id="f" version="1" language="en" record_id="number">
  <title>F</title>
  <group name="person">
    <text name="number"><label>Number</label></text>
    <text name="full_name"><label>Full name</label></text>
  </group>
</form>)xml";

Survey survey_of(const std::string &file, const std::string &text) {
  const test::Scratch scratch;
  const auto form = *form::Form::read({"f.xml", survey_form});
  const i18n::Catalogs catalogs;
  const ColumnNames names(form, catalogs);
  const auto roster =
      Roster::open(scratch.file(file, text), [&](std::string_view header) { return names.knows(header); });
  REQUIRE(roster.ok());
  Problems warnings;
  const auto columns = Columns::settle(*roster, names, {}, warnings);
  REQUIRE(columns.ok());
  auto seen = survey(*roster, *columns, names, nullptr);
  REQUIRE(seen.ok());
  return *seen;
}

using Repeated = std::map<std::size_t, std::size_t>;

}  // namespace

TEST_CASE("an id is compared in the canonical form of its question") {
  const auto form =
      *form::Form::read({"f.xml", R"xml(<form id="f" version="1" language="en" record_id="number">
    <title>F</title><type name="code" base="text" case="upper"><accept match="([A-Z]+)-?(\d+)" canonical="$1-$2"/>
      <error code="c">No.</error></type>
    <text name="number" type="code"><label>Number</label></text></form>)xml"});
  CHECK(record_id_of(form, "ab12") == "AB-12");
  CHECK(record_id_of(form, "AB-12") == "AB-12");
  CHECK(record_id_of(form, "12") == "12");
  CHECK(record_id_of(form, "") == "");
}

TEST_CASE("rows of one record id are told, in a table and in JSON, flat or in its group") {
  CHECK(survey_of("r.csv", "full_name,number\r\nAna,1\r\nBo,2\r\nCy,1\r\n").repeated_ids == Repeated{{3, 1}});
  CHECK(survey_of("r.jsonl",
                  R"({"number": "1", "full_name": "Ana"}
{"person": {"full_name": "number", "number": "2"}}
{"full_name": "Cy", "number": "1"}
{"person": {"full_name": null, "number": "2"}}
)")
            .repeated_ids == Repeated{{3, 1}, {4, 2}});
}

TEST_CASE("a record that has no id, or is broken before it, is nobody's namesake") {
  CHECK(survey_of("r.jsonl",
                  R"({"number": null, "full_name": "Ana"}
{"number": 12, "full_name": "12"}
{"full_name": "Ana" "number": "Ana"}
{"number": ["1"], "full_name": "1"}
[]
)")
            .repeated_ids.empty());
}

TEST_CASE("an id is the same whether an accent is a letter's own or behind it") {
  CHECK(survey_of("r.csv", "full_name,number\r\nAna,Jos\xC3\xA9 1\r\nBo,Jose\xCC\x81 1\r\nCy,Jose 1\r\n")
            .repeated_ids == Repeated{{2, 1}});
}

TEST_CASE("rows without an id are told once: their papers have the names of others' in another roster") {
  const auto warnings = survey_of("r.csv", "full_name,number\r\nAna,1\r\nBo,\r\nCy, \r\n").warnings;
  REQUIRE(warnings.size() == 1);
  CHECK(warnings[0].code == "roster-blank-ids");
  CHECK(warnings[0].severity == Severity::warning);
  CHECK(warnings[0].place.line == 3);
  CHECK_THAT(warnings[0].message, Catch::StartsWith("2 row(s) have no record id; this is the first."));
  CHECK(survey_of("r.csv", "full_name,number\r\nAna,1\r\n").warnings.empty());
  CHECK(survey_of("r.jsonl", "{\"full_name\": \"Ana\"}\n{\"number\": \"1\"}\n").warnings.size() == 1);
  CHECK(survey_of("r.jsonl", "{\"number\": 12}\n").warnings.empty());
}

TEST_CASE("an id of JSON that is empty, null or blank is none, and is trimmed") {
  for (const auto *record : {R"({"number": ""})", R"({"number": null})", R"({"number": " \t"})",
                             R"({"person": {"number": "", "full_name": "Ana"}})"}) {
    INFO(record);
    const auto seen = survey_of("r.jsonl", std::string(record) + "\n{\"number\": \"1\"}\n");
    REQUIRE(seen.warnings.size() == 1);
    CHECK(seen.warnings[0].code == "roster-blank-ids");
  }
  CHECK(survey_of("r.jsonl", "{\"number\": \"R1\"}\n{\"number\": \" R1 \"}\n").repeated_ids ==
        Repeated{{2, 1}});
}

TEST_CASE("a heading or a key of a hundred thousand characters is told by its beginning") {
  const std::string name(100000, 'k');
  const auto keys = survey_of("r.jsonl", "{\"number\": \"1\", \"" + name + "\": \"x\"}\n").warnings;
  REQUIRE(keys.size() == 1);
  CHECK(keys[0].code == "unknown-column");
  CHECK(keys[0].subject.size() < 100);
  const auto form = *form::Form::read({"f.xml", survey_form});
  const i18n::Catalogs catalogs;
  const auto heading = ColumnNames(form, catalogs).find(name);
  REQUIRE_FALSE(heading.ok());
  CHECK(heading.problems().front().subject.size() < 100);
}
