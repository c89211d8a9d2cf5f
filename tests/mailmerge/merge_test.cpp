#include "mailmerge/merge.hpp"

#include "diag/report.hpp"
#include "disk/disk.hpp"
#include "mailmerge/desk.hpp"
#include "mailmerge/record_name.hpp"

#include <catch2/catch.hpp>

using namespace formletter;
using namespace formletter::mailmerge;
using namespace formletter::mailmerge::testing;

namespace fs = std::filesystem;

TEST_CASE("a bad row does not stop the batch, and its mended copy merges") {
  Desk desk;
  const auto bad = desk.header() + desk.reader(1) + Desk::card(2) +
                   ",A,1990-13-45,en,,5550142,Harbor,pier,yes\r\n" + desk.reader(3);
  const auto order = desk.order(bad, "out");
  const auto state = desk.run(order);
  REQUIRE(state.ok());
  CHECK(state->done == 3);
  CHECK(state->failed == 1);
  const auto files = files_in(order.out);
  CHECK(names_of(files) == std::vector<std::string>{"212340000001.welcome.pdf", "212340000003.welcome.pdf",
                                                    "failed-rows.csv", "manifest.jsonl"});
  const auto failed = files.at("failed-rows.csv");
  CHECK_THAT(failed, Catch::StartsWith("\xEF\xBB\xBF"
                                       "card,"));
  CHECK_THAT(failed, Catch::Contains(",problems\r\n212340000002,A,1990-13-45,"));
  CHECK_THAT(failed, Catch::Contains("born: Row 2, column `born` (like `9999-99-99`)"));

  auto mended = failed;
  mended.replace(mended.find("1990-13-45"), 10, "1990-12-25");
  const auto again = desk.run(desk.order(mended, "again"));
  REQUIRE(again.ok());
  CHECK(again->failed == 0);
  CHECK(files_in(desk.scratch.folder() / "again").contains("212340000002.welcome.pdf"));
}

TEST_CASE("a document that the form has not is told once, and the folder stays as it was") {
  Desk desk;
  auto order = desk.order(desk.readers(3), "out");
  order.print.only = {"welcom"};
  const auto state = desk.run(order);
  REQUIRE_FALSE(state.ok());
  REQUIRE(state.problems().size() == 1);
  CHECK(state.problems()[0].code == "unknown-document");
  CHECK(state.problems()[0].hint == "did you mean `welcome`?");
  CHECK_FALSE(fs::exists(order.out));
}

