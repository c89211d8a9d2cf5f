#include "layout/flow_builder.hpp"

#include "diag/overloaded.hpp"

#include <algorithm>

namespace formletter::layout {

using document::Block;
using document::BlockStyle;

FlowBuilder::FlowBuilder(Setting &setting, FlowList &list, Length room)
    : setting_(setting), list_(list), room_(room) {}

void FlowBuilder::blocks(std::span<const Block> blocks, const Surroundings &around) {
  for (const Block &each : blocks) block(each, around);
}

void FlowBuilder::blocks(std::span<const document::SharedBlock> blocks, const Surroundings &around) {
  for (const document::SharedBlock &each : blocks) {
    setting_.lines_down = each.lines_down();
    block(*each, around);
  }
}

void FlowBuilder::block(const Block &block, const Surroundings &around) {
  const BlockStyle &style = setting_.style(block.style);
  if (const auto *section = std::get_if<document::Section>(&block.content);
      section != nullptr && section->role == document::SectionRole::window_address &&
      setting_.document.page.window && !setting_.running_page) {
    return window_address(block, *section, around);
  }
  add_space(style.space_before);
  pending_break_ = pending_break_ || style.page_break_before;
  const std::uint32_t begin = entry_count();
  content(block, around);
  if (style.keep_together) keep_together(begin);
  if (style.keep_with_next && entry_count() > begin) {
    pending_loss_ = std::max(pending_loss_, BreakLoss::keep_with_next);
  }
  add_space(style.space_after);
}

/// The block's own box: indents, width, borders, padding, then what is inside.
void FlowBuilder::content(const Block &block, const Surroundings &around) {
  const BlockStyle &style = setting_.style(block.style);
  Surroundings inner = around;
  inner.frame = around.frame.inset(style.indent_start, style.indent_end, block.direction);
  if (const auto *table = std::get_if<document::Table>(&block.content)) {
    return this->table(block, *table, inner);
  }
  if (style.width && *style.width < inner.frame.width) {
    inner.frame = inner.frame.inset(Length(), inner.frame.width - *style.width, block.direction);
  }
  if (std::holds_alternative<document::HorizontalRule>(block.content)) return rule(block, inner);

  const std::uint32_t outer_container = container_;
  const std::uint32_t begin = entry_count();
  container_ = open_container(block, inner.frame);
  inner.frame = inner.frame.inset(style.border_start + style.padding_start,
                                  style.border_end + style.padding_end, block.direction);
  if (style.border_top + style.padding_top > Length()) {
    add_fixed_space(style.border_top + style.padding_top, BreakLoss::nothing);
    pending_loss_ = BreakLoss::glued;
  }
  inside(block, inner);
  if (style.min_height) fill_up(*style.min_height, begin);
  if (style.border_bottom + style.padding_bottom > Length()) {
    add_fixed_space(style.border_bottom + style.padding_bottom, BreakLoss::glued);
  }
  container_ = outer_container;
}

/// Tables and rules, which have a box of their own, are set before this.
void FlowBuilder::inside(const Block &block, const Surroundings &inner) {
  std::visit(Overloaded{
                 [&](const document::Paragraph &it) { paragraph(block, it, inner); },
                 [&](const document::List &it) { list(block, it, inner); },
                 [&](const document::DefinitionList &it) { definition_list(block, it, inner); },
                 [&](const document::Section &it) { section(block, it, inner); },
                 [](const document::Table &) {},
                 [](const document::HorizontalRule &) {},
             },
             block.content);
}

void FlowBuilder::fill_up(Length min_height, std::uint32_t begin) {
  const Length short_by = min_height - height_of(list_, begin, entry_count());
  if (short_by <= Length()) return;
  pending_space_ = Length();
  add_fixed_space(setting_.at_most(room_, short_by), BreakLoss::glued);
}

std::uint32_t FlowBuilder::open_container(const Block &block, const Frame &frame) {
  const BlockStyle &style = setting_.style(block.style);
  const Length borders = style.border_top + style.border_bottom + style.border_start + style.border_end;
  if (borders == Length() && !style.background) return container_;
  const bool mirrored = block.direction == Direction::right_to_left;
  Container &made = list_.containers.emplace_back();
  made.parent = container_;
  made.frame = frame;
  made.top = style.border_top;
  made.bottom = style.border_bottom;
  made.left = mirrored ? style.border_end : style.border_start;
  made.right = mirrored ? style.border_start : style.border_end;
  made.border_color = style.border_color;
  made.background = style.background;
  return static_cast<std::uint32_t>(list_.containers.size() - 1);
}

void FlowBuilder::section(const Block &block, const document::Section &section, const Surroundings &around) {
  Tag tag = Tag::div;
  switch (section.role) {
    case document::SectionRole::section:
      tag = Tag::sect;
      break;
    case document::SectionRole::blockquote:
      tag = Tag::block_quote;
      break;
    case document::SectionRole::division:
    case document::SectionRole::address:
    case document::SectionRole::window_address:
      break;
  }
  Surroundings inner = around;
  if (!section.blocks.empty()) {
    inner.parent = setting_.element(tag, around.parent, block.language, *around.language);
    inner.language = &block.language;
  }
  blocks(section.blocks, inner);
}

void FlowBuilder::rule(const Block &block, const Surroundings &around) {
  const BlockStyle &style = setting_.style(block.style);
  Length thickness = std::max(style.border_top, style.border_bottom);
  if (thickness == Length()) thickness = Length::pt(0.5);
  Entry entry;
  entry.height = thickness;
  entry.items_begin = begin_items(thickness);
  setting_.items.emplace_back(
      PlacedRule{{around.frame.left, Length(), around.frame.width, thickness}, style.border_color});
  entry.items_end = static_cast<std::uint32_t>(setting_.items.size());
  append(entry);
}

void FlowBuilder::add_space(Length space) {
  pending_space_ = std::max(pending_space_, space.scaled(setting_.tightness().spaces));
}

void FlowBuilder::add_fixed_space(Length height, BreakLoss loss) {
  Entry entry;
  entry.height = height;
  entry.loss = loss;
  entry.items_begin = entry.items_end = static_cast<std::uint32_t>(setting_.items.size());
  append(entry);
}

void FlowBuilder::keep_together(std::uint32_t begin) {
  // What no page can hold is set as if it had not been asked to stay together.
  if (!setting_.fits(height_of(list_, begin, entry_count()), room_)) return;
  for (std::uint32_t i = begin; i < entry_count(); ++i) {
    Entry &entry = list_.entries[i];
    if (i != begin) entry.loss = std::max(entry.loss, BreakLoss::keep_together);
    if (entry.row != no_index) {
      FlowRow &row = list_.rows[entry.row];
      row.split_loss = std::max(row.split_loss, BreakLoss::keep_together);
    }
  }
}

std::uint32_t FlowBuilder::begin_items(Length baseline) {
  const auto begin = static_cast<std::uint32_t>(setting_.items.size());
  for (Marker &marker : markers_) {
    for (PlacedRun &run : marker.runs) {
      run.origin.y += baseline;
      setting_.items.emplace_back(std::move(run));
    }
  }
  markers_.clear();
  return begin;
}

/// An item without content still shows its number.
void FlowBuilder::flush_markers() {
  if (markers_.empty()) return;
  Entry entry;
  Length descent;
  for (const Marker &marker : markers_) {
    entry.baseline = std::max(entry.baseline, marker.ascent);
    descent = std::max(descent, marker.descent);
  }
  entry.has_baseline = true;
  entry.height = entry.baseline + descent;
  entry.items_begin = begin_items(entry.baseline);
  entry.items_end = static_cast<std::uint32_t>(setting_.items.size());
  append(entry);
}

Entry &FlowBuilder::append(Entry entry) {
  entry.space_before = pending_space_;
  entry.loss = std::max(entry.loss, pending_loss_);
  entry.forced_break = pending_break_;
  entry.container = container_;
  entry.head = head_;
  pending_space_ = Length();
  pending_loss_ = BreakLoss::nothing;
  pending_break_ = false;
  for (std::uint32_t id = container_; id != no_index; id = list_.containers[id].parent) {
    if (list_.containers[id].first == no_index) list_.containers[id].first = entry_count();
    list_.containers[id].last = entry_count();
  }
  return list_.entries.emplace_back(entry);
}

}  // namespace formletter::layout
