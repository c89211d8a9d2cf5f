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
}
