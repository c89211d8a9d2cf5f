#include "layout/flow_builder.hpp"

#include <algorithm>

namespace formletter::layout {

using document::Block;

namespace {

/// Between a marker and the text, in parts of the marker's size.
constexpr double marker_gap = 0.5;

/// A box to tick must be 4 mm, as those that are fields. U+2610 is drawn about
/// this high, in parts of its size, and stands on the baseline.
constexpr std::string_view ballot_box = "\u2610";
constexpr double ballot_box_height = 0.73;
/// Half the height of capitals, in parts of the size.
constexpr double middle_of_capitals = 0.357;

struct MarkerLook {
  Length size;
  Length lowered;  ///< below the baseline of the text
};
MarkerLook marker_look(const std::string &marker, Length text_size) {
  if (marker != ballot_box) return {text_size, Length()};
  const Length size = std::max(text_size, Length::mm(4).scaled(1 / ballot_box_height));
  return {size, size.scaled(ballot_box_height / 2) - text_size.scaled(middle_of_capitals)};
}

/// The larger of the spaces that the first blocks of both columns ask for above
/// (`above`) or the last ones below.
Length outer_space(const Setting &setting, const document::Definition &definition, bool above) {
  const auto of = [&](const std::vector<Block> &blocks) {
    if (blocks.empty()) return Length();
    return above ? setting.style(blocks.front().style).space_before
                 : setting.style(blocks.back().style).space_after;
  };
  return std::max(of(definition.terms), of(definition.descriptions));
}

}  // namespace

void FlowBuilder::list(const Block &block, const document::List &list, const Surroundings &around) {
  if (list.items.empty()) return;
  const ElementId element = setting_.element(Tag::list, around.parent, block.language, *around.language);
  if (element != artifact) setting_.structure[element].marker = list.marker;

  std::vector<Marker> markers;
  markers.reserve(list.items.size());
  Length widest;
  for (const document::ListItem &item : list.items) {
    markers.push_back(marker(block, list, item));
    widest = std::max(widest, markers.back().width);
  }
  // All bodies of a list hang at one place, the widest number's.
  const Length gap =
      widest > Length() ? setting_.text_style(list.marker_style).size.scaled(marker_gap) : Length();
  const Length indent = std::max(list.marker_width, widest + gap);
  const Frame body = around.frame.inset(indent, Length(), block.direction);
  const bool mirrored = block.direction == Direction::right_to_left;

  for (std::size_t i = 0; i < list.items.size(); ++i) {
    const ElementId item = setting_.element(Tag::list_item, element);
    const ElementId label = markers[i].runs.empty() ? artifact : setting_.element(Tag::label, item);
    for (PlacedRun &run : markers[i].runs) {
      run.element = label;
      run.origin.x += mirrored ? body.right() + gap : body.left - gap - markers[i].width;
    }
    markers_.push_back(std::move(markers[i]));
    list_body(list.items[i].blocks, {body, item, &block.language});
    flush_markers();
  }
}

FlowBuilder::Marker FlowBuilder::marker(const Block &block, const document::List &list,
                                        const document::ListItem &item) {
  Marker made;
  if (item.marker.empty()) return made;
  const document::TextStyle &style = setting_.text_style(list.marker_style);
  const MarkerLook look = marker_look(item.marker, style.size);
  const text::TextSpan span{0,
                            static_cast<std::uint32_t>(item.marker.size()),
                            font_request(style),
                            look.size,
                            block.language,
                            style.letter_spacing};
  const text::BrokenParagraph &broken = setting_.typesetter.break_lines(
      {.text = item.marker, .spans = {&span, 1}, .direction = block.direction},
      {.width = setting_.document.page.width, .justify = false, .optimum = false});
  report_missing(block, broken.missing);
  const text::Line &line = broken.lines.front();
  made.width = line.width;
  made.ascent = line.ascent;
  made.descent = line.descent;
  // From left to right they stand as seen; the label reads in order.
  std::vector<text::GlyphRun> runs = line.runs;
  std::ranges::sort(runs, {}, &text::GlyphRun::text_begin);
  for (const text::GlyphRun &run : runs) {
    PlacedRun &placed = made.runs.emplace_back();
    placed.origin = {run.x, look.lowered};
    placed.color = style.color;
    placed.shown = run.shown;
  }
  return made;
}

void FlowBuilder::definition_list(const Block &block, const document::DefinitionList &list,
                                  const Surroundings &around) {
  if (list.definitions.empty()) return;
  Surroundings inner = around;
  inner.parent = setting_.element(Tag::list, around.parent, block.language, *around.language);
  inner.language = &block.language;
  if (list.term_width && list_.rows.empty()) list_.rows.reserve(list.definitions.size());
  for (const document::Definition &definition : list.definitions) {
    Surroundings item = inner;
    item.parent = setting_.element(Tag::list_item, inner.parent);
    if (list.term_width) {
      definition_row(block, definition, item, *list.term_width);
      continue;
    }
    terms(definition.terms, item);
    pending_loss_ = definition.terms.empty() ? pending_loss_ : BreakLoss::keep_with_next;
    if (!definition.descriptions.empty()) list_body(definition.descriptions, item);
  }
}

/// A paragraph alone is the body itself, as a term is the label: an element less for each item.
void FlowBuilder::list_body(std::span<const Block> content, const Surroundings &item) {
  Surroundings inner = item;
  const auto *only =
      content.size() == 1 ? std::get_if<document::Paragraph>(&content.front().content) : nullptr;
  if (only != nullptr && only->role == document::ParagraphRole::paragraph && !only->content.text.empty()) {
    inner.paragraph = Tag::list_body;
  } else {
    inner.parent = setting_.element(Tag::list_body, item.parent);
  }
  blocks(content, inner);
}

/// A term's paragraph is the label itself; other blocks get a label around them.
void FlowBuilder::terms(std::span<const Block> terms, const Surroundings &around) {
  for (const Block &term : terms) {
    Surroundings inner = around;
    const auto *paragraph = std::get_if<document::Paragraph>(&term.content);
    if (paragraph == nullptr || paragraph->role != document::ParagraphRole::term) {
      inner.parent = setting_.element(Tag::label, around.parent, term.language, *around.language);
      inner.language = &term.language;
    }
    block(term, inner);
  }
}

/// Term and description side by side on one baseline.
void FlowBuilder::definition_row(const Block &block, const document::Definition &definition,
                                 const Surroundings &around, Length term_width) {
  const Length term = std::min(term_width, around.frame.width / 2);
  const Length gap = std::min(Length::pt(6), term / 4);
  FlowRow row;
  row.splittable = true;
  row.cells.resize(2);
  const Frame term_frame = around.frame.inset(Length(), around.frame.width - term, block.direction);
  row.cells[0].frame = term_frame.inset(Length(), gap, block.direction);
  row.cells[1].frame = around.frame.inset(term, Length(), block.direction);

  Surroundings inner = around;
  inner.frame = row.cells[0].frame;
  FlowBuilder(setting_, row.cells[0].list, room_).terms(definition.terms, inner);
  inner.frame = row.cells[1].frame;
  if (!definition.descriptions.empty())
    FlowBuilder(setting_, row.cells[1].list, room_).list_body(definition.descriptions, inner);
  add_space(outer_space(setting_, definition, true));
  append_row(std::move(row));
  add_space(outer_space(setting_, definition, false));
}

}  // namespace formletter::layout
