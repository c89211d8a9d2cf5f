#include "mailmerge/row_shape.hpp"

#include "diag/ascii.hpp"

#include <algorithm>
#include <array>

namespace formletter::mailmerge {

namespace {

/// Does a line inside the cell look like a row? Then a quotation mark was never
/// closed, and the next one that opened closed it.
bool holds_rows(std::string_view cell, char separator, std::size_t width) {
  constexpr std::size_t least = 4;
  if (width < least) return false;
  // Nearly no cell has a line end, and one character is looked for quicker than one of two.
  if (cell.find('\n') == std::string_view::npos && cell.find('\r') == std::string_view::npos) return false;
  auto at = cell.find_first_of("\r\n");
  while (at != std::string_view::npos) {
    const auto end = cell.find_first_of("\r\n", at + 1);
    const auto line = cell.substr(at, end == std::string_view::npos ? end : end - at);
    const auto parts = std::count(line.begin(), line.end(), separator);
    // The last line ends where the quotation mark of another cell begins.
    if (static_cast<std::size_t>(parts) >= (width - 1) / 2) return true;
    at = end;
  }
  return false;
}

bool is_totals(const std::vector<std::string> &cells) {
  constexpr std::array<std::string_view, 8> words{"total", "totals",  "grand total", "subtotal",
                                                  "sum",   "average", "count",       "records"};
  const auto filled = static_cast<std::size_t>(
      std::count_if(cells.begin(), cells.end(), [](const auto &cell) { return !cell.empty(); }));
  const auto first = std::find_if(cells.begin(), cells.end(), [](const auto &cell) { return !cell.empty(); });
  if (first == cells.end() || filled > cells.size() / 2) return false;
  std::string word = *first;
  while (word.ends_with(':')) word.pop_back();
  word = ascii::lower(word);
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Cells that may stand there because a separator inside a text has moved all that is behind it: empty
/// ones, too, where they are more than the header's line has. Where rows are padded as that line is, one
/// as wide is as it was meant; in others nothing has moved if an empty cell stands behind the last
/// heading.
std::size_t count_extra(const std::vector<std::string> &cells, const TableShape &shape) {
  if (shape.written_cells == 0 || cells.size() <= shape.headings) return 0;
  if (shape.is_padded && cells.size() == shape.written_cells) return 0;
  if (cells.size() > shape.written_cells) return cells.size() - shape.written_cells;
  if (cells[shape.headings].empty()) return 0;
  return static_cast<std::size_t>(std::count_if(cells.begin() + static_cast<std::ptrdiff_t>(shape.headings),
                                                cells.end(), [](const auto &cell) { return !cell.empty(); }));
}

}  // namespace

Row shaped_row(CsvRow read, const TableShape &shape) {
  Row row{.line = read.line, .cells = std::move(read.cells), .json = {}};
  const auto width = shape.headings;
  row.is_short = row.cells.size() < std::min(shape.written_cells, width);
  row.is_torn = read.is_torn;
  row.is_cut_off = row.is_short && !read.has_line_end;
  row.extra_cells = count_extra(row.cells, shape);
  if (row.cells.size() > width)
    row.beyond.assign(row.cells.begin() + static_cast<std::ptrdiff_t>(width), row.cells.end());
  row.cells.resize(width);
  row.is_totals = is_totals(row.cells);
  // A cell with a line end in it makes a row of several lines.
  if (read.last_line == read.line) return row;
  const auto swallower = std::find_if(row.cells.begin(), row.cells.end(), [&](const auto &cell) {
    return holds_rows(cell, shape.separator, width);
  });
  if (swallower != row.cells.end())
    row.swallowed_column = static_cast<std::size_t>(swallower - row.cells.begin()) + 1;
  return row;
}

}  // namespace formletter::mailmerge
