#pragma once

#include "mailmerge/journal.hpp"

#include <functional>

namespace formletter::mailmerge {

/// What a journal has that a merge can go on from: its first rows.
struct JournaledRows {
  std::uintmax_t bytes = 0;  ///< of the journal
  std::size_t rows = 0, failed = 0;
  std::size_t last_part = 0;  ///< of the combined file; 0 for none
};

/// What tells whether a line is the next one.
struct JournalExpectations {
  std::function<std::size_t()> next_row;  ///< row numbers in the order of printing, then 0
  bool duplex = false;                    ///< of the combined file
};

/// Reads up to the first line that is torn (power loss, a full disk) or is not that of the row
/// that was to be printed next. A part of a combined file whose lines are not all there counts
/// for nothing. Problems: "paper-missing" where the folder lacks a paper that a row has, and
/// "paper-changed" where it has another file in its place, as one that a copy has cut short.
/// Precondition: the journal has a head.
Result<JournaledRows> read_journal(const std::filesystem::path &out, const Shard &shard,
                                   const JournalExpectations &expected);

}  // namespace formletter::mailmerge