TEST_CASE("the manifest tells each record's papers, pages and digests in the roster's order") {
  Desk desk;
  const auto order = desk.order(desk.readers(40), "out");
  REQUIRE(desk.run(order).ok());
  const auto manifest = disk::read_file(order.out / "manifest.jsonl")->text;
  CHECK(std::count(manifest.begin(), manifest.end(), '\n') == 40);
  CHECK_THAT(manifest, Catch::StartsWith(R"({"row":1,"line":2,"record":"212340000001","status":"printed")"));
  CHECK_THAT(manifest, Catch::Contains(R"("file":"212340000040.welcome.pdf","pages":1,"sha256":")"));
}

TEST_CASE("a rehearsal tells row, column and shape, never a value, and prints nothing") {
  Desk desk;
  auto csv = desk.header() + desk.reader(1);
  csv += Desk::card(2) + ",A,1990-01-01,en,,77-31x9,Harbor,pier,yes\r\n";
  csv += Desk::card(1) + ",B,1990-01-01,en,,5550142,Harbor,mill,yes\r\n";
  csv += Desk::card(4) + ",C,1990-01-01,en,,555-0142,Harbor,pier,yes\r\n";
  auto order = desk.order(csv, "out");
  order.mode = MergeOrder::Mode::rehearse;
  const auto state = desk.run(order);
  REQUIRE(state.ok());
  CHECK(state->failed == 2);
  const auto report = diag::report_text(desk.told);
  CHECK_THAT(report, Catch::Contains("Row 2, column `home_phone` (like `99-99a9`): A phone number in town"));
  CHECK_THAT(report, !Catch::Contains("77-31"));
  CHECK_THAT(report, Catch::Contains("Row 3: Row 1 has the same record id"));
  CHECK_THAT(report, Catch::Contains("[choice-not-offered] branch: Row 3, column `branch`"));
  CHECK_THAT(report, Catch::Contains("[near-duplicate] home_phone: Row 4: the answer is that of row 3"));
  CHECK_THAT(report, !Catch::Contains("0142"));
  CHECK(names_of(files_in(order.out)) == std::vector<std::string>{"failed-rows.csv"});
}

TEST_CASE("a character that no font has is told at its column in a cell, and at none in a template") {
  Desk desk;
  const std::string nobodys = "\xEE\x80\x80";
  const auto told = [&](const std::string &row) {
    auto order = desk.order(desk.header() + row, "out");
    order.mode = MergeOrder::Mode::rehearse;
    REQUIRE(desk.run(order).ok());
    return diag::report_text(desk.told);
  };
  CHECK_THAT(told(Desk::card(1) + ",Ana" + nobodys + ",1990-01-01,en,,,Harbor,pier,yes\r\n"),
             Catch::Contains("readers.csv:2: error[missing-glyph] reader_name: Row 1, column `reader_name` "
                             "(like `aaaa`): We cannot print"));
  const auto path = desk.pack / "templates/welcome.mustache";
  auto text = disk::read_file(path)->text;
  const auto at = text.find("<p");
  REQUIRE(at != std::string::npos);
  text.insert(at, "<p>" + nobodys + "</p>");
  disk::write_files({{path, text}});
  const auto report = told(Desk::card(1) + ",Ana,1990-01-01,en,,,Harbor,pier,yes\r\n");
  CHECK_THAT(report, Catch::Contains("error[missing-glyph]") && Catch::Contains("Row 1: ") &&
                         !Catch::Contains("column `"));
}

TEST_CASE("papers of several formats are those of each alone, and a format named twice is printed once") {
  Desk desk;
  const auto printed_as = [&](const std::string &out, std::vector<Format> formats) {
    auto order = desk.order(desk.readers(12), out);
    order.print.formats = std::move(formats);
    REQUIRE(desk.run(order).ok());
    auto files = files_in(order.out);
    files.erase("manifest.jsonl");
    return files;
  };
  const auto all = printed_as("all", {Format::html, Format::pdf, Format::text, Format::pdf});
  auto each = printed_as("pdf", {Format::pdf});
  CHECK(each.size() == 12);
  each.merge(printed_as("html", {Format::html}));
  each.merge(printed_as("text", {Format::text}));
  CHECK(each.size() == 36);
  CHECK(names_of(all) == names_of(each));
  CHECK(all == each);
}

TEST_CASE("a folder with a merge in it is not printed into by another") {
  Desk desk;
  auto order = desk.order(desk.readers(3), "out");
  REQUIRE(desk.run(order).ok());
  const auto code = [&] { return desk.run(order).problems().front().code; };
  CHECK(code() == "folder-has-merge");
  order.mode = MergeOrder::Mode::resume;
  CHECK(desk.run(order)->before == 3);
  order.print.formats = {Format::text};
  CHECK(code() == "other-merge");
  order.print.formats = {};
  order.print.today = *Date::parse_iso("2026-11-25");
  order.today_is_given = true;
  CHECK(code() == "other-merge");

  const auto held = FolderLock::take(Journal::folder_in(order.out), {});
  REQUIRE(held.ok());
  CHECK(code() == "folder-in-use");
}

TEST_CASE("a combined file comes in parts, duplex, the same after a stop") {
  Desk desk;
  const auto csv = desk.readers(Desk::more_than_run_ahead);
  auto order = desk.order(csv, "whole");
  order.combined = CombinedOptions{.file = "all.pdf", .batch_pages = 64, .duplex = true};
  REQUIRE(desk.run(order).ok());
  const auto whole = files_in(order.out);
  CHECK(names_of(whole) == std::vector<std::string>{"all-001.pdf", "all-002.pdf", "all-003.pdf",
                                                    "all-004.pdf", "all-005.pdf", "all-006.pdf",
                                                    "all-007.pdf", "all-008.pdf", "all-009.pdf",
                                                    "all-010.pdf", "manifest.jsonl"});
  // One page and one blank each: 32 readers a part.
  CHECK_THAT(whole.at("manifest.jsonl"), Catch::Contains(R"("file":"all-002.pdf","pages":1,"first_page":3)"));

  order.out = desk.scratch.folder() / "stopped";
  desk.stop_after = 20;
  REQUIRE(desk.run(order)->stopped);
  order.mode = MergeOrder::Mode::resume;
  desk.stop_after = 1000000;
  REQUIRE(desk.run(order).ok());
  CHECK(files_in(order.out) == whole);

  order.out = desk.scratch.folder() / "one";
  order.mode = MergeOrder::Mode::run;
  order.combined->batch_pages = 1000;
  REQUIRE(desk.run(order).ok());
  CHECK(names_of(files_in(order.out)) == std::vector<std::string>{"all.pdf", "manifest.jsonl"});
}

TEST_CASE("a record with more pages than a part shall have is not parted, and told") {
  Desk desk;
  auto order = desk.order(desk.readers(4), "out");
  order.combined = CombinedOptions{.file = "all.pdf", .batch_pages = 1, .duplex = true};
  const auto told = [&] {
    REQUIRE(desk.run(order).ok());
    return diag::report_text(desk.told);
  };
  for (const auto mode : {MergeOrder::Mode::rehearse, MergeOrder::Mode::run}) {
    order.mode = mode;
    CHECK_THAT(told(), Catch::Contains("readers.csv:3: warning[long-part] --batch-pages: Row 2 alone has 2 "
                                       "pages, and a record is never parted: its part has more than 1."));
  }
  CHECK(files_in(order.out).contains("all-004.pdf"));
  order.out = desk.scratch.folder() / "enough";
  order.combined->batch_pages = 2;
  CHECK_THAT(told(), !Catch::Contains("long-part"));
}

TEST_CASE("sorted rows are printed, combined and told of in that order, after a stop, too") {
  Desk desk;
  const auto csv = desk.readers(Desk::more_than_run_ahead) + Desk::card(301) +
                   ",Abel,1990-13-45,en,,5550142,Harbor,pier,yes\r\n";
  auto order = desk.order(csv, "whole");
  order.sort = SortOptions{.column = "reader_name", .descending = true};
  order.combined = CombinedOptions{.file = "all.pdf", .batch_pages = 64};
  REQUIRE(desk.run(order).ok());
  const auto whole = files_in(order.out);
  const auto &manifest = whole.at("manifest.jsonl");
  // Hebrew, then Noa (each fourth from 4 on), Nguyễn, María; Abel last.
  CHECK_THAT(manifest, Catch::StartsWith(R"({"row":1,)"));
  CHECK(manifest.find(R"({"row":297,)") < manifest.find(R"({"row":4,)"));
  CHECK(manifest.find(R"({"row":300,)") < manifest.find(R"({"row":3,)"));
  CHECK_THAT(manifest.substr(0, manifest.find('\n')), Catch::Contains(R"("first_page":1)"));
  CHECK(manifest.rfind(R"({"row":301,)") == manifest.rfind("{\"row\":"));
  CHECK_THAT(whole.at("failed-rows.csv"), Catch::Contains("Abel,1990-13-45"));

  order.out = desk.scratch.folder() / "stopped";
  desk.stop_after = 20;
  REQUIRE(desk.run(order)->stopped);
  order.mode = MergeOrder::Mode::resume;
  order.sort->descending = false;
  CHECK(desk.run(order).problems().front().code == "other-merge");
  order.sort->descending = true;
  desk.stop_after = 1000000;
  REQUIRE(desk.run(order).ok());
  CHECK(files_in(order.out) == whole);
}

TEST_CASE("shards of a sorted roster print what one run prints, a rehearsal keeps its failed rows in order") {
  Desk desk;
  auto csv = desk.readers(20);
  for (const std::string name : {"Zed", "Abel"})
    csv += ",\"" + name + "\",1990-13-45,en,,,Harbor,pier,yes\r\n";
  auto order = desk.order(csv, "whole");
  order.sort = SortOptions{.column = "reader_name"};
  REQUIRE(desk.run(order).ok());
  auto manifest = disk::read_file(order.out / "manifest.jsonl")->text;
  order.out = desk.scratch.folder() / "shards";
  std::string joined;
  for (std::size_t number = 1; number <= 3; ++number) {
    order.shard = {number, 3};
    REQUIRE(desk.run(order).ok());
    joined += disk::read_file(order.out / ("manifest" + order.shard.suffix() + ".jsonl"))->text;
  }
  CHECK(joined == manifest);

  order.shard = {};
  order.out = desk.scratch.folder() / "rehearsal";
  order.mode = MergeOrder::Mode::rehearse;
  REQUIRE(desk.run(order).ok());
  const auto failed = disk::read_file(order.out / "failed-rows.csv")->text;
  CHECK(failed.find("Abel") < failed.find("Zed"));
  CHECK(failed == disk::read_file(desk.scratch.folder() / "whole" / "failed-rows.csv")->text);
}

TEST_CASE("shards print into one folder what one run prints") {
  Desk desk;
  const auto csv = desk.readers(31);
  REQUIRE(desk.run(desk.order(csv, "whole")).ok());
  auto whole = files_in(desk.scratch.folder() / "whole");
  whole.erase("manifest.jsonl");
  auto order = desk.order(csv, "shards");
  std::size_t done = 0;
  for (std::size_t number = 1; number <= 4; ++number) {
    order.shard = {number, 4};
    const auto state = desk.run(order);
    REQUIRE(state.ok());
    done += state->done;
  }
  CHECK(done == 31);
  auto shards = files_in(order.out);
  for (const auto *suffix : {"-1-of-4", "-2-of-4", "-3-of-4", "-4-of-4"})
    CHECK(shards.erase(std::string("manifest") + suffix + ".jsonl") == 1);
  CHECK(shards == whole);
}

TEST_CASE("JSON Lines merge as CSV does") {
  Desk desk;
  auto order = desk.order("", "out");
  order.roster = desk.scratch.file(
      "readers.jsonl",
      R"({"reader":{"reader_name":"A","born":"1990-01-01","reads_in":"en"},"membership":{"card":"212340000009","district":"harbor","branch":"pier","rules_read":true}})"
      "\n{\"reader_nam\":1}\n");
  const auto state = desk.run(order);
  REQUIRE(state.ok());
  CHECK(state->failed == 1);
  CHECK(names_of(files_in(order.out)) ==
        std::vector<std::string>{"212340000009.welcome.pdf", "failed-rows.jsonl", "manifest.jsonl"});
  CHECK_THAT(diag::report_text(desk.told), Catch::Contains("did you mean `reader_name`?"));
  // Mended, the failed ones go in as they are.
  auto failed = files_in(order.out).at("failed-rows.jsonl");
  CHECK_THAT(failed, Catch::StartsWith(R"({"problems": ")") && Catch::Contains("reader_nam"));
  const auto mend = [&](const std::string &from, const std::string &to) {
    failed.replace(failed.find(from), from.size(), to);
  };
  mend(R"("reader_nam":1)",
       R"("reader":{"reader_name":"B","born":"1990-01-01","reads_in":"en"},)"
       R"("membership":{"card":"212340000010","district":"harbor","branch":"pier","rules_read":true})");
  auto second = desk.order("", "again");
  second.roster = desk.scratch.file("failed-rows.jsonl", failed);
  const auto mended = desk.run(second);
  REQUIRE(mended.ok());
  CHECK(mended->failed == 0);
  CHECK(mended->done == 1);
}

TEST_CASE("a problem of a JSON line has the line's column, whatever blanks it begins with") {
  Desk desk;
  auto order = desk.order("", "out");
  order.roster = desk.scratch.file("readers.jsonl", "{\"reader_name\":1}\n  \xC2\xA0{\"reader_name\":1}\n");
  REQUIRE(desk.run(order).ok());
  const auto told = diag::report_text(desk.told);
  CHECK_THAT(told, Catch::Contains("readers.jsonl:1:16:") && Catch::Contains("readers.jsonl:2:19:"));
}

TEST_CASE("files are called by record ids, and no id leads out of the folder or to a reserved name") {
  CHECK(record_stem("2026-0101", 1) == "2026-0101");
  CHECK(record_stem("", 17) == "row-000017");
  const std::vector<std::string> ids{"../../etc/passwd",
                                     "a/b",
                                     "CON",
                                     "com1",
                                     ".",
                                     "..",
                                     "-rf",
                                     "María",
                                     "a.b",
                                     "a b",
                                     "row-000002",
                                     std::string(300, 'x'),
                                     "\xE2\x80\xAE"
                                     "fdp"};
  for (const std::string &id : ids) {
    INFO(id);
    const auto stem = record_stem(id, 1);
    CHECK(stem.size() <= 80);
    CHECK(stem.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") ==
          std::string::npos);
    CHECK(stem.front() != '-');
    CHECK(stem != id);
  }
  CHECK(record_stem("a/b", 1) != record_stem("a.b", 1));
  CHECK(collision_key("Ab") == collision_key("aB"));
}
