#pragma once

#include "mailmerge/csv_rows.hpp"
#include "mailmerge/row.hpp"

#include <cstddef>

namespace formletter::mailmerge {

/// What the rows of a table are measured by.
struct TableShape {
  std::size_t headings = 0;       ///< up to the last that is not empty
  std::size_t written_cells = 0;  ///< of the header's line; 0 where rows end with their last filled cell
  /// The header's line has empty cells at its end, and so have rows: one that is as wide has not slid.
  bool is_padded = false;
  char separator = ',';
};

/// A row of the table: as many cells as there are headings, and what its shape tells of its having
/// been spoiled. A row with a cell more or less may have all its cells in wrong columns. What stands
/// behind the last heading is kept whether or not there are extra cells.
Row shaped_row(CsvRow read, const TableShape &shape);

}  // namespace formletter::mailmerge
