#include "layout/fill_page.hpp"

#include <algorithm>

namespace formletter::layout {

namespace {

/// Divides a row: what of each cell has room. Null when that is not worth doing.
std::unique_ptr<RowPart> split(const FlowRow &row, const std::vector<Position> &from, Room room) {
  auto part = std::make_unique<RowPart>();
  part->begins = from.empty();
  part->cells.resize(row.cells.size());
  const auto start_of = [&](std::size_t i) { return from.empty() ? Position() : from[i]; };
  const auto top_of = [&](const FlowCell &cell) {
    return cell.inset_top + (part->begins ? cell.lead : Length());
  };
  bool progress = false, stuck = false, bad = false;
  std::size_t first_open = row.cells.size();
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const FlowCell &cell = row.cells[i];
    Slice &slice = part->cells[i];
    slice.next = start_of(i);
    if (is_finished(cell.list, slice.next)) continue;
    first_open = std::min(first_open, i);
    slice = fill(cell.list, start_of(i), {room.height - top_of(cell) - cell.inset_bottom, false});
    progress = progress || !slice.steps.empty();
    stuck = stuck || slice.steps.empty();
    bad = bad || slice.loss > BreakLoss::keep_together;
  }
  if (!room.must_progress && (stuck || bad || !progress)) return nullptr;
  if (!progress && first_open < row.cells.size()) {
    const FlowCell &cell = row.cells[first_open];
    part->cells[first_open] =
        fill(cell.list, start_of(first_open), {room.height - top_of(cell) - cell.inset_bottom, true});
  }
  part->ends = true;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const FlowCell &cell = row.cells[i];
    part->ends = part->ends && is_finished(cell.list, part->cells[i].next);
    part->height = std::max(part->height, top_of(cell) + part->cells[i].height + cell.inset_bottom);
  }
  return part;
}

class Filler {
 public:
  Filler(const FlowList &list, const Position &from, Room room) : list_(list), from_(from), room_(room) {}

  Slice fill() {
    slice_.steps.reserve(std::min<std::size_t>(list_.entries.size() - from_.entry, 64));
    slice_.next = from_;
    repeat_head();
    first_own_ = slice_.steps.size();
    std::uint32_t i = from_.entry;
    if (!from_.cells.empty()) {
      if (!go_on_with_row()) return std::move(slice_);
      ++i;
    }
    for (; i < list_.entries.size(); ++i) {
      const Entry &entry = list_.entries[i];
      if (entry.forced_break && holds_something_) return end_at({i, {}});
      const Length space = holds_something_ ? entry.space_before : Length();
      if (y_ + space + entry.height > room_.height && !entry.fixed) return overflow(i, space);
      push(i, space, entry.height);
    }
    return end_at({i, {}});
  }

 private:
  void push(std::uint32_t entry, Length space, Length height) {
    y_ += space;
    slice_.steps.push_back({entry, y_, height, false, nullptr});
    y_ += height;
    holds_something_ = holds_something_ || !list_.entries[entry].fixed;
  }

  void repeat_head() {
    if (from_.entry >= list_.entries.size()) return;
    const std::uint32_t head_index = list_.entries[from_.entry].head;
    if (head_index == no_index) return;
    const RepeatedHead &head = list_.heads[head_index];
    if (from_.entry <= head.begin || head.height > room_.height / 3) return;
    for (std::uint32_t i = head.begin; i < head.end; ++i) {
      slice_.steps.push_back({i, y_, list_.entries[i].height, true, nullptr});
      y_ += list_.entries[i].height;
    }
  }

  /// False when the page ends inside the row.
  bool go_on_with_row() {
    const Entry &entry = list_.entries[from_.entry];
    auto part = split(list_.rows[entry.row], from_.cells, {room_.height - y_, room_.must_progress});
    if (part == nullptr) {
      slice_.steps.clear();
      return false;
    }
    const bool ends = part->ends;
    push_part(from_.entry, Length(), std::move(part));
    return ends;
  }

