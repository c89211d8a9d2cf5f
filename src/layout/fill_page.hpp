#pragma once

#include "layout/flow.hpp"

#include <memory>
#include <vector>

namespace formletter::layout {

/// How far a list has been set: the next entry, and inside a row that was divided
/// how far each of its cells has.
struct Position {
  std::uint32_t entry = 0;
  std::vector<Position> cells;
};

struct RowPart;

/// An entry on a page, or the part of a row that has room there.
struct Step {
  std::uint32_t entry = 0;
  Length y;  ///< of its top, from the top of the slice
  Length height;
  bool repeated = false;  ///< of a table's head, on a page that goes on with it
  std::unique_ptr<RowPart> part;
};

/// What of a list stands on one page.
struct Slice {
  std::vector<Step> steps;
  Length height;
  Position next;
  BreakLoss loss = BreakLoss::nothing;  ///< of the break that ends it
};

struct RowPart {
  std::vector<Slice> cells;
  Length height;
  bool begins = false, ends = false;  ///< holds the row's first or last
};

struct Room {
  Length height;
  bool must_progress = false;  ///< no page has more: something has to be set
};

/// Sets as much of `list` as has room, up to the best break. With `must_progress`
/// at least one entry or part of a row; without, maybe nothing.
Slice fill(const FlowList &list, const Position &from, Room room);

/// All of a list on one page, however tall.
Slice whole(const FlowList &list);

inline bool is_finished(const FlowList &list, const Position &position) {
  return position.entry >= list.entries.size();
}

}  // namespace formletter::layout
