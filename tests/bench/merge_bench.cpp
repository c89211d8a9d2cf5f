// How many letters a second a mail merge prints, rosters, files, journal and all, in
// one table with its goals and beside Pango+Cairo in the same run: `./dev bench merge`.
// Each case has a process of its own, so that its memory and its time are its own.

#include "bench/cpu_seconds.hpp"
#include "bench/letter_texts.hpp"
#include "bench/merge_floor.hpp"
#include "bench/people.hpp"
#include "mailmerge/merge.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <CLI/CLI.hpp>

#include <array>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <optional>
#include <vector>

namespace {

using namespace formletter;

namespace fs = std::filesystem;

/// A row of the table to be.
struct Case {
  std::string name, document = "opla-letter";
  bench::PeopleOrder people;
  std::size_t jobs = 1;
  bool combined = false;
  double goal = 0;  ///< papers a second and core; 0 for none
};

/// What a process says of its case, over a pipe.
struct Measured {
  double seconds = 0, cpu_seconds = 0;
  std::size_t papers = 0, pages = 0, failed = 0, bytes = 0;
  long peak_kilobytes = 0;
};

struct Wanted {
  std::size_t rows = 10000, peer_rows = 1000, repeats = 1;
  std::string only, folder = fs::temp_directory_path();
  bool huge = false;
};

std::size_t bytes_in(const fs::path &folder) {
  std::size_t bytes = 0;
  for (const auto &entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ".pdf") bytes += entry.file_size();
  return bytes;
}

/// A folder of the bench's own, gone at the end.
class Desk {
 public:
  explicit Desk(const fs::path &parent)
      : folder_(parent / ("formletter-bench-" + std::to_string(::getpid()))) {
    fs::create_directories(folder_);
  }
  Desk(const Desk &) = delete;
  Desk &operator=(const Desk &) = delete;
  ~Desk() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }

  const fs::path &folder() const { return folder_; }

  fs::path roster(const bench::PeopleOrder &people) const {
    auto path = folder_ / ("people-" + std::to_string(people.people) + people.reads +
                           (people.as_json ? ".jsonl" : ".csv"));
    if (!fs::exists(path)) bench::write_people(path, people);
    return path;
  }

 private:
  fs::path folder_;
};

[[noreturn]] void give_up(const std::string &why) {
  std::cerr << "bench: " << why << "\n";
  ::_exit(1);
}

/// In a process of its own.
Measured merge(const Case &what, const fs::path &roster, const fs::path &out) {
  mailmerge::MergeOrder order{
      .pack = FORMLETTER_ROOT,
      .form = "pd-request",
      .roster = roster,
      .out = out,
      .print = {.today = *Date::parse_iso("2026-11-24"), .only = {what.document}, .formats = {Format::pdf}},
      .jobs = what.jobs};
  if (what.combined) order.combined = mailmerge::CombinedOptions{.file = "all.pdf"};
  const std::atomic<bool> stop{false};
  const auto told = [](const Problems &problems) {
    for (const auto &problem : problems)
      if (problem.severity == Severity::error) give_up(problem.subject + ": " + problem.message);
  };
  const auto began = std::chrono::steady_clock::now();
  const auto state = mailmerge::merge(order, {[](const auto &) {}, told, &stop});
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - began;
  if (!state) give_up(state.problems().front().message);
  const auto usage = bench::own_usage();
  return {
      wall.count(),   bench::cpu_seconds(usage), state->papers, state->pages, state->failed, bytes_in(out),
      usage.ru_maxrss};
}

/// Runs `work` in a child process; what it returns comes back.
template <typename Work>
auto in_child(Work work) {
  decltype(work()) measured;
  std::array<int, 2> ends = {};
  if (::pipe(ends.data()) != 0) give_up("no pipe");
  const pid_t child = ::fork();
  if (child == 0) {
    measured = work();
    const bool written = ::write(ends[1], &measured, sizeof measured) == sizeof measured;
    ::_exit(written ? 0 : 1);
  }
  ::close(ends[1]);
  const bool whole = ::read(ends[0], &measured, sizeof measured) == sizeof measured;
  ::close(ends[0]);
  ::waitpid(child, nullptr, 0);
  if (!whole) std::exit(1);  // NOLINT(concurrency-mt-unsafe)
  return measured;
}

