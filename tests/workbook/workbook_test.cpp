#include "support/scratch.hpp"
#include "workbook/cell_text.hpp"
#include "workbook/sheet.hpp"
#include "workbook/shown_date.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <map>

using namespace formletter;
using namespace formletter::workbook;

namespace {

/// Workbooks made part by part, so that each says what it is a case of.
struct Books {
  test::Scratch scratch;
  Books() {
    const auto command =
        "python3 -B " FORMLETTER_ROOT "/tests/workbook/make_workbooks.py " + scratch.folder().string();
    REQUIRE(std::system(command.c_str()) == 0);
  }
  Result<Sheet> read(const std::string &file, std::string_view sheet = {}) const {
    return read_sheet(scratch.folder() / file, sheet);
  }
  /// What stands beside each name of the first column.
  std::map<std::string, std::string> cells(const std::string &file) const {
    const auto sheet = read(file);
    REQUIRE(sheet.ok());
    std::map<std::string, std::string> cells;
    for (const auto &row : sheet->rows) cells[row.cells[0]] = row.cells.size() > 1 ? row.cells[1] : "";
    return cells;
  }
  std::string refusal(const std::string &file) const {
    const auto sheet = read(file);
    return sheet ? "read" : sheet.problems().front().message;
  }
};

}  // namespace

TEST_CASE("cells of XLSX are what they mean") {
  const Books books;
  const std::map<std::string, std::string> expected{{"shared string", "shared"},
                                                    {"rich string", "rich text"},
                                                    {"inline string", "María & José"},
                                                    {"string of digits", "0012"},
                                                    {"formula of text", "worked out"},
                                                    {"formula of a number", "2"},
                                                    {"formula not worked out", "#FORMULA!"},
                                                    {"formula of openpyxl", "#FORMULA!"},
                                                    {"formula of no text", ""},
                                                    {"true", "TRUE"},
                                                    {"error", "#REF!"},
                                                    {"ISO date", "2025-11-24 00:00:00"},
                                                    {"date", "2025-11-24 00:00:00"},
                                                    {"own date", "2025-11-24 00:00:00"},
                                                    {"short date", "2025-11-24 00:00:00"},
                                                    {"date and time", "2025-11-24 05:30:00"},
                                                    {"midnight", "2025-11-24 00:00:00"},
                                                    {"time behind a date", "2025-11-24 18:00:00"},
                                                    {"month", "2025-11 00:00:00"},
                                                    {"year", "2025"},
                                                    {"no year", "24-Nov"},
                                                    {"day zero", "1900-01-00 00:00:00"},
                                                    {"no leap day", "1900-02-29 00:00:00"},
                                                    {"before it", "1900-02-28 00:00:00"},
                                                    {"after it", "1900-03-01 00:00:00"},
                                                    {"time", "13:30"},
                                                    {"zeros in front", "012345678"},
                                                    {"signs between", "012-345-678"},
                                                    {"letter in front", "A12345678"},
                                                    {"amount", "1500.5"},
                                                    {"exponent shown", "2025550100"},
                                                    {"exponent stored", "2025550100"},
                                                    {"seventeen digits", "0.1"},
                                                    {"digits lost", "1.2345678901234568e+16"},
                                                    {"red", "7"},
                                                    {"negative date", "-5"},
                                                    {"carriage return", "two\n\nlines"},
                                                    {"no such string", "#REF!"},
                                                    {"no such style", "5"}};
  const auto cells = books.cells("cells.xlsx");
  for (const auto &[name, text] : expected) {
    INFO(name);
    REQUIRE(cells.contains(name));
    CHECK(cells.at(name) == text);
  }
  CHECK(cells.size() == expected.size());
}

