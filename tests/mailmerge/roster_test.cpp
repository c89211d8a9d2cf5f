#include "mailmerge/roster.hpp"

#include "disk/disk.hpp"
#include "support/scratch.hpp"

#include <sys/stat.h>

#include <catch2/catch.hpp>

using namespace formletter;
using namespace formletter::mailmerge;

namespace {

bool knows(std::string_view header) {
  return header == "name" || header == "city, state" || header == "note" || header == "Name";
}

std::vector<Row> rows_of(const Roster &roster) {
  std::vector<Row> rows;
  auto reading = roster.read();
  while (true) {
    auto row = reading.next();
    REQUIRE(row.ok());
    if (!*row) return rows;
    rows.push_back(std::move(**row));
  }
}

Roster opened(const test::Scratch &scratch, const std::string &bytes,
              const std::string &name = "roster.csv") {
  auto roster = Roster::open(scratch.file(name, bytes), knows);
  REQUIRE(roster.ok());
  return std::move(*roster);
}

std::string utf16(std::u16string_view text, bool little, bool mark) {
  std::string bytes;
  const auto add = [&](char16_t unit) {
    const auto low = static_cast<char>(unit & 0xFF), high = static_cast<char>(unit >> 8);
    bytes += little ? low : high;
    bytes += little ? high : low;
  };
  if (mark) add(u'\uFEFF');
  for (const char16_t unit : text) add(unit);
  return bytes;
}

}  // namespace

TEST_CASE("a roster's encoding is told by its marks, its zeros, or its being good UTF-8") {
  const test::Scratch scratch;
  const std::u16string text = u"name;note\r\nMaría López;á\r\n";
  struct Case {
    std::string what, bytes;
  };
  for (const auto &[what, bytes] :
       {Case{"UTF-8", "name;note\r\nMaría López;á\r\n"},
        Case{"UTF-8 with mark", "\xEF\xBB\xBFname;note\r\nMaría López;á\r\n"},
        Case{"UTF-16 LE", utf16(text, true, true)}, Case{"UTF-16 BE", utf16(text, false, true)},
        Case{"UTF-16 LE, no mark", utf16(text, true, false)},
        Case{"Windows-1252",
             "name;note\r\nMar\xED"
             "a L\xF3pez;\xE1\r\n"}}) {
    INFO(what);
    const auto roster = opened(scratch, bytes);
    CHECK(roster.header() == std::vector<std::string>{"name", "note"});
    const auto rows = rows_of(roster);
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].cells == std::vector<std::string>{"María López", "á"});
    CHECK(roster.warnings().size() == (what == "Windows-1252" ? 1U : 0U));
  }
}

TEST_CASE("UTF-16 without mark is told by its commas when names have few zeros, or zeros of their own") {
  const test::Scratch scratch;
  // U+4E00 has its zero where Latin letters have none.
  const std::u16string text =
      u"name;note\r\n一一;王小明王小明王小明王小明王小明王小明王小明王小明王小明王小明\r\n";
  for (const bool little : {true, false}) {
    const auto rows = rows_of(opened(scratch, utf16(text, little, false)));
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].cells[0] == "一一");
  }
  const auto rows = rows_of(opened(scratch, std::string("name,note\nA,x\0y\n", 16)));
  CHECK(rows[0].cells[1] == std::string("x\0y", 3));
}

TEST_CASE("two encodings in one file, and one that is neither, are refused with the line") {
  const test::Scratch scratch;
  struct Case {
    std::string bytes, code;
    int line;
  };
  const std::string russian =
      "name,note\r\nA,b\r\n\xC8\xE2\xE0\xED"
      ",c\r\n";
  for (const auto &[bytes, code, line] :
       {Case{"name,note\nMaría,x\nA,y\nJos\xE9,z\n", "roster-mixed-encoding", 4},
        Case{"\xEF\xBB\xBFname,note\nA,y\nJos\xE9,z\n", "roster-mixed-encoding", 3},
        Case{russian, "roster-encoding", 3},
        Case{"name,note\nA,b\nJos\x8E Garc\x92"
             "a,c\n",
             "roster-encoding", 3},                                         // a Macintosh's
        Case{"name,note\nMu\xA4oz,b\n", "roster-encoding", 2},              // of DOS
        Case{"name,note\nA,b\nWa\xB3\xEAsa,c\n", "roster-encoding", 3},     // Polish Windows
        Case{"name,note\nA,\x8D\n", "roster-encoding", 2},                  // no letter of any
        Case{std::string("\xFF\xFE\0\0n\0\0\0", 8), "roster-not-text", 0},  // UTF-32
        Case{"name,note\rA,b\rJos\xE9,\xC3\xA9\r", "roster-mixed-encoding", 3},
        Case{std::string("name,note\nA\0\0\0,\xE9\xFF\n", 18), "roster-not-text", 2}}) {
    INFO(bytes);
    const auto roster = Roster::open(scratch.file("r.csv", bytes), knows);
    REQUIRE_FALSE(roster.ok());
    CHECK(roster.problems().front().code == code);
    CHECK(roster.problems().front().place.line == line);
  }
  // A character across the border of what is read at once is one character.
  for (const std::size_t size : {262142U, 262143U, 262144U}) {
    const auto rows = rows_of(opened(scratch, "name\n" + std::string(size - 6, 'x') + "\n名\n"));
    CHECK(rows.back().cells[0] == "名");
  }
}

