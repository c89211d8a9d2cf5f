// How many one-page letters a second a mail merge prints, files and journal and
// all: `./dev bench merge`.

#include "disk/disk.hpp"
#include "mailmerge/merge.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <benchmark/benchmark.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <iostream>

namespace {

using namespace formletter;

namespace fs = std::filesystem;

void replace(std::string &text, const std::string &from, const std::string &to) {
  const auto at = text.find(from);
  if (at == std::string::npos) {
    std::cerr << "bench: the sample has no " << from << "\n";
    std::exit(1);  // NOLINT(concurrency-mt-unsafe)
  }
  text.replace(at, from.size(), to);
}

/// A folder with a roster of synthetic people, gone at the end.
struct Desk {
  fs::path folder = fs::temp_directory_path() / ("formletter-bench-" + std::to_string(::getpid()));
  Desk() { fs::create_directories(folder); }
  Desk(const Desk &) = delete;
  Desk &operator=(const Desk &) = delete;
  ~Desk() {
    std::error_code ignored;
    fs::remove_all(folder, ignored);
  }

  /// The first sample's answers, one line a person, names in many scripts' Latin forms.
  fs::path roster(int people) const {
    const std::array<const char *, 8> names{"Nguyễn Thị Hương", "Olena Kovalenko",     "Juan Tzul Kʼicheʼ",
                                            "Gabriela Núñez",   "Jean-Baptiste Désir", "Łukasz Żółć",
                                            "Ayşe Yılmaz",      "Seán Ó Briain"};
    const auto path = folder / ("people-" + std::to_string(people) + ".jsonl");
    if (fs::exists(path)) return path;
    auto sample = disk::read_file(FORMLETTER_ROOT "/forms/samples/01-court-two-surnames.json").value().text;
    for (auto &c : sample) c = c == '\n' ? ' ' : c;
    std::ofstream out(path, std::ios::binary);
    for (int i = 0; i < people; ++i) {
      auto person = sample;
      replace(person, "María del Carmen López Hernández",
              std::string(names[static_cast<std::size_t>(i) % names.size()]) + " " + char('A' + i % 26));
      replace(person, "2026-0101", "2026-" + std::to_string(100000 + i));
      out << person << "\n";
    }
    return path;
  }
};

void merge_letters(benchmark::State &state, bool combined) {
  const Desk desk;
  const int people = 2000;
  const std::atomic<bool> stop{false};
  std::size_t letters = 0, pages = 0;
  for (auto _ : state) {
    const auto out = desk.folder / "out";
    state.PauseTiming();
    fs::remove_all(out);
    mailmerge::MergeOrder order{.pack = FORMLETTER_ROOT,
                                .form = "pd-request",
                                .roster = desk.roster(people),
                                .out = out,
                                .print = {.today = *Date::parse_iso("2026-11-24"), .only = {"opla-letter"}},
                                .jobs = static_cast<std::size_t>(state.range(0))};
    if (combined) order.combined = mailmerge::CombinedOptions{.file = "all.pdf"};
    state.ResumeTiming();
    const auto done = mailmerge::merge(order, {.progress = [](const auto &) {},
                                               .problems =
                                                   [](const Problems &problems) {
                                                     if (!has_errors(problems)) return;
                                                     std::cerr << "bench: " << problems.front().message
                                                               << "\n";
                                                     std::exit(1);  // NOLINT(concurrency-mt-unsafe)
                                                   },
                                               .stop = &stop});
    if (!done) state.SkipWithError(done.problems().front().message.c_str());
    letters += done->papers;
    pages += done->pages;
  }
  rusage usage = {};
  ::getrusage(RUSAGE_SELF, &usage);
  state.counters["letters/s"] = benchmark::Counter(static_cast<double>(letters), benchmark::Counter::kIsRate);
  state.counters["pages/s"] = benchmark::Counter(static_cast<double>(pages), benchmark::Counter::kIsRate);
  state.counters["peak MB"] = static_cast<double>(usage.ru_maxrss) / 1024;
}

void merge_separate(benchmark::State &state) {
  merge_letters(state, false);
}
void merge_combined(benchmark::State &state) {
  merge_letters(state, true);
}

BENCHMARK(merge_separate)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(merge_combined)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
