// Packets of a roster's people, with exhibits from a folder.

#include "diag/report.hpp"
#include "diag/utf8.hpp"
#include "mailmerge/desk.hpp"
#include "pdf/exhibits.hpp"

#include <sys/stat.h>
#include <catch2/catch.hpp>

using namespace formletter;
using namespace formletter::mailmerge;
using namespace formletter::mailmerge::testing;

namespace {

struct PacketDesk : Desk {
  fs::path scans = scratch.folder() / "scans";

  PacketDesk() { fs::create_directories(scans); }

  MergeOrder packets(const std::string &csv, const std::string &out) {
    auto made = order(csv, out);
    made.packet = true;
    made.exhibits = scans;
    return made;
  }

  /// A PDF that others made: a paper of ours.
  std::string paper() {
    if (paper_.empty()) {
      auto made = order(readers(1), "paper");
      REQUIRE(run(made).ok());
      paper_ = files_in(made.out).at(card(1) + ".welcome.pdf");
    }
    return paper_;
  }
  static std::string picture() {
    return disk::read_file(fs::path(FORMLETTER_ROOT) / "tests/pictures/letter-and-handout.png")->text;
  }
  /// `name` is "ID-lease.pdf" or "ID/lease.pdf".
  void put(const std::string &name, const std::string &bytes) { disk::write_files({{scans / name, bytes}}); }

 private:
  std::string paper_;
};

std::string manifest_of(const MergeOrder &order) {
  return disk::read_file(order.out / "manifest.jsonl")->text;
}

}  // namespace

