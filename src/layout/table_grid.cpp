#include "layout/table_grid.hpp"

#include "layout/content_extent.hpp"
#include "layout/table_columns.hpp"

#include <algorithm>

namespace formletter::layout {

using document::BlockStyle;

namespace {

/// The four borders of a box with start and end turned into left and right.
struct Sides {
  GridLine top, right, bottom, left;
};

Sides sides_of(const BlockStyle &style, Direction direction) {
  const bool mirrored = direction == Direction::right_to_left;
  const auto line = [&](Length thickness) { return GridLine{thickness, style.border_color}; };
  return {line(style.border_top), line(mirrored ? style.border_start : style.border_end),
          line(style.border_bottom), line(mirrored ? style.border_end : style.border_start)};
}

const GridLine &thicker(const GridLine &a, const GridLine &b) {
  return a.thickness < b.thickness ? b : a;
}

Sides sides_of(const Setting &setting, const GridCell &cell) {
  return sides_of(setting.style(cell.cell->style), cell.cell->direction);
}

GridRow make_row(const document::Row &row, bool in_head) {
  GridRow made;
  made.row = &row;
  made.in_head = in_head;
  std::uint32_t column = 0;
  for (const document::Cell &cell : row.cells) {
    const std::uint32_t count = std::max<std::uint32_t>(cell.column_span, 1);
    made.cells.push_back({&cell, column, count, {}, {}});
    column += count;
  }
  return made;
}

void collapse_sides(const Setting &setting, GridRow &row, const Sides &table, bool mirrored) {
  if (row.cells.empty()) return;
  for (GridCell &cell : row.cells) {
    const Sides sides = sides_of(setting, cell);
    cell.left = sides.left;
    cell.right = sides.right;
  }
  const auto meet = [](GridLine &left_of_it, GridLine &right_of_it) {
    left_of_it = right_of_it = thicker(left_of_it, right_of_it);
  };
  for (std::size_t i = 0; i + 1 < row.cells.size(); ++i) {
    GridCell &left = mirrored ? row.cells[i + 1] : row.cells[i];
    GridCell &right = mirrored ? row.cells[i] : row.cells[i + 1];
    meet(left.right, right.left);
  }
  GridCell &leftmost = mirrored ? row.cells.back() : row.cells.front();
  GridCell &rightmost = mirrored ? row.cells.front() : row.cells.back();
  leftmost.left = thicker(table.left, leftmost.left);
  rightmost.right = thicker(table.right, rightmost.right);
}

void collapse_between_rows(const Setting &setting, TableGrid &grid, const Sides &table) {
  std::vector<GridLine> line(grid.columns, table.top);
  for (std::size_t r = 0; r <= grid.rows.size(); ++r) {
    if (r == grid.rows.size()) {
      for (GridLine &it : line) it = thicker(it, table.bottom);
    } else {
      for (const GridCell &cell : grid.rows[r].cells) {
        const GridLine top = sides_of(setting, cell).top;
        for (std::uint32_t c = 0; c < cell.count; ++c)
          line[cell.first + c] = thicker(line[cell.first + c], top);
      }
    }
    if (r > 0) grid.rows[r - 1].below = line;
    if (r == grid.rows.size()) return;
    grid.rows[r].above = std::exchange(line, std::vector<GridLine>(grid.columns));
    for (const GridCell &cell : grid.rows[r].cells) {
      std::fill_n(line.begin() + cell.first, cell.count, sides_of(setting, cell).bottom);
    }
  }
}

}  // namespace

TableGrid make_grid(const Setting &setting, const document::Block &block, const document::Table &table) {
  TableGrid grid;
  grid.mirrored = block.direction == Direction::right_to_left && !table.paired;
  grid.rows.reserve(table.head.size() + table.body.size());
  for (const document::Row &row : table.head) grid.rows.push_back(make_row(row, true));
  for (const document::Row &row : table.body) grid.rows.push_back(make_row(row, false));
  for (const GridRow &row : grid.rows) {
    if (!row.cells.empty()) {
      grid.columns = std::max(grid.columns, row.cells.back().first + row.cells.back().count);
    }
  }
  const Sides sides = sides_of(setting.style(block.style), block.direction);
  for (GridRow &row : grid.rows) collapse_sides(setting, row, sides, grid.mirrored);
  collapse_between_rows(setting, grid, sides);
  return grid;
}

/// What each column's content needs at least and at most.
static std::vector<ColumnNeed> column_needs(Setting &setting, const TableGrid &grid) {
  std::vector<ColumnNeed> needs(grid.columns);
  const auto need_of = [&](const GridCell &cell) {
    const BlockStyle &style = setting.style(cell.cell->style);
    const Length around =
        style.padding_start + style.padding_end + cell.left.thickness / 2 + cell.right.thickness / 2;
    const text::Typesetter::Extent extent = content_extent(setting, cell.cell->blocks);
    return ColumnNeed{extent.min_content + around, extent.max_content + around, style.width};
  };
  for (const bool spanning : {false, true}) {
    for (const GridRow &row : grid.rows) {
      for (const GridCell &cell : row.cells) {
        if ((cell.count > 1) != spanning) continue;
        const ColumnNeed need = need_of(cell);
        if (spanning) {
          add_spanning_need(needs, cell.first, cell.count, need);
          continue;
        }
        ColumnNeed &column = needs[cell.first];
        column.min = std::max(column.min, need.min);
        column.max = std::max(column.max, need.max);
        if (need.fixed) column.fixed = std::max(column.fixed.value_or(Length()), *need.fixed);
      }
    }
  }
  return needs;
}

std::vector<Length> column_widths(Setting &setting, const document::Block &block,
                                  const document::Table &table, const TableGrid &grid, Length available) {
  const std::optional<Length> wanted = setting.style(block.style).width;
  const Length width = wanted ? std::min(*wanted, available) : available;
  const bool shared = table.column_shares.size() == grid.columns;
  if (table.paired && !shared) return divide(std::vector<double>(grid.columns, 1.0), width);
  const std::vector<ColumnNeed> needs = column_needs(setting, grid);
  if (!shared) return distribute(needs, width, wanted.has_value());
  std::vector<Length> widths = divide(table.column_shares, width);
  widen_to_least(widths, needs);
  return widths;
}

}  // namespace formletter::layout
