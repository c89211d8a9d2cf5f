// Merges that go on from journals a machine that failed, a full disk or a hand has left.

#include "mailmerge/desk.hpp"
#include "pdf/write_pdf.hpp"

#include <catch2/catch.hpp>

#include <fstream>

using namespace formletter;
using namespace formletter::mailmerge;
using namespace formletter::mailmerge::testing;

namespace {

using Lines = std::vector<std::string>;

struct ResumedDesk : Desk {
  MergeOrder wanted =
      order(readers(7) + card(8) + ",A,1990-13-45,en,,5550142,Harbor,pier,yes\r\n" + reader(9), "whole");

  fs::path journal() const { return wanted.out / ".formletter-merge/journal.jsonl"; }
  /// The journal's lines with their ends, the head first.
  Lines lines() const {
    Lines lines;
    std::ifstream file(journal(), std::ios::binary);
    for (std::string line; std::getline(file, line);) lines.push_back(line + "\n");
    return lines;
  }
  /// What a whole run leaves; the order is to resume it from here on.
  std::map<std::string, std::string> printed() {
    REQUIRE(run(wanted).ok());
    wanted.mode = MergeOrder::Mode::resume;
    return files_in(wanted.out);
  }
  void leave(const Lines &journaled) const {
    fs::remove(wanted.out / "manifest.jsonl");
    std::ofstream file(journal(), std::ios::binary);
    for (const auto &line : journaled) file << line;
  }
  std::string code() {
    const auto state = run(wanted);
    return state.ok() ? "" : state.problems().front().code;
  }
};

}  // namespace

TEST_CASE("wherever a full disk cuts the journal, the resumed merge prints each row once") {
  for (const bool combined : {false, true}) {
    for (const bool duplex : {false, true}) {
      ResumedDesk desk;
      if (combined)
        desk.wanted.combined = CombinedOptions{.file = "all.pdf", .batch_pages = 6, .duplex = duplex};
      const auto whole = desk.printed();
      const auto all = desk.lines();
      REQUIRE(all.size() == 10);
      for (std::size_t kept = 1; kept < all.size(); ++kept) {
        for (const auto &torn : {std::string(), all[kept].substr(0, all[kept].size() / 2)}) {
          INFO("combined " << combined << ", duplex " << duplex << ", lines " << kept << ", then " << torn);
          Lines left(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(kept));
          left.push_back(torn);
          desk.leave(left);
          REQUIRE(desk.run(desk.wanted).ok());
          CHECK(files_in(desk.wanted.out) == whole);
          CHECK(desk.lines() == all);
        }
      }
    }
  }
}

TEST_CASE("a journal's line that is lost, doubled, moved or none costs no row and doubles none") {
  ResumedDesk desk;
  const auto whole = desk.printed();
  const auto all = desk.lines();
  const auto changed = [&](const std::string &how) {
    auto lines = all;
    if (how == "lost") lines.erase(lines.begin() + 3);
    if (how == "doubled") lines.insert(lines.begin() + 3, lines[3]);
    if (how == "moved") std::swap(lines[3], lines[4]);
    if (how == "none") lines[3] = "{}\n";
    if (how == "of no merge") lines[3] = "{\"row\":\"x\",\"status\":5}\n";
    if (how == "one too many") lines.push_back(lines.back());
    return lines;
  };
  for (const std::string how : {"lost", "doubled", "moved", "none", "of no merge", "one too many"}) {
    INFO(how);
    desk.leave(changed(how));
    const auto state = desk.run(desk.wanted);
    REQUIRE(state.ok());
    CHECK(state->done == 9);
    CHECK(state->failed == 1);
    CHECK(files_in(desk.wanted.out) == whole);
  }
}

TEST_CASE("a sorted merge is resumed from a journal in its own order") {
  ResumedDesk desk;
  desk.wanted.sort = SortOptions{.column = "reader_name", .descending = true};
  const auto whole = desk.printed();
  auto lines = desk.lines();
  lines.resize(5);
  desk.leave(lines);
  const auto state = desk.run(desk.wanted);
  REQUIRE(state.ok());
  CHECK(state->before == 4);
  CHECK(files_in(desk.wanted.out) == whole);
}

TEST_CASE("a journal whose head cannot be read is told, and nothing is printed over its papers") {
  ResumedDesk desk;
  desk.printed();
  auto lines = desk.lines();
  for (const std::string head : {"x\n", "{}\n", "{\"form\":7,\"rows\":\"x\"}\n"}) {
    INFO(head);
    lines[0] = head;
    desk.leave(lines);
    desk.wanted.mode = MergeOrder::Mode::resume;
    CHECK(desk.code() == "journal-damaged");
    desk.wanted.mode = MergeOrder::Mode::run;
    CHECK(desk.code() == "journal-damaged");
    CHECK(desk.lines() == lines);
  }
  // Nothing was printed behind a head that never became whole.
  for (const auto &[name, bytes] : files_in(desk.wanted.out)) fs::remove(desk.wanted.out / name);
  desk.leave({"{\"formletter_m"});
  CHECK(desk.code().empty());
}