TEST_CASE("a packet in place of each paper holds the papers, a list and the record's exhibits") {
  PacketDesk desk;
  desk.put(Desk::card(1) + "/lease.pdf", desk.paper());
  desk.put(Desk::card(2) + "-photo.png", PacketDesk::picture());
  const auto order = desk.packets(Desk::readers(3), "out");
  const auto state = desk.run(order);
  REQUIRE(state.ok());
  CHECK(state->failed == 0);
  // Paper; paper, list, tab, exhibit; the same again.
  CHECK(state->pages == 1 + 4 + 4);
  const auto files = files_in(order.out);
  CHECK(names_of(files) == std::vector<std::string>{Desk::card(1) + ".packet.pdf",
                                                    Desk::card(2) + ".packet.pdf",
                                                    Desk::card(3) + ".packet.pdf", "manifest.jsonl"});
  CHECK(pdf::check_exhibit(files.at(Desk::card(1) + ".packet.pdf")).pages == 4);
  const auto manifest = files.at("manifest.jsonl");
  CHECK_THAT(manifest,
             Catch::Contains(R"("file":")" + Desk::card(1) + R"(.packet.pdf","pages":4,"sha256":")"));
  CHECK_THAT(manifest,
             Catch::Contains(R"("within":["welcome"],"exhibits":[{"letter":"A","pages":1,"sha256":")"));
  // Whose file went to whom can be looked up.
  CHECK_THAT(manifest, Catch::Contains(R"("exhibit_files":[")" + Desk::card(1) + R"(/lease.pdf"])"));
  CHECK_THAT(manifest, Catch::Contains(R"("exhibit_files":[")" + Desk::card(2) + R"(-photo.png"])"));
  CHECK(state->exhibits == 2);
  CHECK(state->people_with_exhibits == 2);
  CHECK(state->exhibits_of_nobody == 0);
  CHECK_THAT(diag::report_text(desk.told), Catch::Contains("Row 3: The folder has no file of this record."));
}

TEST_CASE("no paper of a person who is not in this roster is bound, and the row and the manifest say so") {
  PacketDesk desk;
  desk.put(Desk::card(1) + "-passport.pdf", desk.paper());
  desk.put(Desk::card(1) + "-2-passport.pdf", desk.paper());
  desk.put(Desk::card(2) + "-2-passport.pdf", desk.paper());
  const auto order = desk.packets(Desk::readers(2), "out");
  const auto state = desk.run(order);
  REQUIRE(state.ok());
  CHECK(state->failed == 0);
  CHECK(state->exhibits == 1);
  CHECK(state->people_with_exhibits == 1);
  CHECK(state->exhibits_of_nobody == 2);
  const auto told = diag::report_text(desk.told);
  CHECK_THAT(told, Catch::Contains("[doubtful-exhibit]") &&
                       Catch::Contains("`" + Desk::card(1) + "-2-passport.pdf`, `" + Desk::card(2) +
                                       "-2-passport.pdf`"));
  CHECK_THAT(told, Catch::Contains("[exhibit-left-out] --exhibits: Row 2: "));
  CHECK_THAT(told, Catch::Contains("[no-exhibits] --exhibits: Row 2: "));
  const auto manifest = manifest_of(order);
  CHECK_THAT(manifest, Catch::Contains(R"("exhibit_files":[")" + Desk::card(1) + R"(-passport.pdf"])"));
  CHECK_THAT(manifest, Catch::Contains(R"({"code":"exhibit-left-out","severity":"warning")"));
}

TEST_CASE("mended rows know the ids of the merge in whose folder they stand") {
  PacketDesk desk;
  desk.put(Desk::card(1) + ".pdf", desk.paper());
  desk.put(Desk::card(1) + "-child.pdf", desk.paper());
  desk.scratch.file("manifest.jsonl", "{\"row\":2,\"record\":\"" + Desk::card(1) + "-child\"}\n");
  const auto order = desk.packets(Desk::readers(1), "out");
  const auto state = desk.run(order);
  REQUIRE(state.ok());
  CHECK(state->exhibits == 1);
  CHECK_THAT(manifest_of(order), Catch::Contains(R"("exhibit_files":[")" + Desk::card(1) + R"(.pdf"])"));
  CHECK_THAT(diag::report_text(desk.told),
             Catch::Contains("[doubtful-exhibit]") && Catch::Contains("`" + Desk::card(1) + "-child.pdf`"));
}

TEST_CASE("mended rows away from their manifest take no file by the word behind its id") {
  PacketDesk desk;
  desk.put(Desk::card(1) + "-child.pdf", desk.paper());
  auto csv = Desk::readers(1);
  csv.insert(csv.rfind("\r\n"), ",born: no date");
  csv.insert(csv.find("\r\n"), ",problems");
  const std::string record = R"({"problems": "born: no date", "card": ")" + Desk::card(1) +
                             R"(", "reader_name": "Noa", "born": "1990-02-03", "reads_in": "en", )"
                             R"("district": "Harbor", "branch": "pier", "rules_read": true})";
  auto order = desk.packets(csv, "out");
  const auto bound = [&](const fs::path &roster, const std::string &out) {
    order.roster = roster;
    order.out = desk.scratch.folder() / out;
    const auto state = desk.run(order);
    REQUIRE(state.ok());
    REQUIRE(state->failed == 0);
    return state->exhibits;
  };
  CHECK(bound(order.roster, "csv") == 0);
  CHECK_THAT(diag::report_text(desk.told), Catch::Contains("[doubtful-exhibit]"));
  CHECK(bound(desk.scratch.file("people.jsonl", record + "\n"), "json") == 0);
  CHECK(bound(desk.scratch.file("failed-rows.csv", Desk::readers(1)), "by name") == 0);
  CHECK(bound(desk.scratch.file("readers.csv", Desk::readers(1)), "a roster") == 1);
}

TEST_CASE("an exhibit that is broken, missing or no picture fails its row alone, in a rehearsal too") {
  PacketDesk desk;
  auto broken = desk.paper();
  broken.resize(broken.size() / 2);
  desk.put(Desk::card(1) + "/broken.pdf", broken);
  desk.put(Desk::card(2) + "/letter.docx", "PK");
  fs::create_symlink("nowhere.pdf", desk.scans / (Desk::card(3) + "-gone.pdf"));
  desk.put(Desk::card(4) + "/good.pdf", desk.paper());
  for (const bool rehearses : {true, false}) {
    INFO(rehearses);
    auto order = desk.packets(Desk::readers(4), rehearses ? "dry" : "out");
    if (rehearses) order.mode = MergeOrder::Mode::rehearse;
    const auto state = desk.run(order);
    REQUIRE(state.ok());
    CHECK(state->failed == 3);
    const auto told = diag::report_text(desk.told);
    CHECK_THAT(told,
               Catch::Contains(Desk::card(1) + "/broken.pdf: Row 1: This PDF cannot be put into the packet"));
    CHECK_THAT(told,
               Catch::Contains(Desk::card(2) + "/letter.docx: Row 2: This file is no PDF, JPEG or PNG."));
    CHECK_THAT(told, Catch::Contains(Desk::card(3) + "-gone.pdf: Row 3: "));
    const auto failed = files_in(order.out).at("failed-rows.csv");
    CHECK_THAT(failed, Catch::Contains("broken.pdf: Row 1"));
    CHECK(files_in(order.out).contains(Desk::card(4) + ".packet.pdf") == !rehearses);
  }
}