/// A case, and where its papers are.
struct Run {
  Measured measured;
  fs::path out;
};

/// Each run has a folder of its own and none is removed before the end: ext4 goes
/// round inodes that were freed in the last seconds, one by one, under a lock.
Run measure(const Case &what, const Desk &desk, std::size_t repeats) {
  static int runs = 0;
  const auto roster = desk.roster(what.people);
  std::optional<Run> best;
  for (std::size_t i = 0; i < repeats; ++i) {
    const auto out = desk.folder() / ("out-" + std::to_string(++runs));
    const auto measured = in_child([&] { return merge(what, roster, out); });
    if (!best || measured.seconds < best->measured.seconds) best = {measured, out};
  }
  return *best;
}

/// What no design can go below that keeps the required parts, of the papers just printed.
void print_floor(const Case &what, const Run &run, const Desk &desk) {
  const auto floor = in_child(
      [&] { return bench::measure_floor(run.out, desk.roster(what.people), desk.folder() / "floor"); });
  std::printf(
      "%-22s libcsv %.0f, Mustache %.0f, deflate %.0f, libharu %.0f: %.0f us, %.0f a CPU-s combined; SHA-256 "
      "%.0f, files %.0f: %.0f us, %.0f a CPU-s separate\n",
      "floor: required parts", floor.csv, floor.mustache, floor.deflate, floor.libharu, floor.combined(),
      1e6 / floor.combined(), floor.digest, floor.files, floor.separate(), 1e6 / floor.separate());
  std::fflush(stdout);
}

/// Nothing when this machine has no libpango1.0-dev.
std::optional<Measured> measure_peer(const Desk &desk, std::size_t rows) {
  const fs::path program = FORMLETTER_PANGO_LETTER;
  if (program.empty()) return std::nullopt;
  const auto roster = desk.roster({.people = rows, .as_json = true});
  const auto texts = desk.folder() / "texts", out = desk.folder() / "peer", answer = desk.folder() / "answer";
  fs::create_directories(out);
  in_child([&] {
    bench::write_letter_texts(roster, "opla-letter", texts);
    return Measured{};
  });
  const pid_t child = ::fork();
  if (child == 0) {
    if (std::freopen(answer.c_str(), "w", stdout) == nullptr) ::_exit(1);
    ::execl(program.c_str(), program.c_str(), texts.c_str(), out.c_str(), nullptr);
    ::_exit(1);
  }
  rusage usage = {};
  ::wait4(child, nullptr, 0, &usage);
  Measured measured;
  std::ifstream(answer) >> measured.papers >> measured.seconds >> measured.cpu_seconds;
  if (measured.papers != rows) give_up("the peer did not print every letter");
  measured.pages = measured.papers;
  measured.bytes = bytes_in(out);
  measured.peak_kilobytes = usage.ru_maxrss;
  fs::remove_all(out);
  return measured;
}

std::vector<Case> cases(const Wanted &wanted) {
  const auto rows = wanted.rows;
  std::vector<Case> all{
      {.name = "separate, JSON Lines", .people = {rows, "", true}, .goal = 4000},
      {.name = "separate", .people = {rows}, .goal = 4000},
      {.name = "separate, 2 jobs", .people = {rows}, .jobs = 2},
      {.name = "combined", .people = {rows}, .combined = true, .goal = 10000},
      {.name = "combined, 2 jobs", .people = {rows}, .jobs = 2, .combined = true},
      {.name = "handout, Arabic", .document = "handout-eoir", .people = {rows / 5, "ar"}, .goal = 1000},
      {.name = "handout, Hindi", .document = "handout-eoir", .people = {rows / 5, "hi"}, .goal = 1000},
  };
  if (wanted.huge) {
    constexpr std::size_t many = 100000;
    all.push_back({.name = "separate, 100,000", .people = {many}, .jobs = 2});
    all.push_back({.name = "combined, 100,000", .people = {many}, .jobs = 2, .combined = true});
  }
  return all;
}

