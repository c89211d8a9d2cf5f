#include "diag/report.hpp"
#include "disk/disk.hpp"
#include "mailmerge/merge.hpp"
#include "support/scratch.hpp"
#include "workbook/sheet.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>

using namespace formletter;
using namespace formletter::mailmerge;

namespace fs = std::filesystem;

namespace {

const fs::path folder = fs::path(FORMLETTER_ROOT) / "tests/mailmerge/spoiled_rosters";

std::vector<fs::path> rosters() {
  std::vector<fs::path> paths;
  for (const auto &entry : fs::directory_iterator(folder)) {
    if (entry.is_regular_file() && entry.path().extension() != ".expected") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

/// All that a rehearsal says of the roster; files by their names alone.
std::string report_on(const fs::path &roster) {
  const test::Scratch scratch;
  const std::atomic<bool> stop{false};
  Problems told;
  const auto tell = [&](const Problems &problems) {
    told.insert(told.end(), problems.begin(), problems.end());
  };
  const auto state = merge({.pack = folder / "pack",
                            .form = "visits",
                            .roster = roster,
                            .out = scratch.folder() / "out",
                            .print = {.today = *Date::parse_iso("2026-11-24")},
                            .mode = MergeOrder::Mode::rehearse},
                           {.progress = [](const MergeState &) {}, .problems = tell, .stop = &stop});
  if (!state) tell(state.problems());
  for (auto &problem : told) problem.place.file = fs::path(problem.place.file).filename().string();
  auto report = diag::report_text(told);
  if (state)
    report += std::to_string(state->failed) + " of " + std::to_string(state->done) + " rows failed\n";
  return report;
}

}  // namespace

TEST_CASE("a sheet of a workbook merges as CSV does, with the line numbers of the sheet") {
  if (!workbook::can_read_workbooks()) return;
  const test::Scratch scratch;
  const auto make =
      "python3 -B " FORMLETTER_ROOT "/tests/workbook/make_workbooks.py " + scratch.folder().string();
  REQUIRE(std::system(make.c_str()) == 0);
  const auto report = report_on(scratch.folder() / "sheets.xlsx");
  CHECK_THAT(report, Catch::Contains("sheets.xlsx:5: warning[roster-hidden]: 1 row(s) are hidden"));
  CHECK_THAT(report, Catch::EndsWith("0 of 2 rows failed\n"));
  CHECK_THAT(report_on(scratch.folder() / "cells.xlsx"), Catch::Contains("roster-no-header"));
}

TEST_CASE("a remark beside the table of a workbook is told with its cell, and fails nobody") {
  if (!workbook::can_read_workbooks()) return;
  const test::Scratch scratch;
  const auto make =
      "python3 -B " FORMLETTER_ROOT "/tests/workbook/make_workbooks.py " + scratch.folder().string();
  REQUIRE(std::system(make.c_str()) == 0);
  for (const std::string file : {"beside.xlsx", "beside.ods"}) {
    CHECK(report_on(scratch.folder() / file) ==
          file +
              ":1: warning[roster-no-heading]: Column E has no heading and 2 cell(s) that are not empty; the "
              "first is E2. The column is left out.\n" +
              file +
              ":1: warning[roster-no-heading]: Column F has no heading and 1 cell(s) that are not empty; "
              "the first is F4. The column is left out.\n0 of 3 rows failed\n");
  }
}

TEST_CASE("a text of which a workbook has made a date or yes fails its row, and dates are taken") {
  if (!workbook::can_read_workbooks()) return;
  const test::Scratch scratch;
  const auto make =
      "python3 -B " FORMLETTER_ROOT "/tests/workbook/make_workbooks.py " + scratch.folder().string();
  REQUIRE(std::system(make.c_str()) == 0);
  for (const std::string file : {"typed.xlsx", "typed.ods"}) {
    const auto report = report_on(scratch.folder() / file);
    INFO(report);
    CHECK_THAT(report, Catch::Contains(file + ":2: error[spreadsheet-day] note"));
    CHECK_THAT(report, Catch::Contains(file + ":3: error[spreadsheet-day] note"));
    CHECK_THAT(report, Catch::Contains(file + ":4: error[spreadsheet-boolean] note"));
    CHECK_THAT(report, !Catch::Contains("born"));
    CHECK_THAT(report, Catch::EndsWith("3 of 3 rows failed\n"));
  }
}

// A case is two files: a roster as a spreadsheet, a database or a person has spoiled
// it, and NAME.expected, what a rehearsal says of it word for word.
// FORMLETTER_GOLDEN=accept rewrites what is expected.
TEST_CASE("every spoiled roster is reported as its .expected file says") {
  const auto paths = rosters();
  REQUIRE(paths.size() >= 20);
  const char *golden = std::getenv("FORMLETTER_GOLDEN");  // NOLINT(concurrency-mt-unsafe): before any thread
  for (const auto &path : paths) {
    INFO(path.filename().string());
    const auto expected = fs::path(path).replace_extension(".expected");
    const auto report = report_on(path);
    if (golden != nullptr && std::string_view(golden) == "accept") disk::write_files({{expected, report}});
    const auto source = disk::read_file(expected);
    CHECK(report == (source ? source->text : "no " + expected.filename().string()));
  }
}
