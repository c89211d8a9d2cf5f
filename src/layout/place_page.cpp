#include "layout/place_page.hpp"

#include "diag/overloaded.hpp"

#include <algorithm>
#include <utility>

namespace formletter::layout {

namespace {

/// A repeated head says nothing new to who listens, and has no second fields.
std::optional<PageItem> repetition(const PageItem &item) {
  return std::visit(Overloaded{
                        [](const PlacedRun &it) -> std::optional<PageItem> {
                          PlacedRun copy = it;
                          copy.element = artifact;
                          return copy;
                        },
                        [](const PlacedRule &it) -> std::optional<PageItem> { return it; },
                        [](const PlacedImage &it) -> std::optional<PageItem> {
                          return PlacedImage{artifact, it.box, it.source};
                        },
                        [](const PlacedCheckBox &) -> std::optional<PageItem> { return std::nullopt; },
                        [](const PlacedTextField &) -> std::optional<PageItem> { return std::nullopt; },
                        [](const PlacedLink &) -> std::optional<PageItem> { return std::nullopt; },
                    },
                    item);
}

bool joins_above(const FlowList &list, const Step &step) {
  const std::uint32_t row = list.entries[step.entry].row;
  return row != no_index && list.rows[row].joins_above;
}

}  // namespace

PagePlacer::PagePlacer(Setting &setting, std::uint32_t page) : setting_(setting), page_(page) {
  placed_.reserve(setting.items.size());
}

void PagePlacer::place(const FlowList &list, const Slice &slice, Length top) {
  place(list, slice, top, Use::move);
}

void PagePlacer::place(const FlowList &list, Length top) {
  place_whole(list, top, Use::move);
}

/// Nearly all cells hold lines alone: they need no slice to be made.
void PagePlacer::place_whole(const FlowList &list, Length top, Use use) {
  const auto is_line = [](const Entry &entry) {
    return entry.row == no_index && entry.container == no_index && !entry.fixed;
  };
  if (!std::ranges::all_of(list.entries, is_line)) return place(list, whole(list), top, use);
  for (const Entry &entry : list.entries) {
    if (&entry != &list.entries.front()) top += entry.space_before;
    place_entry(entry, top, use);
    top += entry.height;
  }
}

void PagePlacer::place(const FlowList &list, const Slice &slice, Length top, Use use) {
  const std::size_t outer_base = std::exchange(open_base_, open_.size());
  std::uint32_t before = no_index;
  Length bottom = top;
  for (std::size_t i = 0; i < slice.steps.size(); ++i) {
    const Step &step = slice.steps[i];
    const Entry &entry = list.entries[step.entry];
    const Length y = top + step.y;
    if (entry.fixed) {
      place_entry(entry, Length(), use);
      continue;
    }
    const Use step_use = step.repeated ? Use::repeat : use;
    if (!step.repeated) {
      close_containers(list, entry.container, before, bottom);
      open_containers(list, entry.container, y, step.part && !step.part->begins ? no_index : step.entry);
    }
    if (entry.row != no_index) {
      const FlowRow &row = list.rows[entry.row];
      const bool copied = use == Use::move && row.repeats && !step.repeated;
      // A list's marker beside a row stands where the row begins.
      if (!step.part || step.part->begins) place_entry(entry, y, copied ? Use::copy : step_use);
      place_cells(row, y, step, copied ? Use::copy : step_use);
      const bool closed = i + 1 == slice.steps.size() || !joins_above(list, slice.steps[i + 1]);
      draw_edges(row, y, step, closed);
    } else {
      place_entry(entry, y, step_use);
    }
    bottom = y + step.height;
    before = step.part && !step.part->ends ? no_index : step.entry;
  }
  close_containers(list, no_index, before, bottom);
  open_base_ = outer_base;
}

void PagePlacer::place_entry(const Entry &entry, Length top, Use use) {
  for (std::uint32_t i = entry.items_begin; i < entry.items_end; ++i) placed_.push_back({i, use, top});
  if (use == Use::repeat) return;
  if (entry.heading != no_index) {
    setting_.headings[entry.heading].page = page_;
    setting_.headings[entry.heading].y = top;
  }
}

void PagePlacer::place_cells(const FlowRow &row, Length top, const Step &step, Use use) {
  const bool begins = !step.part || step.part->begins;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const FlowCell &cell = row.cells[i];
    if (cell.background) {
      behind(order_++, {cell.frame.left, top, cell.frame.width, step.height}, *cell.background);
    }
    const Length inside = top + cell.inset_top + (begins ? cell.lead : Length());
    if (step.part) {
      place(cell.list, step.part->cells[i], inside, use);
    } else {
      place_whole(cell.list, inside, use);
    }
  }
}

