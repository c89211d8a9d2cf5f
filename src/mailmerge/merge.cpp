#include "mailmerge/merge.hpp"

#include "disk/disk.hpp"
#include "mailmerge/belt.hpp"
#include "mailmerge/closing_files.hpp"
#include "mailmerge/folder_problem.hpp"
#include "mailmerge/keeper.hpp"
#include "mailmerge/left_over.hpp"
#include "mailmerge/open_journal.hpp"
#include "mailmerge/prepared.hpp"
#include "mailmerge/row_printer.hpp"
#include "mailmerge/same_file.hpp"
#include "packet/works.hpp"

#include <algorithm>
#include <thread>
#include <unordered_map>

namespace formletter::mailmerge {

namespace {

/// Notes people whose record key an earlier row has.
class NearDuplicates {
 public:
  NearDuplicates(const form::Form &form, std::string roster) : form_(form), roster_(std::move(roster)) {}
  void look_at(const RowOutcome &outcome, Problems &problems) {
    if (outcome.key.empty()) return;
    const auto [first, fresh] = first_.emplace(std::hash<std::string>()(outcome.key), outcome.row);
    if (fresh) return;
    problems.push_back({.code = "near-duplicate",
                        .severity = Severity::warning,
                        .place = {.file = roster_, .line = outcome.line},
                        .subject = form_.record_key(),
                        .message = "Row " + std::to_string(outcome.row) + ": the answer is that of row " +
                                   std::to_string(first->second) + "; this may be one person twice.",
                        .hint = {}});
  }

 private:
  const form::Form &form_;
  std::string roster_;
  std::unordered_map<std::size_t, std::size_t> first_;
};

/// A combined file draws packets itself, with fonts of its own.
bool shares_fonts(const PrintJob &job) {
  return job.keep == PrintJob::Keep::files || (job.keep == PrintJob::Keep::combined && !job.packet);
}

void work(Belt &belt, const PrintJob &job, const std::vector<Row> &font_rows, const std::string &worker) {
  std::optional<RowPrinter> printer;
  try {
    while (const auto batch = belt.take()) {
      if (!printer) {
        printer.emplace(job, worker);
        if (shares_fonts(job)) printer->share_fonts(font_rows);
      }
      belt.deliver(batch->number, printer->print(batch->rows));
    }
  } catch (...) {
    belt.fail(std::current_exception());
  }
}

/// The rows at positions `from` to `to`, one after another.
std::function<std::optional<Row>()> rows_between(const RowOrder &rows, std::size_t from, std::size_t to) {
  return [reading = std::make_shared<RowOrder::Reading>(rows.read(from, to))] { return reading->next(); };
}

void count(const RowOutcome &outcome, MergeState &state) {
  ++state.done;
  if (outcome.failed) ++state.failed;
  state.papers += outcome.papers.size();
  for (const auto &paper : outcome.papers) state.pages += paper.pages;
}

/// The papers' way from here on depends on what is wanted; so does its keeper.
PrintJob job_for(const MergeOrder &order, const Prepared &prepared) {
  const bool rehearses = order.mode == MergeOrder::Mode::rehearse;
  return {.pack = order.pack,
          .form = order.form,
          .options = order.print,
          .out = order.out,
          .names = &prepared.names,
          .columns = &prepared.columns,
          .fonts = prepared.fonts,
          .readings = prepared.press.works().pack.readings(),
          .is_json = prepared.roster.is_json(),
          .roster = order.roster.string(),
          .packet = order.packet,
          .exhibits = prepared.exhibits ? &*prepared.exhibits : nullptr,
          .repeated_ids = prepared.seen.repeated_ids,
          .keep = rehearses        ? PrintJob::Keep::nothing
                  : order.combined ? PrintJob::Keep::combined
                                   : PrintJob::Keep::files};
}

/// The rows of one run, from the belt to the keeper.
class RowRun {
 public:
  RowRun(const MergeOrder &order, const Prepared &prepared, const MergeWatch &watch)
      : order_(order), prepared_(prepared), watch_(watch), job_(job_for(order, prepared)) {}

  /// Prints what an earlier run left over, until it is stopped or the machine fails; then
  /// what is whole is journaled.
  MergeState print(Keeper &keeper, const JournaledRows &before) {
    const auto [first, last] = order_.shard.rows(prepared_.seen.rows);
    state_ = {.rows = last + 1 - first, .done = before.rows, .before = before.rows, .failed = before.failed};
    Belt belt(rows_between(prepared_.rows, first + before.rows, last),
              {.batches_ahead = 4 * std::max<std::size_t>(order_.jobs, 1) + 4});
    watch_.progress(state_);
    run_workers(belt, keeper);
    if (const auto failure = belt.failure()) {
      try {
        keeper.pause();
      } catch (const disk::MachineFailure &) {
        // The first failure is the one to tell; what is not journaled is printed again.
      }
      std::rethrow_exception(failure);
    }
    state_.stopped = state_.done < state_.rows;
    if (state_.stopped) {
      keeper.pause();
    } else {
      keeper.finish();
    }
    return state_;
  }

