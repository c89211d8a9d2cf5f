#include "mailmerge/json_rows.hpp"

#include "support/scratch.hpp"

#include <catch2/catch.hpp>

using namespace formletter;
using namespace formletter::mailmerge;

namespace {

constexpr auto form_text = R"xml(<form id="f" version="1" language="en" record_id="number">
  <title>F</title>
  <choices name="town"><choice name="tx"><label>Austin, Texas</label></choice>
    <choice name="il"><label>Chicago</label></choice></choices>
  <choices name="yes_no"><choice name="yes"><label>Yes</label></choice>
    <choice name="no"><label>No</label></choice></choices>
  <text name="number"><label>Number</label></text>
  <group name="person"><text name="full_name"><label>Full name</label></text>
    <text name="home_phone"><label>Phone</label></text><text name="work_phone"><label>Phone</label></text></group>
  <select_one name="town" choices="town"><label>Town</label></select_one>
  <select_multiple name="towns" choices="town"><label>Towns lived in</label></select_multiple>
  <select_one name="told" choices="yes_no"><label>Told</label></select_one>
  <repeat name="reasons"><text name="statement"><label>Statement</label></text></repeat>
</form>)xml";

/// A form, and records of JSON Lines with a mapping.
struct RecordDesk {
  test::Scratch scratch;
  form::Form form = *form::Form::read({"f.xml", form_text});
  i18n::Catalogs catalogs;
  ColumnNames names{form, catalogs};
  ColumnMap map = {};

  Columns columns(const Roster &roster) const {
    Problems warnings;
    auto columns = Columns::settle(roster, names, map, warnings);
    REQUIRE(columns.ok());
    return *columns;
  }
  Roster roster(const std::string &lines) {
    auto roster = Roster::open(scratch.file("r.jsonl", lines),
                               [&](std::string_view header) { return names.knows(header); });
    REQUIRE(roster.ok());
    return std::move(*roster);
  }

  /// The first record as "name=text;…", or what is wrong with it.
  std::string read(const std::string &line) {
    const auto rows = roster(line);
    const auto settled = columns(rows);
    JsonRows records(settled, names);
    const auto answers = records.read(**rows.read().next());
    std::string told;
    if (!answers) {
      for (const auto &problem : answers.problems()) told += problem.code + " " + problem.subject + ";";
      return told;
    }
    for (const auto &[name, leaf] : (*answers)->values) told += name + "=" + leaf.text + ";";
    for (const auto &[name, instances] : (*answers)->repeats) {
      for (const auto &instance : instances) {
        told += name + ":";
        for (const auto &[inner, leaf] : instance.values) told += inner + "=" + leaf.text + ";";
      }
    }
    return told;
  }
  /// What a look at all keys tells.
  std::string told_of_keys(const std::string &lines) {
    const auto rows = roster(lines);
    const auto settled = columns(rows);
    KeyWatch keys(settled, names);
    auto reading = rows.read();
    std::string told;
    for (auto row = reading.next(); *row; row = reading.next())
      told += keys.look_at((*row)->json, (*row)->line) + ";";
    for (const auto &problem : keys.problems())
      told += "\n" + std::to_string(problem.place.line) + " " + problem.code + " " + problem.subject + " " +
              problem.hint;
    return told;
  }
};

}  // namespace

TEST_CASE("keys of JSON Lines are names, labels or what the mapping says, as headings are") {
  RecordDesk desk;
  CHECK(desk.read(R"({"number":"1","Full name":"Ana","TOWN":"il","extra":{"a":[1]}})") ==
        "full_name=Ana;number=1;town=il;");
  CHECK(desk.read(R"({"person":{"full_name":"Ana"}})") == "full_name=Ana;");
  CHECK(desk.read(R"({"f":{"full_name":"Ana"}})") == "full_name=Ana;");
  CHECK(desk.read(R"({"person":{"Full name":"Ana"}})") == "unknown-name aaaa aaaa;");
  desk.map = {{"Client \"A\"", {"full_name"}}, {"town", {"-"}}, {"Why", {"reasons[1].statement"}}};
  CHECK(desk.read(R"({"Client \"A\"":"Ana","town":"nowhere","Why":"a;b"})") ==
        "full_name=Ana;reasons:statement=a;b;");
}

TEST_CASE("choices of JSON Lines are names or labels, and TRUE is a yes") {
  RecordDesk desk;
  CHECK(desk.read(R"({"town":"austin, texas","towns":["Chicago","tx"],"told":true})") ==
        "told=yes;town=tx;towns=il tx;");
  CHECK(desk.read(R"({"towns":"Chicago; tx"})") == "towns=il tx;");
  CHECK(desk.read(R"({"towns/tx":1,"towns/il":"no"})") == "towns=tx;");
  CHECK(desk.read(R"({"towns":"il","towns/tx":1})") == "towns=il;");
  CHECK(desk.read(R"({"towns/tx":2})") == "bad-tick towns/tx;");
  CHECK(desk.read(R"({"town":true})") == "wrong-type town;");
}

TEST_CASE("fields of a repeat may be keys with a number") {
  RecordDesk desk;
  CHECK(desk.read(R"({"reasons[2].statement":"b","reasons[1].statement":null})") == "reasons:statement=b;");
  CHECK(desk.read(R"({"reasons":[{"statement":"a"},{}]})") == "reasons:statement=a;reasons:");
  CHECK(desk.read(R"({"reasons":[{"statement":"a"}],"reasons[1].statement":"b"})") ==
        "duplicate-answer reasons[1].statement;");
  CHECK(desk.read(R"({"reasons[1].statement":["b"]})") == "wrong-type reasons[1].statement;");
}

