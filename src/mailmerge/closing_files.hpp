#pragma once

#include "mailmerge/journal.hpp"
#include "mailmerge/prepared.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace formletter::mailmerge {

/// A file that appears under its name when it is whole. In bounded memory.
class GrowingFile {
 public:
  explicit GrowingFile(std::filesystem::path path);
  ~GrowingFile();
  GrowingFile(const GrowingFile &) = delete;
  GrowingFile &operator=(const GrowingFile &) = delete;
  /// Both throw disk::MachineFailure.
  void add(std::string_view bytes);
  void finish();

 private:
  void write_buffer();

  std::filesystem::path path_, temporary_;
  disk::OpenFile file_;
  std::string buffer_;
};

/// The failed rows as a roster, with a column that says what to mend; no file if
/// there is none. JSON Lines stay JSON Lines and keep their rows as they are.
class FailedRows {
 public:
  FailedRows(const Roster &roster, const std::filesystem::path &out, const Shard &shard);
  void add(const Row &row, const std::string &problems);
  void finish();

 private:
  const Roster &roster_;
  std::filesystem::path path_;
  std::optional<GrowingFile> file_;
};

/// The rows of a shard in the order of printing.
RowOrder::Reading rows_of_shard(const Prepared &prepared, const Shard &shard);
/// The next row. Throws disk::MachineFailure if it is not the one of this number: the
/// roster has changed then.
Row next_row(RowOrder::Reading &reading, std::size_t number);

/// Writes failed-rows.csv, then manifest.jsonl, from the journal and the roster: where there
/// is a manifest, the run was whole.
void write_closing_files(const Prepared &prepared, const std::filesystem::path &out, const Shard &shard);

}  // namespace formletter::mailmerge
