#include "cli/program.hpp"
#include "support/scratch.hpp"

#include <catch2/catch.hpp>

using namespace formletter;

TEST_CASE("what is asked of a combined file, and a name for it that none could see, is wrong usage") {
  const test::Scratch scratch;
  const auto roster = scratch.file("people.csv", "full_name\nAna\n").string();
  const auto out = (scratch.folder() / "out").string();
  const auto merge = [&](std::vector<std::string> options) {
    options.insert(options.begin(), {"merge", "pd-request", "--roster", roster, "--out", out});
    return test::run_program(options);
  };
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
