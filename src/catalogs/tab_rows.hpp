#pragma once

#include <formletter/result.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace formletter::catalogs {

/// A line of a table that a spreadsheet or an editor keeps as text.
struct TabRow {
  std::vector<std::string> cells;
  Place place;
};

/// The lines of a file of cells parted by tabs, "#" comments and empty lines left
/// out; none when there is no such file. A line with fewer than `columns` cells is
/// a problem ("table-row").
Result<std::vector<TabRow>> tab_rows(const std::filesystem::path &file, std::size_t columns);

}  // namespace formletter::catalogs
