#include "mailmerge/columns.hpp"

#include "mailmerge/folded.hpp"
#include "mailmerge/row_answers.hpp"
#include "packet/pack.hpp"
#include "support/scratch.hpp"

#include <catch2/catch.hpp>

using namespace formletter;
using namespace formletter::mailmerge;

namespace {

constexpr auto column_form = R"xml(<form id="f" version="1" language="en" record_id="number">
  <title>F</title>
  <choices name="town"><choice name="tx"><label>Austin, Texas</label></choice>
    <choice name="il"><label>Chicago</label></choice></choices>
  <choices name="yes_no"><choice name="yes"><label>Yes</label></choice>
    <choice name="no"><label>No</label></choice></choices>
  <text name="number"><label>Number</label></text>
  <group name="person">
    <text name="full_name" required="true()"><label>Full name</label></text>
    <date name="born"><label>Date of birth</label></date>
    <select_one name="town" choices="town"><label>Town</label></select_one>
    <select_multiple name="towns" choices="town"><label>Towns lived in</label></select_multiple>
    <select_one name="told" choices="yes_no"><label>Told</label></select_one>
    <text name="home_phone"><label>Phone</label></text>
    <text name="work_phone"><label>Phone</label></text>
  </group>
  <repeat name="reasons"><text name="statement"><label>Statement</label></text>
    <select_one name="kind" choices="town"><label>Kind</label></select_one></repeat>
  <repeat name="names"><text name="other_name"><label>Other name</label></text></repeat>
</form>)xml";

i18n::Catalogs spanish() {
  i18n::Catalogs catalogs;
  catalogs.add(*i18n::Catalog::read_po(
      {"es.po",
       "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Language: es\\n\"\n"
       "msgid \"Full name\"\nmsgstr \"Nombre completo\"\nmsgid \"Chicago\"\nmsgstr \"Chicago (IL)\"\n"}));
  return catalogs;
}

/// A form with a Spanish catalog, and rosters to go with it.
struct ColumnDesk {
  test::Scratch scratch;
  form::Form form = *form::Form::read({"f.xml", column_form});
  i18n::Catalogs catalogs = spanish();
  ColumnNames names{form, catalogs};

  Result<Columns> settle(const std::string &csv, Problems &warnings, const ColumnMap &map = {}) {
    auto roster = Roster::open(scratch.file("r.csv", csv),
                               [&](std::string_view header) { return names.knows(header); });
    REQUIRE(roster.ok());
    return Columns::settle(*roster, names, map, warnings);
  }
  Result<answers::RawAnswers> first_row(const std::string &csv, const ColumnMap &map = {}) {
    Problems warnings;
    auto roster = Roster::open(scratch.file("r.csv", csv),
                               [&](std::string_view header) { return names.knows(header); });
    REQUIRE(roster.ok());
    const auto columns = Columns::settle(*roster, names, map, warnings);
    REQUIRE(columns.ok());
    RowAnswers rows(*columns, names);
    const auto row = rows.read(**roster->read().next());
    if (!row) return row.problems();
    return **row;
  }
};

}  // namespace

TEST_CASE("a heading is a field's name, its path, or its label in any language") {
  ColumnDesk desk;
  for (const std::string header : {"full_name", "person.full_name", "person/full_name", "Full name",
                                   "FULL  NAME: *", "Nombre completo"}) {
    INFO(header);
    const auto target = desk.names.find(header);
    REQUIRE(target.ok());
    CHECK(target->question->name == "full_name");
  }
}

TEST_CASE(
    "a heading may be a name in capitals, with spaces or hyphens, or a path of ODK Central, and it is told") {
  ColumnDesk desk;
  for (const std::string header : {"Full_Name", "FULL-NAME:", "full\xE2\x80\x8B_name", "person-full_name"}) {
    INFO(header);
    const auto target = desk.names.find(header);
    REQUIRE(target.ok());
    CHECK(target->question->name == "full_name");
  }
  Problems warnings;
  REQUIRE(desk.settle("number,Full_Name,HOME PHONE\n1,A,2\n", warnings).ok());
  REQUIRE(warnings.size() == 1);
  CHECK(warnings[0].message ==
        "Headings that are spelt otherwise are read as fields: `Full_Name` as `full_name`, `HOME PHONE` as "
        "`home_phone`.");
  CHECK_FALSE(desk.settle("number,full_name,Full Name,FULL_NAME\n", warnings).ok());
}