TEST_CASE("packets are combined, each on new sheets, with the exhibits of others placed") {
  PacketDesk desk;
  desk.put(Desk::card(2) + "/lease.pdf", desk.paper());
  desk.put(Desk::card(3) + "/photo.png", PacketDesk::picture());
  auto order = desk.packets(Desk::readers(4), "out");
  order.combined = CombinedOptions{.file = "all.pdf", .batch_pages = 500, .duplex = true};
  REQUIRE(desk.run(order).ok());
  const auto files = files_in(order.out);
  CHECK(names_of(files) == std::vector<std::string>{"all.pdf", "manifest.jsonl"});
  // 1 and a blank, 4, 4, 1 and a blank.
  CHECK(pdf::check_exhibit(files.at("all.pdf")).pages == 12);
  CHECK_THAT(manifest_of(order), Catch::Contains(R"("file":"all.pdf","pages":4,"first_page":7)"));

  SECTION("a broken exhibit does not cost the file") {
    auto broken = desk.paper();
    broken.resize(broken.size() / 2);
    desk.put(Desk::card(2) + "/lease.pdf", broken);
    order.out = desk.scratch.folder() / "broken";
    CHECK(desk.run(order)->failed == 1);
    CHECK(pdf::check_exhibit(files_in(order.out).at("all.pdf")).pages == 8);
  }
  SECTION("parts hold whole packets") {
    order.out = desk.scratch.folder() / "parts";
    order.combined->batch_pages = 6;
    REQUIRE(desk.run(order).ok());
    const auto parts = files_in(order.out);
    CHECK(pdf::check_exhibit(parts.at("all-001.pdf")).pages == 6);
    CHECK(pdf::check_exhibit(parts.at("all-002.pdf")).pages == 6);
    CHECK_FALSE(parts.contains("all-003.pdf"));
  }
}

TEST_CASE("packets that were stopped and resumed are those of one run; another folder of scans is refused") {
  PacketDesk desk;
  desk.put(Desk::card(7) + "-photo.png", PacketDesk::picture());
  desk.put(Desk::card(90) + "/lease.pdf", desk.paper());
  const auto csv = Desk::readers(Desk::more_than_run_ahead);
  REQUIRE(desk.run(desk.packets(csv, "whole")).ok());
  auto order = desk.packets(csv, "parts");
  desk.stop_after = 20;
  REQUIRE(desk.run(order)->stopped);
  desk.stop_after = 1000000;
  order.mode = MergeOrder::Mode::resume;
  order.jobs = 1;
  SECTION("the same") {
    REQUIRE(desk.run(order)->done == Desk::more_than_run_ahead);
    CHECK(files_in(order.out) == files_in(desk.scratch.folder() / "whole"));
  }
  SECTION("other scans") {
    desk.put(Desk::card(119) + "/new.pdf", desk.paper());
    CHECK(desk.run(order).problems().front().code == "other-merge");
  }
  SECTION("no packets") {
    order.packet = false;
    order.exhibits.reset();
    CHECK(desk.run(order).problems().front().code == "other-merge");
  }
}

TEST_CASE("shards make the packets of one run") {
  PacketDesk desk;
  desk.put(Desk::card(3) + "-photo.png", PacketDesk::picture());
  const auto csv = Desk::readers(5);
  REQUIRE(desk.run(desk.packets(csv, "whole")).ok());
  auto whole = files_in(desk.scratch.folder() / "whole");
  whole.erase("manifest.jsonl");
  auto order = desk.packets(csv, "shards");
  for (std::size_t number = 1; number <= 2; ++number) {
    order.shard = {number, 2};
    REQUIRE(desk.run(order).ok());
  }
  auto shards = files_in(order.out);
  for (const auto *suffix : {"-1-of-2", "-2-of-2"})
    CHECK(shards.erase(std::string("manifest") + suffix + ".jsonl") == 1);
  CHECK(shards == whole);
}

