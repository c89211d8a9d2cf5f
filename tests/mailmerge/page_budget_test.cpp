// A paper that takes more pages than its document may (`pages` in the form) is printed and told.

#include "desk.hpp"
#include "packet/works.hpp"

#include <catch2/catch.hpp>

using namespace formletter;
using namespace formletter::mailmerge;
using namespace formletter::mailmerge::testing;

namespace {

/// Its letter of welcome takes two pages of the one it may have in English, two in Hebrew.
struct NarrowDesk : Desk {
  NarrowDesk() {
    change("forms/library-card.xml", "<document name=\"welcome\"", "<document name=\"welcome\" pages=\"1\"");
    change("templates/styles.xml", "</styles>", "<style name=\".leaf\" break-before=\"page\"/></styles>");
    change("templates/welcome.mustache", "</body>",
           "<p class=\"leaf\" translate=\"no\" lang=\"en\" dir=\"ltr\">2</p></body>");
  }

  void change(const std::string &file, const std::string &from, const std::string &to) const {
    auto text = disk::read_file(pack / file)->text;
    const auto at = text.rfind(from);
    REQUIRE(at != std::string::npos);
    disk::write_files({{pack / file, text.replace(at, from.size(), to)}});
  }

  /// Subject and message of each warning of that kind.
  std::vector<std::string> warnings() const {
    std::vector<std::string> found;
    for (const auto &problem : told)
      if (problem.code == "page-budget" && problem.severity == Severity::warning)
        found.push_back(problem.subject + ": " + problem.message);
    return found;
  }
};

using Warnings = std::vector<std::string>;
const Warnings first_row{"welcome: Row 1: This paper takes 2 pages; 1 is allowed."};

/// In English and in Hebrew.
std::string two_readers() {
  return Desk::header() + Desk::card(1) + ",Noa,1990-02-01,en,,,Harbor,pier,yes\r\n" + Desk::card(2) +
         ",Noa,1990-02-01,he,,,Harbor,pier,yes\r\n";
}

}  // namespace

TEST_CASE("a paper that takes more pages than it may is told with its row, in a rehearsal already") {
  NarrowDesk desk;
  auto order = desk.order(two_readers(), "rehearsal");
  order.mode = MergeOrder::Mode::rehearse;
  REQUIRE(desk.run(order).ok());
  CHECK(desk.warnings() == first_row);

  const auto printed = desk.order(two_readers(), "out");
  const auto state = desk.run(printed);
  REQUIRE(state.ok());
  CHECK(state->failed == 0);
  CHECK(state->pages == 4);
  CHECK(desk.warnings() == first_row);
  CHECK_THAT(disk::read_file(printed.out / "manifest.jsonl")->text, Catch::Contains("\"page-budget\""));
}

TEST_CASE("a paper that is too long within a packet is told, too") {
  NarrowDesk desk;
  for (const bool combined : {false, true}) {
    auto order = desk.order(two_readers(), combined ? "combined" : "packets");
    order.packet = true;
    if (combined) order.combined = CombinedOptions{.file = "all.pdf"};
    REQUIRE(desk.run(order).ok());
    CHECK(desk.warnings() == first_row);
  }
}

TEST_CASE("large print is as long as it must be") {
  NarrowDesk desk;
  desk.change("templates/styles.xml", "</styles>", "<page name=\"large-print\" size=\"letter\"/></styles>");
  desk.change("templates/welcome.mustache", "content=\"a5\"", "content=\"large-print\"");
  REQUIRE(desk.run(desk.order(two_readers(), "out")).ok());
  CHECK(desk.warnings().empty());
}

TEST_CASE("a paper printed by itself that is too long is told") {
  const NarrowDesk desk;
  auto press = Press::open(desk.pack);
  REQUIRE(press.ok());
  const auto answers = disk::read_file(desk.pack / "forms/samples/03-loans-english.xml");
  const auto packet =
      press->print("library-card", *answers, {.today = *Date::parse_iso("2026-11-24"), .only = {"welcome"}});
  REQUIRE(packet.ok());
  REQUIRE(packet->papers.size() == 1);
  CHECK(packet->papers.front().pages == 2);
  std::vector<std::string> codes;
  for (const Problem &problem : packet->problems) codes.push_back(problem.code);
  CHECK_THAT(codes, Catch::VectorContains(std::string("page-budget")));
}