TEST_CASE("cells of ODS are what they mean") {
  const Books books;
  const std::map<std::string, std::string> expected{{"string", "two  spaces here"},
                                                    {"two paragraphs", "one\ntwo"},
                                                    {"number", "2025550100"},
                                                    {"zeros in front", "012345678"},
                                                    {"amount", "1500.5"},
                                                    {"thousands", "1500"},
                                                    {"percentage", "50%"},
                                                    {"date", "2025-11-24 00:00:00"},
                                                    {"date and time", "2025-11-24 05:30:00"},
                                                    {"no year", "24-Nov"},
                                                    {"boolean", "TRUE"},
                                                    {"month", "2025-11 00:00:00"},
                                                    {"year", "2025"},
                                                    {"formula not worked out", "#FORMULA!"},
                                                    {"number not worked out", "#FORMULA!"},
                                                    {"formula of no text", ""},
                                                    {"formula of no text, typed", ""},
                                                    {"error", "#DIV/0!"},
                                                    {"repeated", "x"},
                                                    {"hidden, twice", ""}};
  CHECK(books.cells("cells.ods") == expected);
  const auto sheet = books.read("cells.ods");
  CHECK(sheet->rows.back().number == 21);
  CHECK(sheet->rows[18].cells.size() == 3);
  REQUIRE(sheet->warnings.size() == 2);
  CHECK_THAT(sheet->warnings[0].message, Catch::Contains("`Secret` (hidden)"));
  CHECK_THAT(sheet->warnings[1].message, Catch::Contains("2 row(s) are hidden"));
  CHECK(sheet->warnings[1].place.line == 20);
}

TEST_CASE("a percentage and the words before a date or year are read as the cell shows them") {
  CHECK(cell_text("0.5", format_of("0%"), false) == "50%");
  CHECK(cell_text("0.07", format_of("0.00%"), false) == "7%");
  CHECK(cell_text("-0.125", built_in_format(10), false) == "-12.5%");
  CHECK(cell_text("39814", format_of("\"about\" yyyy"), false) == "about 2009");
  CHECK(cell_text("39814", format_of("\\~yyyy"), false) == "2009");
  CHECK(cell_text("39814", format_of("\"about\" mmm yyyy"), false) == "about 2009-01");
  CHECK(cell_text("39814", format_of("\"about \"mmmm d, yyyy"), false) == "about 2009-01-01");
  CHECK(cell_text("39814", format_of("\"not before \"dddd\\, d/m/yyyy"), false) == "not before 2009-01-01");
  CHECK(cell_text("39814.25", format_of("\"about \"d/m/yyyy"), false) == "about 2009-01-01 06:00:00");
  CHECK(cell_text("39814.25", format_of("\"by \"d/m/yyyy h:mm"), false) == "by 2009-01-01 06:00:00");
  CHECK(cell_text("39814", format_of("\"about \"d\\-mmm"), false) == "about 1-Jan");
  CHECK(cell_text("39814", format_of("\"Ngày \"dd\" tháng \"mm\" năm \"yyyy"), false) ==
        "2009-01-01 00:00:00");
  CHECK(cell_text("39814", format_of("[$-411]ggge\"年\"m\"月\"d\"日\" yyyy"), false) ==
        "2009-01-01 00:00:00");
  CHECK(cell_text("39814", format_of("yyyy\"年\""), false) == "2009");
  CHECK(cell_text("39814", format_of("d\" de \"mmmm\" de \"yyyy"), false) == "2009-01-01 00:00:00");
  const Books books;
  CHECK(books.cells("cells.ods").at("percentage") == "50%");
}

