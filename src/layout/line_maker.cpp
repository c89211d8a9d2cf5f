#include "layout/line_maker.hpp"

#include "diag/overloaded.hpp"
#include "layout/field_value.hpp"

#include <algorithm>

namespace formletter::layout {

LineMaker::LineMaker(Setting &setting, const Paragraph &paragraph)
    : setting_(setting),
      paragraph_(paragraph),
      line_height_(setting.style(paragraph.block.style).line_height) {
  if (!paragraph.text.spans.empty()) {
    const text::TextSpan &first = paragraph.text.spans.front();
    strut_size_ = first.size;
    strut_ = leaded(setting.typesetter.primary_face(first.font, paragraph.block.language), first.size);
  }
  make_elements();
}

Strut LineMaker::leaded(text::FaceId face, Length size) const {
  Strut strut = face_strut(setting_.typesetter.fonts(), face, size);
  const Length lead = size.scaled(line_height_) - strut.ascent - strut.descent;
  if (lead <= Length()) return strut;
  strut.ascent += lead / 2;
  strut.descent += lead - lead / 2;
  return strut;
}

Strut LineMaker::measure(const text::Line &line) const {
  Strut most = strut_;
  for (const text::GlyphRun &run : line.runs) {
    if (run.shown->size <= strut_size_) continue;
    const Strut strut = leaded(run.shown->face, run.shown->size);
    most.ascent = std::max(most.ascent, strut.ascent);
    most.descent = std::max(most.descent, strut.descent);
  }
  return tightened(line, {std::max(most.ascent, line.ascent), std::max(most.descent, line.descent)});
}

/// Faces have a little air in their own metrics. Lines with ink beyond these, or with
/// a box that has its height, keep theirs.
Strut LineMaker::tightened(const text::Line &line, Strut strut) const {
  const double kept = setting_.tightness().lines;
  if (kept >= 1 || !line.boxes.empty()) return strut;
  Strut faces;
  for (const text::GlyphRun &run : line.runs) {
    const Strut face = face_strut(setting_.typesetter.fonts(), run.shown->face, run.shown->size);
    faces.ascent = std::max(faces.ascent, face.ascent);
    faces.descent = std::max(faces.descent, face.descent);
  }
  // Both round to millipoints, each in its own way.
  const Length rounding = Length::millipoints(2);
  if (line.ascent > faces.ascent + rounding || line.descent > faces.descent + rounding) return strut;
  const Length taken = (strut.ascent + strut.descent).scaled(1 - kept);
  strut.ascent -= taken / 2;
  strut.descent -= taken - taken / 2;
  return strut;
}

/// All before the lines are placed, so that siblings stand in reading order.
void LineMaker::make_elements() {
  const auto &spans = paragraph_.content.spans;
  const LanguageTag &own = paragraph_.block.language;
  const bool plain = std::all_of(spans.begin(), spans.end(), [&](const document::Span &it) {
    return !it.link && it.expansion.empty() && it.language == own;
  });
  if (plain && paragraph_.text.boxes.empty()) return;

  ElementId link = artifact;
  std::uint32_t link_begin = 0, box = 0;
  for (std::uint32_t i = 0; i < spans.size(); ++i) {
    if (spans[i].link && (i == 0 || spans[i - 1].link != spans[i].link)) {
      link = setting_.element(Tag::link, paragraph_.element, spans[i].language, own);
      link_begin = i;
    }
    elements_.push_back(spans[i].link ? element_of_span(i, spans[link_begin].language, link)
                                      : element_of_span(i, own, paragraph_.element));
    links_.push_back(spans[i].link ? link : artifact);
    const std::uint32_t end = paragraph_.text.spans[i].end;
    for (; box < paragraph_.text.boxes.size() && paragraph_.text.box_offsets[box] < end; ++box) {
      boxes_.push_back(element_of_box(box, elements_.back()));
    }
  }
}

ElementId LineMaker::element_of_span(std::uint32_t index, const LanguageTag &around, ElementId parent) {
  const document::Span &it = span(index);
  if (it.language == around && it.expansion.empty()) return parent;
  if (index > 0) {
    const document::Span &before = span(index - 1);
    const bool goes_on =
        before.link == it.link && before.language == it.language && before.expansion == it.expansion;
    if (goes_on) return elements_.back();
  }
  const ElementId made = setting_.element(Tag::span, parent, it.language, around);
  if (made != artifact && !it.expansion.empty()) setting_.structure[made].expansion = it.expansion;
  return made;
}

ElementId LineMaker::element_of_box(std::uint32_t box, ElementId parent) {
  const auto alternative = [&](Tag tag, const std::string &text) {
    const ElementId made = setting_.element(tag, parent);
    if (made != artifact && !text.empty()) setting_.structure[made].alternative = text;
    return made;
  };
  return std::visit(Overloaded{
                        [&](const document::Image &it) {
                          return it.alternative.empty() ? artifact : alternative(Tag::figure, it.alternative);
                        },
                        [&](const document::CheckBox &it) { return alternative(Tag::form, it.tool_tip); },
                        [&](const document::TextField &it) { return alternative(Tag::form, it.tool_tip); },
                        [&](const document::PageNumber &) { return parent; },
                        [&](const document::PageCount &) { return parent; },
                    },
                    paragraph_.content.objects[paragraph_.text.box_objects[box]]);
}

ElementId LineMaker::element_at(std::uint32_t span) const {
  return elements_.empty() ? paragraph_.element : elements_[span];
}

void LineMaker::place(const text::Line &line, Length x, Length baseline) {
  place_pieces(line, x, baseline);
  // After the text: an element stands in the structure where the first thing of it is placed.
  if (!links_.empty()) place_links(line, x, baseline);
}

void LineMaker::place_pieces(const text::Line &line, Length x, Length baseline) {
  if (line.runs.size() == 1 && line.boxes.empty()) {
    return place_run(line.runs.front(), {x, baseline});
  }
  // Bidi puts runs out of order from left to right; a reader takes them in order.
  pieces_.clear();
  for (std::uint32_t i = 0; i < line.runs.size(); ++i) {
    pieces_.push_back({line.runs[i].text_begin, false, i});
  }
  for (std::uint32_t i = 0; i < line.boxes.size(); ++i) {
    pieces_.push_back({paragraph_.text.box_offsets[line.boxes[i].box], true, i});
  }
  std::sort(pieces_.begin(), pieces_.end(),
            [](const Piece &a, const Piece &b) { return a.offset < b.offset; });
  for (const Piece &piece : pieces_) {
    if (piece.box) {
      place_box(line.boxes[piece.index], x, baseline);
    } else {
      place_run(line.runs[piece.index], {x, baseline});
    }
  }
}

void LineMaker::place_run(const text::GlyphRun &run, Point at) {
  if (run.shown->glyphs.empty()) return;
  const document::TextStyle &style = setting_.text_style(span(run.span).style);
  auto &placed = std::get<PlacedRun>(setting_.items.emplace_back(std::in_place_type<PlacedRun>));
  placed.element = element_at(run.span);
  placed.origin = {at.x + run.x, at.y};
  placed.color = style.color;
  placed.underline = style.underline;
  placed.shown = run.shown;
}

void LineMaker::place_box(const text::PlacedBox &placed, Length x, Length baseline) {
  const text::InlineBox &box = paragraph_.text.boxes[placed.box];
  const Box area{x + placed.x, baseline - box.ascent, placed.width, box.ascent + box.descent};
  const ElementId element = boxes_[placed.box];
  const auto span_at = [&] {
    std::uint32_t index = 0;
    while (paragraph_.text.spans[index].end <= paragraph_.text.box_offsets[placed.box]) ++index;
    return index;
  };
  const auto field = [&](const document::TextField &it) {
    const std::uint32_t index = span_at();
    const text::TextSpan &at = paragraph_.text.spans[index];
    if (!it.value.empty()) filled_.emplace_back(setting_.items.size(), index);
    setting_.items.emplace_back(
        PlacedTextField{.element = element,
                        .face = setting_.typesetter.primary_face(at.font, at.language),
                        .direction = paragraph_.block.direction,
                        .box = area,
                        .field = it,
                        .size = at.size,
                        .value = {}});
  };
  std::visit(
      Overloaded{
          [&](const document::Image &it) {
            setting_.items.emplace_back(PlacedImage{element, area, it.source});
          },
          [&](const document::CheckBox &it) {
            const bool mirrored = paragraph_.block.direction == Direction::right_to_left;
            const Length left = mirrored ? area.x + area.width - it.size : area.x;
            setting_.items.emplace_back(PlacedCheckBox{element, {left, area.y, it.size, area.height}, it});
          },
          field,
          [](const document::PageNumber &) {},
          [](const document::PageCount &) {},
      },
      paragraph_.content.objects[paragraph_.text.box_objects[placed.box]]);
}

std::vector<text::MissingGlyph> LineMaker::set_values() {
  std::vector<text::MissingGlyph> missing;
  for (const auto &[item, index] : filled_) {
    const auto found = set_value(setting_, paragraph_.block, paragraph_.text.spans[index],
                                 std::get<PlacedTextField>(setting_.items[item]));
    missing.insert(missing.end(), found.begin(), found.end());
  }
  return missing;
}

/// One area for each link on the line: from its first glyph to its last.
void LineMaker::place_links(const text::Line &line, Length x, Length baseline) {
  std::vector<std::pair<std::uint32_t, Box>> areas;  // by first span
  for (const text::GlyphRun &run : line.runs) {
    const std::optional<std::uint32_t> link = span(run.span).link;
    if (!link || run.shown->glyphs.empty()) continue;
    const Strut strut = face_strut(setting_.typesetter.fonts(), run.shown->face, run.shown->size);
    const Box area{x + run.x, baseline - strut.ascent, run.width, strut.ascent + strut.descent};
    const auto same = std::find_if(areas.begin(), areas.end(),
                                   [&](const auto &it) { return links_[it.first] == links_[run.span]; });
    if (same == areas.end()) {
      areas.emplace_back(run.span, area);
      continue;
    }
    same->first = std::min(same->first, run.span);
    Box &all = same->second;
    const Length right = std::max(all.x + all.width, area.x + area.width);
    const Length bottom = std::max(all.y + all.height, area.y + area.height);
    all.x = std::min(all.x, area.x);
    all.y = std::min(all.y, area.y);
    all.width = right - all.x;
    all.height = bottom - all.y;
  }
  std::sort(areas.begin(), areas.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
  for (const auto &[index, area] : areas) {
    setting_.items.emplace_back(
        PlacedLink{links_[index], area, setting_.document.links.at(*span(index).link)});
  }
}

}  // namespace formletter::layout
