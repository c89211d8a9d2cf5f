#include "catalogs/tab_rows.hpp"

#include "disk/disk.hpp"

#include <algorithm>
#include <string_view>

namespace formletter::catalogs {

namespace {

std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> cells;
  for (;;) {
    const auto end = std::min(line.find('\t'), line.size());
    cells.emplace_back(line.substr(0, end));
    if (end == line.size()) return cells;
    line.remove_prefix(end + 1);
  }
}

}  // namespace

Result<std::vector<TabRow>> tab_rows(const std::filesystem::path &file, std::size_t columns) {
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) return std::vector<TabRow>{};
  const auto source = disk::read_file(file);
  if (!source) return source.problems();
  std::vector<TabRow> rows;
  Problems problems;
  std::string_view rest = source->text;
  for (int line = 1; !rest.empty(); ++line) {
    auto text = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(text.size() + 1, rest.size()));
    if (text.ends_with('\r')) text.remove_suffix(1);
    if (text.empty() || text.starts_with('#')) continue;
    TabRow row{cells_of(text), {source->name, line, 1}};
    if (row.cells.size() < columns) {
      problems.push_back({.code = "table-row",
                          .place = row.place,
                          .subject = {},
                          .message = "This line has " + std::to_string(row.cells.size()) + " cells; " +
                                     std::to_string(columns) + " parted by tabs were expected.",
                          .hint = {}});
    }
    rows.push_back(std::move(row));
  }
  if (!problems.empty()) return problems;
  return rows;
}

}  // namespace formletter::catalogs
