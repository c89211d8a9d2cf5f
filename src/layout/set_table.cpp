#include "layout/flow_builder.hpp"
#include "layout/table_grid.hpp"

#include <algorithm>
#include <utility>

namespace formletter::layout {

using document::Block;
using document::BlockStyle;

namespace {

/// Where the columns of a table stand on the page.
class ColumnPlaces {
 public:
  ColumnPlaces(const std::vector<Length> &widths, const Frame &frame, const TableGrid &grid,
               const Block &block, const document::Table &table)
      : mirrored_(grid.mirrored), paired_(table.paired) {
    Length all;
    for (const Length width : widths) all += width;
    const bool at_right = block.direction == Direction::right_to_left;
    const Length left = at_right ? frame.right() - all : frame.left;
    Length at = mirrored_ ? left + all : left;
    starts_.push_back(at);
    for (const Length width : widths) {
      at += mirrored_ ? -width : width;
      starts_.push_back(at);
    }
  }

  bool is_paired() const { return paired_; }
  Direction direction() const { return mirrored_ ? Direction::right_to_left : Direction::left_to_right; }
  Frame of(std::uint32_t first, std::uint32_t count) const {
    const Length a = starts_[first], b = starts_[first + count];
    return {std::min(a, b), std::max(a, b) - std::min(a, b)};
  }

 private:
  bool mirrored_, paired_;
  std::vector<Length> starts_;  ///< x where each column starts, and where the last ends
};

/// One edge for neighbouring columns that have the same line.
std::vector<Edge> horizontal_edges(const std::vector<GridLine> &lines, const ColumnPlaces &places) {
  std::vector<Edge> edges;
  for (std::uint32_t begin = 0; begin < lines.size();) {
    std::uint32_t end = begin + 1;
    while (end < lines.size() && lines[end] == lines[begin]) ++end;
    if (lines[begin].thickness > Length()) {
      const Frame frame = places.of(begin, end - begin);
      edges.push_back({frame.left, frame.right(), lines[begin].thickness, lines[begin].color});
    }
    begin = end;
  }
  return edges;
}

/// Outer ends reach over the vertical lines they meet, so that corners close.
void close_corners(std::vector<Edge> &edges, const std::vector<Edge> &sides) {
  for (Edge &edge : edges) {
    for (const Edge &side : sides) {
      if (side.begin == edge.begin) edge.begin -= side.thickness / 2;
      if (side.begin == edge.end) edge.end += side.thickness / 2;
    }
  }
}

std::vector<Edge> vertical_edges(const GridRow &row, const ColumnPlaces &places) {
  std::vector<Edge> edges;
  const auto add = [&](Length x, const GridLine &line) {
    const bool seen = std::any_of(edges.begin(), edges.end(), [&](const Edge &it) { return it.begin == x; });
    if (line.thickness > Length() && !seen) edges.push_back({x, x, line.thickness, line.color});
  };
  for (const GridCell &cell : row.cells) {
    const Frame frame = places.of(cell.first, cell.count);
    add(frame.left, cell.left);
    add(frame.right(), cell.right);
  }
  return edges;
}

Length thickest(const std::vector<GridLine> &lines) {
  Length most;
  for (const GridLine &line : lines) most = std::max(most, line.thickness);
  return most;
}

Tag cell_tag(document::CellRole role) {
  return role == document::CellRole::data ? Tag::data_cell : Tag::header_cell;
}

/// Makes the rows of one table with the cells' content in lists of their own.
class RowMaker {
 public:
  RowMaker(Setting &setting, const ColumnPlaces &places, Length room)
      : setting_(setting), places_(places), room_(room) {}

  FlowRow make(const GridRow &grid_row, ElementId parent, const LanguageTag &language) {
    FlowRow row;
    row.splittable = !grid_row.row->keep_together;
    row.repeats = grid_row.in_head;
    row.sides = vertical_edges(grid_row, places_);
    row.above = horizontal_edges(grid_row.above, places_);
    row.below = horizontal_edges(grid_row.below, places_);
    close_corners(row.above, row.sides);
    close_corners(row.below, row.sides);
    const ElementId element = setting_.element(Tag::table_row, parent);
    row.cells.resize(grid_row.cells.size());
    for (std::size_t i = 0; i < grid_row.cells.size(); ++i) {
      const BlockStyle &style = setting_.style(grid_row.cells[i].cell->style);
      row.min_height = std::max(row.min_height, style.min_height.value_or(Length()));
      row.cells[i].inset_top = style.padding_top + thickest(grid_row.above) / 2;
      row.cells[i].inset_bottom = style.padding_bottom + thickest(grid_row.below) / 2;
      fill_cell(row.cells[i], grid_row.cells[i], cell_element(*grid_row.cells[i].cell, element, language));
    }
    row.min_height = setting_.at_most(room_, row.min_height);
    return row;
  }