TEST_CASE("a path into a repeat may be spelt in capitals or as a title, too, and it is told") {
  ColumnDesk desk;
  for (const std::string header :
       {"REASONS[1].STATEMENT", "Reasons[1].Statement:", "reasons [1] / Statement", "Reasons[1] Statement"}) {
    INFO(header);
    const auto target = desk.names.find(header);
    CHECK(target.ok() == (header != "Reasons[1] Statement"));
    if (target) CHECK(target->path() == "reasons[1].statement");
    CHECK(desk.names.knows(header) == target.ok());
  }
  CHECK(desk.names.find("Names[].Other Name")->path() == "names[].other_name");
  CHECK_FALSE(desk.names.find("REASONS[1].FULL_NAME").ok());
  Problems warnings;
  REQUIRE(desk.settle("number,full_name,Reasons[2].STATEMENT\n1,A,2\n", warnings).ok());
  REQUIRE(warnings.size() == 1);
  CHECK(warnings[0].message ==
        "Headings that are spelt otherwise are read as fields: `Reasons[2].STATEMENT` as "
        "`reasons[2].statement`.");
  CHECK_FALSE(desk.settle("number,full_name,reasons[1].statement,REASONS[1].STATEMENT\n", warnings).ok());
}

TEST_CASE("the choices of a question may stand in a column each, ticked with 1 or TRUE") {
  ColumnDesk desk;
  const std::string header = "full_name,towns/tx,person-towns/il\n";
  CHECK(desk.first_row(header + "A,1,TRUE\n")->values.at("towns").text == "tx il");
  CHECK(desk.first_row(header + "A,0,1.0\n")->values.at("towns").text == "il");
  CHECK(desk.first_row(header + "A,0,FALSE\n")->values.at("towns").text.empty());
  const auto unclear = desk.first_row(header + "A,2,\n");
  REQUIRE_FALSE(unclear.ok());
  CHECK(unclear.problems().front().code == "bad-tick");
  // KoboToolbox writes the whole beside its parts.
  CHECK(desk.first_row("full_name,towns,towns/tx,towns/il\nA,tx,1,0\n")->values.at("towns").text == "tx");
}

TEST_CASE("several choices may be parted by commas if each part is one, and a yes be a spreadsheet's TRUE") {
  ColumnDesk desk;
  const auto towns = [&](const std::string &cell) {
    return desk.first_row("full_name,towns\nA,\"" + cell + "\"\n")->values.at("towns").text;
  };
  CHECK(towns("Chicago, tx") == "il tx");
  CHECK(towns("Austin, Texas") == "tx");
  CHECK(towns("Chicago, Austin, Texas") == "Chicago, Austin, Texas");
  const auto told = [&](const std::string &cell) {
    return desk.first_row("full_name,told\nA," + cell + "\n")->values.at("told").text;
  };
  CHECK(told("TRUE") == "yes");
  CHECK(told("false") == "no");
  CHECK(told("1") == "1");  // of a list of codes it could be any
}

TEST_CASE("fields of a repeat are columns with a number, or parted cells") {
  ColumnDesk desk;
  const auto row = desk.first_row(
      "Full name,reasons[1].statement,reasons[2].statement,reasons[2].kind,"
      "names[].other_name\nA,,because,Chicago,B; C ;\n");
  REQUIRE(row.ok());
  // The empty first reason is none.
  REQUIRE(row->repeats.at("reasons").size() == 1);
  CHECK(row->repeats.at("reasons")[0].values.at("statement").text == "because");
  CHECK(row->repeats.at("reasons")[0].values.at("kind").text == "il");
  REQUIRE(row->repeats.at("names").size() == 2);
  CHECK(row->repeats.at("names")[1].values.at("other_name").text == "C");
  CHECK(row->values.at("full_name").place.line == 2);
  CHECK(row->values.at("full_name").place.column == 1);
}

