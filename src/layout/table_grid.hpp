#pragma once

#include "layout/setting.hpp"

#include <vector>

namespace formletter::layout {

/// A border where two cells meet: the wider of the two.
struct GridLine {
  Length thickness;
  document::Color color;

  friend bool operator==(const GridLine &, const GridLine &) = default;
};

/// A cell in its place, with physical sides. Columns count in the table's order.
struct GridCell {
  const document::Cell *cell = nullptr;
  std::uint32_t first = 0, count = 1;  ///< columns
  GridLine left, right;                ///< collapsed with the neighbours'
};

struct GridRow {
  const document::Row *row = nullptr;
  bool in_head = false;
  std::vector<GridCell> cells;
  std::vector<GridLine> above;  ///< for each column, collapsed with the row above
  std::vector<GridLine> below;
};

/// The rows of a table, head first, with collapsed borders.
struct TableGrid {
  std::uint32_t columns = 0;
  bool mirrored = false;  ///< the first column stands at the right
  std::vector<GridRow> rows;
};

TableGrid make_grid(const Setting &setting, const document::Block &block, const document::Table &table);

/// Widths of the columns in the table's order, no more than `available` together.
std::vector<Length> column_widths(Setting &setting, const document::Block &block,
                                  const document::Table &table, const TableGrid &grid, Length available);

}  // namespace formletter::layout