TEST_CASE("two keys that give one field are told, and no line that is none of the roster's") {
  RecordDesk desk;
  CHECK(desk.read(R"({"full_name":"A","Full name":"B"})") == "duplicate-answer Full name;");
  CHECK(desk.read(R"({"Full name":"B","full_name":"A"})") == "duplicate-answer full_name;");
  CHECK(desk.read(R"({"full_name":"A","full_name":"B"})") == "duplicate-answer full_name;");
  const auto rows = desk.roster(R"({"person":{"full_name":"A"},"full_name":"B"})");
  const auto columns = desk.columns(rows);
  JsonRows records(columns, desk.names);
  const auto answers = records.read(**rows.read().next());
  REQUIRE_FALSE(answers.ok());
  CHECK(answers.problems()[0].message == "`full_name` is answered at column 24 of this line already.");
}

TEST_CASE("a key within a record is told by its shape: it may be a person's name") {
  RecordDesk desk;
  const auto rows = desk.roster(R"({"number":"1","reasons":[{"Rosa Secret Lopez":"child"}]})");
  const auto settled = desk.columns(rows);
  const auto answers = JsonRows(settled, desk.names).read(**rows.read().next());
  REQUIRE_FALSE(answers.ok());
  CHECK(answers.problems()[0].code == "unknown-name");
  CHECK(answers.problems()[0].subject == "aaaa aaaa aaaa");
  CHECK(answers.problems()[0].message == "The form has no question of this name.");
}

TEST_CASE("a record's id is trimmed as a table's is") {
  CHECK(RecordDesk().read("{\"number\": \" R1\xC2\xA0\"}") == "number=R1;");
  CHECK(RecordDesk().read("{\"number\": \"  \"}") == "number=;");
}

TEST_CASE("keys that are spelt otherwise are told, once") {
  RecordDesk desk;
  const auto rows = desk.roster("{\"FULL_NAME\":\"Ana\"}\n{\"FULL_NAME\":\"Bo\",\"number\":\"1\"}\n");
  const auto settled = desk.columns(rows);
  KeyWatch keys(settled, desk.names);
  auto reading = rows.read();
  for (auto row = reading.next(); *row; row = reading.next()) keys.look_at((*row)->json, (*row)->line);
  REQUIRE(keys.problems().size() == 1);
  CHECK(keys.problems()[0].code == "column-spelling");
  CHECK(keys.problems()[0].severity == Severity::warning);
  CHECK_THAT(keys.problems()[0].message, Catch::EndsWith(": `FULL_NAME` as `full_name`."));
}

TEST_CASE("a key that is no field is told once, with the nearest, and the mapped id is the record's") {
  RecordDesk desk;
  desk.map = {{"Case", {"number"}}, {"Nobody", {"full_name"}}};
  CHECK(desk.told_of_keys("{\"Case\":\"7\",\"ful_name\":\"x\",\"town\":\"tx\",\"told\":\"no\"}\n"
                          "{\"x\":{\"y\":1,\"Case\":\"9\"},\"ful_name\":\"x\",\"C\\u0061se\":\"8\"}\n") ==
        "7;8;\n1 unknown-column ful_name did you mean `full_name`?\n2 unknown-column x \n0 unknown-column "
        "Nobody ");
  CHECK(desk.told_of_keys("{\"Phone\":\"7\",\"number\":\"x\"}") ==
        "x;\n1 ambiguous-column Phone use the field's name as the heading\n0 unknown-column Case "
        "\n0 unknown-column Nobody ");
}

TEST_CASE("an id in something that is no group of the form is nobody's") {
  RecordDesk desk;
  CHECK(desk.told_of_keys(R"({"household":{"number":"H1"},"number":"R1"}
{"reasons":[{"number":"2"}],"person":{"full_name":"x","number":"R2"}}
{"f":{"person":{"number":"R3"}}}
{"person":{"household":{"number":"H4"}},"town":"tx"})") == "R1;R2;R3;;\n1 unknown-column household ");
}

TEST_CASE("of keys that are no field the first thousand are told") {
  RecordDesk desk;
  std::string lines = R"({"number":"1","full_name":"x","town":"tx"})";
  for (int row = 0; row < 1200; ++row) lines += "\n{\"number\":\"1\",\"key " + std::to_string(row) + "\":1}";
  const auto told = desk.told_of_keys(lines);
  CHECK(static_cast<int>(std::ranges::count(told, '\n')) == 1 + 1000 - 3);
  CHECK_THAT(told, Catch::Contains("\n999 unknown-column  "));
}

TEST_CASE("no key is shown where hardly any is the form's") {
  RecordDesk desk;
  CHECK(desk.told_of_keys(R"({"Ana S":{"born":"x"},"Luis O":{}})") ==
        ";\n0 roster-no-header  keys are the "
        "fields' names or labels, or what --map "
        "says");
  CHECK(desk.told_of_keys(R"({"number":"1","Ana S":{"born":"x"},"Luis O":{}})") ==
        "1;\n1 unknown-column aaa a \n1 unknown-column aaaa a ");
}