TEST_CASE("what is called as a paper of the merge and was no merge's is not written over") {
  ResumedDesk desk;
  fs::create_directories(desk.wanted.out);
  const auto mine = desk.wanted.out / "212340000003.welcome.pdf";
  disk::write_files({{desk.wanted.out / "welcome.pdf", "printed by itself"}, {mine, "mine"}});
  CHECK(desk.code() == "file-exists");
  CHECK(disk::read_file(mine)->text == "mine");
  fs::remove(mine);
  CHECK(desk.code().empty());
}

TEST_CASE("a rehearsal leaves a folder alone that another roster was printed into") {
  ResumedDesk desk;
  desk.printed();
  const auto files = files_in(desk.wanted.out);
  desk.wanted.mode = MergeOrder::Mode::rehearse;
  CHECK(desk.code().empty());
  desk.wanted.roster = desk.scratch.file("others.csv", Desk::readers(3));
  CHECK(desk.code() == "folder-has-merge");
  CHECK(files_in(desk.wanted.out) == files);
}

TEST_CASE("a folder whose journal is gone, or that shards were gathered in, is not printed into") {
  ResumedDesk desk;
  const auto whole = desk.printed();
  fs::remove_all(desk.wanted.out / ".formletter-merge");
  for (const auto mode : {MergeOrder::Mode::run, MergeOrder::Mode::resume}) {
    desk.wanted.mode = mode;
    CHECK(desk.code() == "folder-has-merge");
  }
  desk.wanted.shard = {1, 2};
  CHECK(desk.code() == "folder-has-merge");
  CHECK(files_in(desk.wanted.out) == whole);
}

TEST_CASE("a paper that is gone is told when its merge is resumed, not taken for printed") {
  ResumedDesk desk;
  desk.printed();
  fs::remove(desk.wanted.out / (Desk::card(3) + ".welcome.pdf"));
  CHECK(desk.code() == "paper-missing");

  ResumedDesk combined;
  combined.wanted.combined = CombinedOptions{.file = "all.pdf"};
  combined.printed();
  fs::remove(combined.wanted.out / "all.pdf");
  CHECK(combined.code() == "paper-missing");
}

TEST_CASE("a paper that a copy has cut short is told when its merge is resumed") {
  ResumedDesk desk;
  desk.printed();
  const auto paper = desk.wanted.out / (Desk::card(3) + ".welcome.pdf");
  const auto whole = disk::read_file(paper)->text;
  fs::resize_file(paper, fs::file_size(paper) / 2);
  CHECK(desk.code() == "paper-changed");
  disk::write_files({{paper, whole}});
  CHECK(desk.code().empty());

  ResumedDesk combined;
  combined.wanted.combined = CombinedOptions{.file = "all.pdf", .batch_pages = 2};
  combined.printed();
  fs::resize_file(combined.wanted.out / "all-001.pdf", 100);
  CHECK(combined.code() == "paper-changed");
}

TEST_CASE("a file of the combined file's name that is there already is not written over") {
  for (const std::string name : {"all.pdf", "all-001.pdf"}) {
    INFO(name);
    ResumedDesk desk;
    desk.wanted.combined = CombinedOptions{.file = "all.pdf"};
    disk::write_files({{desk.wanted.out / name, "mine"}});
    CHECK(desk.code() == "file-exists");
    CHECK(disk::read_file(desk.wanted.out / name)->text == "mine");
  }
}

TEST_CASE("a merge is not resumed with another picture in its pack, and is with the old one") {
  ResumedDesk desk;
  const auto picture = desk.pack / "templates/logo.png";
  disk::write_files({{picture, "one"}});
  const auto whole = desk.printed();
  disk::write_files({{picture, "two"}});
  CHECK(desk.code() == "other-merge");
  disk::write_files({{picture, "one"}});
  CHECK(desk.code().empty());
  CHECK(files_in(desk.wanted.out) == whole);
}

TEST_CASE("a merge is not resumed by a program that writes other bytes than the one that began it") {
  ResumedDesk desk;
  desk.printed();
  auto lines = desk.lines();
  const auto writer = ",\"writer\":" + std::to_string(pdf::writer_revision);
  const auto at = lines.front().find(writer);
  REQUIRE(at != std::string::npos);
  // As a program wrote it that told no revisions yet.
  lines.front().erase(at, writer.size());
  desk.leave(lines);
  const auto refused = desk.run(desk.wanted);
  REQUIRE_FALSE(refused);
  CHECK(refused.problems().front().code == "other-merge");
  CHECK_THAT(refused.problems().front().message, Catch::Contains("another version of formletter"));
}

TEST_CASE("the failed rows of an earlier merge are no roster for one into the same folder") {
  ResumedDesk desk;
  const auto csv = Desk::readers(2);
  desk.wanted.roster = desk.wanted.out / "failed-rows.csv";
  disk::write_files({{desk.wanted.roster, csv}});
  CHECK(desk.code() == "roster-in-the-way");
  CHECK(disk::read_file(desk.wanted.roster)->text == csv);
}
