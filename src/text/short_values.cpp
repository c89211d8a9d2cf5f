#include "text/short_values.hpp"

#include "text/character.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <string_view>

namespace formletter::text {
namespace {

/// "15 de noviembre de 2026", in the bytes of any script; a line holds it.
constexpr std::size_t longest_value = 80;
constexpr int most_digits = 2;

/// Where isolates of a text open and close. One inside another counts as its part.
class ValueWalk {
 public:
  explicit ValueWalk(std::string_view text) : text_(text) { next_value(0); }

  /// Whether the place, which is not before those asked for earlier, is inside a short one.
  bool holds(std::size_t at) {
    while (begin_ < text_.size() && at > end_) next_value(end_);
    return at > begin_ && at <= end_ && end_ - begin_ <= longest_value;
  }

 private:
  static constexpr std::string_view isolates = "\xE2\x81";  // the first bytes of U+2066 to U+2069

  std::size_t find_control(std::size_t from) const {
    for (std::size_t at = text_.find(isolates, from); at != std::string_view::npos;
         at = text_.find(isolates, at + 1)) {
      if (is_isolate(character_at(text_, at))) return at;
    }
    return text_.size();
  }
  void next_value(std::size_t from) {
    constexpr char32_t pop_isolate = 0x2069;
    begin_ = find_control(from);
    while (begin_ < text_.size() && character_at(text_, begin_) == pop_isolate)
      begin_ = find_control(begin_ + 1);
    end_ = begin_;
    for (int depth = begin_ < text_.size() ? 1 : 0; depth > 0 && end_ < text_.size();) {
      end_ = find_control(end_ + 1);
      depth += end_ < text_.size() && character_at(text_, end_) == pop_isolate ? -1 : 1;
    }
  }

  std::string_view text_;
  std::size_t begin_ = 0, end_ = 0;
};

/// A day, an hour or a number of things: one or two digits, or a time of day, and a sign
/// or one letter of a date ("15,", "8:30", "6月") at most.
bool is_short_number(std::string_view word) {
  int digits = 0, others = 0;
  bool is_time = false;
  for (std::size_t at = 0; at < word.size(); at = end_of_character(word, at)) {
    const char32_t c = character_at(word, at);
    if (is_bidi_control(c)) continue;
    if (u_isdigit(static_cast<UChar32>(c)) != 0) {
      if (others > 0) return false;
      ++digits;
    } else if (c == ':') {
      is_time = true;
    } else {
      ++others;
    }
  }
  return digits > 0 && digits <= (is_time ? 2 * most_digits : most_digits) && others <= 1;
}

std::string_view last_word(std::string_view content) {
  const auto space = content.rfind(' ');
  return space == std::string_view::npos ? content : content.substr(space + 1);
}

/// "2027年": what the digits count stands right behind them.
bool ends_in_digit(std::string_view content) {
  return !content.empty() && u_isdigit(static_cast<UChar32>(character_before(content, content.size()))) != 0;
}

std::string_view first_word(std::string_view content) {
  return content.substr(0, content.find(' '));
}

}  // namespace

void hold_short_values(const ParagraphText &paragraph, std::vector<Segment> &segments) {
  const std::string_view text = paragraph.text;
  if (text.find("\xE2\x81") == std::string_view::npos) return;
  ValueWalk values(text);
  const auto content = [&](const Segment &segment) {
    return text.substr(segment.begin, segment.content_end - segment.begin);
  };
  for (std::size_t i = 0; i + 1 < segments.size(); ++i) {
    Segment &segment = segments[i];
    if (!values.holds(segment.end) || segment.forced_end) continue;
    const std::string_view before = content(segment), after = content(segments[i + 1]);
    const bool touches = segment.content_end == segment.end;
    if ((touches && ends_in_digit(before)) || is_short_number(last_word(before)) ||
        is_short_number(first_word(after)))
      segment.holds_next = true;
  }
}

}  // namespace formletter::text
