#include "mailmerge/journal_lines.hpp"

#include <catch2/catch.hpp>

using namespace formletter;
using namespace formletter::mailmerge;

namespace {

const std::string odd = "\"José\" \\ \t\n\x01\x7F يوسف";
const std::string odd_as_json = "\"\\\"José\\\" \\\\ \\t\\n\\u0001\x7F يوسف\"";

RowOutcome failed_row() {
  return {
      .row = 12,
      .line = 14,
      .record = odd,
      .failed = true,
      .part = 3,
      .papers = {{.document = "opla-letter",
                  .language = "en",
                  .format = "pdf",
                  .file = odd,
                  .pages = 2,
                  .first_page = 5,
                  .sha256 = "00ff",
                  .within = {"opla-letter", odd},
                  .exhibits = {{.letter = "A", .pages = 1, .bytes = 9, .sha256 = "aa"}}},
                 {.document = "script", .language = "ar", .format = "text", .file = "s.txt", .sha256 = "01"}},
      .problems = {{.code = "c",
                    .severity = Severity::warning,
                    .place = {},
                    .subject = odd,
                    .message = odd,
                    .hint = odd},
                   {.code = "d", .place = {}, .subject = {}, .message = "m", .hint = {}},
                   {.code = "e", .place = {}, .subject = "born", .message = "no", .hint = "yes"}},
      .pages = {}};
}

JournalHead head() {
  return {.form = odd, .today = "2026-11-24", .roster_sha256 = "aa", .pack_sha256 = "bb", .rows = 7};
}

}  // namespace

TEST_CASE("a journal's line says what became of a row, whatever its texts hold") {
  CHECK(journal_line(failed_row()) ==
        R"({"row":12,"line":14,"record":)" + odd_as_json + R"(,"status":"failed","documents":[)" +
            R"({"document":"opla-letter","language":"en","format":"pdf","file":)" + odd_as_json +
            R"(,"pages":2,"first_page":5,"sha256":"00ff","within":["opla-letter",)" + odd_as_json +
            R"(],"exhibits":[{"letter":"A","pages":1,"sha256":"aa"}]},)" +
            R"({"document":"script","language":"ar","format":"text","file":"s.txt","sha256":"01"}],)" +
            R"("problems":[{"code":"c","severity":"warning","subject":)" + odd_as_json + R"(,"message":)" +
            odd_as_json + R"(,"hint":)" + odd_as_json + R"(},)" +
            R"({"code":"d","severity":"error","subject":"","message":"m","hint":""},)" +
            R"({"code":"e","severity":"error","subject":"born","message":"no","hint":"yes"}],"part":3})" +
            "\n");
}

TEST_CASE("a row for which nothing was printed says so in lists that are empty") {
  CHECK(journal_line({.row = 1, .line = 2, .record = "a", .papers = {}, .problems = {}, .pages = {}}) ==
        "{\"row\":1,\"line\":2,\"record\":\"a\",\"status\":\"nothing to "
        "print\",\"documents\":[],\"problems\":[]}\n");
}

TEST_CASE("a line tells of its row again, with all errors for one cell") {
  const auto row = read_row(journal_line(failed_row()));
  REQUIRE(row);
  CHECK(row->row == 12);
  CHECK(row->part == 3);
  CHECK(row->failed);
  CHECK(row->errors == "m\nborn: no (yes)");
}

TEST_CASE("a line that is torn tells of nothing") {
  const auto line = journal_line(failed_row());
  CHECK_FALSE(read_row(line.substr(0, line.size() - 9)));
  CHECK_FALSE(read_row(""));
  CHECK_FALSE(read_head(head_line(head()).substr(1)));
}

TEST_CASE("a line that no merge has written tells of nothing") {
  for (const std::string line : {"{}", "[]", "7", R"({"row":"1","status":"printed","documents":[]})",
                                 R"({"row":1,"status":5,"documents":[]})",
                                 R"({"row":1,"status":"printed","documents":[{"file":3}]})"}) {
    INFO(line);
    CHECK_FALSE(read_row(line));
    CHECK_FALSE(read_head(line));
  }
}

