#include "layout/flow_builder.hpp"
#include "layout/line_maker.hpp"

#include "diag/code_point_name.hpp"
#include "diag/utf8.hpp"

#include <algorithm>
#include <array>

namespace formletter::layout {

using document::Block;
using document::InlineText;

namespace {

constexpr Length least_measure = Length::pt(12);
/// Width of a word space in parts of the size, for most text faces.
constexpr double usual_space = 0.26;

Tag paragraph_tag(document::ParagraphRole role) {
  switch (role) {
    case document::ParagraphRole::heading_1:
      return Tag::h1;
    case document::ParagraphRole::heading_2:
      return Tag::h2;
    case document::ParagraphRole::heading_3:
      return Tag::h3;
    case document::ParagraphRole::term:
      return Tag::label;
    case document::ParagraphRole::caption:
      return Tag::caption;
    case document::ParagraphRole::paragraph:
    case document::ParagraphRole::line:
      break;
  }
  return Tag::p;
}

int heading_level(document::ParagraphRole role) {
  switch (role) {
    case document::ParagraphRole::heading_1:
      return 1;
    case document::ParagraphRole::heading_2:
      return 2;
    case document::ParagraphRole::heading_3:
      return 3;
    case document::ParagraphRole::term:
    case document::ParagraphRole::caption:
    case document::ParagraphRole::paragraph:
    case document::ParagraphRole::line:
      break;
  }
  return 0;
}

/// A box wider than the measure cannot be broken as text can.
void report_too_wide(Setting &setting, const Block &block, const ParagraphText &text, Length measure) {
  for (const text::InlineBox &box : text.boxes) {
    if (box.width <= measure) continue;
    setting.report("too-wide", block,
                   "an image or field is " + std::to_string(box.width.in_millipoints() / 1000) +
                       "pt wide, but there is room for " +
                       std::to_string(std::max<std::int64_t>(0, measure.in_millipoints() / 1000)) + "pt",
                   "give it a smaller width");
  }
}

/// A check box that hangs before its paragraph takes the whole of the indent, so
/// that the text beside it begins where the lines below do.
void hang_check_box(const InlineText &content, const document::BlockStyle &style, ParagraphText &text) {
  if (text.boxes.empty() || text.box_offsets[0] != 0) return;
  const auto *box = std::get_if<document::CheckBox>(&content.objects[text.box_objects[0]]);
  if (box == nullptr || -style.first_line_indent > box->size * 3) return;
  constexpr std::size_t mark_length = 3;
  const bool space = text.text.size() > mark_length && text.text[mark_length] == ' ';
  const Length space_width = space ? text.spans[0].size.scaled(usual_space) : Length();
  text.boxes[0].width = std::max(box->size, -style.first_line_indent - space_width);
}

Length line_x(const document::BlockStyle &style, Direction direction, const Frame &frame, Length width) {
  const Length left_over = frame.width - width;
  const bool mirrored = direction == Direction::right_to_left;
  switch (style.alignment) {
    case document::Alignment::center:
      return frame.left + left_over / 2;
    case document::Alignment::end:
      return frame.left + (mirrored ? Length() : left_over);
    case document::Alignment::start:
    case document::Alignment::justify:
      break;
  }
  return frame.left + (mirrored ? left_over : Length());
}

bool is_heading(const Block &block) {
  const auto *paragraph = std::get_if<document::Paragraph>(&block.content);
  return paragraph != nullptr && heading_level(paragraph->role) != 0;
}

/// What a break before line `index` of `count` leaves alone on a page. A heading
/// is better parted from its text than from itself.
BreakLoss loss_before(const Block &block, const document::BlockStyle &style, std::size_t index,
                      std::size_t count) {
  if (index == 0) return BreakLoss::nothing;
  if (is_heading(block)) return BreakLoss::glued;
  const auto orphans = static_cast<std::size_t>(std::max(style.orphans, 1));
  const auto widows = static_cast<std::size_t>(std::max(style.widows, 1));
  return index < orphans || count - index < widows ? BreakLoss::widow_or_orphan : BreakLoss::nothing;
}

}  // namespace

void FlowBuilder::report_missing(const Block &block, const std::vector<text::MissingGlyph> &missing) {
  for (const text::MissingGlyph &it : missing) {
    std::string character;
    diag::append_utf8(character, it.character);
    setting_.report("missing-glyph", block,
                    "no font of this machine has the character " + diag::code_point_name(it.character) +
                        " (" + character + ")",
                    "install a font that has it, or write it with another character");
  }
}

void FlowBuilder::paragraph(const Block &block, const document::Paragraph &paragraph,
                            const Surroundings &around) {
  if (paragraph.content.text.empty()) return;
  const Tag tag =
      paragraph.role == document::ParagraphRole::paragraph ? around.paragraph : paragraph_tag(paragraph.role);
  const ElementId element = setting_.element(tag, around.parent, block.language, *around.language);
  const int level = heading_level(paragraph.role);
  const std::uint32_t begin = entry_count();
  lines(block, paragraph.content, around.frame, element);
  if (level == 0) return;
  // A heading alone at the foot of a page is wrong whatever the style says.
  pending_loss_ = std::max(pending_loss_, BreakLoss::keep_with_next);
  if (setting_.running_page) return;
  list_.entries[begin].heading = static_cast<std::uint32_t>(setting_.headings.size());
  setting_.headings.push_back({&paragraph.content.text, level, 0, Length()});
}

void FlowBuilder::lines(const Block &block, const InlineText &content, const Frame &frame,
                        ElementId element) {
  const document::BlockStyle &style = setting_.style(block.style);
  ParagraphText &text = setting_.scratch;
  prepare(setting_, content, text, true);
  hang_check_box(content, style, text);
  // Where not even a letter fits, the text would run off the page.
  if (frame.width < least_measure &&
      setting_.typesetter.extent(text.view(block, style.hyphens)).min_content > frame.width) {
    return setting_.report("too-wide", block,
                           "there is no room for the text: indents and columns leave less than 12pt",
                           "take away indents or columns");
  }
  report_too_wide(setting_, block, text, frame.width);
  const text::BrokenParagraph &broken = setting_.typesetter.break_lines(
      text.view(block, style.hyphens),
      {frame.width, style.first_line_indent, style.alignment == document::Alignment::justify, true});
  if (!broken.missing.empty()) report_missing(block, broken.missing);

  LineMaker maker(setting_, {block, content, text, element});
  std::size_t number = 0;
  for (std::size_t i = 0; i < broken.lines.size(); ++i) {
    const text::Line &line = broken.lines[i];
    const Strut strut = maker.measure(line);
    const Frame room = i == 0 ? frame.inset(style.first_line_indent, Length(), block.direction) : frame;
    Entry entry;
    entry.height = strut.ascent + strut.descent;
    entry.baseline = strut.ascent;
    entry.has_baseline = true;
    entry.loss = loss_before(block, style, i, broken.lines.size());
    entry.items_begin = begin_items(strut.ascent);
    maker.place(line, line_x(style, block.direction, room, line.width), strut.ascent);
    entry.items_end = static_cast<std::uint32_t>(setting_.items.size());
    entry.numbers_begin = text.first_number + static_cast<std::uint32_t>(number);
    while (number < text.number_offsets.size() && text.number_offsets[number] < line.text_end) ++number;
    entry.numbers_end = text.first_number + static_cast<std::uint32_t>(number);
    append(entry);
    if (!setting_.fits(entry.height, room_)) {
      setting_.report("too-tall", block, "a line is taller than the page",
                      "make the image or the text smaller");
    }
  }
  report_missing(block, maker.set_values());
}

}  // namespace formletter::layout