 private:
  ElementId cell_element(const document::Cell &cell, ElementId row, const LanguageTag &language) {
    const ElementId element = setting_.element(cell_tag(cell.role), row, cell.language, language);
    if (element == artifact) return element;
    setting_.structure[element].column_span = std::max<std::uint32_t>(cell.column_span, 1);
    setting_.structure[element].column_scope = cell.role == document::CellRole::column_header;
    return element;
  }

  void fill_cell(FlowCell &made, const GridCell &from, ElementId element) {
    const document::Cell &cell = *from.cell;
    const BlockStyle &style = setting_.style(cell.style);
    made.frame = places_.of(from.first, from.count);
    made.background = style.background;
    // As the columns follow each other: a cell's own direction does not move the gap between them,
    // but where two languages face each other.
    const Direction direction = places_.is_paired() ? cell.direction : places_.direction();
    Frame inside = made.frame.inset(style.padding_start, style.padding_end, direction);
    inside.left += from.left.thickness / 2;
    inside.width -= from.left.thickness / 2 + from.right.thickness / 2;
    FlowBuilder builder(setting_, made.list, room_ - made.inset_top - made.inset_bottom);
    builder.blocks(cell.blocks, {inside, element, &cell.language});
    // A cell keeps the margins of what is in it.
    if (made.list.entries.empty()) return;
    made.inset_top += made.list.entries.front().space_before;
    made.inset_bottom += builder.space_after();
  }

  Setting &setting_;
  const ColumnPlaces &places_;
  Length room_;
};

}  // namespace

/// A cell ends with a block that must not stand last on a page.
static bool goes_with_next(const Setting &setting, const GridRow &row) {
  return std::ranges::any_of(row.cells, [&](const GridCell &cell) {
    return !cell.cell->blocks.empty() && setting.style(cell.cell->blocks.back().style).keep_with_next;
  });
}

void FlowBuilder::table(const Block &block, const document::Table &table, const Surroundings &around) {
  const TableGrid grid = make_grid(setting_, block, table);
  if (grid.columns == 0) return;
  const std::vector<Length> widths = column_widths(setting_, block, table, grid, around.frame.width);
  const ColumnPlaces places(widths, around.frame, grid, block, table);
  const ElementId element = setting_.element(Tag::table, around.parent, block.language, *around.language);
  if (!table.caption.empty()) {
    blocks(table.caption, {places.of(0, grid.columns), element, &block.language});
    pending_loss_ = BreakLoss::keep_with_next;
  }

  const Length outer_room = room_;
  const std::uint32_t outer_head = head_;
  const std::uint32_t begin = entry_count();
  ElementId part = artifact;
  for (std::size_t i = 0; i < grid.rows.size(); ++i) {
    const GridRow &row = grid.rows[i];
    if (i == 0 || grid.rows[i - 1].in_head != row.in_head) {
      part = setting_.element(row.in_head ? Tag::table_head : Tag::table_body, element);
      if (i != 0) {  // the head ends here and goes with what follows
        pending_loss_ = BreakLoss::keep_with_next;
        head_ = static_cast<std::uint32_t>(list_.heads.size());
        list_.heads.push_back({begin, entry_count(), height_of(list_, begin, entry_count())});
        const Length head = list_.heads.back().height;
        room_ -= setting_.at_most(room_, head * 3) / 3;
      }
    } else if (row.in_head) {
      pending_loss_ = BreakLoss::glued;
    } else if (i != 0 && goes_with_next(setting_, grid.rows[i - 1])) {
      pending_loss_ = std::max(pending_loss_, BreakLoss::keep_with_next);
    }
    FlowRow made = RowMaker(setting_, places, room_).make(row, part, block.language);
    made.joins_above = i != 0;
    append_row(std::move(made));
  }
  room_ = outer_room;
  head_ = outer_head;
}

}  // namespace formletter::layout
