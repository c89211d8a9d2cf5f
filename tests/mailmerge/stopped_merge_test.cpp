// Merges that are stopped, killed or run out of disk on their way.

#include "disk/disk.hpp"
#include "mailmerge/desk.hpp"
#include "mailmerge/merge.hpp"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>

using namespace formletter;
using namespace formletter::mailmerge;
using namespace formletter::mailmerge::testing;

namespace fs = std::filesystem;

TEST_CASE("a merge that is stopped and resumed ends with the bytes of an undisturbed one") {
  Desk desk;
  const auto csv = desk.readers(Desk::more_than_run_ahead);
  REQUIRE(desk.run(desk.order(csv, "whole")).ok());
  const auto whole = files_in(desk.scratch.folder() / "whole");

  auto order = desk.order(csv, "parts");
  desk.stop_after = 20;
  const auto stopped = desk.run(order);
  REQUIRE(stopped.ok());
  CHECK(stopped->stopped);
  CHECK(stopped->done < Desk::more_than_run_ahead);
  CHECK_FALSE(fs::exists(order.out / "manifest.jsonl"));
  // A torn line, as power loss leaves it.
  std::ofstream(order.out / ".formletter-merge/journal.jsonl", std::ios::app) << R"({"row":999,"li)";

  order.mode = MergeOrder::Mode::resume;
  order.jobs = 3;
  order.print.today = *Date::parse_iso("2027-01-01");  // not asked for: the first day holds
  desk.stop_after = 1000000;
  const auto resumed = desk.run(order);
  REQUIRE(resumed.ok());
  CHECK(resumed->before == stopped->done);
  CHECK(resumed->done == Desk::more_than_run_ahead);
  CHECK(files_in(order.out) == whole);
}

TEST_CASE("kill -9 at any moment costs nothing that a resumed merge does not bring back") {
  Desk desk;
  const auto csv = desk.readers(150);
  REQUIRE(desk.run(desk.order(csv, "whole")).ok());
  auto order = desk.order(csv, "killed");
  order.mode = MergeOrder::Mode::resume;
  for (const int milliseconds : {60, 150, 240, 330, 420, 700}) {
    const pid_t child = ::fork();
    if (child == 0) {
      static_cast<void>(desk.run(order));
      ::_exit(0);
    }
    ::usleep(static_cast<useconds_t>(milliseconds) * 1000);
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
  }
  REQUIRE(desk.run(order).ok());
  CHECK(files_in(order.out) == files_in(desk.scratch.folder() / "whole"));
}

TEST_CASE("a resumed merge removes what a killed one left half-written, with fewer workers too") {
  Desk desk;
  auto order = desk.order(desk.readers(3), "out");
  fs::create_directories(order.out);
  for (const auto *name : {".formletter-7.part", ".formletter-combined.part", ".manifest.jsonl.part",
                           ".formletter-4711-0.part", ".formletter-1-2-of-4.part"})
    std::ofstream(order.out / name) << "%PDF-1.7";
  order.mode = MergeOrder::Mode::resume;
  order.jobs = 1;
  REQUIRE(desk.run(order).ok());
  // What a `render` or another shard is writing is theirs.
  CHECK(names_of(files_in(order.out)) ==
        std::vector<std::string>{".formletter-1-2-of-4.part", ".formletter-4711-0.part",
                                 "212340000001.welcome.pdf", "212340000002.welcome.pdf",
                                 "212340000003.welcome.pdf", "manifest.jsonl"});
}

TEST_CASE("a disk that fills up is a machine's failure, and the merge goes on when there is room") {
  Desk desk;
  const auto csv = desk.readers(700);
  auto order = desk.order(csv, "full");
  order.mode = MergeOrder::Mode::resume;
  for (const rlim_t room : {rlim_t{2000}, rlim_t{100000}}) {
    INFO(room);
    const pid_t child = ::fork();
    if (child == 0) {
      ::signal(SIGXFSZ, SIG_IGN);
      const rlimit limit{room, room};
      ::setrlimit(RLIMIT_FSIZE, &limit);
      try {
        static_cast<void>(desk.run(order));
      } catch (const disk::MachineFailure &) {
        ::_exit(7);
      }
      ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    CHECK(WEXITSTATUS(status) == 7);
  }
  const auto state = desk.run(order);
  REQUIRE(state.ok());
  CHECK(state->done == 700);
  for (const auto &[name, bytes] : files_in(order.out)) {
    INFO(name);
    CHECK_FALSE(name.ends_with(".part"));
    CHECK_FALSE(bytes.empty());
  }
  const auto manifest = disk::read_file(order.out / "manifest.jsonl")->text;
  CHECK(std::count(manifest.begin(), manifest.end(), '\n') == 700);
}
