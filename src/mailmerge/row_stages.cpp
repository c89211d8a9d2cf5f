#include "mailmerge/row_stages.hpp"

#include "disk/disk.hpp"
#include "mailmerge/record_name.hpp"
#include "mailmerge/row_problem.hpp"
#include "packet/paper_notes.hpp"

#include <algorithm>
#include <array>

namespace formletter::mailmerge {

namespace {

template <typename T>
T need(Result<T> result) {
  if (result) return std::move(*result);
  throw disk::MachineFailure("the pack cannot be read: " + result.problems().front().message);
}

/// With what the merge has read already.
Press opened(const PrintJob &job) {
  Press press = need(Press::open(job.pack));
  press.works().pack.take_readings(job.readings);
  return press;
}

bool is_set(Format format) {
  return format == Format::pdf;
}

/// Takes the document a step further; one that cannot go on is out.
template <typename Step>
void each_document(RowInWork &row, const Step &step) {
  std::erase_if(row.documents, [&](DocumentInWork &document) {
    const Problems problems = step(document);
    append(row.outcome.problems, problems);
    return !problems.empty();
  });
}

Problem nothing_printed(const RowInWork &row, const PrintOptions &options) {
  auto problem = row_problem("no-document", "The answers call for no document.", {});
  if (!row.planned.empty()) {
    problem =
        row_problem("no-such-format",
                    "None of the documents that the answers call for has a format that is asked for.", {});
  } else if (!options.only.empty()) {
    problem.message = "The answers call for none of the documents that --only names.";
  }
  problem.severity = Severity::warning;
  return problem;
}

}  // namespace

RowStages::RowStages(const PrintJob &job, const std::string &worker)
    : job_(job),
      press_(opened(job)),
      form_(need(works().pack.form(job.form))),
      key_(form_->name_table().find(form_->record_key())),
      language_(need(works().pack.printable_language(job.options.language.value_or(LanguageTag())))),
      checker_(&works().checker(*form_)),
      check_options_(works().check_options(job.options, language_)) {
  salt_sum_.add(job.mark_salt);
  works().use_fonts(job.fonts);
  if (job.is_json)
    records_.emplace(*job.columns, *job.names);
  else
    table_.emplace(*job.columns, *job.names);
  if (job.keep != PrintJob::Keep::nothing) files_.emplace(job.out, ".formletter-" + worker + ".part");
}

std::span<const RowStages::Stage> RowStages::all() {
  static constexpr std::array stages = {
      &RowStages::take_in,
      &RowStages::settle,
      &RowStages::judge,
      &RowStages::plan,
      &RowStages::leave_pdf_to_packet,
      &RowStages::fill,
      &RowStages::read_documents,
      &RowStages::set_pages,
      &RowStages::print_papers,
  };
  return stages;
}

std::span<const RowStages::Stage> RowStages::to_pages() {
  static constexpr std::array stages = {
      &RowStages::take_in, &RowStages::settle,         &RowStages::judge,     &RowStages::plan,
      &RowStages::fill,    &RowStages::read_documents, &RowStages::set_pages,
  };
  return stages;
}

void RowStages::plan(RowInWork &row) {
  auto planned = works().plan(*row.record, job_.options, &row.outcome.problems);
  if (!planned) return append(row.outcome.problems, planned.problems());
  row.planned = std::move(*planned);
  note_use_of_exhibits(row);
  for (const auto &document : row.planned) {
    packet::note_language(document, row.outcome.problems);
    auto formats = packet::formats_for(*document.rule, job_.options);
    if (!formats.empty()) row.documents.push_back({.planned = &document, .formats = std::move(formats)});
  }
}

/// Its pages are set as the packet's; those of a row that shares its fonts are not.
// NOLINTNEXTLINE(readability-make-member-function-const): a stage is one of all().
void RowStages::leave_pdf_to_packet(RowInWork &row) {
  if (!job_.packet) return;
  for (auto &document : row.documents) std::erase(document.formats, Format::pdf);
  std::erase_if(row.documents, [](const DocumentInWork &document) { return document.formats.empty(); });
}

void RowStages::fill(RowInWork &row) {
  each_document(row, [&](DocumentInWork &document) -> Problems {
    if (!is_read(row, document)) return {};
    auto xhtml = works().fill(*row.record, *document.planned, job_.options.today);
    if (!xhtml) return xhtml.problems();
    document.xhtml = std::move(*xhtml);
    return {};
  });
}

void RowStages::read_documents(RowInWork &row) {
  each_document(row, [&](DocumentInWork &document) -> Problems {
    if (!is_read(row, document)) return {};
    auto read = works().read_document(*document.planned, std::move(document.xhtml));
    if (!read) return read.problems();
    document.document.emplace(std::move(*read));
    return {};
  });
}

void RowStages::set_pages(RowInWork &row) {
  each_document(row, [&](DocumentInWork &document) -> Problems {
    if (std::ranges::none_of(document.formats, is_set)) return {};
    auto pages = works().set_pages(*document.document);
    if (!pages) return pages.problems();
    packet::note_length({*document.planned, *document.document}, pages->pages.size(), row.outcome.problems);
    document.pages.emplace(std::move(*pages));
    // The next row's takes its memory while that is near.
    if (std::ranges::all_of(document.formats, is_set)) document.document.reset();
    return {};
  });
}

/// All papers of the row or none. What was written is hashed and on the disk before the
/// next row's is.
void RowStages::print_papers(RowInWork &row) {
  RowOutcome &outcome = row.outcome;
  std::vector<ReadyPaper> papers = make_papers(row);
  if (has_errors(outcome.problems)) return;
  if (papers.empty()) {
    outcome.problems.push_back(nothing_printed(row, job_.options));
  }
  for (auto &paper : papers) keep(paper, outcome);
}

std::vector<ReadyPaper> RowStages::make_papers(RowInWork &row) {
  std::vector<ReadyPaper> papers;
  if (job_.packet)
    if (auto packet = make_packet(row)) papers.push_back(std::move(*packet));
  for (auto &document : row.documents) {
    for (const auto format : document.formats) {
      auto ready = make(row, document, format);
      if (ready)
        papers.push_back(std::move(*ready));
      else
        append(row.outcome.problems, ready.problems());
    }
    document.pages.reset();
  }
  return papers;
}

bool RowStages::wants_bytes(const RowInWork &row, Format format) const {
  return job_.keep == PrintJob::Keep::files ||
         (job_.keep == PrintJob::Keep::combined && format != Format::pdf) ||
         // What a draft cannot carry is told in a rehearsal, too.
         (format == Format::eml && !row.record->exhibits.empty());
}

/// A draft that is made is filled and read by who makes it; its document is the e-mail.
bool RowStages::is_read(const RowInWork &row, const DocumentInWork &document) const {
  return std::ranges::any_of(
      document.formats, [&](Format format) { return format != Format::eml || !wants_bytes(row, format); });
}

/// The papers that are PDF, as one. None if there are none and no exhibits.
std::optional<ReadyPaper> RowStages::make_packet(RowInWork &row) {
  const bool any = std::ranges::any_of(row.planned, [](const Press::Works::Planned &document) {
    return std::ranges::find(document.rule->formats, "pdf") != document.rule->formats.end();
  });
  if (!any && row.record->exhibits.empty()) return std::nullopt;
  auto made = job_.keep == PrintJob::Keep::files ? print_packet(works(), *row.record, job_.options)
                                                 : set_packet(works(), *row.record, job_.options);
  if (!made) {
    append(row.outcome.problems, made.problems());
    return std::nullopt;
  }
  append(row.outcome.problems, made->over_budget);
  ReadyPaper ready{.paper = std::move(made->paper),
                   .within = std::move(made->within),
                   .exhibits = std::move(made->exhibits)};
  if (job_.keep == PrintJob::Keep::combined) ready.pages = std::move(made->pages);
  return ready;
}

/// While the pages are at hand, and by one of many workers.
RowPages RowStages::drawn(layout::Pages pages) {
  RowPages row{.pages = std::move(pages)};
  row.drawn = works().pdf_writer().draw(row.pages);
  if (!row.drawn) return row;
  for (layout::Page &page : row.pages.pages) page.items = {};
  row.pages.structure = {};
  return row;
}

/// Pages of a PDF for the combined file; bytes otherwise; neither in a rehearsal.
Result<ReadyPaper> RowStages::make(RowInWork &row, DocumentInWork &document, Format format) {
  const Press::Works::Planned &planned = *document.planned;
  if (wants_bytes(row, format)) {
    if (format == Format::eml) {
      auto draft = works().print(*row.record, planned, format, job_.options);
      if (!draft) return draft.problems();
      return ReadyPaper{.paper = std::move(draft->paper)};
    }
    if (format != Format::pdf) return ReadyPaper{.paper = works().write(planned, *document.document, format)};
    auto written = works().write_in_parts(*row.record, planned, *document.pages, job_.options);
    written.paper.bytes = std::move(written.bytes.rest);
    return ReadyPaper{.paper = std::move(written.paper), .beginning = std::move(written.bytes.beginning)};
  }
  ReadyPaper ready{.paper = {planned.rule->name, format, planned.language, {}, 0}};
  if (format != Format::pdf) return ready;
  ready.paper.pages = document.pages->pages.size();
  if (job_.keep == PrintJob::Keep::combined) ready.pages = drawn(std::move(*document.pages));
  return ready;
}

void RowStages::keep(ReadyPaper &ready, RowOutcome &outcome) {
  const auto &paper = ready.paper;
  PrintedPaper printed{.document = paper.document,
                       .language = paper.language.text(),
                       .format = packet::name_of(paper.format),
                       .file = {},
                       .pages = paper.pages,
                       .sha256 = {},
                       .within = std::move(ready.within),
                       .exhibits = std::move(ready.exhibits)};
  if (ready.pages) {
    outcome.pages.push_back(std::move(*ready.pages));
  } else if (files_) {
    printed.file = record_stem(outcome.record, outcome.row) + "." + paper.file_name();
    write_file(ready, printed);
  }
  outcome.papers.push_back(std::move(printed));
}

/// Under the name that it has been given.
void RowStages::write_file(const ReadyPaper &ready, PrintedPaper &printed) {
  const std::string_view bytes = ready.paper.bytes;
  if (!ready.beginning) {
    printed.sha256 = sums_.hex(bytes);
    files_->write(printed.file, bytes);
    return;
  }
  printed.sha256 = sums_.hex(ready.beginning, bytes);
  files_->write(printed.file, std::array<std::string_view, 2>{*ready.beginning, bytes});
}

}  // namespace formletter::mailmerge