TEST_CASE("a file that is no table is refused by what it is") {
  const test::Scratch scratch;
  const auto refused = [&](const std::string &bytes) {
    const auto roster = Roster::open(scratch.file("r.csv", bytes), knows);
    const auto &problem = roster.problems().front();
    return problem.code + ": " + problem.message;
  };
  CHECK(refused("%PDF-1.7\n%\xE2\xE3") ==
        "roster-not-text: The roster is a PDF; CSV or JSON Lines was expected.");
  CHECK(refused("\xEF\xBB\xBF\n<html><table>") ==
        "roster-not-text: The roster is a web page; CSV or JSON Lines was expected.");
  CHECK_THAT(refused("\xD0\xCF\x11\xE0\xA1\xB1"), Catch::Contains("Excel 97"));
}

TEST_CASE("headings below a title are found, and their line is told") {
  const test::Scratch scratch;
  const auto roster = Roster::open(scratch.file("r.csv", "Our people,,\n\n,name,note\n1,A,B\n"), knows);
  REQUIRE_FALSE(roster.ok());
  CHECK(roster.problems().front().code == "roster-title");
  CHECK(roster.problems().front().place.line == 3);
}

TEST_CASE("no cell that is written is run as a formula, and all are read back as they were") {
  const test::Scratch scratch;
  const std::vector<std::string> cells{"=1+1",     "+1 202 555 0100", "-5",   "@here",
                                       "'=quoted", "''@two",          "'90s", "a=b",
                                       "O'Brien",  "=cmd|' /C'!A0"};
  const auto line = csv_line(cells);
  CHECK(line == "'=1+1,'+1 202 555 0100,'-5,'@here,''=quoted,'''@two,'90s,a=b,O'Brien,'=cmd|' /C'!A0\r\n");
  CHECK(csv_line({"\t=x"}) == "\"'\t=x\"\r\n");
  const auto rows = rows_of(opened(scratch, "name,note,n2,n3,n4,n5,n6,n7,n8,n9\n" + line));
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].cells == cells);
  // What keeps the zeros of a number is no part of it.
  CHECK(rows_of(opened(scratch, "name,note\n'0012,=\"0034\"\n"))[0].cells ==
        std::vector<std::string>{"0012", "0034"});
}

TEST_CASE("the separator is the one by which most headings are known") {
  const test::Scratch scratch;
  CHECK(opened(scratch, "name;city, state;note\nA;B, TX;C\n").header().size() == 3);
  CHECK(opened(scratch, "name,note\nA,B;C;D;E\n").header().size() == 2);
  CHECK(opened(scratch, "name\tnote\nA\tB, C\n").header().size() == 2);
  CHECK(opened(scratch, "name|note\nA|B, C\n").header().size() == 2);
  CHECK(opened(scratch, "name,no|te\nA,B|C\n").header().size() == 2);
  CHECK(opened(scratch, "sep=;\nname;note\nA;B\n").header() == std::vector<std::string>{"name", "note"});
  CHECK(opened(scratch, "\n\nname\nA\n").header() == std::vector<std::string>{"name"});
}

TEST_CASE("rows keep their line numbers over quoted line ends and blank lines") {
  const test::Scratch scratch;
  const auto rows = rows_of(opened(scratch,
                                   "name,note\r\n\r\nA,\"one\r\ntwo, \"\"three\"\"\"\r\n,\r\n\r\nB,\"\"\r\n"
                                   "  C  , \xC2\xA0x\xC2\xA0\r\nD,=\"0012\",extra,,"));
  REQUIRE(rows.size() == 4);
  CHECK(rows[0].number == 1);
  CHECK(rows[0].line == 3);
  CHECK(rows[0].cells[1] == "one\r\ntwo, \"three\"");
  CHECK(rows[1].line == 7);
  CHECK(rows[2].cells == std::vector<std::string>{"C", "x"});
  CHECK(rows[3].cells == std::vector<std::string>{"D", "0012"});
  // Empty ones, too: a separator inside a text has moved what stands before them.
  CHECK(rows[3].extra_cells == 3);
  CHECK(rows[3].number == 4);
}

