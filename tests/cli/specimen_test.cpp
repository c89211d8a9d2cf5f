// `formletter fonts` and `formletter specimen`.

#include "cli/program.hpp"
#include "disk/disk.hpp"

#include <catch2/catch.hpp>
#include <filesystem>

using namespace formletter;
using formletter::test::run_program;

TEST_CASE("fonts lists the faces and the letters of the languages asked for") {
  const auto run = run_program({"fonts", "--pack", FORMLETTER_ROOT, "--language", "ur", "--language", "ro"});
  INFO(run.err);
  CHECK(run.exit_code == 0);
  CHECK(run.out.find("ur  (Arab, right to left)") != std::string::npos);
  CHECK(run.out.find("NotoNastaliqUrdu-Regular") != std::string::npos);
  CHECK(run.out.find("ro  (Latn)") != std::string::npos);
  CHECK(run.out.find("install") == std::string::npos);
}

TEST_CASE("fonts refuses what is no language tag") {
  const auto run = run_program({"fonts", "--pack", FORMLETTER_ROOT, "--language", "no tag"});
  CHECK(run.exit_code == 2);
  CHECK(run.err.find("`no tag` is no language tag") != std::string::npos);
}

TEST_CASE("specimen prints the pages of the languages asked for, the same bytes each time") {
  const auto folder = std::filesystem::temp_directory_path() / "formletter-specimen-test";
  std::string first;
  for (int i = 0; i < 2; ++i) {
    const auto run = run_program({"specimen", "--pack", FORMLETTER_ROOT, "--out", folder.string(),
                                  "--language", "km", "--today", "2014-11-20"});
    INFO(run.err);
    CHECK(run.exit_code == 0);
    CHECK(run.out == (folder / "km.pdf").string() + "\n");
    const auto bytes = disk::read_file(folder / "km.pdf");
    REQUIRE(bytes.ok());
    if (i == 1) CHECK((bytes->text == first));
    first = bytes->text;
  }
  std::filesystem::remove_all(folder);
}

TEST_CASE("specimen says which language the pack has no page of, and prints none") {
  const auto folder = std::filesystem::temp_directory_path() / "formletter-no-specimen";
  const auto run = run_program({"specimen", "--pack", FORMLETTER_ROOT, "--out", folder.string(), "--language",
                                "km", "--language", "tlh"});
  CHECK(run.exit_code == 1);
  CHECK(run.err.find("tlh") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(folder));
}
