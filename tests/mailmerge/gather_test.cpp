#include "mailmerge/gather.hpp"

#include "mailmerge/desk.hpp"
#include "support/pattern.hpp"

#include <catch2/catch.hpp>

#include <fstream>

using namespace formletter;
using namespace formletter::mailmerge;
using namespace formletter::mailmerge::testing;

namespace {

/// Prints shards of a roster, each into a folder of its own, and gathers them.
struct GatherDesk : Desk {
  std::string csv = readers(30) + card(31) + ",\"A\nB\",1990-13-45,en,,5550142,Harbor,pier,yes\r\n" +
                    reader(32) + card(33) + ",C,1990-01-01,en,,5550142,Nowhere,pier,yes\r\n";
  std::optional<CombinedOptions> combined;
  std::optional<SortOptions> sort;

  fs::path folder(const std::string &name) const { return scratch.folder() / name; }
  MergeOrder shard(std::size_t number, std::size_t count, const std::string &out) {
    auto shard_order = order(csv, out);
    shard_order.shard = {number, count};
    shard_order.sort = sort;
    shard_order.combined = combined;
    if (combined)
      shard_order.combined->file = combined->file.stem().string() + shard_order.shard.suffix() + ".pdf";
    return shard_order;
  }
  void print(std::size_t number, std::size_t count, const std::string &out) {
    REQUIRE(run(shard(number, count, out)).ok());
  }
  void print_three() {
    for (std::size_t number = 1; number <= 3; ++number) print(number, 3, "s" + std::to_string(number));
  }
  std::map<std::string, std::string> whole() {
    print(1, 1, "whole");
    return files_in(folder("whole"));
  }
  Result<Gathered> gathered(const std::vector<std::string> &names, const std::string &out = "out",
                            const std::string &combined_name = "") {
    GatherOrder gather_order{.folders = {}, .out = folder(out), .combined = combined_name};
    for (const auto &name : names) gather_order.folders.push_back(folder(name));
    return gather(gather_order);
  }
  /// The problems' codes, in order.
  std::vector<std::string> codes(const std::vector<std::string> &names, const std::string &out = "out") {
    std::vector<std::string> codes;
    const auto result = gathered(names, out);
    if (result.ok()) return codes;
    for (const auto &problem : result.problems()) codes.push_back(problem.code);
    return codes;
  }
};

using Codes = std::vector<std::string>;

std::string without_digests(const std::string &manifest) {
  return test::Pattern(R"("sha256":"[0-9a-f]*")").replaced(manifest, "");
}

}  // namespace

TEST_CASE("gathered shards are what one undisturbed run leaves, failed rows and all") {
  GatherDesk desk;
  const auto whole = desk.whole();
  REQUIRE(whole.contains("failed-rows.csv"));
  desk.print_three();
  const auto gathered = desk.gathered({"s3", "s1", "s2", "s1"});
  REQUIRE(gathered.ok());
  CHECK(gathered->shards == 3);
  CHECK(gathered->rows == 33);
  CHECK(gathered->failed == 2);
  CHECK(gathered->papers == 31);
  CHECK(files_in(desk.folder("out")) == whole);
  // The papers stay where they were printed, too.
  CHECK(fs::hard_link_count(desk.folder("s1") / "212340000001.welcome.pdf") == 2);
  REQUIRE(desk.gathered({"s1", "s2", "s3"}).ok());
  CHECK(files_in(desk.folder("out")) == whole);
}

TEST_CASE("failed rows that somebody has changed are not joined with those of other shards") {
  GatherDesk desk;
  desk.print_three();
  const auto path = desk.folder("s3") / "failed-rows-3-of-3.csv";
  const auto written = disk::read_file(path)->text;
  disk::write_files({{path, written.substr(0, written.size() - 2)}});  // an editor's last line has no end
  CHECK(desk.codes({"s1", "s2", "s3"}) == Codes{"failed-rows-changed"});
  CHECK_FALSE(fs::exists(desk.folder("out") / "manifest.jsonl"));
  // What the message says to do.
  auto again = desk.shard(3, 3, "s3");
  again.mode = MergeOrder::Mode::resume;
  REQUIRE(desk.run(again).ok());
  CHECK(desk.codes({"s1", "s2", "s3"}).empty());
  CHECK(fs::exists(desk.folder("s3") / "failed-rows-3-of-3-kept-1.csv"));
}