TEST_CASE("a mark of DOS for the end of the file is no row, and takes none with it") {
  const test::Scratch scratch;
  for (const std::string end : {"\r\n\x1A", "\x1A", "\r\n\x1A\x1A\x1A"}) {
    const auto rows = rows_of(opened(scratch, "name,note,a,b,c\r\nA,1,2,3,4\r\nB,2,3,4,5" + end));
    REQUIRE(rows.size() == 2);
    CHECK_FALSE(rows[1].is_torn);
    CHECK(rows[1].cells.back() == "5");
  }
}

TEST_CASE("zeros at the end, which a broken copy leaves, are no row, and they are told") {
  const test::Scratch scratch;
  const std::string rows_before = "name,note,a,b,c\r\nA,1,2,3,4\r\nB,2,3,4,5";
  for (const auto &end : {std::string("\r\n") + std::string(10, '\0'), std::string(10, '\0')}) {
    const auto roster = opened(scratch, rows_before + end);
    const auto rows = rows_of(roster);
    REQUIRE(rows.size() == 2);
    CHECK_FALSE(rows[1].is_torn);
    CHECK(rows[1].cells.back() == "5");
    REQUIRE(roster.warnings().size() == 1);
    CHECK(
        roster.warnings()[0].message ==
        "The roster ends in 10 zero byte(s), as a copy leaves them that was broken off; they are left out.");
  }
  // What the other bytes are is told without them.
  const auto western = opened(scratch,
                              "name,note\nMar\xED"
                              "a,1\n" +
                                  std::string(10, '\0'));
  CHECK(rows_of(western).size() == 1);
  CHECK(western.warnings().size() == 2);
  CHECK(opened(scratch, rows_before).warnings().empty());
  CHECK(opened(scratch, utf16(u"name,note\r\nA,1\r\n", true, true)).warnings().empty());
  CHECK(opened(scratch, utf16(u"name,note\r\nA,1\r\n", false, true)).warnings().empty());
}

TEST_CASE("millions of zeros at the end, as sparse files have them, are told once and cost no row") {
  const test::Scratch scratch;
  for (const auto &text :
       {std::string("name,note\nA,1\nB,2\n"), std::string("name,note\nA,1\nB,2"),
        utf16(u"name,note\nA,1\nB,\u4E00", true, true), utf16(u"name,note\nA,1\nB,\u4E00", false, true)}) {
    const auto path = scratch.file("sparse.csv", text);
    constexpr std::uintmax_t end = 40UL * 1024 * 1024;
    std::filesystem::resize_file(path, end);
    const auto roster = Roster::open(path, knows);
    REQUIRE(roster.ok());
    CHECK(rows_of(*roster).size() == 2);
    REQUIRE(roster->warnings().size() == 1);
    CHECK(roster->warnings()[0].code == "roster-zeros");
    const bool is_wide = text.find('\0') != std::string::npos;
    CHECK(roster->warnings()[0].place.line == (is_wide ? 0 : text.ends_with('\n') ? 4 : 3));
  }
  // A copy that was broken off has cut its last row.
  const auto path = scratch.file("cut.csv", "name,note,a\nA,1,2\nB,");
  std::filesystem::resize_file(path, 20UL * 1024 * 1024);
  const auto rows = rows_of(*Roster::open(path, knows));
  REQUIRE(rows.size() == 2);
  CHECK(rows[1].is_cut_off);
  CHECK(rows[1].cells[1].empty());
}

TEST_CASE("half a character at the end of a file in UTF-16 is no row, and it is told") {
  const test::Scratch scratch;
  for (const bool little : {true, false}) {
    for (const bool mark : {true, false}) {
      const auto roster =
          opened(scratch, utf16(u"name,note,a,b\r\nA,1,2,3\r\nB,1,2,3\r\n", little, mark) + "x");
      const auto rows = rows_of(roster);
      REQUIRE(rows.size() == 2);
      CHECK_FALSE(rows[1].is_torn);
      REQUIRE(roster.warnings().size() == 1);
      CHECK(roster.warnings()[0].code == "roster-half-character");
    }
  }
}

TEST_CASE("one line in two encodings is told as such") {
  const test::Scratch scratch;
  const auto roster = Roster::open(scratch.file("r.csv", "name,note\nMaría,\xE9\n"), knows);
  REQUIRE_FALSE(roster.ok());
  CHECK(roster.problems()[0].message ==
        "Part of this line is UTF-8, and part of it is not: two encodings in one file would spoil names.");
}

