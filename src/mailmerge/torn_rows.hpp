#pragma once

#include "mailmerge/csv_rows.hpp"

#include <cstddef>
#include <deque>
#include <optional>

namespace formletter::mailmerge {

/// The rows of a file, pieces of a torn one marked: a program that writes no quotation marks makes of
/// a line end inside a cell the end of the row.
class TornRows {
 public:
  /// `width`: cells of a whole row.
  TornRows(CsvRows rows, std::size_t width) : rows_(std::move(rows)), width_(width) {}
  Result<std::optional<CsvRow>> next();

 private:
  const CsvRow *ahead(std::size_t index);
  std::size_t pieces_from(const CsvRow &first);

  CsvRows rows_;
  std::size_t width_, pieces_left_ = 0;
  std::deque<CsvRow> ahead_;
  std::optional<Problem> trouble_;  ///< behind what was read ahead
};

}  // namespace formletter::mailmerge