TEST_CASE("of a date is read what its cell shows, in any language, and no day that nobody wrote") {
  for (const std::string shown : {"Aug 2009", "Aug-09", "08/2009", "2009-08", "08/09", "agosto de 2009",
                                  "2009年8月", "Tháng 8 2009", "август 2009 г."}) {
    INFO(shown);
    CHECK(shown_of_date("2009-08-01", shown) == "2009-08");
  }
  for (const std::string shown : {"2009", "2009年", "2009 г."})
    CHECK(shown_of_date("2009-08-01", shown) == "2009");
  for (const std::string shown :
       {"", "1.8.09", "1 Aug 2009", "1-Aug-09", "20090801", "2009年8月1日", "01/08/2552"}) {
    INFO(shown);
    CHECK(shown_of_date("2009-08-01", shown) == "2009-08-01");
  }
  for (const std::string shown : {"1 Aug", "8/1", "August", "8月1日"}) {
    INFO(shown);
    CHECK(shown_of_date("2009-08-01", shown) == "1-Aug");
  }
  // The ninth, or the year.
  CHECK(shown_of_date("2009-08-09", "Aug-09") == "9-Aug");
  CHECK(shown_of_date("2008-08-08", "08/08") == "8-Aug");
  CHECK(shown_of_date("2009-08-08", "08/09") == "2009-08");
  CHECK(shown_of_date("2009-08-01T05:30:00", "Aug 2009") == "2009-08-01T05:30:00");
}

TEST_CASE("a word that says something of a date is read with it, never as the name of a month") {
  for (const std::string shown : {"about 2009", "hacia 2009", "before 2009", "2009 or so", "about 01/2009",
                                  "about January 2009", "około 2009",
                                  "\xC2\xA0"
                                  "circa 1 Jan 2009"}) {
    INFO(shown);
    CHECK(shown_of_date("2009-01-01", shown) == shown);
  }
  for (const std::string shown : {"January 2009", "enero del 2009", "2009\xC2\xA0г. январь",
                                  "tháng 1 năm 2009", "2009年1月", "ianuarie 2009", "Janu. 2009"}) {
    INFO(shown);
    CHECK(shown_of_date("2009-01-01", shown) == "2009-01");
  }
  CHECK(shown_of_date("2009-01-01", "Thu, 1 January 2009") == "2009-01-01");
  CHECK(shown_of_date("2009-01-01", "ngày 1 tháng 1 năm 2009") == "2009-01-01");
  for (const std::string shown : {"2009\xC2\xA0год", "Năm 2009", "2009년"})
    CHECK(shown_of_date("2009-01-01", shown) == "2009");
  // Another month's name is none of this date's.
  CHECK(shown_of_date("2009-01-01", "May 2009") == "May 2009");
}

TEST_CASE("rows that are merged with the one above do not read as empty") {
  const Books books;
  using Cells = std::vector<std::string>;
  for (const std::string file : {"merged.xlsx", "merged.ods"}) {
    INFO(file);
    const auto sheet = books.read(file);
    REQUIRE(sheet.ok());
    REQUIRE(sheet->rows.size() == 4);
    // Headings of two lines and cells merged side by side are as they look.
    CHECK(sheet->rows[1].cells == Cells{"", "given"});
    CHECK(sheet->rows[2].cells == Cells{"A1", "Ana", "Harbor"});
    CHECK(sheet->rows[3].cells == Cells{"A2", "Ben", "#MERGED!"});
  }
}

TEST_CASE("the first sheet that is not hidden is read, or the one that is named") {
  const Books books;
  const auto sheet = books.read("sheets.xlsx");
  REQUIRE(sheet.ok());
  CHECK(sheet->name == "People");
  REQUIRE(sheet->rows.size() == 3);
  CHECK(sheet->rows[0].number == 2);
  CHECK(sheet->rows[1].cells == std::vector<std::string>{"A012345678", "Ana", "", "1990-02-03 00:00:00"});
  std::string warnings;
  for (const auto &warning : sheet->warnings) warnings += warning.code + ": " + warning.message + "\n";
  CHECK(warnings ==
        "roster-sheets: This sheet of the workbook is read; left out: `Hidden` (hidden), `Old & gone`.\n"
        "roster-hidden: 1 row(s) are hidden in the spreadsheet, by a filter or by hand, and are read "
        "nevertheless; this is the first.\n"
        "roster-hidden: 1 column(s) are hidden in the spreadsheet and are read nevertheless.\n");
  CHECK(books.read("sheets.xlsx", "Old & gone")->rows[0].cells[0] == "old");
  const auto none = books.read("sheets.xlsx", "Peple");
  REQUIRE_FALSE(none.ok());
  CHECK(none.problems().front().code == "roster-sheet");
  CHECK(none.problems().front().hint == "did you mean `People`?");
}

