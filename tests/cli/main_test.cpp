// What only a process of its own has: open files and a disk behind its output.

#include "support/scratch.hpp"

#include <sys/wait.h>
#include <catch2/catch.hpp>

#include <cstdlib>
#include <sstream>

using namespace formletter;

namespace {

/// The exit code of what a shell makes of the program and what follows it.
int run_in_shell(const std::string &arguments) {
  const int status = std::system((FORMLETTER_PROGRAM " " + arguments).c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

std::string read(const std::filesystem::path &path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

}  // namespace

TEST_CASE("nothing that is said gets into a file when the program is started without standard files") {
  const test::Scratch scratch;
  const auto roster =
      scratch
          .file("people.csv",
                "reader_name,born,reads_in,home_phone,district,branch,rules_read\nNoa,someday\n")
          .string();
  for (const std::string closed : {">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"}) {
    INFO(closed);
    const auto out = scratch.folder() / "out";
    CHECK(run_in_shell("merge library-card --pack '" FORMLETTER_ROOT "/tests/packs/library-card' --roster " +
                       roster + " --out " + out.string() + " --today 2026-11-24 >/dev/null 2>/dev/null " +
                       closed) == 1);
    const auto journal = read(out / ".formletter-merge/journal.jsonl");
    CHECK(std::count(journal.begin(), journal.end(), '\n') == 2);
    CHECK_THAT(journal, !Catch::Contains("rows done"));
    CHECK_THAT(journal, !Catch::Contains("error["));
    CHECK(read(out / ".formletter-merge/lock").empty());
    std::filesystem::remove_all(out);
  }
}

TEST_CASE("output that cannot be written is a failure of the machine") {
  if (!std::filesystem::exists("/dev/full")) return;
  CHECK(run_in_shell("--help >/dev/full 2>/dev/null") == 3);
  CHECK(run_in_shell("--help >/dev/null") == 0);
}
