#include "cli/program.hpp"
#include "support/scratch.hpp"

#include <catch2/catch.hpp>

#include <csignal>

using namespace formletter;

namespace {

/// A stream that a signal comes with: what is said first raises it.
class SignalAtFirstWord : public std::stringbuf {
 public:
  explicit SignalAtFirstWord(int signal) : signal_(signal) {}

 private:
  std::streamsize xsputn(const char *text, std::streamsize size) override {
    if (!std::exchange(raised_, true)) std::raise(signal_);
    return std::stringbuf::xsputn(text, size);
  }
  int signal_;
  bool raised_ = false;
};

/// The exit code of a merge whose first row fails, which is told while the others wait (one worker is at
/// most ten batches of 16 rows ahead).
int merge_with(int signal) {
  const test::Scratch scratch;
  std::string readers = "reader_name,born,reads_in,home_phone,district,branch,rules_read\nNoa,someday\n";
  for (int i = 0; i < 400; ++i) readers += "Noa,1990-02-03,en,5550142,Harbor,pier,yes\n";
  SignalAtFirstWord words(signal);
  std::istringstream in;
  std::ostringstream out;
  std::ostream err(&words);
  return cli::run(
      {"merge", "library-card", "--pack", FORMLETTER_ROOT "/tests/packs/library-card", "--roster",
       scratch.file("readers.csv", readers).string(), "--out", (scratch.folder() / "out").string(), "--only",
       "welcome", "--jobs", "1", "--map", scratch.file("map", "card = -\n").string()},
      {in, out, err, [](const std::string &) { return std::nullopt; },
       [] { return *Date::parse_iso("2026-11-24"); }});
}

}  // namespace

TEST_CASE(
    "Ctrl-C, the end of a job's time and a terminal that is closed stop a merge, which --resume goes on "
    "with") {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    INFO(signal);
    CHECK(merge_with(signal) == 3);
  }
}

TEST_CASE("a signal that is ignored, as under nohup, stays so") {
  for (const int signal : {SIGINT, SIGHUP}) {
    INFO(signal);
    struct sigaction ignore = {}, before = {};
    ignore.sa_handler = SIG_IGN;
    ::sigaction(signal, &ignore, &before);
    CHECK(merge_with(signal) == 1);
    ::sigaction(signal, &before, nullptr);
  }
}
