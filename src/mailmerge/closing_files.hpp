#pragma once

#include "mailmerge/growing_file.hpp"
#include "mailmerge/journal.hpp"
#include "mailmerge/mendable_file.hpp"
#include "mailmerge/prepared.hpp"

#include <filesystem>
#include <string>

namespace formletter::mailmerge {

/// The failed rows as a roster, with a column that says what to mend; no file if
/// there is none. JSON Lines stay JSON Lines and keep their rows as they are.
class FailedRows {
 public:
  FailedRows(const Roster &roster, const std::filesystem::path &out, const Shard &shard);
  void add(const Row &row, const std::string &problems);
  void finish(const TellKept &tell) { file_.finish(tell); }

 private:
  const Roster &roster_;
  MendableFile file_;
  bool begun_ = false;
};

/// The rows of a shard in the order of printing.
RowOrder::Reading rows_of_shard(const Prepared &prepared, const Shard &shard);
/// The next row. Throws disk::MachineFailure if it is not the one of this number: the
/// roster has changed then.
Row next_row(RowOrder::Reading &reading, std::size_t number);

/// Writes failed-rows.csv, then manifest.jsonl, from the journal and the roster: where there
/// is a manifest, the run was whole.
void write_closing_files(const Prepared &prepared, const std::filesystem::path &out, const Shard &shard,
                         const TellKept &tell);

}  // namespace formletter::mailmerge
