#include "layout/flow_builder.hpp"

#include <algorithm>

namespace formletter::layout {

namespace {

/// Offset of the first line's baseline in its cell, if it begins with a line.
std::optional<Length> first_baseline(const FlowCell &cell) {
  if (cell.list.entries.empty() || !cell.list.entries.front().has_baseline) return std::nullopt;
  return cell.inset_top + cell.list.entries.front().baseline;
}

Length cell_height(const FlowCell &cell) {
  const auto count = static_cast<std::uint32_t>(cell.list.entries.size());
  return cell.inset_top + cell.lead + height_of(cell.list, 0, count) + cell.inset_bottom;
}

}  // namespace

/// Puts the first lines of all cells on one baseline, whatever their scripts.
void FlowBuilder::append_row(FlowRow row) {
  Entry entry;
  for (const FlowCell &cell : row.cells) {
    if (const auto baseline = first_baseline(cell)) {
      entry.baseline = std::max(entry.baseline, *baseline);
      entry.has_baseline = true;
    }
  }
  entry.height = row.min_height;
  for (FlowCell &cell : row.cells) {
    if (const auto baseline = first_baseline(cell)) cell.lead = entry.baseline - *baseline;
    entry.height = std::max(entry.height, cell_height(cell));
  }
  entry.row = static_cast<std::uint32_t>(list_.rows.size());
  entry.items_begin = begin_items(entry.baseline);
  entry.items_end = static_cast<std::uint32_t>(setting_.items.size());
  // What no page can hold has to be divided.
  row.splittable = !setting_.fits(entry.height, room_) || row.splittable;
  list_.rows.push_back(std::move(row));
  append(entry);
}

}  // namespace formletter::layout
