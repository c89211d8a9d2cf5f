#include "layout/paragraph_text.hpp"

#include "diag/overloaded.hpp"
#include "layout/setting.hpp"

#include <algorithm>
#include <cassert>

namespace formletter::layout {

using document::InlineText;

namespace {

constexpr std::string_view object_mark = "\xEF\xBF\xBC";  // U+FFFC

/// A box centred on half the height of capitals, as the eye wants it beside text.
text::InlineBox check_box(const document::CheckBox &box, const text::FaceDescription &face, Length size) {
  const double cap_height = face.cap_height > 0 ? face.cap_height : 0.7 * face.units_per_em;
  const Length middle = size.scaled(cap_height / face.units_per_em / 2.0);
  return {box.size, middle + box.size / 2, box.size - box.size / 2 - middle, false};
}

/// Room for a number that is written by hand: a field with less left on its line takes the next.
constexpr Length least_field = Length::in(1.4);

/// Tall enough to write in by hand; its lower edge a little under the baseline.
text::InlineBox text_field(const document::TextField &field, const Strut &strut) {
  return {field.width.value_or(least_field), std::max(strut.ascent, Length::pt(14)),
          std::min(strut.descent, Length::pt(2.5)), !field.width};
}

text::InlineBox inline_box(Setting &setting, const document::InlineObject &object,
                           const text::TextSpan &span) {
  const text::Fonts &fonts = setting.typesetter.fonts();
  const text::FaceId face = setting.typesetter.primary_face(span.font, span.language);
  return std::visit(
      Overloaded{
          [](const document::Image &it) {
            return text::InlineBox{it.width, it.height, Length(), false};
          },
          [&](const document::CheckBox &it) { return check_box(it, fonts.describe(face), span.size); },
          [&](const document::TextField &it) { return text_field(it, face_strut(fonts, face, span.size)); },
          [](const document::PageNumber &) { return text::InlineBox(); },
          [](const document::PageCount &) { return text::InlineBox(); },
      },
      object);
}

/// Digits for an object that is a page number, or nothing.
std::string digits(Setting &setting, const document::InlineObject &object, std::uint32_t number_index) {
  if (std::holds_alternative<document::PageCount>(object)) {
    setting.count_used = true;
    return std::to_string(setting.assumed.count);
  }
  if (!std::holds_alternative<document::PageNumber>(object)) return {};
  if (setting.running_page) return std::to_string(*setting.running_page);
  const auto &in_body = setting.assumed.in_body;
  return std::to_string(number_index < in_body.size() ? in_body[number_index] : 1);
}

bool holds_numbers(const InlineText &content) {
  return std::any_of(content.objects.begin(), content.objects.end(), [](const document::InlineObject &it) {
    return std::holds_alternative<document::PageNumber>(it) ||
           std::holds_alternative<document::PageCount>(it);
  });
}

void make_spans(const Setting &setting, const InlineText &content, ParagraphText &made) {
  made.spans.resize(content.spans.size());
  for (std::size_t i = 0; i < content.spans.size(); ++i) {
    const document::Span &from = content.spans[i];
    const document::TextStyle &style = setting.text_style(from.style);
    text::TextSpan &span = made.spans[i];
    span.begin = from.begin;
    span.end = from.end;
    span.font = font_request(style);
    span.size = style.size;
    span.language = from.language;
    span.letter_spacing = style.letter_spacing;
  }
}

/// Objects that stay are moved behind what was written out before them.
struct WritingOut {
  Setting &setting;
  const InlineText &content;
  ParagraphText &made;
  std::size_t span = 0;  ///< the first that does not end before the object

  std::size_t copied = 0;  ///< bytes of content.text

  void object(std::size_t index, std::size_t at, bool count_numbers) {
    while (span < content.spans.size() && content.spans[span].end <= at) close_span(at);
    made.written_out.append(content.text, copied, at - copied);
    copied = at;
    const std::string number = digits(setting, content.objects[index], setting.numbers_used);
    if (number.empty()) {
      box(index, made.written_out.size());
      made.written_out += object_mark;
    } else {
      if (std::holds_alternative<document::PageNumber>(content.objects[index]) && count_numbers &&
          !setting.running_page) {
        made.number_offsets.push_back(static_cast<std::uint32_t>(made.written_out.size()));
        ++setting.numbers_used;
      }
      made.written_out += number;
    }
    copied += object_mark.size();
  }

  void box(std::size_t index, std::size_t offset) {
    made.box_offsets.push_back(static_cast<std::uint32_t>(offset));
    made.box_objects.push_back(static_cast<std::uint32_t>(index));
    const std::size_t of = std::min(span, made.spans.size() - 1);
    made.boxes.push_back(inline_box(setting, content.objects[index], made.spans[of]));
  }

  /// Ends the span before `at` where its text ends in what was written out.
  void close_span(std::size_t at) {
    const std::size_t end = std::min<std::size_t>(content.spans[span].end, at);
    made.written_out.append(content.text, copied, end - copied);
    copied = end;
    made.spans[span].end = static_cast<std::uint32_t>(made.written_out.size());
    if (++span < made.spans.size()) made.spans[span].begin = made.spans[span - 1].end;
  }
};

}  // namespace

Strut face_strut(const text::Fonts &fonts, text::FaceId face, Length size) {
  const text::FaceDescription &it = fonts.describe(face);
  const double em = it.units_per_em;
  return {size.scaled(it.ascent / em), size.scaled(-it.descent / em)};
}

text::FontRequest font_request(const document::TextStyle &style) {
  text::Family family = text::Family::serif;
  switch (style.typeface) {
    case document::Typeface::serif:
      break;
    case document::Typeface::sans:
      family = text::Family::sans;
      break;
    case document::Typeface::mono:
      family = text::Family::mono;
      break;
  }
  return {family, style.bold, style.italic};
}

text::ParagraphText ParagraphText::view(const document::Block &block, document::Hyphens hyphens) const {
  text::ParagraphText made{.text = text,
                           .spans = spans,
                           .boxes = boxes,
                           .language = &block.language,
                           .direction = block.direction};
  switch (hyphens) {
    case document::Hyphens::none:
      made.hyphens = text::Hyphens::none;
      break;
    case document::Hyphens::manual:
      made.hyphens = text::Hyphens::manual;
      break;
    case document::Hyphens::automatic:
      made.hyphens = text::Hyphens::automatic;
      break;
  }
  return made;
}

void prepare(Setting &setting, const InlineText &content, ParagraphText &made, bool count_numbers) {
  made.boxes.clear();
  made.box_offsets.clear();
  made.box_objects.clear();
  made.number_offsets.clear();
  made.written_out.clear();
  made.first_number = setting.numbers_used;
  make_spans(setting, content, made);
  made.text = content.text;
  if (content.objects.empty()) return;
  assert(!made.spans.empty());

  WritingOut writing{setting, content, made};
  std::size_t at = content.text.find(object_mark);
  for (std::size_t i = 0; i < content.objects.size(); ++i) {
    assert(at != std::string::npos);
    writing.object(i, at, count_numbers);
    at = content.text.find(object_mark, at + object_mark.size());
  }
  while (writing.span < made.spans.size()) writing.close_span(content.text.size());
  if (holds_numbers(content)) made.text = made.written_out;
}

}  // namespace formletter::layout
