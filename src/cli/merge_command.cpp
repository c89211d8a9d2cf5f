#include "mailmerge/merge.hpp"

#include "cli/command.hpp"
#include "cli/command_syntax.hpp"
#include "cli/counted.hpp"
#include "cli/gather_shards.hpp"
#include "cli/merge_progress.hpp"
#include "cli/shard_option.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <csignal>
#include <iostream>
#include <map>
#include <thread>

namespace formletter::cli {

namespace {

std::atomic<bool> stop_is_asked{false};

/// While it lives, the first Ctrl-C asks to stop and the second kills; so do the end of a
/// cluster's time and a terminal that is closed. What is ignored stays so: with `nohup`, and
/// Ctrl-C in what a script has started beside itself.
class StopOnSignal {
 public:
  StopOnSignal() {
    stop_is_asked = false;
    struct sigaction action = {};
    action.sa_handler = [](int) { stop_is_asked = true; };
    action.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND);
    for (std::size_t i = 0; i < signals.size(); ++i) {
      ::sigaction(signals[i], nullptr, &before_[i]);
      if (before_[i].sa_handler != SIG_IGN) ::sigaction(signals[i], &action, nullptr);
    }
  }
  StopOnSignal(const StopOnSignal &) = delete;
  StopOnSignal &operator=(const StopOnSignal &) = delete;
  ~StopOnSignal() {
    for (std::size_t i = 0; i < signals.size(); ++i) ::sigaction(signals[i], &before_[i], nullptr);
  }

