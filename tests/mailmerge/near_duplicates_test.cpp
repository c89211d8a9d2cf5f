// People whose record key two rows have: the desk's form tells people apart by the phone at home.

#include "mailmerge/desk.hpp"
#include "mailmerge/gather.hpp"

#include <catch2/catch.hpp>

#include <fstream>

using namespace formletter;
using namespace formletter::mailmerge;
using namespace formletter::mailmerge::testing;

namespace {

struct PhoneDesk : Desk {
  /// A reader with one of ten phones, written with or without its hyphen: all but the first ten are told.
  static std::string phoned(int number) {
    auto row = reader(number);
    const std::string phone = number % 3 == 0 ? "555014" : "555-014";
    return row.replace(row.find(",,Harbor"), 2, "," + phone + std::to_string(number % 10) + ",");
  }
  static std::string phoned_readers(int count) {
    auto csv = header();
    for (int i = 1; i <= count; ++i) csv += phoned(i);
    return csv;
  }
  /// Of the warnings that were told.
  std::vector<std::string> doubles() const {
    std::vector<std::string> messages;
    for (const auto &problem : told)
      if (problem.code == "near-duplicate") messages.push_back(problem.message);
    return messages;
  }
  static std::string manifest(const fs::path &out) { return files_in(out).at("manifest.jsonl"); }
};

}  // namespace

TEST_CASE(
    "the run tells people twice as the rehearsal does, in the manifest too, with any number of workers") {
  PhoneDesk desk;
  auto order = desk.order(PhoneDesk::phoned_readers(40), "out");
  order.mode = MergeOrder::Mode::rehearse;
  REQUIRE(desk.run(order).ok());
  const auto rehearsed = desk.doubles();
  REQUIRE(rehearsed.size() == 30);
  CHECK(rehearsed.front() == "Row 11: the answer is that of row 1; this may be one person twice.");
  order.mode = MergeOrder::Mode::run;
  REQUIRE(desk.run(order)->failed == 0);
  CHECK(desk.doubles() == rehearsed);
  const auto manifest = PhoneDesk::manifest(order.out);
  for (const auto &message : rehearsed) CHECK_THAT(manifest, Catch::Contains(message));
  order.jobs = 1;
  order.out = desk.scratch.folder() / "one worker";
  REQUIRE(desk.run(order).ok());
  CHECK(PhoneDesk::manifest(order.out) == manifest);
}

TEST_CASE("a merge that goes on knows the keys of what was printed before, and no file has them") {
  PhoneDesk desk;
  const auto csv = PhoneDesk::phoned_readers(Desk::more_than_run_ahead);
  REQUIRE(desk.run(desk.order(csv, "whole")).ok());
  auto order = desk.order(csv, "parts");
  desk.stop_after = 20;
  REQUIRE(desk.run(order)->stopped);
  desk.stop_after = 1000000;
  order.mode = MergeOrder::Mode::resume;
  REQUIRE(desk.run(order)->done == Desk::more_than_run_ahead);
  CHECK(files_in(order.out) == files_in(desk.scratch.folder() / "whole"));
  CHECK_THAT(PhoneDesk::manifest(order.out), !Catch::Contains("\"key\""));
  const auto journal = disk::read_file(order.out / ".formletter-merge/journal.jsonl")->text;
  CHECK_THAT(journal, !Catch::Contains("555014") && !Catch::Contains("555-014"));
}

TEST_CASE("people in two shards are told when these are gathered, and the manifest is that of one run") {
  PhoneDesk desk;
  const auto csv = PhoneDesk::phoned_readers(24);
  REQUIRE(desk.run(desk.order(csv, "whole")).ok());
  auto order = desk.order(csv, "shards");
  for (std::size_t number = 1; number <= 3; ++number) {
    order.shard = {number, 3};
    REQUIRE(desk.run(order).ok());
    // Eight rows have eight phones.
    CHECK(desk.doubles().empty());
  }
  const auto gathered = gather({.folders = {order.out}, .out = order.out, .combined = ""});
  REQUIRE(gathered.ok());
  CHECK(gathered->warnings.size() == 14);
  CHECK(PhoneDesk::manifest(order.out) == PhoneDesk::manifest(desk.scratch.folder() / "whole"));
}