TEST_CASE("nothing is gathered over another merge or over files of others") {
  GatherDesk desk;
  desk.print_three();
  REQUIRE(desk.gathered({"s1", "s2", "s3"}).ok());
  const auto files = files_in(desk.folder("out"));
  desk.csv = Desk::readers(4);
  for (std::size_t number = 1; number <= 2; ++number) desk.print(number, 2, "t" + std::to_string(number));
  CHECK(desk.codes({"t1", "t2"}) == Codes{"folder-has-merge"});
  CHECK(files_in(desk.folder("out")) == files);

  const auto paper = desk.folder("mine") / "212340000002.welcome.pdf";
  fs::create_directories(desk.folder("mine"));
  disk::write_files({{paper, "mine"}});
  CHECK(desk.codes({"t1", "t2"}, "mine") == Codes{"file-exists"});
  CHECK(disk::read_file(paper)->text == "mine");
  fs::remove(paper);
  disk::write_files({{desk.folder("mine") / "manifest.jsonl", "mine"}});
  CHECK(desk.codes({"t1", "t2"}, "mine") == Codes{"folder-has-merge"});
}

TEST_CASE("shards of one folder are gathered in it; sorted ones keep their order") {
  GatherDesk desk;
  desk.sort = SortOptions{.column = "reader_name", .descending = true};
  const auto whole = desk.whole();
  for (std::size_t number = 1; number <= 2; ++number) desk.print(number, 2, "one");
  REQUIRE(desk.gathered({"one"}, "one").ok());
  const auto files = files_in(desk.folder("one"));
  CHECK(files.at("manifest.jsonl") == whole.at("manifest.jsonl"));
  CHECK(files.at("failed-rows.csv") == whole.at("failed-rows.csv"));
}

TEST_CASE("combined files of shards are joined into what one run combines") {
  GatherDesk desk;
  desk.combined = CombinedOptions{.file = "all.pdf", .batch_pages = 500, .duplex = true};
  const auto whole = desk.whole();
  desk.print_three();
  const auto gathered = desk.gathered({"s1", "s2", "s3"});
  REQUIRE(gathered.ok());
  CHECK(gathered->combined_files == 1);
  CHECK(gathered->combined_pages == 62);
  auto files = files_in(desk.folder("out"));
  CHECK(names_of(files) == names_of(whole));
  CHECK(without_digests(files.at("manifest.jsonl")) == without_digests(whole.at("manifest.jsonl")));
  CHECK(files.at("failed-rows.csv") == whole.at("failed-rows.csv"));
  REQUIRE(desk.gathered({"s1", "s2", "s3"}).ok());
  CHECK(files_in(desk.folder("out")) == files);
  REQUIRE(desk.gathered({"s1", "s2", "s3"}, "renamed", "for the printer.pdf").ok());
  CHECK(files_in(desk.folder("renamed")).contains("for the printer.pdf"));
}

TEST_CASE("joined files come in parts when they would be longer than one run makes them") {
  GatherDesk desk;
  desk.combined = CombinedOptions{.file = "all.pdf", .batch_pages = 12};
  desk.print_three();
  const auto gathered = desk.gathered({"s1", "s2", "s3"});
  REQUIRE(gathered.ok());
  // 11, 11 and 9 pages: no two fit together.
  CHECK(names_of(files_in(desk.folder("out"))) ==
        Codes{"all-001.pdf", "all-002.pdf", "all-003.pdf", "failed-rows.csv", "manifest.jsonl"});
  CHECK_THAT(disk::read_file(desk.folder("out") / "manifest.jsonl")->text,
             Catch::Contains(R"("file":"all-003.pdf","pages":1,"first_page":9)"));
}

