#include "mailmerge/row_printer.hpp"

#include "disk/disk.hpp"
#include "mailmerge/belt.hpp"
#include "mailmerge/folded.hpp"
#include "mailmerge/row_stages.hpp"

#include <algorithm>
#include <exception>

namespace formletter::mailmerge {

namespace {

constexpr std::size_t rows_a_pass = Belt::Sizes().rows_a_batch;

RowInWork begin(const Row &row) {
  return {.row = &row,
          .outcome = {
              .row = row.number, .line = row.line, .record = {}, .papers = {}, .problems = {}, .pages = {}}};
}

/// What is wrong with an exhibit is found for the packet and for each e-mail.
void tell_once(Problems &problems) {
  for (auto at = problems.begin(); at != problems.end();)
    at = std::find(problems.begin(), at, *at) == at ? at + 1 : problems.erase(at);
}

/// A row that a font or a library chokes on must not cost the others theirs.
void note_failure(RowInWork &row, const std::exception &failure) {
  row.over = true;
  row.outcome.problems.push_back({.code = "print-failed",
                                  .place = {},
                                  .subject = {},
                                  .message = std::string("The papers cannot be made: ") + failure.what(),
                                  .hint = {}});
}

}  // namespace

struct RowPrinter::State {
  const PrintJob &job;
  RowStages stages;

  State(const PrintJob &given, const std::string &worker) : job(given), stages(given, worker) {}

  /// The rows through the stages, all through one before the next.
  std::vector<RowInWork> pass(std::span<const Row> rows, std::span<const RowStages::Stage> through) {
    std::vector<RowInWork> in_work;
    in_work.reserve(rows.size());
    for (const Row &row : rows) in_work.push_back(begin(row));
    for (const RowStages::Stage stage : through)
      for (RowInWork &row : in_work)
        if (!row.over) pass(row, stage);
    return in_work;
  }

  void pass(RowInWork &row, RowStages::Stage stage) {
    try {
      (stages.*stage)(row);
    } catch (const disk::MachineFailure &) {
      throw;
    } catch (const std::exception &failure) {
      note_failure(row, failure);
    }
  }

  RowOutcome finish(RowInWork &row) const {
    RowOutcome &outcome = row.outcome;
    name_exhibits(outcome.problems);
    tell_once(outcome.problems);
    outcome.failed = has_errors(outcome.problems);
    if (outcome.failed) outcome.exhibits.clear();
    for (auto &problem : outcome.problems) locate(problem, *row.row);
    return std::move(outcome);
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

  /// Says which row and column a problem is of, and what the cell looks like.
  void locate(Problem &problem, const Row &row) const {
    std::string where = "Row " + std::to_string(row.number);
    // What is wrong with a filled paper stands at a column of its template.
    const bool is_of_cell = problem.place.file == job.roster;
    const auto column = static_cast<std::size_t>(is_of_cell ? std::max(problem.place.column, 0) : 0);
    if (!job.is_json && column > 0 && column <= row.cells.size()) {
      where += ", column `" + job.columns->header()[column - 1] + "` (like `" +
               shape_of(row.cells[column - 1]) + "`)";
    }
    problem.message = where + ": " + problem.message;
    // A cell stands somewhere in its line; what JSON is of stands where it was read.
    problem.place = {
        .file = job.roster, .line = row.line, .column = job.is_json && is_of_cell ? problem.place.column : 0};
  }
};

RowPrinter::RowPrinter(const PrintJob &job, const std::string &worker)
    : state_(std::make_unique<State>(job, worker)) {}
RowPrinter::~RowPrinter() = default;

void RowPrinter::share_fonts(std::span<const Row> rows) {
  while (!rows.empty()) {
    const auto some = rows.first(std::min(rows.size(), rows_a_pass));
    for (const RowInWork &row : state_->pass(some, RowStages::to_pages()))
      for (const DocumentInWork &document : row.documents)
        if (document.pages) state_->stages.pdf_writer().share_fonts(*document.pages);
    rows = rows.subspan(some.size());
  }
}

std::vector<RowOutcome> RowPrinter::print(std::span<const Row> rows) {
  std::vector<RowInWork> printed = state_->pass(rows, RowStages::all());
  std::vector<RowOutcome> outcomes;
  outcomes.reserve(printed.size());
  for (RowInWork &row : printed) outcomes.push_back(state_->finish(row));
  return outcomes;
}

}  // namespace formletter::mailmerge
