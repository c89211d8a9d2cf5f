#pragma once

#include "workbook/sheet.hpp"

#include "xml/tree.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::workbook {

/// An element's or attribute's name without its prefix.
std::string_view local_name(std::string_view name);
/// Children of a local name.
std::vector<xml::Element> children(const xml::Element &element, std::string_view name);
std::optional<xml::Element> child(const xml::Element &element, std::string_view name);
/// The value of an attribute by its local name, or "".
std::string_view attribute(const xml::Element &element, std::string_view name);

/// One sheet of a workbook, by name.
struct SheetEntry {
  std::string name, part;
  bool hidden = false;
};

/// The sheet of the name, or the first that is not hidden; warns of those left out.
Result<std::size_t> choose_sheet(const std::vector<SheetEntry> &sheets, std::string_view name,
                                 const std::filesystem::path &path, Problems &warnings);

/// Gathers the cells of a sheet row by row.
class Grid {
 public:
  explicit Grid(std::filesystem::path path) : path_(std::move(path)) {}

  void begin_row(int number, bool hidden);
  void put(std::size_t column, std::string text);
  /// The row again, so many times in all; for one that repeats.
  void repeat_row(int times);
  /// A range of merged cells; of rows as the spreadsheet counts.
  void merge(std::size_t column, std::size_t columns, int row, int rows);
  void hide_columns(std::size_t first, std::size_t last);
  /// The rows that are not empty, and warnings: those given, and of what is hidden. A
  /// sheet too big to be a roster is a problem.
  Result<Sheet> take(std::string name, Problems warnings) &&;

 private:
  bool is_bearable() const { return cells_ < most_cells; }
  static constexpr std::size_t most_cells = 50UL * 1000 * 1000;
  std::filesystem::path path_;
  std::vector<SheetRow> rows_;
  std::vector<int> hidden_rows_;
  std::vector<std::pair<std::size_t, std::size_t>> hidden_columns_;
  struct Merged {
    std::size_t column, columns;
    int row, rows;
  };
  void mark_merged();
  std::vector<Merged> merged_;
  std::size_t cells_ = 0;
  bool hidden_ = false;
};

}  // namespace formletter::workbook
