// The files of a mail merge and the specimens, which share fonts and are joined: no other rules
// hold for them, and no other bytes come out in other surroundings.

#include "pdf_conformance/printed_folder.hpp"
#include "pdf_walk/structure_walk.hpp"

#include <catch2/catch.hpp>

#include <map>

using namespace formletter;
using test::Folder;

namespace {

int run(const Folder &folder, const std::string &surroundings, const std::string &arguments) {
  const std::string command = "env " + surroundings + " " FORMLETTER_PROGRAM " " + arguments + " --pack '" +
                              FORMLETTER_ROOT "' --today " + test::sample_packs()[0].today().iso() + " >" +
                              (folder / "said").string() + " 2>&1";
  const int status = std::system(command.c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int merge(const Folder &folder, const std::string &out, const std::string &options,
          const std::string &surroundings = "LANG=C") {
  return run(folder, surroundings,
             "merge pd-request --progress none --roster '" FORMLETTER_ROOT
             "/forms/samples/roster.jsonl' --out " +
                 (folder / out).string() + " " + options);
}

/// The papers in a folder by name.
std::map<std::string, std::string> papers_in(const Folder &folder, const std::string &out) {
  std::map<std::string, std::string> papers;
  for (const auto &entry : test::fs::directory_iterator(folder / out)) {
    const std::string name = entry.path().filename().string();
    if (entry.is_regular_file() && entry.path().extension() == ".pdf")
      papers[name] = folder.read(out + "/" + name);
  }
  return papers;
}

void require_no_breach(const std::map<std::string, std::string> &papers) {
  for (const auto &[name, bytes] : papers) {
    INFO(name);
    CHECK(pdf::listed(pdf::walk(bytes)).empty());
    CHECK(pdf::listed(pdf::walk_bytes(bytes)).empty());
  }
}

}  // namespace

TEST_CASE("a merge gives the same bytes with one worker and with three, in another TZ, LANG and HOME") {
  const Folder folder;
  REQUIRE(merge(folder, "one", "--only opla-letter --only handout-eoir --jobs 1", "TZ=UTC LANG=C") == 0);
  REQUIRE(merge(folder, "three", "--only opla-letter --only handout-eoir --jobs 3",
                "TZ=Pacific/Kiritimati LANG=tr_TR.UTF-8 LC_ALL=tr_TR.UTF-8 HOME=/nonexistent") == 0);
  const auto papers = papers_in(folder, "one");
  CHECK(papers.size() > 20);
  CHECK(papers == papers_in(folder, "three"));
  require_no_breach(papers);
}

TEST_CASE("a combined file of a merge breaks no rule, on both sides of the paper too") {
  const Folder folder;
  REQUIRE(merge(folder, "all",
                "--only opla-letter --only handout-eoir --combined all.pdf --duplex --batch-pages 60") == 0);
  const auto parts = papers_in(folder, "all");
  CHECK_FALSE(parts.empty());
  require_no_breach(parts);
}

TEST_CASE("packets of a merge with scans in them break no rule, one by one and combined") {
  const Folder folder;
  const test::fs::path scans = folder / "scans";
  test::fs::create_directories(scans / "R-2026-02");
  test::fs::copy_file(FORMLETTER_ROOT "/tests/pictures/letter-and-handout.png",
                      scans / "R-2026-01 lease.png");
  REQUIRE(test::render(folder, "",
                       "--only opla-letter --packet " +
                           test::quoted((scans / "R-2026-02/statement.pdf").string())) == 0);
  const std::string options = "--packet --only opla-letter --exhibits " + test::quoted(scans.string());
  REQUIRE(merge(folder, "each", options) == 0);
  REQUIRE(merge(folder, "all", options + " --combined all.pdf") == 0);
  auto packets = papers_in(folder, "each");
  CHECK(packets.size() > 5);
  // A batch shares its fonts' subsets, packets too: most call the letter's face the same.
  std::map<std::string, int> subsets;
  for (const auto &[name, bytes] : packets) {
    const std::string face = "+NotoSerif-Bold ";
    const auto at = bytes.find(face);
    REQUIRE(at != std::string::npos);
    ++subsets[bytes.substr(at - 6, 6)];
  }
  CHECK(subsets.size() < packets.size() / 2);
  // Pages that others made are in this one and so in the combined file: they claim nothing.
  const std::map<std::string, std::string> with_pages = {
      {"R-2026-02.packet.pdf", packets.at("R-2026-02.packet.pdf")},
      {"all.pdf", papers_in(folder, "all").at("all.pdf")}};
  packets.erase("R-2026-02.packet.pdf");
  require_no_breach(packets);
  for (const auto &[name, bytes] : with_pages) {
    INFO(name);
    std::string clauses;
    for (const auto &breach : pdf::walk(bytes)) clauses += breach.clause + "; ";
    CHECK(clauses == "ISO 19005-2, 6.6.4; ISO 14289-1, 5; ");
    CHECK(pdf::listed(pdf::walk_bytes(bytes)).empty());
  }
}

TEST_CASE("no specimen of a script that no catalog has breaks a rule of PDF/UA-1 or PDF/A-2a") {
  const Folder folder;
  std::string languages;
  const std::vector<const char *> tags = {"am", "hy", "ka", "km", "lo", "my", "ta", "th", "ur"};
  for (const char *tag : tags) languages += std::string(" --language ") + tag;
  REQUIRE(run(folder, "LANG=C", "specimen --out " + (folder / "specimens").string() + languages) == 0);
  const auto specimens = papers_in(folder, "specimens");
  CHECK(specimens.size() == tags.size());
  require_no_breach(specimens);
}