  void push_part(std::uint32_t entry, Length space, std::unique_ptr<RowPart> part) {
    push(entry, space, part->height);
    slice_.height = y_;
    if (part->ends) {
      slice_.next = {entry + 1, {}};
    } else {
      slice_.next = {entry, {}};
      for (const Slice &cell : part->cells) slice_.next.cells.push_back(cell.next);
    }
    slice_.steps.back().part = std::move(part);
  }

  Slice end_at(Position next) {
    slice_.height = y_;
    slice_.next = std::move(next);
    return std::move(slice_);
  }

  /// Entry `i` has no room: divide it if it is a row, or end at the best break.
  Slice overflow(std::uint32_t i, Length space) {
    const Entry &entry = list_.entries[i];
    const std::size_t best = best_break(i);
    const bool has_break = best != 0;
    const BreakLoss break_loss = has_break ? loss_before_step(best, i) : BreakLoss::glued;
    if (entry.row != no_index) {
      const FlowRow &row = list_.rows[entry.row];
      const bool forced = room_.must_progress && !has_break;
      if (forced || (row.splittable && (!has_break || row.split_loss <= break_loss))) {
        auto part = split(row, {}, {room_.height - y_ - space, forced});
        if (part != nullptr) {
          slice_.loss = row.split_loss;
          push_part(i, space, std::move(part));
          return std::move(slice_);
        }
      }
    }
    if (has_break && (room_.must_progress || break_loss < BreakLoss::keep_with_next)) {
      return cut_at(best, i, break_loss);
    }
    if (room_.must_progress) {  // taller than any page: reported when it was made
      push(i, space, entry.height);
      return end_at({i + 1, {}});
    }
    slice_.steps.clear();
    slice_.next = from_;
    return std::move(slice_);
  }

  /// What is lost by a break before step `index`, or before `next` behind the last.
  BreakLoss loss_before_step(std::size_t index, std::uint32_t next) const {
    return list_.entries[index < slice_.steps.size() ? slice_.steps[index].entry : next].loss;
  }

  /// The last of the breaks that lose least, as a step; 0 when there is none.
  std::size_t best_break(std::uint32_t next) const {
    std::size_t best = 0;
    bool seen = false;
    for (std::size_t k = first_own_; k <= slice_.steps.size(); ++k) {
      if (seen && (best == 0 || loss_before_step(k, next) <= loss_before_step(best, next))) best = k;
      if (k < slice_.steps.size()) seen = seen || !list_.entries[slice_.steps[k].entry].fixed;
    }
    return best;
  }

  Slice cut_at(std::size_t step, std::uint32_t next, BreakLoss loss) {
    if (step < slice_.steps.size()) {
      next = slice_.steps[step].entry;
      slice_.steps.erase(slice_.steps.begin() + static_cast<std::ptrdiff_t>(step), slice_.steps.end());
    }
    y_ = slice_.steps.back().y + slice_.steps.back().height;
    slice_.loss = loss;
    return end_at({next, {}});
  }

  const FlowList &list_;
  const Position &from_;
  Room room_;
  Slice slice_;
  Length y_;
  std::size_t first_own_ = 0;
  bool holds_something_ = false;
};

}  // namespace

Slice fill(const FlowList &list, const Position &from, Room room) {
  return Filler(list, from, room).fill();
}

Slice whole(const FlowList &list) {
  Slice all;
  all.steps.reserve(list.entries.size());
  for (std::uint32_t i = 0; i < list.entries.size(); ++i) {
    if (i != 0) all.height += list.entries[i].space_before;
    all.steps.push_back({i, all.height, list.entries[i].height, false, nullptr});
    all.height += list.entries[i].height;
  }
  all.next = {static_cast<std::uint32_t>(list.entries.size()), {}};
  return all;
}

}  // namespace formletter::layout
