#include "output/html_inline.hpp"

#include "diag/overloaded.hpp"
#include "output/isolates.hpp"
#include "output/style_css.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <tuple>
#include <utility>

namespace formletter::output {
namespace {

using document::CheckBox;
using document::Image;
using document::InlineObject;
using document::InlineText;
using document::PageCount;
using document::PageNumber;
using document::Span;
using document::TextField;
using document::TextStyle;
using document::TextStyleId;

int emphases(const TextStyle &style) {
  return int{style.bold} + int{style.italic} + int{style.underline};
}

/// The look that the others are told against: the plainest outside of links, and
/// of several the one that most bytes have, then the first.
TextStyleId main_style(const document::Document &document, const InlineText &text) {
  // Linked throughout, emphases, bytes below zero: more bytes rank first.
  std::map<TextStyleId, std::tuple<bool, int, std::int64_t>> ranks;
  for (const Span &span : text.spans) {
    const int emphasis = emphases(document.text_styles.at(span.style));
    auto &rank = ranks.try_emplace(span.style, true, emphasis, 0).first->second;
    std::get<0>(rank) = std::get<0>(rank) && span.link.has_value();
    std::get<2>(rank) -= span.end - span.begin;
  }
  TextStyleId best = text.spans.empty() ? TextStyleId{0} : text.spans.front().style;
  for (const Span &span : text.spans) {
    if (ranks.at(span.style) < ranks.at(best)) best = span.style;
  }
  return best;
}

struct Wrap {
  std::string before, after;