TEST_CASE("choices may be written as labels, lists with semicolons, dates with midnight") {
  ColumnDesk desk;
  const auto row = desk.first_row(
      "Full name,Town,Towns lived in,Date of birth\nA,\"austin, texas\",Chicago (IL);tx,1990-02-03 "
      "00:00:00\n");
  REQUIRE(row.ok());
  CHECK(row->values.at("town").text == "tx");
  CHECK(row->values.at("towns").text == "il tx");
  CHECK(row->values.at("born").text == "1990-02-03");
}

TEST_CASE("a mapping file names columns by any heading, or leaves them out") {
  ColumnDesk desk;
  const auto map = read_column_map({"m", "# ours\nWho = full_name\nWhy=names[].other_name\r\nBorn = -\n"});
  REQUIRE(map.ok());
  const auto row = desk.first_row("Who,Why,Born\nA,x;y,?\n", *map);
  REQUIRE(row.ok());
  CHECK(row->values.at("full_name").text == "A");
  CHECK(row->repeats.at("names").size() == 2);
  CHECK_FALSE(row->values.contains("born"));
  CHECK(read_column_map({"m", R"({"Who":"full_name","Why":"-"})"}).value().size() == 2);
  CHECK(read_column_map({"m", "Who full_name\n= x\n"}).problems().size() == 2);
}

TEST_CASE("columns that are no fields are told with the nearest, missing ones named") {
  ColumnDesk desk;
  Problems warnings;
  const auto columns = desk.settle("ful_name,Phone,Full name,full_name,statement,number\n", warnings);
  REQUIRE_FALSE(columns.ok());
  std::string codes;
  for (const auto &problem : columns.problems()) codes += problem.code + ":" + problem.subject + " ";
  CHECK(codes == "ambiguous-column:Phone duplicate-column:full_name column-without-place:statement ");
  REQUIRE(warnings.size() == 1);
  CHECK(warnings[0].hint == "did you mean `full_name`?");

  warnings.clear();
  const auto missing = desk.settle("born\n", warnings);
  REQUIRE_FALSE(missing.ok());
  CHECK(missing.problems().front().code == "missing-column");
  CHECK(missing.problems().front().subject == "full_name");
  REQUIRE(warnings.size() == 1);
  CHECK(warnings[0].subject == "number");
}

TEST_CASE("a first row that is a person's already is told without a word of it") {
  ColumnDesk desk;
  Problems warnings;
  for (const auto *row : {"R-1,Ana L\u00f3pez,1986-03-09,(312) 555-0142\n",
                          // One cell is a field's name by chance.
                          "Town,Ana L\u00f3pez,1986-03-09,(312) 555-0142\n", "Ana\n"}) {
    CAPTURE(row);
    const auto columns = desk.settle(row, warnings);
    REQUIRE_FALSE(columns.ok());
    REQUIRE(columns.problems().size() == 1);
    CHECK(columns.problems()[0].code == "roster-no-header");
    CHECK(columns.problems()[0].subject.empty());
    CHECK(warnings.empty());
  }
  CHECK(desk.settle("full_name,number,ana@example.org\n", warnings).ok());
  REQUIRE(warnings.size() == 1);
  CHECK(warnings[0].subject == "aaa@aaaa.aaa");
  const auto twice = desk.settle("full_name,number,ana@example.org,ana@example.org\n", warnings);
  REQUIRE_FALSE(twice.ok());
  CHECK(twice.problems()[0].subject == "aaa@aaaa.aaa");
}

TEST_CASE("a mapping to a field that is none is an error at its place in the mapping") {
  ColumnDesk desk;
  for (const std::string text :
       {"# ours\n  Who é =  ful_nam\n", "# ours\n  Who é =  ful_nam", "{\n  \"Who é\": \"ful_nam\"}"}) {
    INFO(text);
    Problems warnings;
    const auto map = read_column_map({"our.map", text});
    REQUIRE(map.ok());
    const auto columns = desk.settle("Who é,full_name\n", warnings, *map);
    REQUIRE_FALSE(columns.ok());
    REQUIRE(columns.problems().size() == 1);
    const auto &problem = columns.problems()[0];
    CHECK(problem.code == "unknown-column");
    CHECK(problem.place == Place{"our.map", 2, 12});
    CHECK(problem.subject == "ful_nam");
    CHECK(problem.hint == "did you mean `full_name`?");
  }
}

