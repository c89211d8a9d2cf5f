#include "cli/merge_progress.hpp"

#include <catch2/catch.hpp>
#include <sstream>

using namespace formletter;
using cli::MergeProgress;

TEST_CASE("progress is a bar on a terminal, lines in a log, JSON for programs") {
  double now = 100;
  const auto told = [&](MergeProgress::Style style) {
    std::ostringstream out;
    now = 100;
    MergeProgress progress(out, style, [&] { return now; });
    progress.tell({.rows = 1000, .done = 10});  // too early to tell
    now = 120;
    progress.tell({.rows = 1000, .done = 300, .before = 100, .failed = 2, .papers = 400, .pages = 500});
    return out.str();
  };
  CHECK(told(MergeProgress::Style::none).empty());
  CHECK(told(MergeProgress::Style::lines) == "300 of 1000 rows, 2 failed, 10.0 a second, 1 min 10 s left\n");
  CHECK(told(MergeProgress::Style::bar) ==
        "\r\x1b[K[#######.................] 300 of 1000 rows, 2 failed, 10.0 a second, 1 min 10 s left");
  CHECK(
      told(MergeProgress::Style::json) ==
      R"({"done":300,"rows":1000,"failed":2,"papers":400,"pages":500,"rows_per_second":10.0,"seconds_left":70.0})"
      "\n");
}

TEST_CASE("a program is told under which name failed rows were kept that somebody had mended") {
  std::ostringstream out;
  MergeProgress progress(out, MergeProgress::Style::json, [] { return 0.0; });
  progress.finish({.rows = 1, .done = 1, .kept_rows = "failed-rows-kept-1.csv"});
  CHECK_THAT(out.str(),
             Catch::EndsWith("\"seconds_left\":0.0,\"failed_rows_kept\":\"failed-rows-kept-1.csv\"}\n"));
}