 private:
  void run_workers(Belt &belt, Keeper &keeper) {
    std::vector<std::jthread> workers;
    for (std::size_t i = 0; i < std::max<std::size_t>(order_.jobs, 1); ++i) {
      workers.emplace_back(work, std::ref(belt), std::cref(job_), std::cref(prepared_.seen.font_rows),
                           std::to_string(i + 1) + order_.shard.suffix());
    }
    struct Stopper {
      Belt &belt;
      ~Stopper() { belt.stop(); }
    } const stopper{belt};
    NearDuplicates duplicates(*prepared_.form, job_.roster);
    while (auto outcomes = belt.next()) {
      Problems problems;
      for (const auto &outcome : *outcomes) {
        count(outcome, state_);
        problems.insert(problems.end(), outcome.problems.begin(), outcome.problems.end());
        if (job_.keep == PrintJob::Keep::nothing) duplicates.look_at(outcome, problems);
        if (!order_.combined) continue;
        if (auto note = fills_more_than_a_part(outcome, *order_.combined, job_.roster))
          problems.push_back(std::move(*note));
      }
      keeper.keep(std::move(*outcomes));
      if (!problems.empty()) watch_.problems(problems);
      watch_.progress(state_);
      if (watch_.stop->load()) belt.stop();
    }
  }

  const MergeOrder &order_;
  const Prepared &prepared_;
  const MergeWatch &watch_;
  PrintJob job_;
  MergeState state_;
};

/// Settles in which order rows are printed. The order needs the folder, and the folder its lock.
Problems sort_rows(const MergeOrder &order, Prepared &prepared) {
  if (!order.sort) return {};
  const auto keys = SortKeys::settle(order.sort->column, prepared.roster, prepared.columns, prepared.names);
  if (!keys) return keys.problems();
  auto rows =
      RowOrder::sorted(prepared.roster, *keys,
                       {.descending = order.sort->descending, .folder = Journal::folder_in(order.out)});
  if (!rows) return rows.problems();
  prepared.rows = std::move(*rows);
  return {};
}

/// A roster among the files that close a merge, and would be written over by them.
Problems roster_in_the_way(const MergeOrder &order) {
  for (const auto *name : {"failed-rows", "manifest"}) {
    for (const auto *extension : {".csv", ".jsonl"}) {
      if (!same_file(order.roster, order.out / (name + order.shard.suffix() + extension))) continue;
      return {folder_problem("roster-in-the-way", order.roster, "This merge would write over its own roster.",
                             "copy the roster out of the folder first")};
    }
  }
  return {};
}

/// A roster that is saved while it is read gives rows of both states, cells of two people in one.
Problems changed_roster(const MergeOrder &order, const Prepared &prepared) {
  if (is_unchanged(prepared.roster.facts())) return {};
  return {folder_problem("roster-changed", order.roster,
                         "The roster was changed while it was merged: what was made may be of both states.",
                         "delete what is in " + order.out.string() + " and merge anew")};
}

Result<MergeState> rehearse(const MergeOrder &order, const Prepared &prepared, const MergeWatch &watch) {
  const auto keeper = rehearsal_keeper(order, prepared);
  const auto state = RowRun(order, prepared, watch).print(*keeper, {});
  if (auto problems = changed_roster(order, prepared); !problems.empty()) return problems;
  return state;
}

Result<MergeState> print(MergeOrder order, Prepared &prepared, const MergeWatch &watch) {
  auto opened = open_journal(order, prepared);
  if (!opened) return opened.problems();
  auto &[journal, before] = *opened;
  const auto keeper =
      order.combined ? combined_keeper(journal, before.last_part, order, prepared) : file_keeper(journal);
  const auto state = RowRun(order, prepared, watch).print(*keeper, before);
  if (auto problems = changed_roster(order, prepared); !problems.empty()) return problems;
  if (!state.stopped) write_closing_files(prepared, order.out, order.shard);
  return state;
}

}  // namespace

Result<MergeState> merge(const MergeOrder &order, const MergeWatch &watch) {
  Problems warnings;
  auto prepared = prepare(order, warnings);
  if (!warnings.empty()) watch.problems(warnings);
  if (!prepared) return prepared.problems();
  auto lock = FolderLock::take(Journal::folder_in(order.out), order.shard);
  if (!lock) return lock.problems();
  remove_left_over(order.out, order.shard);
  if (auto problems = roster_in_the_way(order); !problems.empty()) return problems;
  if (auto problems = sort_rows(order, **prepared); !problems.empty()) return problems;
  if (order.mode == MergeOrder::Mode::rehearse) return rehearse(order, **prepared, watch);
  return print(order, **prepared, watch);
}

}  // namespace formletter::mailmerge