TEST_CASE("prefixes, strict namespaces, cells without references and days from 1904 are read") {
  const Books books;
  const auto sheet = books.read("prefixed.xlsx");
  REQUIRE(sheet.ok());
  REQUIRE(sheet->rows.size() == 1);
  CHECK(sheet->rows[0].cells ==
        std::vector<std::string>{"one", "1904-01-01 00:00:00", "2025-11-24 00:00:00"});
}

TEST_CASE("what is no workbook, or a broken one, is refused by what it is") {
  const Books books;
  CHECK(books.refusal("cut.xlsx") == "The roster is a broken workbook, or a part of one.");
  CHECK(books.refusal("letter.docx") == "The roster is a Word document.");
  CHECK(books.refusal("pictures.zip") == "The roster is a zip archive and no workbook.");
  CHECK(books.refusal("binary.xlsb") == "The roster is a binary Excel workbook (XLSB).");
  CHECK(books.refusal("text.odt") == "The roster is an OpenDocument file, and no spreadsheet.");
  CHECK(books.refusal("locked.ods") == "The workbook has a password.");
  // Entities that grow are no part of a workbook.
  CHECK(books.refusal("entities.xlsx") == "The workbook's part xl/worksheets/sheet1.xml is broken.");
}

TEST_CASE("a workbook whose elements stand too deep in one another is refused by the place") {
  const Books books;
  for (const char *name : {"groups.ods", "spans.ods"}) {
    INFO(name);
    const std::string told = books.refusal(name);
    CHECK(told.starts_with("The workbook's part content.xml is broken in line 1, column "));
    CHECK(told.ends_with(": Elements stand in one another here more than 200 deep."));
  }
}

TEST_CASE("a format is of a date by its letters outside quotation marks and brackets") {
  using Kind = NumberFormat::Kind;
  CHECK(format_of("dd/mm/yyyy").kind == Kind::date);
  CHECK(format_of("yyyy\"年\"m\"月\"d\"日\"").kind == Kind::date);
  CHECK(format_of("[$-F800]dddd, mmmm dd, yyyy").kind == Kind::date);
  CHECK(format_of("m/d/yyyy h:mm").kind == Kind::date_time);
  CHECK(format_of("mmm yyyy").kind == Kind::month);
  CHECK(format_of("yyyy").kind == Kind::year);
  CHECK(format_of("mmmm d").kind == Kind::no_year);
  CHECK(format_of("h:mm:ss").kind == Kind::time);
  CHECK(format_of("0.0 \"days\"").kind == Kind::general);
  CHECK(format_of("[Red]0;[Yellow]-0").kind == Kind::general);
  CHECK(format_of("0\\d").kind == Kind::digits);
  CHECK(cell_text("2025550100", format_of("(000) 000-0000"), false) == "(202) 555-0100");
  CHECK(cell_text("7", format_of("00"), false) == "07");
  CHECK(cell_text("123456", format_of("0000"), false) == "123456");
  CHECK(cell_text("1.5", format_of("0000"), false) == "1.5");
}

TEST_CASE("a column is called as a spreadsheet shows it") {
  CHECK(workbook::column_name(1) == "A");
  CHECK(workbook::column_name(26) == "Z");
  CHECK(workbook::column_name(27) == "AA");
  CHECK(workbook::column_name(702) == "ZZ");
  CHECK(workbook::column_name(703) == "AAA");
  CHECK(workbook::column_name(16384) == "XFD");
}
