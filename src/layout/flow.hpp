#pragma once

#include "layout/pages.hpp"

#include <cstdint>
#include <optional>
#include <vector>

/// The document as a vertical list of bands, before it is cut into pages. x is
/// already the page's; y is measured from the top of the band.
namespace formletter::layout {

inline constexpr std::uint32_t no_index = 0xFFFFFFFF;

/// The strip of the page that a block may fill.
struct Frame {
  Length left, width;

  Length right() const { return left + width; }
  Frame inset(Length start, Length end, Direction direction) const {
    const bool mirrored = direction == Direction::right_to_left;
    return {left + (mirrored ? end : start), width - start - end};
  }
};

/// What is lost when a page ends before a band. A page ends at the last of its
/// breaks that lose least.
enum class BreakLoss : std::uint8_t { nothing, keep_together, widow_or_orphan, keep_with_next, glued };

/// A band that no page break divides, or a table row.
struct Entry {
  Length space_before;  ///< collapsed margins; adds nothing at the top of a page or list
  Length height;
  Length baseline;  ///< of its first line, from its top
  BreakLoss loss = BreakLoss::nothing;
  bool has_baseline = false;
  bool forced_break = false;  ///< begins a page
  bool fixed = false;         ///< stands where its items say, on the first page
  std::uint32_t items_begin = 0, items_end = 0;
  std::uint32_t row = no_index;        ///< in FlowList::rows
  std::uint32_t container = no_index;  ///< innermost, in FlowList::containers
  std::uint32_t head = no_index;       ///< in FlowList::heads: what stands above it on a new page
  std::uint32_t heading = no_index;    ///< in Setting::headings
  std::uint32_t numbers_begin = 0, numbers_end = 0;  ///< page numbers it shows
};

/// A block with borders or a background; drawn in one piece for each page.
struct Container {
  std::uint32_t parent = no_index;
  Frame frame;
  Length top, right, bottom, left;  ///< border widths
  document::Color border_color;
  std::optional<document::Color> background;
  std::uint32_t first = no_index, last = no_index;  ///< its entries
};

/// A stretch of a table's collapsed border, centred on the grid.
struct Edge {
  Length begin, end;  ///< x of a horizontal edge; of a vertical one both are its x
  Length thickness;
  document::Color color;
};

/// Rows that stand again at the top of each page that goes on with their table.
struct RepeatedHead {
  std::uint32_t begin = 0, end = 0;  ///< entries
  Length height;
};

struct FlowRow;

struct FlowList {
  std::vector<Entry> entries;
  std::vector<Container> containers;
  std::vector<FlowRow> rows;
  std::vector<RepeatedHead> heads;
};

struct FlowCell {
  Frame frame;  ///< between the middles of its borders
  Length inset_top, inset_bottom;
  Length lead;  ///< moves its first baseline onto that of the row
  std::optional<document::Color> background;
  FlowList list;
};

struct FlowRow {
  std::vector<FlowCell> cells;
  std::vector<Edge> above, below, sides;
  Length min_height;
  bool joins_above = false;  ///< to a row of the same table
  bool repeats = false;      ///< in a table's head
  bool splittable = false;
  BreakLoss split_loss = BreakLoss::nothing;
};

/// Height of entries one after another, without the space before the first.
Length height_of(const FlowList &list, std::uint32_t begin, std::uint32_t end);

}  // namespace formletter::layout
