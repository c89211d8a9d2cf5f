#include "text/break_tailoring.hpp"

#include "text/character.hpp"
#include "text/script_runs.hpp"

#include <algorithm>
#include <array>

namespace formletter::text {
namespace {

bool is_hangul(char32_t c) {
  return (c >= 0xAC00 && c <= 0xD7FF) || (c >= 0x1100 && c <= 0x11FF) || (c >= 0x3130 && c <= 0x318F) ||
         (c >= 0xA960 && c <= 0xA97F);
}
bool is_digit(char32_t c) {
  return c >= '0' && c <= '9';
}
bool is_upper(char32_t c) {
  return c >= 'A' && c <= 'Z';
}
bool is_letter(char32_t c) {
  return is_upper(c) || (c >= 'a' && c <= 'z');
}
bool is_ascii_graphic(char32_t c) {
  return c > ' ' && c < 0x7F;
}

/// Telephone numbers and A-numbers as people write them with spaces; d is a digit.
constexpr auto spaced_numbers = std::to_array<std::u32string_view>(
    {U"A ddd ddd ddd", U"A dd ddd ddd", U"A ddddddddd", U"A dddddddd", U"Addd ddd ddd", U"A-ddd ddd ddd",
     U"(ddd) ddd-dddd", U"(ddd) ddd dddd", U"d (ddd) ddd-dddd", U"+d (ddd) ddd-dddd", U"d ddd ddd dddd",
     U"+d ddd ddd dddd", U"+d ddd-ddd-dddd", U"d ddd-ddd-dddd", U"ddd ddd-dddd", U"ddd ddd dddd",
     U"+dd ddd ddd ddd"});

/// How much of an isolate starts here, in the text's own units.
std::size_t isolate_size(std::u32string_view, std::size_t) {
  return 0;
}
std::size_t isolate_size(std::string_view text, std::size_t at) {
  if (text[at] != '\xE2' || at + 2 >= text.size() || text[at + 1] != '\x81') return 0;
  const char last = text[at + 2];  // U+2066, U+2068, U+2069
  return last == '\xA6' || last == '\xA8' || last == '\xA9' ? 3 : 0;
}

template <typename Text>
std::size_t end_of_shape(Text text, std::size_t begin, std::u32string_view shape) {
  std::size_t at = begin;
  for (const char32_t wanted : shape) {
    while (at < text.size() && isolate_size(text, at) > 0) at += isolate_size(text, at);
    if (at == text.size()) return begin;
    const auto c = static_cast<char32_t>(text[at++]);
    if (wanted == 'd' ? !is_digit(c) : c != wanted) return begin;
  }
  const std::size_t end = at;
  while (at < text.size() && isolate_size(text, at) > 0) at += isolate_size(text, at);
  return at < text.size() && is_digit(static_cast<char32_t>(text[at])) ? begin : end;
}

template <typename Text>
std::size_t spaced_number_end(Text text, std::size_t begin) {
  std::size_t end = begin;
  const auto first = static_cast<char32_t>(text[begin]);
  if (first != 'A' && first != '(' && first != '[' && first != '+' && !is_digit(first)) return begin;
  for (const std::u32string_view shape : spaced_numbers)
    if (shape.front() == first || (shape.front() == 'd' && is_digit(first)))
      end = std::max(end, end_of_shape(text, begin, shape));
  if (first != '(' && first != '[') return end;
  // "(A 012 345 678)": the number may stand behind a bracket.
  for (const std::u32string_view shape : spaced_numbers) {
    const std::size_t found = end_of_shape(text, begin + 1, shape);
    if (found > begin + 1) end = std::max(end, found);
  }
  return end;
}

class Tailor {
 public:
  Tailor(std::u32string_view text, std::vector<Break> &breaks) : text_(text), breaks_(breaks) {}

  void force_line_ends() {
    for (std::size_t i = 1; i <= text_.size(); ++i)
      if (is_forced_break(text_[i - 1])) breaks_[i] = Break::forced;
  }

