#pragma once

#include <formletter/result.hpp>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::workbook {

/// What a cell is read as that is merged with one above which is not empty: nobody can tell
/// whether that value is meant for this row, too.
inline constexpr std::string_view merged_cell = "#MERGED!";

/// What a formula is read as that no spreadsheet has worked out: programs that write workbooks leave
/// that to whoever opens them, and the cell would seem empty.
inline constexpr std::string_view formula_without_result = "#FORMULA!";

/// A row that is not empty. Cells are what they mean rather than how they look:
/// dates as YYYY-MM-DD 00:00:00, numbers with all their digits, zeros in front that the
/// format shows; the last values of formulas; errors as #REF! and the like.
struct SheetRow {
  int number = 0;  ///< from 1, as the spreadsheet counts
  std::vector<std::string> cells;
};

struct Sheet {
  std::string name;
  std::vector<SheetRow> rows;
  Problems warnings;  ///< hidden rows and columns, sheets that are left out
};

/// What a spreadsheet calls the column, from 1: A, Z, AA.
std::string column_name(std::size_t column);

/// False when this program was built without libzip.
bool can_read_workbooks();

/// Reads one sheet of an XLSX or ODS file into memory: that of the name, or the
/// first that is not hidden. Problems, with hints: no such sheet, another kind of
/// archive, a password, a broken file, one of unreasonable size.
/// Precondition: can_read_workbooks().
Result<Sheet> read_sheet(const std::filesystem::path &path, std::string_view name);

}  // namespace formletter::workbook
