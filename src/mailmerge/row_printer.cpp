#include "mailmerge/row_printer.hpp"

#include "disk/disk.hpp"
#include "mailmerge/folded.hpp"
#include "mailmerge/paper_file.hpp"
#include "mailmerge/record_name.hpp"
#include "mailmerge/row_packet.hpp"
#include "mailmerge/sha256.hpp"
#include "packet/paper_notes.hpp"
#include "packet/works.hpp"

#include <algorithm>
#include <optional>

namespace formletter::mailmerge {

namespace {

template <typename T>
T need(Result<T> result) {
  if (result) return std::move(*result);
  throw disk::MachineFailure("the pack cannot be read: " + result.problems().front().message);
}

void append(Problems &all, const Problems &more) {
  all.insert(all.end(), more.begin(), more.end());
}

/// A paper made and not yet written.
struct ReadyPaper {
  Paper paper;
  std::optional<RowPages> pages;  ///< for a combined file
  std::vector<std::string> within = {};
  std::vector<packet::Bundle::Enclosed> exhibits = {};
};

}  // namespace

struct RowPrinter::State {
  const PrintJob &job;
  Press press;
  const form::Form *form;
  LanguageTag language;
  std::optional<PaperFiles> files;

  Press::Works &works() { return press.works(); }

  State(const PrintJob &given, const std::string &worker)
      : job(given),
        press(need(Press::open(job.pack))),
        form(need(works().pack.form(job.form))),
        language(need(works().pack.printable_language(job.options.language.value_or(LanguageTag())))) {
    works().use_fonts(job.fonts);
    if (job.keep != PrintJob::Keep::nothing) files.emplace(job.out, ".formletter-" + worker + ".part");
  }

  Result<answers::RawAnswers> answers_of(const Row &row) const {
    return job.is_json ? answers::read_json(*form, {job.roster, row.json})
                       : job.columns->answers_of(row, *job.names);
  }

  Result<Press::Works::Record> record_of(const answers::RawAnswers &raw) {
    return Press::Works::Record{form, works().check(*form, raw, job.options.today, language)};
  }

  /// Pages of a PDF for the combined file; bytes otherwise; neither in a rehearsal.
  Result<ReadyPaper> make(const Press::Works::Record &record, const Press::Works::Planned &planned,
                          Format format) {
    const bool wants_bytes = job.keep == PrintJob::Keep::files ||
                             (job.keep == PrintJob::Keep::combined && format != Format::pdf) ||
                             // What a draft cannot carry is told in a rehearsal, too.
                             (format == Format::eml && !record.exhibits.empty());
    if (wants_bytes) {
      auto paper = works().print(record, planned, format, job.options);
      if (!paper) return paper.problems();
      return ReadyPaper{std::move(*paper), std::nullopt};
    }
    auto xhtml = works().fill(record, planned, job.options.today);
    if (!xhtml) return xhtml.problems();
    const auto document = works().read_document(planned, std::move(*xhtml));
    if (!document) return document.problems();
    ReadyPaper ready{{planned.rule->name, format, planned.language, {}, 0}, std::nullopt};
    if (format != Format::pdf) return ready;
    auto pages = works().set_pages(*document);
    if (!pages) return pages.problems();
    ready.paper.pages = pages->pages.size();
    if (job.keep == PrintJob::Keep::combined) ready.pages = RowPages{std::move(*pages)};
    return ready;
  }

  /// The papers that are PDF, as one. None if there are none and no exhibits.
  void make_packet(const Press::Works::Record &record, const std::vector<Press::Works::Planned> &planned,
                   std::vector<ReadyPaper> &papers, Problems &problems) {
    const bool any = std::ranges::any_of(planned, [](const Press::Works::Planned &document) {
      return std::ranges::find(document.rule->formats, "pdf") != document.rule->formats.end();
    });
    if (!any && record.exhibits.empty()) return;
    auto made = job.keep == PrintJob::Keep::files ? print_packet(works(), record, job.options)
                                                  : set_packet(works(), record, job.options);
    if (!made) return append(problems, made.problems());
    ReadyPaper ready{std::move(made->paper), std::nullopt, std::move(made->within),
                     std::move(made->exhibits)};
    if (job.keep == PrintJob::Keep::combined) ready.pages = std::move(made->pages);
    papers.push_back(std::move(ready));
  }

  /// The record's own files; what is wrong with them goes to the problems.
  void find_exhibits(const RowOutcome &outcome, Press::Works::Record &record, Problems &problems) const {
    if (!job.exhibits) return;
    auto found = job.exhibits->of(outcome.record);
    append(problems, found.problems);
    record.exhibits = std::move(found.files);
    if (record.exhibits.empty())
      problems.push_back({.code = "no-exhibits",
                          .severity = Severity::warning,
                          .place = {},
                          .subject = "--exhibits",
                          .message = "The folder has no file of this record.",
                          .hint = {}});
  }

  /// Says which file a problem is of: its place becomes that of the row.
  void name_exhibits(Problems &problems) const {
    if (!job.exhibits) return;
    for (auto &problem : problems) {
      if (const auto name = job.exhibits->name_of(problem.place.file);
          !problem.place.file.empty() && !name.empty() && name != "." && !name.starts_with("..")) {
        problem.subject = name;
      }
    }
  }

  /// A file that nothing printed shows must not be taken for sent.
  void note_unused_exhibits(const Press::Works::Record &record,
                            const std::vector<Press::Works::Planned> &planned, Problems &problems) const {
    const bool used = job.packet || std::ranges::any_of(planned, [&](const Press::Works::Planned &document) {
                        return packet::takes_exhibits(*document.rule, job.options);
                      });
    if (used || record.exhibits.empty()) return;
    problems.push_back({.code = "unused-exhibits",
                        .severity = Severity::warning,
                        .place = {},
                        .subject = "--exhibits",
                        .message = "The answers call for no e-mail that would carry this record's exhibits.",
                        .hint = "--packet binds them behind the papers"});
  }