 private:
  static constexpr std::array signals{SIGINT, SIGTERM, SIGHUP};
  std::array<struct sigaction, signals.size()> before_ = {};
};

void declare_roster_of_merge(CommandSyntax &syntax, MergeLine &merge) {
  syntax.option("--roster", merge.roster, "The people: CSV, XLSX or ODS with a header row, or JSON Lines")
      .value_name("FILE");
  syntax.option("--sheet", merge.sheet, "The sheet of an XLSX or ODS roster; the first if not given")
      .value_name("NAME");
  syntax.option("--map", merge.column_map, "Which column is which field: lines `heading = field`, or JSON")
      .value_name("FILE");
}

void declare_combined(CommandSyntax &syntax, MergeLine &merge) {
  const auto combined =
      syntax.option("--combined", merge.combined, "PDFs as one file of this name in DIR, for a printer")
          .value_name("NAME.pdf");
  syntax
      .option("--batch-pages", merge.batch_pages,
              "Pages of a combined file; more go into further parts. A record that has more by itself "
              "is not parted, and told")
      .value_name("N")
      .between(1, 20000)
      .needs(combined);
  syntax.flag("--duplex", merge.duplex, "In a combined file each paper begins on a new sheet")
      .needs(combined);
}

void declare_order(CommandSyntax &syntax, MergeLine &merge) {
  const auto sort = syntax.option("--sort", merge.sort, "Print in the order of this column; empty cells last")
                        .value_name("COLUMN");
  syntax.flag("--descending", merge.descending, "The last of the column first").needs(sort);
}

void declare_packets(CommandSyntax &syntax, MergeLine &merge) {
  syntax.flag("--packet", merge.packet,
              "A person's PDFs as one, with an enclosure list and the exhibits, in place of each by itself");
  syntax
      .option("--exhibits", merge.exhibits,
              "Folder of scans (PDF, JPEG, PNG) for packets and e-mail drafts: those in the folder "
              "DIR/RECORD_ID, which is always safe, and DIR/RECORD_ID-WORD*, in the order of their names. "
              "A file that may be of a longer id (RECORD_ID-2*) is bound to nobody, and told")
      .value_name("DIR");
}

void declare_workers(CommandSyntax &syntax, MergeLine &merge) {
  syntax.option("--jobs", merge.jobs, "Workers; as many as the machine has cores if not given")
      .value_name("N")
      .between(1, 1024);
  syntax.option("--shard", merge.shard, "Only part K of N of the rows; N alone in an array job")
      .value_name("K/N");
}

void declare_merge(CommandSyntax &syntax, CommandLine &line) {
  auto &merge = line.merge;
  syntax.describe("Print the papers of every person of a roster");
  declare_form(syntax, line).optional();
  declare_roster_of_merge(syntax, merge);
  syntax.option("--out", line.out, "Folder for the papers; made if it is not there")
      .required()
      .value_name("DIR");
  syntax.flag("--dry-run", merge.dry_run, "Check and set every row, print none; the failed ones go into DIR");
  syntax.flag("--resume", merge.resume, "Go on with a merge that was stopped");
  declare_combined(syntax, merge);
  declare_order(syntax, merge);
  declare_packets(syntax, merge);
  declare_only(syntax, line);
  declare_run(syntax, line);
  declare_require_reviewed(syntax, line);
  declare_formats(syntax, line);
  declare_workers(syntax, merge);
  declare_gather(syntax, line);
  syntax.option("--progress", merge.progress, "auto, none or json")
      .value_name("HOW")
      .one_of({"auto", "none", "json"});
  syntax.end_with(
      "Into DIR go the papers, manifest.jsonl and, if rows failed, failed-rows.csv to mend and merge again\n"
      "(mended in DIR, it is kept as failed-rows-kept-1.csv by the next merge into DIR).\n"
      "Exit codes: 0 all printed, 1 some rows failed, 2 wrong usage, 3 stopped or the machine failed "
      "(--resume "
      "goes on).\n"
      "Examples:\n  formletter roster pd-request --out people.csv\n"
      "  formletter merge pd-request --roster people.csv --out papers --dry-run\n"
      "  formletter merge pd-request --roster people.csv --out papers --combined all.pdf --duplex\n"
      "  formletter merge pd-request --roster people.csv --out papers --packet --exhibits scans\n"
      "  formletter merge --gather papers --out papers");
}

/// "letters" of "letters.pdf".
Result<std::string> combined_stem(const std::string &asked) {
  const auto refused = [](std::string message, const std::string &name) {
    return Problem{.code = "bad-option",
                   .place = {},
                   .subject = "--combined",
                   .message = std::move(message),
                   .hint = "--combined " + name};
  };
  const auto name = std::filesystem::path(asked).filename().string();
  auto stem = name.substr(0, name.find_last_of('.'));
  // A file called ".pdf" would not be seen in its folder.
  if (stem.find_first_not_of('.') == std::string::npos)
    return refused("This is no file's name; the papers would go into a hidden file.", "letters.pdf");
  if (name != asked)
    return refused("The combined file goes into the folder of --out, with the merge's other files.", name);
  return stem;
}

Result<mailmerge::MergeOrder> merge_order(const CommandLine &line, const Surroundings &surroundings) {
  auto options = print_options(line, surroundings);
  if (!options) return options.problems();
  const auto &formats = options->formats;
  if (line.merge.packet && !formats.empty() && std::ranges::find(formats, Format::pdf) == formats.end()) {
    return Problem{.code = "bad-option",
                   .place = {},
                   .subject = "--packet",
                   .message = "A packet is a PDF, and --format asks for none.",
                   .hint = "add --format pdf"};
  }
  const auto shard = shard_from(line.merge.shard, surroundings);
  if (!shard) return shard.problems();
  mailmerge::MergeOrder order{.pack = pack_folder(line, surroundings),
                              .form = line.form,
                              .roster = line.merge.roster,
                              .sheet = line.merge.sheet,
                              .out = line.out,
                              .print = std::move(*options),
                              .today_is_given = !line.today.empty(),
                              .jobs = line.merge.jobs,
                              .shard = *shard,
                              .packet = line.merge.packet};
  if (order.jobs == 0) order.jobs = std::max(1U, std::thread::hardware_concurrency());
  if (!line.merge.exhibits.empty()) order.exhibits = line.merge.exhibits;
  if (!line.merge.column_map.empty()) order.column_map = line.merge.column_map;
  if (!line.merge.sort.empty()) {
    order.sort = mailmerge::SortOptions{.column = line.merge.sort, .descending = line.merge.descending};
  }
  if (!line.merge.combined.empty()) {
    const auto stem = combined_stem(line.merge.combined);
    if (!stem) return stem.problems();
    order.combined = mailmerge::CombinedOptions{*stem + shard->suffix() + ".pdf", line.merge.batch_pages,
                                                line.merge.duplex};
  }
  if (line.merge.dry_run) order.mode = mailmerge::MergeOrder::Mode::rehearse;
  if (line.merge.resume) order.mode = mailmerge::MergeOrder::Mode::resume;
  return order;
}

MergeProgress::Style style_of(const CommandLine &line, const Surroundings &surroundings) {
  if (line.merge.progress == "none") return MergeProgress::Style::none;
  if (line.merge.progress == "json") return MergeProgress::Style::json;
  const bool terminal = &surroundings.err == &std::cerr && ::isatty(STDERR_FILENO) == 1;
  return terminal ? MergeProgress::Style::bar : MergeProgress::Style::lines;
}

/// A warning that many rows have is told once, with their number. Doubles are told each, and so is what
/// was kept, though the machine fails then.
class WarningTally {
 public:
  /// What is to be told at once.
  Problems take(const Problems &problems) {
    Problems now;
    for (const auto &problem : problems) {
      const bool each = problem.severity == Severity::error || problem.code == "near-duplicate" ||
                        problem.code == "failed-rows-kept";
      if (each) {
        now.push_back(problem);
      } else {
        auto &[first, rows] = seen_[{problem.code, problem.subject}];
        if (rows++ == 0) first = problem;
      }
    }
    return now;
  }
  Problems rest() const {
    Problems told;
    for (const auto &[key, tally] : seen_) {
      told.push_back(tally.first);
      if (tally.rows > 1) told.back().message += " (" + std::to_string(tally.rows) + " such warnings in all)";
    }
    return told;
  }

