#include "cli/program.hpp"
#include "disk/disk.hpp"
#include "support/scratch.hpp"

#include <catch2/catch.hpp>

using namespace formletter;

namespace {

/// A roster of one, and a folder that no merge has made yet.
struct OnePerson {
  test::Scratch scratch;
  std::string roster = scratch.file("people.csv", "full_name\nAna\n").string();
  std::string out = (scratch.folder() / "out").string();

  auto merged(std::vector<std::string> options) const {
    options.insert(options.begin(), {"merge", "pd-request", "--roster", roster, "--out", out});
    return test::run_program(options);
  }
};

}  // namespace

TEST_CASE("what is asked of a combined file, and a name for it that none could see, is wrong usage") {
  const OnePerson person;
  const auto &out = person.out;
  const auto merge = [&](std::vector<std::string> options) { return person.merged(std::move(options)); };
  CHECK(merge({"--duplex"}).exit_code == 2);
  CHECK(merge({"--batch-pages", "20"}).exit_code == 2);
  for (const std::string name : {".pdf", "letters/", ".."}) {
    INFO(name);
    const auto run = merge({"--combined", name});
    CHECK(run.exit_code == 2);
    CHECK_THAT(run.err, Catch::Contains("--combined letters.pdf"));
  }
  for (const std::string name : {"sub/all.pdf", "../all.pdf", "/tmp/all.pdf"}) {
    INFO(name);
    const auto run = merge({"--combined", name});
    CHECK(run.exit_code == 2);
    CHECK_THAT(run.err, Catch::Contains("the folder of --out") && Catch::Contains("--combined all.pdf"));
    CHECK_FALSE(std::filesystem::exists(out));
  }
}

TEST_CASE("options that leave nothing to print are wrong usage, told before anything is written") {
  const OnePerson person;
  const auto &out = person.out;
  const auto merge = [&](std::vector<std::string> options) { return person.merged(std::move(options)); };
  struct Row {
    std::vector<std::string> options;
    std::string told;
  };
  for (const auto &[options, told] : std::vector<Row>{
           {{"--only", "opla-letter", "--format", "text", "--combined", "all.pdf"},
            "--combined: A combined file is made of PDFs, and none"},
           {{"--only", "opla-email", "--combined", "all.pdf"}, "--combined: A combined file is made of PDFs"},
           {{"--only", "opla-email", "--packet"}, "--packet: A packet is made of PDFs, and none"},
           {{"--only", "opla-letter", "--format", "eml"},
            "--format: Nothing can be printed: none of the documents that are asked for is an e-mail."}}) {
    const auto run = merge(options);
    INFO(run.err);
    CHECK(run.exit_code == 2);
    CHECK_THAT(run.err, Catch::Contains("error[bad-option] " + told));
    CHECK_FALSE(std::filesystem::exists(out));
  }
}

TEST_CASE("a merge says how many exhibits went to how many people, and how many to nobody") {
  const test::Scratch scratch;
  const auto pack = scratch.folder() / "pack", scans = scratch.folder() / "scans";
  std::filesystem::copy(FORMLETTER_ROOT "/tests/packs/library-card", pack,
                        std::filesystem::copy_options::recursive);
  auto form = disk::read_file(pack / "forms/library-card.xml")->text;
  form.replace(form.find("<form "), 6, "<form record_id=\"card\" ");
  disk::write_files({{pack / "forms/library-card.xml", form}});
  const auto roster = scratch.file("people.csv",
                                   "card,reader_name,born,reads_in,home_phone,district,branch,rules_read\n"
                                   "212340000001,Noa,1990-02-03,en,,Harbor,pier,yes\n");
  const auto picture = disk::read_file(FORMLETTER_ROOT "/tests/pictures/letter-and-handout.png")->text;
  for (const std::string name : {"212340000001-visa.png", "212340000001-2-visa.png", "212340000009/visa.png"})
    disk::write_files({{scans / name, picture}});
  const auto run = test::run_program({"merge", "library-card", "--pack", pack.string(), "--roster",
                                      roster.string(), "--out", (scratch.folder() / "out").string(),
                                      "--packet", "--exhibits", scans.string()});
  INFO(run.err);
  CHECK(run.exit_code == 0);
  CHECK_THAT(run.out, Catch::Contains("; 1 exhibit bound for 1 person, 2 files for nobody (the manifest says "
                                      "which went to whom)"));
}

TEST_CASE("an empty value is wrong usage, not an option that was not given") {
  const test::Scratch scratch;
  const auto roster = scratch.file("people.csv", "full_name\nAna\n").string();
  for (const std::string option : {"--combined", "--sort", "--shard", "--out", "--gather"}) {
    INFO(option);
    const auto run = test::run_program({"merge", "pd-request", "--roster", roster, "--out",
                                        (scratch.folder() / "out").string(), option, ""});
    CHECK(run.exit_code == 2);
    CHECK_FALSE(std::filesystem::exists(scratch.folder() / "out"));
  }
}

TEST_CASE("a roster is not made under a workbook's name, nor over a sheet of columns that is there") {
  const test::Scratch scratch;
  const auto roster = [&](const std::string &name) {
    return test::run_program({"roster", "pd-request", "--out", (scratch.folder() / name).string()});
  };
  CHECK(roster("people.xlsx").exit_code == 2);
  CHECK(roster("PEOPLE.CSV").exit_code == 0);
  const auto notes = scratch.file("mine-columns.csv", "my notes");
  CHECK(roster("mine.csv").exit_code == 1);
  CHECK(std::filesystem::file_size(notes) == 8);
  CHECK_FALSE(std::filesystem::exists(scratch.folder() / "mine.csv"));
}