  /// ICU 72 breaks between Hangul syllables; Korean wraps at spaces. In Korean
  /// text that holds for digits and Latin next to Hangul as well.
  void hold_hangul(bool korean) {
    for (std::size_t i = 1; i < text_.size(); ++i) {
      if (breaks_[i] != Break::allowed) continue;
      const char32_t before = text_[i - 1], after = text_[i];
      if (is_hanging_space(before) || before == 0x200B || before == object_character ||
          after == object_character)
        continue;
      if (is_hangul(before) && is_hangul(after)) breaks_[i] = Break::none;
      if (korean && before != '-' && before != soft_hyphen && (is_hangul(before) || is_hangul(after)))
        breaks_[i] = Break::none;
    }
  }

  /// "2月18日" may break behind 月 and 日, never as "2 | 月": a number without what it counts is
  /// read as another number.
  void hold_counted_numbers() {
    constexpr std::u32string_view counters = U"年月日时時点點分秒号號岁歲页頁";
    for (std::size_t i = 1; i < text_.size(); ++i) {
      const bool counted = is_digit(text_[i - 1]) && counters.find(text_[i]) != std::u32string_view::npos;
      if (counted && breaks_[i] == Break::allowed) breaks_[i] = Break::none;
    }
  }

  void hold_sentence_ends() {
    for (std::size_t i = 1; i < text_.size(); ++i)
      if (never_begins_a_line(text_[i]) && breaks_[i] == Break::allowed) breaks_[i] = Break::none;
  }

  /// « French quotes » have spaces inside, which need not be no-break ones. ICU 72 takes
  /// them for quotes that may face either way (UAX #14 learnt better in 15.1, LB15).
  void hold_spaced_quotes() {
    for (std::size_t i = 2; i < text_.size(); ++i) {
      if (breaks_[i] != Break::allowed || !is_hanging_space(text_[i - 1])) continue;
      if (opens_quote(i) || closes_quote(i)) breaks_[i] = Break::none;
    }
  }

  /// Bengali and others tie their endings to a name in foreign letters by a hyphen
  /// ("ICE-এর", "(ERO)-এর"): the ending alone on the next line is read as no word.
  void hold_endings_of_names() {
    const Script latin = own_script('A');
    for (std::size_t i = 2; i < text_.size(); ++i) {
      if (breaks_[i] != Break::allowed || text_[i - 1] != '-' || is_shared_character(text_[i])) continue;
      std::size_t last = i - 2;
      while (last > 0 && is_bidi_control(text_[last])) --last;
      const char32_t before = text_[last];
      const bool ends_a_name = is_shared_character(before) ? is_digit(before) || before == ')'
                                                           : own_script(before) != own_script(text_[i]);
      if (ends_a_name && own_script(text_[i]) != latin) breaks_[i] = Break::last_resort;
    }
  }

  /// Runs of visible ASCII that are addresses, numbers or names of forms.
  void hold_identifiers() {
    for (std::size_t begin = 0; begin < text_.size();) {
      if (!is_ascii_graphic(text_[begin])) {
        ++begin;
        continue;
      }
      std::size_t end = begin;
      while (end < text_.size() && is_ascii_graphic(text_[end])) ++end;
      hold_in_chunk(begin, end);
      hold(begin, spaced_number_end(text_, begin));
      begin = end;
    }
  }

 private:
  void hold(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin + 1; i < end; ++i)
      if (breaks_[i] == Break::allowed) breaks_[i] = Break::last_resort;
  }

  /// Whether before the spaces before `i` stands a « that something is to follow.
  bool opens_quote(std::size_t i) const {
    while (i > 0 && is_hanging_space(text_[i - 1])) --i;
    return i > 0 && (text_[i - 1] == U'«' || text_[i - 1] == U'‹') && (i == 1 || !is_word(text_[i - 2]));
  }
  bool closes_quote(std::size_t i) const {
    return (text_[i] == U'»' || text_[i] == U'›') && (i + 1 == text_.size() || !is_word(text_[i + 1]));
  }
  static bool is_word(char32_t c) { return !is_shared_character(c) || is_digit(c); }

