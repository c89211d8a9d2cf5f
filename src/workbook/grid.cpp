#include "workbook/grid.hpp"

#include "diag/nearest_name.hpp"
#include "workbook/archive.hpp"

#include <algorithm>

namespace formletter::workbook {

std::string column_name(std::size_t column) {
  constexpr std::size_t letters = 26;
  std::string name;
  for (; column > 0; column = (column - 1) / letters)
    name.insert(name.begin(), static_cast<char>('A' + (column - 1) % letters));
  return name;
}

std::string_view local_name(std::string_view name) {
  const auto colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::vector<xml::Element> children(const xml::Element &element, std::string_view name) {
  std::vector<xml::Element> found;
  for (const xml::Element &each : element.children()) {
    if (local_name(each.name()) == name) found.push_back(each);
  }
  return found;
}

std::optional<xml::Element> child(const xml::Element &element, std::string_view name) {
  for (const auto &each : element.children()) {
    if (local_name(each.name()) == name) return each;
  }
  return std::nullopt;
}

std::string_view attribute(const xml::Element &element, std::string_view name) {
  for (const auto &each : element.attributes()) {
    if (local_name(each.name) == name) return each.value;
  }
  return {};
}

Result<std::size_t> choose_sheet(const std::vector<SheetEntry> &sheets, std::string_view name,
                                 const std::filesystem::path &path, Problems &warnings) {
  std::vector<std::string> names;
  names.reserve(sheets.size());
  for (const auto &sheet : sheets) names.push_back(sheet.name);
  const auto wanted = std::find_if(sheets.begin(), sheets.end(), [&](const auto &sheet) {
    return name.empty() ? !sheet.hidden : sheet.name == name;
  });
  if (wanted == sheets.end()) {
    Problem problem{.code = "roster-sheet",
                    .place = {.file = path.string()},
                    .subject = std::string(name),
                    .message = "The workbook has no such sheet.",
                    .hint = diag::did_you_mean(std::string(name), names)};
    if (name.empty()) problem.message = "The workbook has no sheet that is not hidden.";
    return problem;
  }
  std::string others;
  for (const auto &sheet : sheets) {
    if (&sheet == &*wanted) continue;
    others += (others.empty() ? "`" : ", `") + sheet.name + "`" + (sheet.hidden ? " (hidden)" : "");
  }
  if (name.empty() && !others.empty()) {
    warnings.push_back({.code = "roster-sheets",
                        .severity = Severity::warning,
                        .place = {.file = path.string()},
                        .subject = wanted->name,
                        .message = "This sheet of the workbook is read; left out: " + others + ".",
                        .hint = "name another sheet with --sheet"});
  }
  return static_cast<std::size_t>(wanted - sheets.begin());
}

void Grid::begin_row(int number, bool hidden) {
  if (!rows_.empty() && rows_.back().cells.empty()) rows_.pop_back();
  rows_.push_back({number, {}});
  hidden_ = hidden;
}

void Grid::put(std::size_t column, std::string text) {
  if (text.empty() || !is_bearable()) return;
  auto &row = rows_.back();
  if (row.cells.empty() && hidden_) hidden_rows_.push_back(row.number);
  if (row.cells.size() <= column) {
    cells_ += column + 1 - row.cells.size();
    row.cells.resize(column + 1);
  }
  row.cells[column] = std::move(text);
}

void Grid::repeat_row(int times) {
  if (rows_.back().cells.empty()) return;
  for (int i = 1; i < times && is_bearable(); ++i) {
    auto row = rows_.back();
    ++row.number;
    cells_ += row.cells.size();
    if (hidden_) hidden_rows_.push_back(row.number);
    rows_.push_back(std::move(row));
  }
}

void Grid::hide_columns(std::size_t first, std::size_t last) {
  hidden_columns_.emplace_back(first, last);
}

void Grid::merge(std::size_t column, std::size_t columns, int row, int rows) {
  if (rows > 1 && columns > 0) merged_.push_back({column, columns, row, rows});
}

/// Headings of several lines are told by what is read of them; people's rows are marked.
void Grid::mark_merged() {
  const auto row_of = [&](int number) {
    return std::lower_bound(rows_.begin(), rows_.end(), number,
                            [](const SheetRow &row, int wanted) { return row.number < wanted; });
  };
  for (const auto &[column, columns, first, count] : merged_) {
    const auto top = row_of(first);
    if (top == rows_.end() || top == rows_.begin() || top->number != first) continue;
    if (column >= top->cells.size() || top->cells[column].empty()) continue;
    for (auto row = top + 1; row != rows_.end() && row->number < first + count; ++row) {
      row->cells.resize(std::max(row->cells.size(), column + 1));
      row->cells[column] = merged_cell;
    }
  }
}

Result<Sheet> Grid::take(std::string name, Problems warnings) && {
  if (!is_bearable()) return workbook_problem(path_, "The sheet is too big.", "save it as CSV");
  if (!rows_.empty() && rows_.back().cells.empty()) rows_.pop_back();
  mark_merged();
  Sheet sheet{.name = std::move(name), .rows = std::move(rows_), .warnings = std::move(warnings)};
  const auto warn = [&](int line, std::string message, std::string hint) {
    sheet.warnings.push_back({.code = "roster-hidden",
                              .severity = Severity::warning,
                              .place = {.file = path_.string(), .line = line},
                              .subject = {},
                              .message = std::move(message),
                              .hint = std::move(hint)});
  };
  if (!hidden_rows_.empty()) {
    warn(hidden_rows_.front(),
         std::to_string(hidden_rows_.size()) +
             " row(s) are hidden in the spreadsheet, by a filter or by hand, " +
             "and are read nevertheless; this is the first.",
         "delete the rows that are not meant, or copy the others to a new sheet");
  }
  const auto width = sheet.rows.empty() ? 0 : sheet.rows.front().cells.size();
  std::size_t hidden = 0;
  for (const auto &[first, last] : hidden_columns_) {
    if (first < width) hidden += std::min(last, width - 1) - first + 1;
  }
  if (hidden > 0) {
    warn(0, std::to_string(hidden) + " column(s) are hidden in the spreadsheet and are read nevertheless.",
         {});
  }
  return sheet;
}

}  // namespace formletter::workbook