TEST_CASE("exhibits that nothing printed could take are wrong usage; e-mail drafts take them") {
  PacketDesk desk;
  desk.put(Desk::card(1) + "/photo.png", PacketDesk::picture());
  auto order = desk.packets(Desk::readers(2), "out");
  order.packet = false;
  CHECK(desk.run(order).problems().front().code == "bad-option");

  auto form = disk::read_file(desk.pack / "forms/library-card.xml")->text;
  const std::string before = "<document name=\"borrowing-notice\"";
  form.insert(form.find(before),
              "<document name=\"mail\" template=\"mail\" relevant=\"${reads_in} = 'en'\" language=\"en\" "
              "formats=\"eml\" attach=\"welcome\"><title>Mail</title></document>");
  disk::write_files(
      {{desk.pack / "forms/library-card.xml", form},
       {desk.pack / "templates/mail.mustache",
        R"(<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Mail</title><meta name="subject" content="Card"/></head>
<body><p translate="no">{{reader_name}}</p></body></html>)"}});
  order.roster = desk.scratch.file("readers.csv", Desk::header() + Desk::reader(1) + Desk::reader(3));
  const auto state = desk.run(order);
  REQUIRE(state.ok());
  CHECK(state->failed == 0);
  const auto files = files_in(order.out);
  CHECK(files.contains(Desk::card(1) + ".mail.eml"));
  // The picture alone has more than that.
  CHECK(files.at(Desk::card(1) + ".mail.eml").size() > PacketDesk::picture().size());
  CHECK_THAT(files.at("manifest.jsonl"),
             Catch::Contains(R"("exhibit_files":[")" + Desk::card(1) + R"(/photo.png"])"));
  desk.put(Desk::card(3) + "/photo.png", PacketDesk::picture());
  order.out = desk.scratch.folder() / "again";
  REQUIRE(desk.run(order).ok());
  CHECK_THAT(diag::report_text(desk.told), Catch::Contains("[unused-exhibits] --exhibits: Row 2: "));
  CHECK_THAT(manifest_of(order), !Catch::Contains(Desk::card(3) + "/photo.png"));
}

TEST_CASE("an exhibit that is a pipe, or whose name is no UTF-8, fails its row alone, and is told once") {
  PacketDesk desk;
  desk.put(Desk::card(1) + "/lease.pdf", desk.paper());
  fs::create_directories(desk.scans / Desk::card(2));
  REQUIRE(::mkfifo((desk.scans / Desk::card(2) / "scan.pdf").c_str(), 0600) == 0);
  desk.put(Desk::card(3) + "/\xFF.pdf", desk.paper());
  const auto order = desk.packets(Desk::readers(4), "out");
  const auto state = desk.run(order);
  REQUIRE(state.ok());
  CHECK(state->failed == 2);
  const auto manifest = manifest_of(order);
  CHECK_THAT(manifest, Catch::Contains("This is a pipe or a device"));
  CHECK_THAT(manifest, Catch::Contains(Desk::card(3) + "/\xEF\xBF\xBD.pdf"));
  CHECK(std::count_if(desk.told.begin(), desk.told.end(),
                      [](const Problem &problem) { return problem.code == "bad-exhibit"; }) == 2);
  CHECK_FALSE(diag::first_bad_utf8(diag::report_json(desk.told)));
}

TEST_CASE("papers do not come into the folder of exhibits, nor below it") {
  PacketDesk desk;
  desk.put(Desk::card(1) + "/lease.pdf", desk.paper());
  fs::create_directory_symlink(desk.scans, desk.scratch.folder() / "link");
  for (const auto &out :
       std::vector<std::string>{"scans", "scans/out", "scans/" + Desk::card(1), "link/out"}) {
    INFO(out);
    const auto state = desk.run(desk.packets(Desk::readers(1), out));
    REQUIRE_FALSE(state.ok());
    CHECK(state.problems().front().code == "bad-option");
  }
  CHECK(desk.run(desk.packets(Desk::readers(1), "scans-out")).ok());
}