 private:
  struct Tally {
    Problem first;
    std::size_t rows = 0;
  };
  std::map<std::pair<std::string, std::string>, Tally> seen_;
};

std::string merge_summary(const mailmerge::MergeState &state, const mailmerge::MergeOrder &order) {
  const bool rehearsal = order.mode == mailmerge::MergeOrder::Mode::rehearse;
  std::string text = std::to_string(state.done) + " of " + std::to_string(state.rows) +
                     (rehearsal ? " rows checked, " : " rows done, ") + std::to_string(state.failed) +
                     " failed; " + std::to_string(state.papers) + " papers, " + std::to_string(state.pages) +
                     " pages";
  if (order.exhibits)
    text += "; " + counted(state.exhibits, "exhibit") + " bound for " +
            (state.people_with_exhibits == 1 ? "1 person, "
                                             : std::to_string(state.people_with_exhibits) + " people, ") +
            counted(state.exhibits_of_nobody, "file") + " for nobody" +
            (rehearsal ? "" : " (the manifest says which went to whom)");
  if (order.combined && !rehearsal && !state.stopped && state.before == 0 && state.pages == 0)
    text += "; no PDF among them, so no combined file";
  if (state.failed > 0 && !state.stopped) text += "; see failed-rows in " + order.out.string();
  if (state.stopped) text += "; stopped" + std::string(rehearsal ? "" : ", --resume goes on");
  return text;
}

int run_merge(const CommandLine &line, const Surroundings &surroundings) {
  if (!line.merge.gather.empty()) return gather_shards(line, surroundings);
  if (line.merge.dry_run && line.merge.resume) {
    surroundings.err << "formletter: --dry-run prints nothing that --resume could go on with\n";
    return wrong_usage;
  }
  const auto order = merge_order(line, surroundings);
  if (!order) return fail_with(order.problems(), line, surroundings);
  MergeProgress progress(surroundings.err, style_of(line, surroundings), [] {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
  });
  const StopOnSignal on_signal;
  WarningTally warnings;
  const auto state = mailmerge::merge(*order, {.progress = [&](const auto &at) { progress.tell(at); },
                                               .problems =
                                                   [&](const Problems &problems) {
                                                     const auto now = warnings.take(problems);
                                                     if (now.empty()) return;
                                                     progress.clear();
                                                     report(now, line, surroundings.err);
                                                   },
                                               .stop = &stop_is_asked});
  progress.clear();
  report(warnings.rest(), line, surroundings.err);
  if (!state) return fail_with(state.problems(), line, surroundings);
  progress.finish(*state);
  surroundings.out << merge_summary(*state, *order) << "\n";
  if (state->stopped) return machine_failed;
  return state->failed == 0 ? good : bad_input;
}

}  // namespace

Command merge_command() {
  return {declare_merge, run_merge, "merge"};
}

}  // namespace formletter::cli
