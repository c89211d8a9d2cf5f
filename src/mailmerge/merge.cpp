#include "mailmerge/merge.hpp"

#include "digest/digest.hpp"
#include "disk/disk.hpp"
#include "mailmerge/belt.hpp"
#include "mailmerge/closing_files.hpp"
#include "mailmerge/folder_problem.hpp"
#include "mailmerge/journal_lines.hpp"
#include "mailmerge/keeper.hpp"
#include "mailmerge/left_over.hpp"
#include "mailmerge/near_duplicates.hpp"
#include "mailmerge/open_journal.hpp"
#include "mailmerge/prepared.hpp"
#include "mailmerge/row_printer.hpp"
#include "mailmerge/same_file.hpp"
#include "packet/works.hpp"

#include <algorithm>
#include <fstream>
#include <thread>

namespace formletter::mailmerge {

namespace {

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
  state.exhibits += outcome.exhibits.size();
  if (!outcome.exhibits.empty()) ++state.people_with_exhibits;
}

/// The same for every run over the roster, and known to nobody who has not its first row.
std::string mark_salt(const Prepared &prepared) {
  const KeptRows &rows = prepared.seen.kept_rows;
  return digest::sha256_hex(rows.size() > 0 ? row_bytes(rows.row(1)) : prepared.roster.facts().sha256);
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
          .mark_salt = mark_salt(prepared),
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
    if (job_.exhibits) state_.exhibits_of_nobody = job_.exhibits->of_nobody();
    if (state_.done < state_.rows) know_keys(before.rows);
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
  /// Of rows that an earlier run has printed.
  void know_keys(std::size_t count) {
    std::ifstream journal(Journal::path_in(order_.out, order_.shard), std::ios::binary);
    std::string line;
    std::getline(journal, line);  // the head
    for (; count > 0 && std::getline(journal, line); --count)
      if (const auto row = read_row(line)) static_cast<void>(duplicates_.first_of(row->row, row->key_mark));
  }

  void run_workers(Belt &belt, Keeper &keeper) {
    std::vector<std::jthread> workers;
    // Before the first is started: of one that cannot be, the others would wait for ever.
    struct Stopper {
      Belt &belt;
      ~Stopper() { belt.stop(); }
    } const stopper{belt};
    for (std::size_t i = 0; i < std::max<std::size_t>(order_.jobs, 1); ++i) {
      workers.emplace_back(work, std::ref(belt), std::cref(job_), std::cref(prepared_.seen.font_rows),
                           std::to_string(i + 1) + order_.shard.suffix());
    }
    while (auto outcomes = belt.next()) {
      Problems problems;
      for (auto &outcome : *outcomes) {
        if (auto warning = duplicates_.look_at(outcome)) outcome.problems.push_back(std::move(*warning));
        count(outcome, state_);
        problems.insert(problems.end(), outcome.problems.begin(), outcome.problems.end());
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
  NearDuplicates duplicates_{prepared_.form->record_key(), job_.roster};
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
      return {path_problem("roster-in-the-way", order.roster, "This merge would write over its own roster.",
                           "name another folder with --out, or copy the roster out of this one first")};
    }
  }
  return {};
}

/// A roster that is saved while it is read gives rows of both states, cells of two people in one.
Problems changed_roster(const MergeOrder &order, const Prepared &prepared) {
  if (is_unchanged(prepared.roster.facts())) return {};
  return {path_problem("roster-changed", order.roster,
                       "The roster was changed while it was merged: what was made may be of both states.",
                       "delete what is in " + order.out.string() + " and merge anew")};
}

TellKept telling_kept(std::string &name, const MergeWatch &watch) {
  return [&](const KeptFile &kept) {
    name = kept.name;
    watch.problems({kept.problem()});
  };
}

Result<MergeState> rehearse(const MergeOrder &order, const Prepared &prepared, const MergeWatch &watch) {
  if (auto problems = refused_folder(order, prepared); !problems.empty()) return problems;
  std::string kept;
  const auto keeper = rehearsal_keeper(order, prepared, telling_kept(kept, watch));
  auto state = RowRun(order, prepared, watch).print(*keeper, {});
  state.kept_rows = kept;
  if (auto problems = changed_roster(order, prepared); !problems.empty()) return problems;
  return state;
}

Result<MergeState> print(MergeOrder order, Prepared &prepared, const MergeWatch &watch) {
  auto opened = open_journal(order, prepared);
  if (!opened) return opened.problems();
  auto &[journal, before] = *opened;
  const auto keeper =
      order.combined ? combined_keeper(journal, before.last_part, order, prepared) : file_keeper(journal);
  auto state = RowRun(order, prepared, watch).print(*keeper, before);
  if (auto problems = changed_roster(order, prepared); !problems.empty()) return problems;
  if (!state.stopped)
    write_closing_files(prepared, order.out, order.shard, telling_kept(state.kept_rows, watch));
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
