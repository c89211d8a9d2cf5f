#include "mailmerge/outcome.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace formletter;
using namespace formletter::mailmerge;

TEST_CASE("a journal's line says what became of a row, whatever its texts hold") {
  const std::string odd = "\"José\" \\ \t\n\x01\x7F يوسف";
  const RowOutcome outcome{
      .row = 12,
      .line = 14,
      .record = odd,
      .key = {},
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
                   {.code = "d", .place = {}, .subject = {}, .message = "m", .hint = {}}},
      .pages = {}};
  const std::string line = journal_line(outcome);
  CHECK(line.back() == '\n');
  CHECK(line.find('\n') == line.size() - 1);
  const auto json = nlohmann::ordered_json::parse(line);
  CHECK(json.dump() + "\n" == line);
  const nlohmann::ordered_json expected{
      {"row", 12},
      {"line", 14},
      {"record", odd},
      {"status", "failed"},
      {"documents",
       {{{"document", "opla-letter"},
         {"language", "en"},
         {"format", "pdf"},
         {"file", odd},
         {"pages", 2},
         {"first_page", 5},
         {"sha256", "00ff"},
         {"within", {"opla-letter", odd}},
         {"exhibits", {{{"letter", "A"}, {"pages", 1}, {"sha256", "aa"}}}}},
        {{"document", "script"},
         {"language", "ar"},
         {"format", "text"},
         {"file", "s.txt"},
         {"sha256", "01"}}}},
      {"problems",
       {{{"code", "c"}, {"severity", "warning"}, {"subject", odd}, {"message", odd}, {"hint", odd}},
        {{"code", "d"}, {"severity", "error"}, {"subject", ""}, {"message", "m"}, {"hint", ""}}}},
      {"part", 3}};
  CHECK(json == expected);
}

TEST_CASE("a row for which nothing was printed says so in lists that are empty") {
  CHECK(journal_line(
            {.row = 1, .line = 2, .record = "a", .key = {}, .papers = {}, .problems = {}, .pages = {}}) ==
        "{\"row\":1,\"line\":2,\"record\":\"a\",\"status\":\"nothing to "
        "print\",\"documents\":[],\"problems\":[]}\n");
}