TEST_CASE("a title that has a heading's word by chance is a title") {
  const test::Scratch scratch;
  const auto roster = Roster::open(scratch.file("r.csv", "name,,November\nname,note,x\n1,A,B\n"), knows);
  REQUIRE_FALSE(roster.ok());
  CHECK(roster.problems()[0].code == "roster-title");
  CHECK(roster.problems()[0].place.line == 2);
  // A table of few known headings is one.
  CHECK(Roster::open(scratch.file("r.csv", "name,x,y,z\nA,note,B,name\n"), knows).ok());
}

TEST_CASE("old Macintosh line ends part rows") {
  const test::Scratch scratch;
  const auto rows = rows_of(opened(scratch, "name,note\rA,1\rB,2"));
  REQUIRE(rows.size() == 2);
  CHECK(rows[1].line == 3);
}

TEST_CASE("a quotation mark that never closes is a problem with its line") {
  const test::Scratch scratch;
  const auto roster = opened(scratch, "name,note\nA,1\n\"B\nb\",\"2\nC,3\n");
  auto reading = roster.read();
  REQUIRE(reading.next().ok());
  const auto bad = reading.next();
  REQUIRE_FALSE(bad.ok());
  CHECK(bad.problems().front().code == "roster-quote");
  CHECK(bad.problems().front().place.line == 4);  // where the mark opens, not where the row begins
}

TEST_CASE("JSON Lines are known by their name or their first character") {
  const test::Scratch scratch;
  const auto rows = rows_of(opened(scratch, "{\"name\":\"A\"}\r\n\r\n{\"name\":\"B\"}", "people.jsonl"));
  REQUIRE(rows.size() == 2);
  CHECK(rows[1].json == "{\"name\":\"B\"}");
  CHECK(rows[1].line == 3);
}

TEST_CASE("JSON that is no JSON Lines is refused with how to make them of it") {
  const test::Scratch scratch;
  const auto hint = [&](const std::string &text) {
    const auto roster = Roster::open(scratch.file("people.json", text), knows);
    REQUIRE_FALSE(roster.ok());
    CHECK(roster.problems().front().code == "roster-json");
    return roster.problems().front().hint;
  };
  CHECK(hint("[{\"name\":\"A\"},\n{\"name\":\"B\"}]") == "run: jq -c '.[]' people.json");
  CHECK(hint("{\n  \"name\": \"A\"\n}\n") == "run: jq -c . people.json");
}

TEST_CASE("a pipe is no roster: it can be read once only") {
  const test::Scratch scratch;
  const auto pipe = scratch.folder() / "people.csv";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  const auto roster = Roster::open(pipe, knows);
  REQUIRE_FALSE(roster.ok());
  CHECK(roster.problems().front().code == "roster-missing");
}

TEST_CASE("a workbook, a missing file and an empty one are refused with what to do") {
  const test::Scratch scratch;
  const auto code = [&](const std::filesystem::path &path) {
    return Roster::open(path, knows).problems().front().code;
  };
  const auto workbook = Roster::open(scratch.file("people.xlsx", "PK\x03\x04...."), knows);
  CHECK(workbook.problems().front().code == "roster-workbook");
  CHECK_THAT(workbook.problems().front().hint, Catch::Contains("as CSV"));
  CHECK(code(scratch.folder() / "none.csv") == "roster-missing");
  CHECK(code(scratch.folder()) == "roster-missing");
  CHECK(code(scratch.file("empty.csv", "")) == "roster-empty");
  CHECK(code(scratch.file("blank.csv", "\n\n")) == "roster-empty");
}

TEST_CASE("a roster larger than any buffer is read whole") {
  const test::Scratch scratch;
  std::string bytes = "name,note\r\n";
  for (int i = 0; i < 40000; ++i) bytes += "Nguyễn " + std::to_string(i) + ",\"a\r\nb\"\r\n";
  const auto rows = rows_of(opened(scratch, bytes));
  REQUIRE(rows.size() == 40000);
  CHECK(rows.back().cells == std::vector<std::string>{"Nguyễn 39999", "a\r\nb"});
  CHECK(rows.back().line == 2 + 39999 * 2);
  CHECK(opened(scratch, bytes).facts().sha256.size() == 64);
}

TEST_CASE("a row written is the row read") {
  const std::vector<std::string> cells{"plain", "a,b", "say \"x\"", "two\nlines", "", " kept ", "María"};
  const auto line = csv_line(cells);
  CHECK(line.ends_with("\r\n"));
  CHECK(csv_cells(line, ',') == cells);
}