  void add(const StartTag &tag, std::string_view name) {
    before += tag.text();
    after.insert(0, "</" + std::string(name) + ">");
  }
};

/// Emphasis has elements of its own; any other difference is a class.
void wrap_style(Wrap &wrap, const TextStyle &style, const TextStyle &base, TextStyleId id) {
  TextStyle emphasized = base;
  emphasized.bold = base.bold || style.bold;
  emphasized.italic = base.italic || style.italic;
  emphasized.underline = base.underline || style.underline;
  if (emphasized != style) {
    wrap.add(StartTag("span").attribute("class", "t" + std::to_string(id)), "span");
    return;
  }
  if (style.bold && !base.bold) wrap.add(StartTag("strong"), "strong");
  if (style.italic && !base.italic) wrap.add(StartTag("em"), "em");
  if (style.underline && !base.underline) wrap.add(StartTag("u"), "u");
}

std::string image_html(const Image &image) {
  if (image.source.starts_with("data:image/")) {
    const std::string size = "width:" + css_length(image.width) + ";height:" + css_length(image.height);
    return StartTag("img")
        .attribute("src", image.source)
        .attribute("alt", image.alternative)
        .attribute("style", size)
        .text();
  }
  // The page fetches nothing: words stand for the picture.
  if (image.alternative.empty()) return "";
  return StartTag("span")
             .attribute("class", "image")
             .attribute("role", "img")
             .attribute("aria-label", image.alternative)
             .text() +
         escaped(image.alternative) + "</span>";
}

std::string check_box_html(const CheckBox &box) {
  const std::string size = "width:" + css_length(box.size) + ";height:" + css_length(box.size);
  return StartTag("input")
      .attribute("type", "checkbox")
      .attribute_if("name", box.name)
      .attribute_if("title", box.tool_tip)
      .attribute("style", size)
      .flag("checked", box.checked)
      .text();
}

std::string text_field_html(const TextField &field) {
  StartTag tag("input");
  tag.attribute("type", "text").attribute_if("name", field.name).attribute_if("title", field.tool_tip);
  tag.attribute_if("value", field.value);
  if (field.width) {
    tag.attribute("style", "width:" + css_length(*field.width));
  } else {
    tag.attribute("class", "rest");
  }
  if (field.max_length > 0) tag.attribute("maxlength", std::to_string(field.max_length));
  return tag.flag("required", field.required).text();
}

}  // namespace

HtmlInline::HtmlInline(const document::Document &document, const InlineText &text, Locality around)
    : document_(document), text_(text), around_(std::move(around)), style_(main_style(document, text)) {}

std::string_view HtmlInline::bytes(Range range) const {
  return std::string_view(text_.text).substr(range.begin, range.end - range.begin);
}

bool HtmlInline::fills_line(const InlineObject &object) const {
  const auto *field = std::get_if<TextField>(&object);
  return field != nullptr && !field->width;
}

std::string HtmlInline::html() const {
  const bool fills = std::any_of(text_.objects.begin(), text_.objects.end(),
                                 [&](const InlineObject &object) { return fills_line(object); });
  if (fills) return with_fields_apart();
  return range_html({0, static_cast<std::uint32_t>(text_.text.size())});
}

/// A field that takes the rest of its line stands beside what is before it: each
/// line is a row, text in one piece, fields apart.
std::string HtmlInline::with_fields_apart() const {
  std::string result;
  std::string row;
  std::uint32_t begin = 0;
  std::size_t next_object = 0;
  const std::string_view all = text_.text;
  const auto end_piece = [&](std::uint32_t end) {
    std::string_view piece = bytes({begin, end});
    if (piece.find_first_not_of(' ') != std::string_view::npos)
      row += "<span>" + range_html({begin, end}) + "</span>";
  };
  const auto end_row = [&] {
    result += "<span class=\"fields\">" + row + "</span>";
    row.clear();
  };
  for (std::uint32_t at = 0; at < all.size(); ++at) {
    const std::string_view three = all.substr(at, 3);
    const bool field = three == object_replacement && fills_line(text_.objects.at(next_object));
    if (three == object_replacement) ++next_object;
    if (!field && three != line_separator) continue;
    end_piece(at);
    if (field) {
      row += object_html(text_.objects[next_object - 1]);
    } else {
      end_row();
    }
    begin = at + 3;
    at += 2;
  }
  end_piece(static_cast<std::uint32_t>(all.size()));
  end_row();
  return result;
}

/// Links first: a link may hold several looks, and stays one link.
std::string HtmlInline::range_html(Range range) const {
  std::string result;
  const auto &spans = text_.spans;
  for (std::size_t i = 0; i < spans.size();) {
    std::size_t next = i + 1;
    while (next < spans.size() && spans[next].link == spans[i].link) ++next;
    const Range group{std::max(spans[i].begin, range.begin), std::min(spans[next - 1].end, range.end)};
    if (group.begin < group.end) {
      result += spans[i].link ? link_html(group) : spans_html(group, style_);
    }
    i = next;
  }
  return result;
}

std::string HtmlInline::link_html(Range range) const {
  const auto first = std::find_if(text_.spans.begin(), text_.spans.end(),
                                  [&](const Span &span) { return span.end > range.begin; });
  StartTag tag("a");
  tag.attribute("href", document_.links.at(*first->link));
  tag.attribute("class", "t" + std::to_string(first->style));
  return tag.text() + spans_html(range, first->style) + "</a>";
}

std::string HtmlInline::spans_html(Range range, TextStyleId base) const {
  // Elements must nest; a stray control of the text itself stays a character.
  const bool nests = isolates_balance(bytes(range));
  std::string result;
  for (const Span &span : text_.spans) {
    Range part{std::max(span.begin, range.begin), std::min(span.end, range.end)};
    if (part.begin >= part.end) continue;
    if (!nests || isolates_balance(bytes(part))) {
      result += span_html(span, part, base);
      continue;
    }
    // An isolate that begins or ends here goes on in another span.
    for (std::uint32_t at = part.begin; at < part.end; ++at) {
      if (isolate_at(text_.text, at) == IsolateControl::none) continue;
      result += span_html(span, {part.begin, at}, base);
      result += characters({at, at + 3}, true);
      part.begin = at + 3;
      at += 2;
    }
    result += span_html(span, part, base);
  }
  return result;
}

std::string HtmlInline::span_html(const Span &span, Range range, TextStyleId base) const {
  if (range.begin >= range.end) return "";
  Wrap wrap;
  if (!span.expansion.empty()) wrap.add(StartTag("abbr").attribute("title", span.expansion), "abbr");
  if (span.language != around_.language)
    wrap.add(StartTag("span").attribute("lang", span.language.text()), "span");
  wrap_style(wrap, document_.text_styles.at(span.style), document_.text_styles.at(base), span.style);
  return wrap.before + characters(range, isolates_balance(bytes(range))) + wrap.after;
}

std::string HtmlInline::characters(Range range, bool isolates_as_elements) const {
  std::string result;
  const std::string_view all = text_.text;
  std::uint32_t plain = range.begin;
  const auto flush = [&](std::uint32_t end) { result += escaped(bytes({plain, end})); };
  std::size_t next_object = object_index(range.begin);
  for (std::uint32_t at = range.begin; at < range.end; ++at) {
    const std::string_view three = all.substr(at, 3);
    const IsolateControl control = isolates_as_elements ? isolate_at(all, at) : IsolateControl::none;
    if (control == IsolateControl::none && three != line_separator && three != object_replacement) continue;
    flush(at);
    if (three == line_separator) {
      result += "<br>";
    } else if (three == object_replacement) {
      result += object_html(text_.objects.at(next_object++));
    } else {
      result += isolate_tag(control);
    }
    plain = at + 3;
    at += 2;
  }
  flush(range.end);
  return result;
}

std::size_t HtmlInline::object_index(std::uint32_t offset) const {
  std::size_t count = 0;
  for (std::size_t at = text_.text.find(object_replacement); at < offset;
       at = text_.text.find(object_replacement, at + 3)) {
    ++count;
  }
  return count;
}

std::string HtmlInline::object_html(const InlineObject &object) const {
  return std::visit(Overloaded{
                        [](const Image &image) { return image_html(image); },
                        [](const CheckBox &box) { return check_box_html(box); },
                        [](const TextField &field) { return text_field_html(field); },
                        // On a screen there is one page.
                        [](const PageNumber &) { return std::string("1"); },
                        [](const PageCount &) { return std::string("1"); },
                    },
                    object);
}

}  // namespace formletter::output
