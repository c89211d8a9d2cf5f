#pragma once

#include "layout/setting.hpp"

#include <span>

namespace formletter::layout {

/// What a block is set in.
struct Surroundings {
  Frame frame;
  ElementId parent = artifact;
  const LanguageTag *language = nullptr;  ///< of `parent`
  Tag paragraph = Tag::p;                 ///< what a paragraph without a role of its own is
};

/// Makes one vertical list: collapses spaces, marks breaks with what they lose.
class FlowBuilder {
 public:
  /// `room`: height of the pages that follow the first, for all that must fit on one.
  FlowBuilder(Setting &setting, FlowList &list, Length room);

  void blocks(std::span<const document::Block> blocks, const Surroundings &around);
  void blocks(std::span<const document::SharedBlock> blocks, const Surroundings &around);
  /// Space that the last block asks for below itself.
  Length space_after() const { return pending_space_; }

 private:
  struct Marker {
    std::vector<PlacedRun> runs;  ///< y from the baseline of the text
    Length width, ascent, descent;
  };

  void block(const document::Block &block, const Surroundings &around);
  void content(const document::Block &block, const Surroundings &around);
  void inside(const document::Block &block, const Surroundings &inner);
  /// Adds the space that the entries from `begin` on lack to be that high.
  void fill_up(Length min_height, std::uint32_t begin);
  void paragraph(const document::Block &block, const document::Paragraph &paragraph,
                 const Surroundings &around);
  void lines(const document::Block &block, const document::InlineText &content, const Frame &frame,
             ElementId element);
  void list(const document::Block &block, const document::List &list, const Surroundings &around);
  Marker marker(const document::Block &block, const document::List &list, const document::ListItem &item);
  void definition_list(const document::Block &block, const document::DefinitionList &list,
                       const Surroundings &around);
  void list_body(std::span<const document::Block> content, const Surroundings &item);
  void definition_row(const document::Block &block, const document::Definition &definition,
                      const Surroundings &around, Length term_width);
  void terms(std::span<const document::Block> terms, const Surroundings &around);
  void table(const document::Block &block, const document::Table &table, const Surroundings &around);
  void rule(const document::Block &block, const Surroundings &around);
  void section(const document::Block &block, const document::Section &section, const Surroundings &around);
  void window_address(const document::Block &block, const document::Section &section,
                      const Surroundings &around);

  void append_row(FlowRow row);
  void report_missing(const document::Block &block, const std::vector<text::MissingGlyph> &missing);
  void add_space(Length space);
  void add_fixed_space(Length height, BreakLoss loss);
  std::uint32_t open_container(const document::Block &block, const Frame &frame);
  void keep_together(std::uint32_t begin);
  void flush_markers();
  /// Starts an entry's items: the waiting list markers, on its first baseline.
  std::uint32_t begin_items(Length baseline);
  Entry &append(Entry entry);
  std::uint32_t entry_count() const { return static_cast<std::uint32_t>(list_.entries.size()); }

  Setting &setting_;
  FlowList &list_;
  Length room_;
  Length pending_space_;
  BreakLoss pending_loss_ = BreakLoss::nothing;
  bool pending_break_ = false;
  std::uint32_t container_ = no_index;
  std::uint32_t head_ = no_index;
  std::vector<Marker> markers_;
};

}  // namespace formletter::layout