/// `closed`: no row of the same table follows on this page and draws the edge
/// between them.
void PagePlacer::draw_edges(const FlowRow &row, Length top, const Step &step, bool closed) {
  const std::uint32_t order = order_++;
  const auto horizontal = [&](const Edge &edge, Length y) {
    behind(order, {edge.begin, y - edge.thickness / 2, edge.end - edge.begin, edge.thickness}, edge.color);
  };
  if (!step.part || step.part->begins) {
    for (const Edge &edge : row.above) horizontal(edge, top);
  }
  for (const Edge &edge : row.sides) {
    behind(order, {edge.begin - edge.thickness / 2, top, edge.thickness, step.height}, edge.color);
  }
  if (closed && (!step.part || step.part->ends)) {
    for (const Edge &edge : row.below) horizontal(edge, top + step.height);
  }
}

/// Opens, outermost first, what is not open yet of `innermost` and those around it.
void PagePlacer::open_containers(const FlowList &list, std::uint32_t innermost, Length top,
                                 std::uint32_t first_entry) {
  const std::size_t begin = open_.size();
  const std::uint32_t innermost_open = begin > open_base_ ? open_.back().id : no_index;
  for (std::uint32_t id = innermost; id != innermost_open; id = list.containers[id].parent) {
    open_.push_back({id, 0, top, first_entry});
  }
  std::reverse(open_.begin() + static_cast<std::ptrdiff_t>(begin), open_.end());
  for (std::size_t i = begin; i < open_.size(); ++i) open_[i].order = order_++;
}

/// Closes what does not hold `innermost`.
void PagePlacer::close_containers(const FlowList &list, std::uint32_t innermost, std::uint32_t last_entry,
                                  Length bottom) {
  const auto holds = [&](std::uint32_t id) {
    for (std::uint32_t at = innermost; at != no_index; at = list.containers[at].parent) {
      if (at == id) return true;
    }
    return false;
  };
  while (open_.size() > open_base_ && !holds(open_.back().id)) {
    draw(list.containers[open_.back().id], open_.back(), last_entry, bottom);
    open_.pop_back();
  }
}

void PagePlacer::draw(const Container &container, const OpenContainer &open, std::uint32_t last_entry,
                      Length bottom) {
  const Frame &frame = container.frame;
  const Length height = bottom - open.top;
  if (container.background)
    behind(open.order, {frame.left, open.top, frame.width, height}, *container.background);
  const auto border = [&](Box box) { behind(open.order, box, container.border_color); };
  if (container.left > Length()) border({frame.left, open.top, container.left, height});
  if (container.right > Length())
    border({frame.right() - container.right, open.top, container.right, height});
  if (container.top > Length() && open.first_entry == container.first) {
    border({frame.left, open.top, frame.width, container.top});
  }
  if (container.bottom > Length() && last_entry == container.last) {
    border({frame.left, bottom - container.bottom, frame.width, container.bottom});
  }
}

void PagePlacer::behind(std::uint32_t order, Box box, document::Color color) {
  behind_.push_back({order, {box, color}});
}

void PagePlacer::finish(std::vector<PageItem> &items) && {
  std::stable_sort(behind_.begin(), behind_.end(),
                   [](const Behind &a, const Behind &b) { return a.order < b.order; });
  items.reserve(items.size() + behind_.size() + placed_.size());
  for (Behind &each : behind_) items.emplace_back(each.rule);
  for (const Placed &each : placed_) put(each, items);
}

void PagePlacer::put(const Placed &placed, std::vector<PageItem> &items) {
  PageItem &item = setting_.items[placed.item];
  switch (placed.use) {
    case Use::move:
      move_down(items.emplace_back(std::move(item)), placed.top);
      break;
    case Use::copy:
      move_down(items.emplace_back(item), placed.top);
      break;
    case Use::repeat:
      if (std::optional<PageItem> copy = repetition(item))
        move_down(items.emplace_back(std::move(*copy)), placed.top);
      break;
  }
}

}  // namespace formletter::layout