  static bool joins(char32_t c) { return c == '-' || c == '/'; }

  void hold_in_chunk(std::size_t begin, std::size_t end) {
    const std::u32string_view chunk = text_.substr(begin, end - begin);
    if (chunk.find(U'@') != std::u32string_view::npos || chunk.find(U"://") != std::u32string_view::npos ||
        chunk.find(U"www.") != std::u32string_view::npos ||
        chunk.find(U".gov") != std::u32string_view::npos ||
        chunk.find(U".org") != std::u32string_view::npos) {
      hold(begin, end);
      // Where an address that is wider than the line is divided.
      for (std::size_t i = begin + 1; i < end; ++i)
        if (breaks_[i] == Break::none &&
            std::u32string_view(U"@./-_?&").find(text_[i - 1]) != std::u32string_view::npos &&
            !joins(text_[i]))
          breaks_[i] = Break::last_resort;
      return;
    }
    for (std::size_t i = begin + 1; i < end; ++i)
      if (breaks_[i] == Break::allowed && joins(text_[i - 1]) && holds_at(begin, i, end))
        breaks_[i] = Break::last_resort;
  }

  /// Whether the hyphen or slash before `i` is part of a name: a digit or only
  /// capitals on either side (I-246, ABCD-33, ABCD-EF-GHI), or a single letter
  /// (A-number, N/A).
  bool holds_at(std::size_t begin, std::size_t i, std::size_t end) const {
    const std::u32string_view before = part_before(begin, i - 1), after = part_after(i, end);
    const auto is_name = [](std::u32string_view part) {
      return std::ranges::any_of(part, is_digit) ||
             (!part.empty() &&
              std::ranges::all_of(part, [](char32_t c) { return is_upper(c) || !is_letter(c); }) &&
              std::ranges::any_of(part, is_upper));
    };
    const auto letters = [](std::u32string_view part) { return std::ranges::count_if(part, is_letter); };
    if (letters(before) <= 1 || (letters(after) <= 1 && after.size() <= 2)) return true;
    return is_name(before) && is_name(after);
  }

  std::u32string_view part_before(std::size_t begin, std::size_t end) const {
    std::size_t at = end;
    while (at > begin && !joins(text_[at - 1])) --at;
    return text_.substr(at, end - at);
  }
  std::u32string_view part_after(std::size_t begin, std::size_t end) const {
    std::size_t at = begin;
    while (at < end && !joins(text_[at])) ++at;
    return text_.substr(begin, at - begin);
  }

  std::u32string_view text_;
  std::vector<Break> &breaks_;
};

}  // namespace

void tailor_breaks(std::u32string_view drawn, const LanguageTag &language, std::vector<Break> &breaks) {
  Tailor tailor(drawn, breaks);
  tailor.hold_hangul(language.language() == "ko");
  tailor.hold_counted_numbers();
  tailor.hold_sentence_ends();
  tailor.hold_spaced_quotes();
  tailor.hold_endings_of_names();
  tailor.hold_identifiers();
  tailor.force_line_ends();
}

void write_break_pattern(std::string_view word, std::string &pattern) {
  pattern = word;
  const auto holds = [&](std::string_view part) { return word.find(part) != std::string_view::npos; };
  if (!holds("@") && (holds("www.") || holds(".gov") || holds(".org"))) return;
  for (char &c : pattern) {
    if (c >= '0' && c <= '9') c = '0';
    if (c >= 'a' && c <= 'z') c = 'a';
    if (c >= 'A' && c <= 'Z') c = 'B';
  }
}

std::uint32_t end_of_spaced_number(std::string_view text, std::uint32_t begin) {
  return static_cast<std::uint32_t>(spaced_number_end(text, begin));
}

}  // namespace formletter::text