void print_head() {
  std::printf("%-22s %4s %7s %7s %8s %9s %9s %7s %7s %7s %6s %8s\n", "", "jobs", "papers", "pages", "seconds",
              "papers/s", "a CPU-s", "goal", "us each", "peak MB", "KB", "x Pango");
}

void print_line(const std::string &name, const Case &what, const Measured &m,
                const std::optional<Measured> &peer) {
  const auto papers = static_cast<double>(m.papers);
  const double rate = papers / m.seconds, cpu_rate = papers / m.cpu_seconds;
  std::printf("%-22s %4zu %7zu %7zu %8.2f %9.0f %9.0f ", name.c_str(), what.jobs, m.papers, m.pages,
              m.seconds, rate, cpu_rate);
  if (what.goal > 0) {
    std::printf("%7.0f", what.goal);
  } else {
    std::printf("%7s", "");
  }
  std::printf(" %7.0f %7.0f %6.1f", m.cpu_seconds / papers * 1e6,
              static_cast<double>(m.peak_kilobytes) / 1024, static_cast<double>(m.bytes) / papers / 1024);
  if (peer && what.document == "opla-letter")
    std::printf(" %8.1f", cpu_rate / (static_cast<double>(peer->papers) / peer->cpu_seconds));
  std::printf("\n");
  const std::size_t wanted_pages = what.document == "opla-letter" ? 1 : 2;
  if (m.pages != m.papers * wanted_pages)
    std::printf("%-22s %.3f pages each; the goal is for %zu\n", "", static_cast<double>(m.pages) / papers,
                wanted_pages);
  std::fflush(stdout);
}

void run(const Wanted &wanted) {
  const Desk desk(wanted.folder);
  std::array<double, 1> load = {};
  ::getloadavg(load.data(), 1);
  std::printf(
      "%ld cores, load %.1f before; papers in %s; a CPU-s: papers for each second of processor time\n",
      ::sysconf(_SC_NPROCESSORS_ONLN), load[0], desk.folder().c_str());
  print_head();
  std::fflush(stdout);
  std::optional<Measured> peer;
  if (wanted.only.empty() || wanted.only.find("peer") != std::string::npos) {
    peer = measure_peer(desk, wanted.peer_rows);
    if (peer) print_line("peer: Pango+Cairo", {}, *peer, peer);
  }
  std::optional<double> one_job;
  for (const auto &what : cases(wanted)) {
    if (what.name.find(wanted.only) == std::string::npos) continue;
    const auto done = measure(what, desk, wanted.repeats);
    print_line(what.name, what, done.measured, peer);
    if (what.name == "separate") print_floor(what, done, desk);
    const double rate = static_cast<double>(done.measured.papers) / done.measured.seconds;
    if (what.jobs == 2 && one_job) std::printf("%-22s %.2f times the rate of one job\n", "", rate / *one_job);
    if (what.jobs == 1) one_job = rate;
  }
}

}  // namespace

int main(int argc, char **argv) {
  Wanted wanted;
  CLI::App app("Times mail merges of synthetic people");
  app.add_option("--rows", wanted.rows, "Rows of a roster; handouts take a fifth");
  app.add_option("--peer-rows", wanted.peer_rows, "Letters that Pango+Cairo sets");
  app.add_option("--repeats", wanted.repeats, "Runs of each case; the quickest counts");
  app.add_option("--only", wanted.only, "Cases whose name holds this");
  app.add_option("--folder", wanted.folder, "Where papers are written to");
  app.add_flag("--huge", wanted.huge, "Also 100,000 rows, for the memory they take");
  CLI11_PARSE(app, argc, argv);
  run(wanted);
}
