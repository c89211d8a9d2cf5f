#include "mailmerge/desk.hpp"

#include <catch2/catch.hpp>

#include <fstream>

using namespace formletter;
using namespace formletter::mailmerge;
using namespace formletter::mailmerge::testing;

namespace {

/// A row whose name has the separator in it and no quotation marks: all cells behind it have moved.
std::string moved_reader(int number) {
  return Desk::card(number) + ",Cohen, Noa,1990-02-03,en,,,Harbor,pier,\r\n";
}
/// A row of which a line end in the last cell has made two.
std::string torn_reader(int number) {
  auto row = Desk::reader(number);
  return row.substr(0, row.find("Harbor")) + "Har\r\nbor,pier,yes\r\n";
}

}  // namespace

TEST_CASE("a row whose cells may stand in wrong columns fails until it is mended, sorted or not") {
  Desk desk;
  const auto csv = desk.header() + moved_reader(1) + torn_reader(2) + desk.reader(3) + "Total,,,,,,,,\r\n" +
                   desk.reader(4).substr(0, 40);
  for (const bool sorted : {false, true}) {
    auto order = desk.order(csv, sorted ? "sorted" : "out");
    if (sorted) order.sort = SortOptions{.column = "reader_name"};
    const auto state = desk.run(order);
    REQUIRE(state.ok());
    CHECK(state->done == 6);
    CHECK(state->failed == 5);
    std::string codes;
    for (const auto &problem : desk.told) codes += problem.code + " ";
    CHECK_THAT(codes, Catch::Contains("extra-cells"));
    CHECK_THAT(codes, Catch::Contains("torn-row"));
    CHECK_THAT(codes, Catch::Contains("totals-row"));
    CHECK_THAT(codes, Catch::Contains("cut-row"));
    // Written as whole rows they would pass.
    const auto failed = files_in(order.out).at("failed-rows.csv");
    CHECK_THAT(failed, Catch::Contains("(put quotation marks around a text that has the separator in it)"));
    const auto again = desk.run(desk.order(failed, sorted ? "sorted again" : "again"));
    REQUIRE(again.ok());
    CHECK(again->failed == 5);
  }
}

TEST_CASE("cells without a heading and rows that end early are told once") {
  Desk desk;
  auto order = desk.order("card,reader_name,,born,reads_in,district,branch,rules_read,guardian\r\n" +
                              Desk::card(1) + ",A,seen,1990-02-03,en,Harbor,pier,yes\r\n" + Desk::card(2) +
                              ",B,,1990-02-03,en,Harbor,pier,yes\r\n",
                          "out");
  const auto state = desk.run(order);
  REQUIRE(state.ok());
  CHECK(state->failed == 0);
  std::string told;
  for (const auto &problem : desk.told) {
    if (problem.code.starts_with("roster-")) told += problem.code + ": " + problem.message + "\n";
  }
  CHECK(told ==
        "roster-short-rows: 2 row(s) have fewer cells than there are headings, and the others are read as "
        "empty; this is the first.\n"
        "roster-no-heading: Column 3 has no heading and 1 cell(s) that are not empty; the first stands on "
        "line 2. The column is left out.\n");
}

TEST_CASE("a roster that is saved while it is merged is told, and no manifest says that all is well") {
  Desk desk;
  auto order = desk.order(desk.readers(60), "out");
  const auto changed_at = [&](MergeOrder::Mode mode) {
    order.mode = mode;
    order.out += "-again";
    bool changed = false;
    return merge(order, {.progress =
                             [&](const MergeState &state) {
                               if (state.done < 8 || changed) return;
                               changed = true;
                               std::ofstream(order.roster, std::ios::app) << desk.reader(61);
                             },
                         .problems = [](const Problems &) {},
                         .stop = &desk.stop});
  };
  for (const auto mode : {MergeOrder::Mode::run, MergeOrder::Mode::rehearse}) {
    const auto state = changed_at(mode);
    REQUIRE_FALSE(state.ok());
    CHECK(state.problems().front().code == "roster-changed");
    CHECK_FALSE(files_in(order.out).contains("manifest.jsonl"));
  }
}

TEST_CASE("what slipped into a column of choices is told by its shape alone") {
  Desk desk;
  auto row = desk.reader(1);
  row.replace(row.find(",pier,"), 6, ",212349999999,");
  const auto state = desk.run(desk.order(desk.header() + row, "out"));
  REQUIRE(state.ok());
  CHECK(state->failed == 1);
  bool told = false;
  for (const auto &problem : desk.told) {
    told = told || problem.code == "unknown-choice";
    CHECK((problem.message + problem.hint).find("212349999999") == std::string::npos);
  }
  CHECK(told);
}