TEST_CASE("shards that are missing, there twice, unfinished or of another merge are not gathered") {
  GatherDesk desk;
  desk.print_three();
  fs::copy(desk.folder("s2"), desk.folder("s2 again"), fs::copy_options::recursive);
  CHECK(desk.codes({"s1", "s3"}) == Codes{"shard-missing"});
  CHECK_THAT(desk.gathered({"s2"}).problems().front().message,
             Catch::Contains("Of 3 shards, 1 and 3 are in none of the folders"));
  CHECK(desk.codes({"s1", "s2", "s2 again", "s3"}) == Codes{"shard-twice"});
  CHECK(desk.codes({"s1", "s2", "s3", "nowhere"}) == Codes{"no-shard"});
  desk.print(1, 4, "four");
  CHECK(desk.codes({"s1", "s2", "s3", "four"}) == Codes{"other-merge"});

  const auto csv = desk.csv;
  desk.csv += Desk::reader(40);
  desk.print(3, 3, "longer");
  CHECK(desk.codes({"s1", "s2", "longer"}) == Codes{"other-merge"});
  CHECK_THAT(desk.gathered({"s1", "s2", "longer"}).problems().front().message,
             Catch::Contains("Shard 3 of 3 was printed with another roster than shard 1"));
  desk.csv = csv;
  auto later = desk.shard(3, 3, "later");
  later.print.today = *Date::parse_iso("2026-11-25");
  REQUIRE(desk.run(later).ok());
  CHECK(desk.codes({"s1", "s2", "later"}) == Codes{"other-merge"});
  CHECK_FALSE(fs::exists(desk.folder("out") / "manifest.jsonl"));

  fs::remove(desk.folder("s2 again") / "manifest-2-of-3.jsonl");
  CHECK(desk.codes({"s1", "s2 again", "s3"}) == Codes{"shard-unfinished"});
}

TEST_CASE("a shard that is stopped is not gathered until it is resumed") {
  GatherDesk desk;
  desk.csv = Desk::readers(2 * Desk::more_than_run_ahead);
  desk.print(1, 2, "s1");
  desk.stop_after = 20;
  auto second = desk.shard(2, 2, "s2");
  REQUIRE(desk.run(second)->stopped);
  CHECK(desk.codes({"s1", "s2"}) == Codes{"shard-unfinished"});
  second.mode = MergeOrder::Mode::resume;
  desk.stop_after = 1000000;
  REQUIRE(desk.run(second).ok());
  CHECK(desk.codes({"s1", "s2"}).empty());
}

TEST_CASE("a paper that is gone or another, or a combined file that is another, stops the gathering") {
  GatherDesk desk;
  desk.print_three();
  // As a copy from another machine is that was cut short.
  fs::resize_file(desk.folder("s2") / "212340000015.welcome.pdf", 4096);
  CHECK(desk.codes({"s1", "s2", "s3"}) == Codes{"paper-changed"});
  fs::remove_all(desk.folder("s2"));
  desk.print(2, 3, "s2");
  fs::remove(desk.folder("s1") / "212340000003.welcome.pdf");
  CHECK(desk.codes({"s1", "s2", "s3"}) == Codes{"paper-missing"});
  CHECK(desk.gathered({"s1", "s2", "s3"}, "x", "all.pdf").problems().front().code == "nothing-combined");

  GatherDesk combined;
  combined.combined = CombinedOptions{.file = "all.pdf"};
  combined.print_three();
  std::ofstream(combined.folder("s2") / "all-2-of-3.pdf", std::ios::app) << "%";
  CHECK(combined.codes({"s1", "s2", "s3"}) == Codes{"paper-changed"});
  CHECK_FALSE(fs::exists(combined.folder("out") / "manifest.jsonl"));
}

TEST_CASE("a shard's journal that does not tell of each row once is not gathered") {
  GatherDesk desk;
  desk.print_three();
  const auto path = Journal::path_in(desk.folder("s2"), {2, 3});
  const auto journal = disk::read_file(path)->text;
  const auto second = journal.find('\n') + 1, third = journal.find('\n', second) + 1;
  const auto end = journal.find('\n', third) + 1;
  const auto row = journal.substr(second, third - second), other = journal.substr(third, end - third);
  const auto head = journal.substr(0, second), rest = journal.substr(end);
  for (const auto &changed : {head + row + row + rest, head + "{}\n" + other + rest, "x" + journal}) {
    std::ofstream(path, std::ios::binary) << changed;
    CHECK(desk.codes({"s1", "s2", "s3"}) == Codes{"journal-damaged"});
  }
}

TEST_CASE("nothing is gathered from or into a folder that a merge is busy with or was whole in") {
  GatherDesk desk;
  desk.print_three();
  static_cast<void>(desk.whole());
  CHECK(desk.codes({"s1", "s2", "s3"}, "whole") == Codes{"folder-has-merge"});
  const auto held = FolderLock::take(Journal::folder_in(desk.folder("s2")), {2, 3});
  REQUIRE(held.ok());
  CHECK(desk.codes({"s1", "s2", "s3"}) == Codes{"folder-in-use"});
}