TEST_CASE("bytes of a file's name that are no UTF-8 stand as signs for them") {
  auto outcome = failed_row();
  outcome.papers.clear();
  outcome.problems = {{.code = "c", .place = {}, .subject = "A/\xFF.pdf", .message = {}, .hint = {}}};
  CHECK_THAT(journal_line(outcome), Catch::Contains("\"subject\":\"A/\xEF\xBF\xBD.pdf\""));
}

TEST_CASE("a line's papers are told that have a file, and whether they are in it with others") {
  auto outcome = failed_row();
  outcome.papers.push_back({.document = "none", .language = "en", .format = "pdf", .file = {}, .sha256 = {}});
  const auto papers = read_row(journal_line(outcome)).value().papers;
  REQUIRE(papers.size() == 2);
  CHECK(papers[0].file == odd);
  CHECK(papers[0].sha256 == "00ff");
  CHECK(papers[0].combined());
  CHECK(papers[0].last_page == 6);
  CHECK(papers[1].file == "s.txt");
  CHECK_FALSE(papers[1].combined());
}

TEST_CASE("papers of a combined file are told where its pages came to, and nothing else is changed") {
  auto outcome = failed_row();
  const auto told = with_joined_files(journal_line(outcome), [](const std::string &file) {
    CHECK(file == odd);
    return JoinedFile{.name = "all-1.pdf", .sha256 = "77", .part = 1, .pages_before = 40};
  });
  outcome.papers[0].file = "all-1.pdf";
  outcome.papers[0].first_page = 45;
  outcome.papers[0].sha256 = "77";
  outcome.part = 1;
  CHECK(told + "\n" == journal_line(outcome));
}

TEST_CASE("a head is read as it was written") {
  CHECK(read_head(head_line(head())) == head());
  auto all = head();
  all.shard = "2/8";
  all.only = {"letter", odd};
  all.formats = {"pdf", "eml"};
  all.language = "ar";
  all.combined = {.file = "all.pdf", .batch_pages = 500, .duplex = true};
  all.sort = {.column = odd, .collation = "153.14", .descending = true};
  all.sheet = "People";
  all.packet = true;
  all.exhibits_sha256 = "cc";
  all.map_sha256 = "dd";
  all.writer = 2;
  CHECK(read_head(head_line(all)) == all);
}

TEST_CASE("what a merge does without is not in its head, or as it always was") {
  CHECK(
      head_line(
          {.form = "f", .today = "d", .roster_sha256 = "r", .pack_sha256 = "p", .rows = 2, .shard = "1/1"}) ==
      R"({"formletter_merge":1,"form":"f","today":"d","roster_sha256":"r","pack_sha256":"p","rows":2,)"
      R"("shard":"1/1","only":[],"formats":[],"language":""})");
}

TEST_CASE("the mark of a key is for merges that go on, and never in a manifest") {
  for (const auto &record : {std::string("a"), odd, std::string(R"(,"key":"b")")}) {
    RowOutcome row{.row = 1, .line = 2, .record = record, .papers = {}, .problems = {}, .pages = {}};
    const auto plain = journal_line(row);
    row.key_mark = "0123456789abcdef";
    row.part = 1;
    const auto marked = journal_line(row);
    row.key_mark.clear();
    CHECK(read_row(marked)->key_mark == "0123456789abcdef");
    const auto without_end = [](const std::string &line) { return line.substr(0, line.size() - 1); };
    CHECK(without_key(without_end(marked)) == without_end(journal_line(row)));
    CHECK(without_key(without_end(plain)) == without_end(plain));
  }
}

TEST_CASE("a line says which files of the person's were bound") {
  RowOutcome row{.row = 1, .line = 2, .record = "a", .papers = {}, .problems = {}, .pages = {}};
  row.exhibits = {"a/visa.pdf", odd};
  CHECK_THAT(journal_line(row), Catch::Contains(R"("documents":[],"exhibit_files":["a/visa.pdf",)" +
                                                odd_as_json + R"(],"problems":[]})"));
}