  std::vector<ReadyPaper> make_all(const Press::Works::Record &record, Problems &problems) {
    std::vector<ReadyPaper> papers;
    const auto planned = works().plan(record, job.options);
    if (!planned) {
      append(problems, planned.problems());
      return papers;
    }
    note_unused_exhibits(record, *planned, problems);
    if (job.packet) make_packet(record, *planned, papers, problems);
    for (const auto &document : *planned) {
      packet::note_language(document, problems);
      for (const auto format : packet::formats_for(*document.rule, job.options)) {
        if (job.packet && format == Format::pdf) continue;
        auto ready = make(record, document, format);
        if (ready) {
          papers.push_back(std::move(*ready));
        } else {
          append(problems, ready.problems());
        }
      }
    }
    return papers;
  }

  void keep(ReadyPaper &ready, RowOutcome &outcome) {
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
    } else if (files) {
      printed.file = record_stem(outcome.record, outcome.row) + "." + paper.file_name();
      printed.sha256 = sha256_hex(paper.bytes);
      files->write(printed.file, paper.bytes);
    }
    outcome.papers.push_back(std::move(printed));
  }

  void print(const Row &row, RowOutcome &outcome) {
    auto raw = answers_of(row);
    if (!raw) return append(outcome.problems, raw.problems());
    outcome.record = text_of(*raw, form->record_id());
    if (const auto first = job.repeated_ids.find(row.number); first != job.repeated_ids.end()) {
      outcome.problems.push_back({.code = "duplicate-record",
                                  .place = {},
                                  .subject = form->record_id(),
                                  .message = "Row " + std::to_string(first->second) +
                                             " has the same record id, and its files the same names.",
                                  .hint = "give each record an id of its own"});
    }
    auto record = record_of(*raw);
    append(outcome.problems, record->checked.problems);
    outcome.key = key_of(record->checked.instance);
    find_exhibits(outcome, *record, outcome.problems);
    if (has_errors(outcome.problems)) return;
    auto papers = make_all(*record, outcome.problems);
    if (has_errors(outcome.problems)) return;
    if (papers.empty()) {
      outcome.problems.push_back({.code = "no-document",
                                  .severity = Severity::warning,
                                  .place = {},
                                  .subject = {},
                                  .message = "The answers call for no document.",
                                  .hint = {}});
    }
    for (auto &paper : papers) keep(paper, outcome);
  }

  static std::string text_of(const answers::RawAnswers &raw, const std::string &question) {
    const auto leaf = raw.values.find(question);
    return leaf == raw.values.end() ? std::string() : leaf->second.text;
  }

  std::string key_of(const form::Instance &instance) const {
    if (form->record_key().empty()) return {};
    std::string path;
    for (const auto &name : form->path_of(form->record_key())) path += "/" + name;
    const auto node = instance.find("/" + form->id() + path);
    return node ? instance.at(*node).text : std::string();
  }

  /// Says which row and column a problem is of, and what the cell looks like.
  void locate(Problem &problem, const Row &row) const {
    std::string where = "Row " + std::to_string(row.number);
    const auto column = static_cast<std::size_t>(std::max(problem.place.column, 0));
    if (!job.is_json && column > 0 && column <= row.cells.size()) {
      where += ", column `" + job.columns->header()[column - 1] + "` (like `" +
               shape_of(row.cells[column - 1]) + "`)";
    }
    problem.message = where + ": " + problem.message;
    problem.place = {.file = job.roster, .line = row.line, .column = 0};
  }
};

RowPrinter::RowPrinter(const PrintJob &job, const std::string &worker)
    : state_(std::make_unique<State>(job, worker)) {}
RowPrinter::~RowPrinter() = default;

void RowPrinter::share_fonts(std::span<const Row> rows) {
  auto &s = *state_;
  for (const auto &row : rows) {
    const auto raw = s.answers_of(row);
    if (!raw) continue;
    const auto record = s.record_of(*raw);
    if (!record->checked.ok()) continue;
    const auto planned = s.works().plan(*record, s.job.options);
    if (!planned) continue;
    for (const auto &document : *planned) {
      const auto formats = packet::formats_for(*document.rule, s.job.options);
      if (std::find(formats.begin(), formats.end(), Format::pdf) == formats.end()) continue;
      auto xhtml = s.works().fill(*record, document, s.job.options.today);
      if (!xhtml) continue;
      const auto read = s.works().read_document(document, std::move(*xhtml));
      if (!read) continue;
      const auto pages = s.works().set_pages(*read);
      if (pages) s.works().pdf_writer().share_fonts(*pages);
    }
  }
}

RowOutcome RowPrinter::print(const Row &row) {
  RowOutcome outcome{.row = row.number,
                     .line = row.line,
                     .record = {},
                     .key = {},
                     .papers = {},
                     .problems = {},
                     .pages = {}};
  try {
    state_->print(row, outcome);
  } catch (const disk::MachineFailure &) {
    throw;
  } catch (const std::exception &failure) {
    // A row that a font or a library chokes on must not cost the others theirs.
    outcome.problems.push_back({.code = "print-failed",
                                .place = {},
                                .subject = {},
                                .message = std::string("The papers cannot be made: ") + failure.what(),
                                .hint = {}});
  }
  state_->name_exhibits(outcome.problems);
  outcome.failed = has_errors(outcome.problems);
  for (auto &problem : outcome.problems) state_->locate(problem, row);
  return outcome;
}

}  // namespace formletter::mailmerge