TEST_CASE("a mapping may be UTF-16 with its mark, and one that is neither is refused with its line") {
  const std::string text = "Señor 😀 = full_name\r\n";
  const std::u16string wide = u"Señor 😀 = full_name\r\n";
  std::string little = "\xFF\xFE", big = "\xFE\xFF";
  for (const char16_t unit : wide) {
    const auto low = static_cast<char>(unit & 0xFFU), high = static_cast<char>(unit >> 8U);
    little += {low, high};
    big += {high, low};
  }
  for (const auto &bytes : {text, "\xEF\xBB\xBF" + text, little, big}) {
    const auto map = read_column_map({"m", bytes});
    REQUIRE(map.ok());
    REQUIRE(map->size() == 1);
    CHECK(map->begin()->first == "Señor 😀");
    CHECK(map->begin()->second.field == "full_name");
  }
  const auto other = read_column_map({"m", "a = b\nSe\xF1or = full_name\n"});
  REQUIRE_FALSE(other.ok());
  CHECK(other.problems()[0].place.line == 2);
  CHECK(other.problems()[0].hint == "save it as UTF-8");
}

TEST_CASE("a heading that is a repeat or a group is told so, with a column that works") {
  ColumnDesk desk;
  const auto told = [&](const std::string &heading) {
    const auto target = desk.names.find(heading);
    REQUIRE_FALSE(target.ok());
    return target.problems()[0].message + " " + target.problems()[0].hint;
  };
  CHECK(told("reasons") ==
        "This is a repeat of the form; its questions are columns of their own. call it "
        "`reasons[1].statement`");
  CHECK(told("person") ==
        "This is a group of the form; its questions are columns of their own. call it `full_name`");
  CHECK(told("reason") == "The form has no field of this name or label. call it `reasons[1].statement`");
}

TEST_CASE("a number in brackets that no repeat has is an error, and the heading is shown") {
  ColumnDesk desk;
  for (const std::string heading :
       {"reasons[1001].statement", "reasons[0].statement", "reasons[x].statement"}) {
    Problems warnings;
    const auto columns = desk.settle("number,full_name," + heading + "\n", warnings);
    REQUIRE_FALSE(columns.ok());
    CHECK(columns.problems()[0].subject == heading);
    CHECK(columns.problems()[0].message == "The number in the brackets is none from 1 to 999.");
  }
}

TEST_CASE("no heading is shown where hardly any is the form's: it may be a name") {
  ColumnDesk desk;
  struct Case {
    std::string csv, code;
  };
  for (const auto &[csv, code] :
       {Case{"full_name,Ana S,Luis O\nnumber,1,2\nTown,a,b\n", "roster-turned"},
        Case{"full_name,Ana S\nnumber,1\nTown,a\n", "roster-turned"},
        Case{"R-1,Ana S,Town,Harbor\nR-2,Luis O,Pier,Harbor\n", "roster-no-header"}}) {
    INFO(csv);
    Problems warnings;
    const auto columns = desk.settle(csv, warnings);
    REQUIRE_FALSE(columns.ok());
    REQUIRE(columns.problems().size() == 1);
    CHECK(columns.problems()[0].code == code);
    CHECK(columns.problems()[0].subject.empty());
    CHECK(warnings.empty());
  }
  // Where it is a table nevertheless, the shape and the column are told.
  Problems warnings;
  REQUIRE(desk.settle("full_name,Ana S,Luis O\nx,y,z\n", warnings).ok());
  REQUIRE(warnings.size() == 3);
  CHECK(warnings[0].subject == "aaa a");
  CHECK(warnings[0].place.column == 2);
  warnings.clear();
  REQUIRE(desk.settle("full_name,Ana S\nx,y\n", warnings).ok());
  CHECK(warnings[0].subject == "aaa a");
}

