#pragma once

#include "mailmerge/combined_file.hpp"
#include "mailmerge/journal.hpp"
#include "mailmerge/row_order.hpp"

#include <formletter/press.hpp>

#include <atomic>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace formletter::mailmerge {

/// What to print for whom, and into which folder.
struct MergeOrder {
  std::filesystem::path pack;
  std::string form;
  std::filesystem::path roster;
  std::string sheet = {};  ///< of a roster that is a workbook; "" for the first
  std::filesystem::path out;
  std::optional<std::filesystem::path> column_map = {};
  PrintOptions print;
  /// The day was asked for; a resumed merge keeps that of its beginning otherwise.
  bool today_is_given = false;
  std::size_t jobs = 1;
  Shard shard = {};
  std::optional<CombinedOptions> combined = {};
  /// The order of printing, of the manifest and of the combined file; the roster's if not given.
  std::optional<SortOptions> sort = {};
  /// A person's PDFs as one packet, with an enclosure list and the exhibits.
  bool packet = false;
  /// Whose folder of scans: ExhibitFolder tells which are whose.
  std::optional<std::filesystem::path> exhibits = {};

  enum class Mode { run, resume, rehearse };
  Mode mode = Mode::run;
};

/// How far a merge is.
struct MergeState {
  std::size_t rows = 0;    ///< to do in all
  std::size_t done = 0;    ///< those of an earlier run too
  std::size_t before = 0;  ///< of these, by an earlier run
  std::size_t failed = 0;
  std::size_t papers = 0, pages = 0;  ///< of this run
  std::size_t exhibits = 0;           ///< bound for so many people of this run:
  std::size_t people_with_exhibits = 0;
  std::size_t exhibits_of_nobody = 0;  ///< files in the folder that no record of the roster is given
  bool stopped = false;                ///< before its end, by `stop`
  /// What somebody had changed in failed-rows.csv stands under this name beside it now; "" where nobody had.
  std::string kept_rows = {};
};

/// What the caller hears while a merge runs, on its own thread, in the order of printing.
struct MergeWatch {
  std::function<void(const MergeState &)> progress;
  std::function<void(const Problems &)> problems;
  const std::atomic<bool> *stop;
};

/// Prints a packet for every row of a roster, or checks that it could. Problems
/// of single rows go to the watch; those in the result kept it from beginning.
/// Throws disk::MachineFailure when the machine fails; what is journaled by then
/// is safe and `resume` goes on from there.
///
/// Into `out` go the papers, manifest.jsonl and, if rows failed, failed-rows.csv.
Result<MergeState> merge(const MergeOrder &order, const MergeWatch &watch);

}  // namespace formletter::mailmerge
