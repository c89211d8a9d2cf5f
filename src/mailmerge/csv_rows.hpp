#pragma once

#include "mailmerge/roster_file.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::mailmerge {

/// One row of a file of separated values.
struct CsvRow {
  int line = 0;  ///< it begins on
  std::vector<std::string> cells;
  int last_line = 0;
  bool has_line_end = true;  ///< false where the file ends without one
  bool is_torn = false;      ///< a piece of a whole row
};

/// Rows as RFC 4180 and its dialects write them: quoted cells may hold line ends
/// and separators; lines with nothing on them are no rows.
class CsvRows {
 public:
  CsvRows(LineReader lines, char separator, int lines_to_skip);
  ~CsvRows();
  CsvRows(CsvRows &&) noexcept;
  CsvRows &operator=(CsvRows &&) noexcept;

  /// Nothing at the end. A problem for a quotation mark that is never closed.
  Result<std::optional<CsvRow>> next();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The cells of one row that stands in `text`.
std::vector<std::string> csv_cells(std::string_view text, char separator);
/// A row as RFC 4180 writes it, CRLF at its end. An apostrophe goes before a cell
/// that a spreadsheet would run as a formula (= + - @ or a tab in front).
std::string csv_line(const std::vector<std::string> &cells);
/// The cell without the apostrophe that csv_line, or a careful program, put before it.
std::string unguarded(std::string cell);

inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace formletter::mailmerge
