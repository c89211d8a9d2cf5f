// What people mend in failed-rows.csv, and what becomes of it in the next merge.

#include "diag/report.hpp"
#include "mailmerge/desk.hpp"
#include "mailmerge/gather.hpp"

#include <catch2/catch.hpp>

using namespace formletter;
using namespace formletter::mailmerge;
using namespace formletter::mailmerge::testing;

namespace {

struct MendingDesk : Desk {
  MergeOrder wanted = order(readers(2) + bad(3) + bad(4), "out");

  static std::string bad(int number) { return card(number) + ",A,1990-13-45,en,,,Harbor,pier,yes\r\n"; }
  MergeState merge_in(MergeOrder::Mode mode) {
    wanted.mode = mode;
    const auto state = run(wanted);
    REQUIRE(state.ok());
    return *state;
  }
  MergeState rehearse() { return merge_in(MergeOrder::Mode::rehearse); }
  std::string failed_rows() const { return files_in(wanted.out).at("failed-rows.csv"); }
  /// Mends a birthday where it stands.
  std::string mend(int day) const {
    auto mended = failed_rows();
    mended.replace(mended.find("1990-13-45"), 10, "1990-12-" + std::to_string(day));
    disk::write_files({{wanted.out / "failed-rows.csv", mended}});
    return mended;
  }
  /// Names of files of failed rows that were kept.
  std::vector<std::string> kept() const {
    std::vector<std::string> names;
    for (const auto &[name, bytes] : files_in(wanted.out))
      if (name.find("-kept-") != std::string::npos) names.push_back(name);
    return names;
  }
};

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("failed rows that were mended between the rehearsal and the run are kept beside, and told") {
  MendingDesk desk;
  CHECK(desk.rehearse().kept_rows.empty());
  const auto fresh = desk.failed_rows();
  const auto mended = desk.mend(25);
  const auto state = desk.merge_in(MergeOrder::Mode::run);
  CHECK(state.kept_rows == "failed-rows-kept-1.csv");
  const auto files = files_in(desk.wanted.out);
  CHECK(files.at("failed-rows-kept-1.csv") == mended);
  CHECK(files.at("failed-rows.csv") == fresh);
  CHECK_THAT(
      diag::report_text(desk.told),
      Catch::Contains("failed-rows.csv: warning[failed-rows-kept]: Somebody had changed this file. It is "
                      "kept as failed-rows-kept-1.csv."));
  // The kept file is a roster.
  auto again = desk.wanted;
  again.roster = desk.wanted.out / "failed-rows-kept-1.csv";
  again.out = desk.scratch.folder() / "again";
  CHECK(desk.run(again)->failed == 1);
}

TEST_CASE("rows that fail before the first page of a combined file wait for no part of it") {
  MendingDesk desk;
  std::string rows = desk.readers(0);
  for (int number = 1; number <= 1500; ++number) rows += MendingDesk::bad(number);
  desk.wanted = desk.order(rows + desk.reader(1501), "out");
  desk.wanted.combined = CombinedOptions{.file = "all.pdf"};
  desk.stop_after = 1200;
  CHECK(desk.merge_in(MergeOrder::Mode::run).stopped);
  desk.stop_after = 10000;
  const auto state = desk.merge_in(MergeOrder::Mode::resume);
  CHECK(state.before >= 1000);
  CHECK(state.failed == 1500);
  CHECK(files_in(desk.wanted.out).contains("all.pdf"));
}

TEST_CASE("what a merge wrote and nobody touched is written anew without a copy") {
  MendingDesk desk;
  desk.rehearse();
  desk.rehearse();
  const auto with_two = desk.failed_rows();
  desk.scratch.file("readers.csv", Desk::readers(2) + MendingDesk::bad(3));
  desk.rehearse();
  CHECK(desk.failed_rows() != with_two);
  desk.scratch.file("readers.csv", Desk::readers(2));
  desk.rehearse();
  CHECK_FALSE(files_in(desk.wanted.out).contains("failed-rows.csv"));
  desk.scratch.file("readers.csv", Desk::readers(2) + MendingDesk::bad(3));
  desk.merge_in(MergeOrder::Mode::run);
  desk.merge_in(MergeOrder::Mode::resume);
  CHECK(desk.kept() == Names{});
}

TEST_CASE("each mending is kept once, under the next free name, and also when no row fails any more") {
  MendingDesk desk;
  desk.rehearse();
  const auto first = desk.mend(25);
  desk.rehearse();
  const auto second = desk.mend(26);
  desk.rehearse();
  disk::write_files({{desk.wanted.out / "failed-rows.csv", first}});
  desk.rehearse();
  CHECK(desk.kept() == Names{"failed-rows-kept-1.csv", "failed-rows-kept-2.csv"});
  const auto third = desk.mend(27);
  desk.scratch.file("readers.csv", Desk::readers(2));
  CHECK(desk.rehearse().kept_rows == "failed-rows-kept-3.csv");
  const auto files = files_in(desk.wanted.out);
  CHECK_FALSE(files.contains("failed-rows.csv"));
  CHECK(files.at("failed-rows-kept-1.csv") == first);
  CHECK(files.at("failed-rows-kept-2.csv") == second);
  CHECK(files.at("failed-rows-kept-3.csv") == third);
}

TEST_CASE("a stranger's file of this name is kept, and a rehearsal that is stopped leaves all as it was") {
  MendingDesk desk;
  fs::create_directories(desk.wanted.out);
  disk::write_files({{desk.wanted.out / "failed-rows.csv", "mine"}});
  desk.scratch.file("readers.csv", Desk::readers(Desk::more_than_run_ahead) + MendingDesk::bad(999));
  desk.stop_after = 1;
  CHECK(desk.rehearse().stopped);
  CHECK(files_in(desk.wanted.out) == std::map<std::string, std::string>{{"failed-rows.csv", "mine"}});
  desk.stop_after = 1000000;
  CHECK(desk.rehearse().kept_rows == "failed-rows-kept-1.csv");
  CHECK(files_in(desk.wanted.out).at("failed-rows-kept-1.csv") == "mine");
}

TEST_CASE("the file of failed rows is no roster of a merge into its own folder; beside it nothing is lost") {
  MendingDesk desk;
  desk.rehearse();
  const auto mended = desk.mend(25);
  auto own = desk.wanted;
  own.roster = own.out / "failed-rows.csv";
  for (const auto mode : {MergeOrder::Mode::rehearse, MergeOrder::Mode::run}) {
    own.mode = mode;
    CHECK(desk.run(own).problems().front().code == "roster-in-the-way");
  }
  CHECK(desk.failed_rows() == mended);
}

TEST_CASE("a record of digests that a kill has torn costs a copy, never a mended row") {
  MendingDesk desk;
  desk.rehearse();
  const auto record = desk.wanted.out / ".formletter-merge/failed-rows.csv.sha256";
  fs::resize_file(record, 20);
  desk.scratch.file("readers.csv", Desk::readers(2) + MendingDesk::bad(3));
  CHECK(desk.rehearse().kept_rows == "failed-rows-kept-1.csv");
  const auto mended = desk.mend(25);
  CHECK(desk.rehearse().kept_rows == "failed-rows-kept-2.csv");
  CHECK(files_in(desk.wanted.out).at("failed-rows-kept-2.csv") == mended);
  CHECK(desk.rehearse().kept_rows.empty());
}

TEST_CASE("gathering keeps failed rows that were mended, too") {
  MendingDesk desk;
  for (std::size_t number = 1; number <= 2; ++number) {
    desk.wanted.shard = {number, 2};
    desk.merge_in(MergeOrder::Mode::run);
  }
  Problems told;
  const GatherOrder order{
      .folders = {desk.wanted.out}, .out = desk.wanted.out, .combined = "", .kept = [&](const Problem &kept) {
        told.push_back(kept);
      }};
  REQUIRE(gather(order).ok());
  const auto fresh = desk.failed_rows();
  const auto mended = desk.mend(25);
  const auto gathered = gather(order);
  REQUIRE(gathered.ok());
  REQUIRE(told.size() == 1);
  CHECK(told[0].code == "failed-rows-kept");
  const auto files = files_in(desk.wanted.out);
  CHECK(files.at("failed-rows-kept-1.csv") == mended);
  CHECK(files.at("failed-rows.csv") == fresh);
  REQUIRE(gather(order).ok());
  CHECK(told.size() == 1);
}

TEST_CASE("failed rows that were kept are told although the manifest cannot be written") {
  MendingDesk desk;
  desk.merge_in(MergeOrder::Mode::run);
  desk.mend(25);
  const auto manifest = desk.wanted.out / "manifest.jsonl";
  fs::remove(manifest);
  fs::create_directories(manifest / "in the way");
  desk.wanted.mode = MergeOrder::Mode::resume;
  CHECK_THROWS_AS(desk.run(desk.wanted), disk::MachineFailure);
  CHECK_THAT(diag::report_text(desk.told), Catch::Contains("kept as failed-rows-kept-1.csv"));
  CHECK(desk.kept() == Names{"failed-rows-kept-1.csv"});
  // No temporary file is left either.
  for (const auto &[name, bytes] : files_in(desk.wanted.out)) CHECK_FALSE(name.ends_with(".part"));
}
