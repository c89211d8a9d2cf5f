#pragma once

#include "mailmerge/outcome.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace formletter::mailmerge {

/// The journal's first line: what must be the same for a merge to be resumed, and for its
/// shards to be gathered.
struct JournalHead {
  struct Combined {
    std::string file;
    std::size_t batch_pages = 0;
    bool duplex = false;
    bool operator==(const Combined &) const = default;
  };
  struct Sort {
    std::string column, collation;
    bool descending = false;
    bool operator==(const Sort &) const = default;
  };
  std::string form, today, roster_sha256, pack_sha256;
  std::size_t rows = 0;
  int writer = 0;          ///< pdf::writer_revision; 0 before there was one
  std::string shard = {};  ///< "2/8"
  std::vector<std::string> only = {}, formats = {};
  std::string language = {};
  std::optional<Combined> combined = {};
  std::optional<Sort> sort = {};
  std::string sheet = {};
  bool packet = false;
  std::string exhibits_sha256 = {}, map_sha256 = {};  ///< "" for none
  std::string record_key = {};                        ///< the form's
  bool operator==(const JournalHead &) const = default;
};

/// Without its line end.
std::string head_line(const JournalHead &head);
/// Nothing of a line that is torn or was written by no merge.
std::optional<JournalHead> read_head(const std::string &line);

/// The outcome as a line of the journal, with its line end.
std::string journal_line(const RowOutcome &outcome);
/// The line as the manifest has it: marks of keys are for merges that go on, and for gathering. Without
/// line ends both.
std::string without_key(const std::string &line);

/// A paper that a line tells of.
struct JournaledPaper {
  std::string file, sha256;
  std::size_t last_page = 0;  ///< where it ends in a combined file; 0 for a file of its own

  bool combined() const { return last_page > 0; }
};

/// What a line says became of its row.
struct JournaledRow {
  std::size_t row = 0, part = 0;
  bool failed = false;
  std::string key_mark = {};
  std::string errors = {};                  ///< all of them, for one cell
  std::vector<JournaledPaper> papers = {};  ///< those that have a file
};
/// Nothing of a line that is torn or was written by no merge.
std::optional<JournaledRow> read_row(const std::string &line);

/// The line with this in place of what it tells of such people. Precondition: it is whole.
std::string with_near_duplicate(const std::string &line, const Problem &told);

/// The file that a combined file's pages came into.
struct JoinedFile {
  std::string name, sha256;
  std::size_t part = 0;          ///< from 1
  std::size_t pages_before = 0;  ///< in it
};
/// The line with the places where the papers of combined files are now. Precondition: it is whole.
std::string with_joined_files(const std::string &line,
                              const std::function<JoinedFile(const std::string &file)> &joined);

}  // namespace formletter::mailmerge
