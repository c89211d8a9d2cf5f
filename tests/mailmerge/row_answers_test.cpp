#include "mailmerge/row_answers.hpp"

#include "support/scratch.hpp"

#include <catch2/catch.hpp>

using namespace formletter;
using namespace formletter::mailmerge;

namespace {

constexpr auto form_text = R"xml(<form id="f" version="1" language="en" record_id="number">
  <title>F</title>
  <choices name="town"><choice name="tx"><label>Austin, Texas</label></choice>
    <choice name="il"><label>Chicago</label></choice></choices>
  <text name="number"><label>Number</label></text>
  <date name="born"><label>Date of birth</label></date>
  <select_one name="town" choices="town"><label>Town</label></select_one>
  <select_multiple name="towns" choices="town"><label>Towns lived in</label></select_multiple>
  <choices name="yes_no"><choice name="yes"><label>Yes</label></choice>
    <choice name="no"><label>No</label></choice></choices>
  <choices name="country" source="cldr:countries"/>
  <select_one name="born_in" choices="country"><label>Country of birth</label></select_one>
  <select_one name="told" choices="yes_no"><label>Told</label></select_one>
  <repeat name="reasons"><text name="statement"><label>Statement</label></text></repeat>
</form>)xml";

/// All rows of a roster, one after another, each as "name=text line.column;…".
std::vector<std::string> rows_of(const std::string &csv) {
  const test::Scratch scratch;
  const form::Form form = *form::Form::read({"f.xml", form_text});
  const i18n::Catalogs catalogs;
  const ColumnNames names(form, catalogs);
  Problems warnings;
  const auto roster =
      Roster::open(scratch.file("r.csv", csv), [&](std::string_view header) { return names.knows(header); });
  const auto columns = Columns::settle(*roster, names, {}, warnings);
  REQUIRE(columns.ok());
  RowAnswers rows(*columns, names);
  std::vector<std::string> told;
  auto reading = roster->read();
  for (auto row = reading.next(); row && *row; row = reading.next()) {
    const auto answers = rows.read(**row);
    std::string text = answers ? "" : answers.problems().front().code;
    if (answers) {
      for (const auto &[name, leaf] : (*answers)->values)
        if (!leaf.text.empty())
          text += name + "=" + leaf.text + " " + std::to_string(leaf.place.line) + "." +
                  std::to_string(leaf.place.column) + ";";
      for (const auto &[name, instances] : (*answers)->repeats)
        text += name + "*" + std::to_string(instances.size()) + ";";
    }
    told.push_back(std::move(text));
  }
  return told;
}

}  // namespace

TEST_CASE("A row says what its own cells say, whatever the row before it said") {
  const auto rows = rows_of(
      "number,town,towns/tx,towns/il,reasons[1].statement,born\n"
      "1,Chicago,1,1,x,1990-01-01 00:00:00\n"
      "2,Chicago,0,1,,1990-01-01 00:00:00\n"
      "3,,1,,y,\n"
      "4,Chicago,,,,1990-01-01\n"
      "5,#REF!,,,,\n"
      "6,#REF!,,,,\n"
      "7,\"Austin, Texas\",2,,,\n"
      "8,\"Austin, Texas\",,,,\n");
  CHECK(rows == std::vector<std::string>{
                    "born=1990-01-01 2.6;number=1 2.1;town=il 2.2;towns=tx il 2.4;reasons*1;",
                    "born=1990-01-01 3.6;number=2 3.1;town=il 3.2;towns=il 3.4;",
                    "number=3 4.1;towns=tx 4.3;reasons*1;",
                    "born=1990-01-01 5.6;number=4 5.1;town=il 5.2;",
                    "spreadsheet-error",
                    "spreadsheet-error",
                    "bad-tick",
                    "number=8 9.1;town=tx 9.2;",
                });
}

TEST_CASE(
    "a country's code that is also a word for nothing is no answer, and a word that the list has is one") {
  const auto rows = rows_of(
      "number,born_in,told\n"
      "1,NA,\n2,no,\n3,-,\n4,N/A,\n5,none,\n"
      "6,Namibia,No\n7,CA,no\n8,Norway,NA\n");
  CHECK(rows == std::vector<std::string>{"placeholder", "placeholder", "placeholder", "placeholder",
                                         "placeholder", "born_in=NA 7.2;number=6 7.1;told=no 7.3;",
                                         "born_in=CA 8.2;number=7 8.1;told=no 8.3;", "placeholder"});
}

TEST_CASE("what U.S. may mean is the country of this code, too") {
  const form::Form form = *form::Form::read({"f.xml", form_text});
  const i18n::Catalogs catalogs;
  const auto meant = ColumnNames(form, catalogs).choices_meant("country", "U.S.");
  CHECK(std::ranges::find(meant, "United States (US)") != meant.end());
}