TEST_CASE("a word of another language that may be two choices in the form's own fails its row") {
  constexpr auto text = R"xml(<form id="f" version="1" language="en">
  <title>F</title>
  <choices name="country" source="cldr:countries"/>
  <select_one name="born_in" choices="country"><label>Born in</label></select_one>
  <select_one name="secret" choices="country" sensitive="true"><label>Secret</label></select_one>
  <select_multiple name="lived_in" choices="country"><label>Lived in</label></select_multiple>
</form>)xml";
  const auto form = *form::Form::read({"f.xml", text});
  i18n::Catalogs catalogs;
  for (const std::string language : {"es", "fr", "pt"}) {
    catalogs.add(*i18n::Catalog::read_po({language + ".po",
                                          "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; "
                                          "charset=UTF-8\\n\"\n\"Language: " +
                                              language + "\\n\"\n"}));
  }
  const ColumnNames names(form, catalogs);
  const auto meant = [&](const std::string &word) { return names.choices_meant("country", word).size(); };
  CHECK(meant("Congo") == 2);
  CHECK(meant("Korea") == 2);
  CHECK(meant("Macedonia") == 0);
  CHECK(meant("Islands") == 0);
  CHECK(meant("Guiana") == 2);  // Portuguese for Guyana, and in English a part of French Guiana
  // Names of their own, whatever else is called like them.
  CHECK(names.choice_named("country", "Guinea") == "GN");
  CHECK(names.choice_named("country", "Samoa") == "WS");
  CHECK(names.choice_named("country", "Sudan") == "SD");
  CHECK(names.choice_named("country", "Micronesia") == "FM");
  CHECK(names.choice_named("country", "Dominica") == "DM");
  CHECK(names.choice_named("country", "Níger") == "NE");
  CHECK(names.choice_named("country", "Congo-Kinshasa") == "CD");
  CHECK(names.choice_named("country", "Congo - Brazzaville") == "CG");
  CHECK(names.choice_named("country", "Congo") == "Congo");
  for (const std::string none : {"Korea", "Virgin Islands", "Macedonia", "Saint Martin"})
    CHECK(names.choice_named("country", none) == none);

  const test::Scratch scratch;
  const auto problem_of = [&](const std::string &csv) {
    Problems warnings;
    const auto roster = Roster::open(scratch.file("r.csv", csv),
                                     [&](std::string_view header) { return names.knows(header); });
    const auto columns = Columns::settle(*roster, names, {}, warnings);
    REQUIRE(columns.ok());
    RowAnswers rows(*columns, names);
    const auto row = rows.read(**roster->read().next());
    REQUIRE_FALSE(row.ok());
    CHECK(row.problems()[0].code == "ambiguous-choice");
    CHECK(row.problems()[0].place.column == 1);
    return row.problems()[0].message;
  };
  CHECK(problem_of("born_in\nCongo\n") ==
        "More than one of the answers offered may be meant by this: Congo - Kinshasa (CD), Congo - "
        "Brazzaville (CG).");
  CHECK(problem_of("secret\nCongo\n") == "More than one of the answers offered may be meant by this.");
  CHECK_THAT(problem_of("lived_in\nMexico;Congo\n"), Catch::Contains("(CG)"));
  CHECK_THAT(problem_of("lived_in\n\"Mexico, Congo\"\n"), Catch::Contains("(CD)"));
}

TEST_CASE("spreadsheet errors and cells beyond the header are problems of the row") {
  ColumnDesk desk;
  const auto row = desk.first_row("Full name,born\n#REF!,1990-01-01,x\n");
  REQUIRE_FALSE(row.ok());
  REQUIRE(row.problems().size() == 2);
  CHECK(row.problems()[0].code == "spreadsheet-error");
  CHECK(row.problems()[0].place.column == 1);
  CHECK(row.problems()[1].code == "extra-cells");
}

TEST_CASE("a value's shape tells its form and none of its letters or digits") {
  CHECK(shape_of("A 012-345-678") == "a 999-999-999");
  CHECK(shape_of("María del Carmen") == "aaaa aaa aaaa");
  CHECK(shape_of("11/20/2014") == "99/99/9999");
  CHECK(shape_of("名前") == "aa");
}
