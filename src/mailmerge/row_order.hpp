#pragma once

#include "mailmerge/kept_rows.hpp"
#include "mailmerge/roster.hpp"
#include "mailmerge/row_spool.hpp"
#include "mailmerge/sort_keys.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace formletter::mailmerge {

/// By which column rows are sorted, and which way.
struct SortOptions {
  std::string column;  ///< a heading, or what else a heading could be
  bool descending = false;
};

/// How sorting is done.
struct Sorting {
  bool descending = false;
  std::filesystem::path folder;                     ///< for a file without a name
  std::size_t bytes_in_memory = 8UL * 1024 * 1024;  ///< of keys; more are sorted in runs on disk
};

/// The rows of a roster in the order in which they are printed. A sorted one keeps
/// eight bytes of memory a row; the rows themselves lie in a nameless file. Rows with
/// an empty key stand at the end, rows of one key as the roster has them, either way.
class RowOrder {
 public:
  /// As the roster has them. It must outlive this, and so must those of its rows that were kept, if any.
  explicit RowOrder(const Roster &roster, const KeptRows *kept = nullptr) : roster_(&roster), kept_(kept) {}
  /// Problems are the roster's own. Throws disk::MachineFailure.
  static Result<RowOrder> sorted(const Roster &roster, const SortKeys &keys, const Sorting &sorting);

  /// A reading of positions `first` to `last`, from 1; beyond the last row there are none.
  /// Throws disk::MachineFailure when the roster cannot be read as it once could.
  class Reading {
   public:
    std::optional<Row> next();

   private:
    friend class RowOrder;
    Reading(const RowOrder &order, std::size_t first, std::size_t last);
    const RowOrder *order_;
    std::optional<Roster::Reading> rows_;  ///< of a roster that is not sorted, behind what was kept
    std::size_t next_, last_;
  };
  /// This must outlive the reading.
  Reading read(std::size_t first, std::size_t last) const { return {*this, first, last}; }

 private:
  const Roster *roster_;
  const KeptRows *kept_;
  std::unique_ptr<RowSpool> spool_;  ///< none: the roster's own order
  std::vector<std::uint64_t> offsets_;
};

}  // namespace formletter::mailmerge
