// Where a one-page letter's time goes, stage by stage, each on the real pack's
// letter: `./dev bench`, or `./dev bench shape` for those whose name matches.

#include "answers/answers.hpp"
#include "disk/disk.hpp"
#include "document/read_xhtml.hpp"
#include "layout/set_pages.hpp"
#include "output/output.hpp"
#include "packet/works.hpp"

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <iostream>

namespace {

using namespace formletter;

const std::string root = FORMLETTER_ROOT;

[[noreturn]] void give_up(const std::string &why) {
  std::cerr << "bench: " << why << "\n";
  std::exit(1);  // NOLINT(concurrency-mt-unsafe)
}

template <typename T>
T need(Result<T> result, const std::string &what) {
  if (!result) give_up(what + ": " + result.problems().front().message);
  return std::move(*result);
}

/// The sample letter at every stage, made once.
struct Letter {
  PrintOptions options{.today = *Date::parse_iso("2026-11-24"), .only = {"opla-letter"}};
  Press press = need(Press::open(root), "pack");
  Source answers = need(disk::read_file(root + "/forms/samples/01-court-two-surnames.json"), "sample");
  Press::Works::Record record = need(press.works().read_record("pd-request", answers, options), "answers");
  Press::Works::Planned planned = need(press.works().plan(record, options), "plan").front();
  std::string xhtml = need(press.works().fill(record, planned, options.today), "fill");
  document::Document document = need(press.works().read_document(planned, xhtml), "document");
  layout::Pages pages = need(press.works().set_pages(document), "pages");
  pdf::PdfOptions pdf_options{.date = options.today, .producer = "formletter"};
  std::string pdf = press.works().pdf_writer().write(pages, pdf_options);
};

Letter &letter() {
  static Letter made;
  return made;
}

void read_form(benchmark::State &state) {
  const auto source = need(disk::read_file(root + "/forms/pd-request.xml"), "form");
  for (auto _ : state) benchmark::DoNotOptimize(form::Form::read(source));
}
void check_answers(benchmark::State &state) {
  auto &l = letter();
  for (auto _ : state)
    benchmark::DoNotOptimize(l.press.works().read_record("pd-request", l.answers, l.options));
}
void fill_template(benchmark::State &state) {
  auto &l = letter();
  for (auto _ : state) benchmark::DoNotOptimize(l.press.works().fill(l.record, l.planned, l.options.today));
}
void read_document(benchmark::State &state) {
  auto &l = letter();
  for (auto _ : state) benchmark::DoNotOptimize(l.press.works().read_document(l.planned, l.xhtml));
}
/// Every paragraph of the document to its lines; with what the typesetter kept.
void set_pages(benchmark::State &state) {
  auto &l = letter();
  for (auto _ : state) benchmark::DoNotOptimize(l.press.works().set_pages(l.document));
}
/// As the first letter of a process: no word has been shaped yet.
void set_pages_uncached(benchmark::State &state) {
  auto &l = letter();
  for (auto _ : state) {
    state.PauseTiming();
    text::Typesetter fresh(l.press.works().fonts());
    state.ResumeTiming();
    benchmark::DoNotOptimize(layout::set_pages(l.document, fresh));
  }
}
void write_pdf(benchmark::State &state) {
  auto &l = letter();
  for (auto _ : state) benchmark::DoNotOptimize(l.press.works().pdf_writer().write(l.pages, l.pdf_options));
  state.counters["bytes"] = static_cast<double>(l.pdf.size());
}
/// The same pages without elements and claims, all of them artifacts: what tags and their
/// metadata cost is the difference to write_pdf, and should be under 30 % of whole_letter.
void write_pdf_untagged(benchmark::State &state) {
  auto &l = letter();
  layout::Pages pages = l.pages;
  for (layout::Page &page : pages.pages)
    for (layout::PageItem &item : page.items)
      if (auto *run = std::get_if<layout::PlacedRun>(&item)) run->element = layout::artifact;
  pages.structure.resize(1);
  pdf::PdfOptions plain = l.pdf_options;
  plain.claims_archive = plain.claims_accessible = false;
  std::size_t bytes = 0;
  for (auto _ : state) {
    const std::string pdf = l.press.works().pdf_writer().write(pages, plain);
    bytes = pdf.size();
  }
  state.counters["bytes"] = static_cast<double>(bytes);
}
void write_html(benchmark::State &state) {
  auto &l = letter();
  for (auto _ : state) benchmark::DoNotOptimize(output::write_html(l.document));
}
void write_text(benchmark::State &state) {
  auto &l = letter();
  for (auto _ : state) benchmark::DoNotOptimize(output::write_text(l.document));
}
/// Answers in, bytes of a PDF out, everything kept warm.
void whole_letter(benchmark::State &state) {
  auto &l = letter();
  for (auto _ : state) benchmark::DoNotOptimize(l.press.print("pd-request", l.answers, l.options));
}

BENCHMARK(read_form)->Unit(benchmark::kMicrosecond);
BENCHMARK(check_answers)->Unit(benchmark::kMicrosecond);
BENCHMARK(fill_template)->Unit(benchmark::kMicrosecond);
BENCHMARK(read_document)->Unit(benchmark::kMicrosecond);
BENCHMARK(set_pages)->Unit(benchmark::kMicrosecond);
BENCHMARK(set_pages_uncached)->Unit(benchmark::kMicrosecond);
BENCHMARK(write_pdf)->Unit(benchmark::kMicrosecond);
BENCHMARK(write_pdf_untagged)->Unit(benchmark::kMicrosecond);
BENCHMARK(write_html)->Unit(benchmark::kMicrosecond);
BENCHMARK(write_text)->Unit(benchmark::kMicrosecond);
BENCHMARK(whole_letter)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
