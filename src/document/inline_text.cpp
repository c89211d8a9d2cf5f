#include "document/inline_text.hpp"

#include "diag/ascii.hpp"
#include "diag/single_blanks.hpp"
#include "diag/utf8.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>

namespace formletter::document {
namespace {

/// Han, kana, bopomofo and their punctuation and full-width forms: East_Asian_Width
/// W or F and not Hangul (UAX #11), by block.
bool without_word_spaces(char32_t c) {
  return (c >= 0x2E80 && c <= 0x312F) || (c >= 0x3190 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF01 && c <= 0xFF60) ||
         (c >= 0x20000 && c <= 0x3FFFF);
}

char32_t last_character(std::string_view text) {
  std::size_t at = text.size() - 1;
  while ((static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return diag::next_character(text, at);
}

char32_t first_character(std::string_view text) {
  std::size_t at = 0;
  return diag::next_character(text, at);
}

/// Of the words that `text` begins with and single blanks between them: a stretch
/// that needs no folding. 0 if it begins with white space.
std::size_t words_length(std::string_view text) {
  if (text.empty() || ascii::is_space(text.front())) return 0;
  std::size_t end = diag::surely_single_blanks(text);
  while (true) {
    while (end < text.size() && !ascii::is_space(text[end])) ++end;
    const bool goes_on =
        end > 0 && end + 1 < text.size() && text[end] == ' ' && !ascii::is_space(text[end + 1]);
    if (!goes_on) return end;
    ++end;
  }
}

bool same_look(const Span &span, const SpanLook &look) {
  return span.style == look.style && span.link == look.link && span.language == *look.language &&
         span.expansion == look.expansion;
}

}  // namespace

void InlineTextBuilder::append(std::string_view text, const SpanLook &look) {
  const auto begin = static_cast<std::uint32_t>(result_.text.size());
  result_.text += text;
  const auto end = static_cast<std::uint32_t>(result_.text.size());
  if (!result_.spans.empty() && same_look(result_.spans.back(), look)) {
    result_.spans.back().end = end;
  } else {
    result_.spans.push_back({.begin = begin,
                             .end = end,
                             .style = look.style,
                             .language = *look.language,
                             .link = look.link,
                             .expansion = std::string(look.expansion)});
  }
}

void InlineTextBuilder::add_text(std::string_view text, const SpanLook &look) {
  // A U+FFFC of the text's own would be taken for an object.
  for (auto object = text.find(object_replacement); object != std::string_view::npos;
       object = text.find(object_replacement)) {
    add_text(text.substr(0, object), look);
    text.remove_prefix(object + object_replacement.size());
  }
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t space_begin = at;
    bool line_end = false;
    for (; at < text.size() && ascii::is_space(text[at]); ++at)
      line_end |= text[at] == '\n' || text[at] == '\r';
    if (at > space_begin) {
      const bool between_words_without_spaces =
          line_end && space_begin > 0 && at < text.size() &&
          without_word_spaces(last_character(text.substr(0, space_begin))) &&
          without_word_spaces(first_character(text.substr(at)));
      if (!between_words_without_spaces) add_space(look);
    }
    const std::size_t length = words_length(text.substr(at));
    if (length == 0) continue;
    append(text.substr(at, length), look);
    at += length;
    last_space_.reset();
    at_line_start_ = false;
    has_content_ = true;
  }
}

void InlineTextBuilder::add_space(const SpanLook &look) {
  if (at_line_start_ || last_space_) return;
  last_space_ = result_.text.size();
  append(" ", look);
}

void InlineTextBuilder::add_object(InlineObject object, const SpanLook &look) {
  append(object_replacement, look);
  result_.objects.push_back(std::move(object));
  last_space_.reset();
  at_line_start_ = false;
  has_content_ = true;
}

void InlineTextBuilder::add_line_break(const SpanLook &look) {
  drop_last_space();
  append(line_separator, look);
  at_line_start_ = true;
}

void InlineTextBuilder::open_isolate(std::string_view control, const SpanLook &look) {
  append(control, look);
  opened_.push_back(result_.text.size());
}

void InlineTextBuilder::close_isolate(const SpanLook &look) {
  const std::size_t opened = opened_.back();
  opened_.pop_back();
  if (opened == result_.text.size()) {
    erase(opened - pop_isolate.size(), pop_isolate.size());
  } else {
    append(pop_isolate, look);
  }
}

void InlineTextBuilder::drop_last_space() {
  if (last_space_) erase(*last_space_, 1);
  last_space_.reset();
}

void InlineTextBuilder::erase(std::size_t begin, std::size_t length) {
  result_.text.erase(begin, length);
  const auto moved = [&](std::uint32_t offset) {
    if (offset <= begin) return offset;
    return static_cast<std::uint32_t>(offset - std::min<std::size_t>(length, offset - begin));
  };
  for (Span &span : result_.spans) {
    span.begin = moved(span.begin);
    span.end = moved(span.end);
  }
  for (std::size_t &offset : opened_) {
    if (offset > begin) offset -= std::min(length, offset - begin);
  }
  std::erase_if(result_.spans, [](const Span &span) { return span.begin == span.end; });
}

InlineText InlineTextBuilder::finish() {
  drop_last_space();
  // The last br of a block ends its line and opens no further one.
  while (result_.text.ends_with(line_separator)) {
    erase(result_.text.size() - line_separator.size(), line_separator.size());
  }
  opened_.clear();
  at_line_start_ = true;
  has_content_ = false;
  return std::exchange(result_, {});
}

namespace {

/// One line cut out of `text`, with `open` isolates around it.
InlineText cut_line(const InlineText &text, std::pair<std::size_t, std::size_t> range,
                    std::span<const std::string_view> open_before, std::size_t open_after) {
  InlineText line;
  for (const std::string_view control : open_before) line.text += control;
  const auto prefix = line.text.size();
  line.text += std::string_view(text.text).substr(range.first, range.second - range.first);
  for (std::size_t i = 0; i < open_after; ++i) line.text += pop_isolate;
  for (const Span &span : text.spans) {
    const auto begin = std::max<std::size_t>(span.begin, range.first);
    const auto end = std::min<std::size_t>(span.end, range.second);
    if (begin >= end) continue;
    line.spans.push_back(span);
    line.spans.back().begin = static_cast<std::uint32_t>(begin - range.first + prefix);
    line.spans.back().end = static_cast<std::uint32_t>(end - range.first + prefix);
  }
  if (!line.spans.empty()) {
    line.spans.front().begin = 0;
    line.spans.back().end = static_cast<std::uint32_t>(line.text.size());
  }
  return line;
}

}  // namespace

std::vector<InlineText> split_lines(const InlineText &text) {
  const std::string_view all = text.text;
  std::vector<InlineText> lines;
  std::vector<std::string_view> open, open_at_start;
  std::size_t line_begin = 0, next_object = 0, objects = 0;
  bool visible = false;
  const auto end_line = [&](std::size_t end) {
    if (visible) {
      lines.push_back(cut_line(text, {line_begin, end}, open_at_start, open.size()));
      const auto first = text.objects.begin() + static_cast<std::ptrdiff_t>(next_object);
      lines.back().objects.assign(first, first + static_cast<std::ptrdiff_t>(objects));
    }
    next_object += objects;
    objects = 0;
    visible = false;
    open_at_start = open;
  };
  for (std::size_t at = 0; at < all.size();) {
    const std::string_view three = all.substr(at, 3);
    if (three == line_separator) {
      end_line(at);
      line_begin = at + 3;
    } else if (three == left_to_right_isolate || three == right_to_left_isolate ||
               three == first_strong_isolate) {
      open.push_back(three);
    } else if (three == pop_isolate) {
      if (!open.empty()) open.pop_back();
    } else {
      if (three == object_replacement) ++objects;
      visible = true;
      at += 1;
      continue;
    }
    at += 3;
  }
  end_line(all.size());
  return lines;
}

}  // namespace formletter::document
