#include "text/break_tailoring.hpp"

#include "i18n/spaced_numbers.hpp"
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

/// Their full-width forms, which UAX #14 takes for Han characters.
bool is_wide_digit(char32_t c) {
  return c >= 0xFF10 && c <= 0xFF19;
}
bool parts_wide_digits(char32_t c) {
  return c == 0xFF0C || c == 0xFF0D || c == 0xFF0E || c == 0xFF0F;
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
      const bool is_number = is_digit(text_[i - 1]) || is_wide_digit(text_[i - 1]);
      const bool counted = is_number && counters.find(text_[i]) != std::u32string_view::npos;
      if (counted && breaks_[i] == Break::allowed) breaks_[i] = Break::none;
    }
  }

  /// ０１２－３４５ is a number like 012-345.
  void hold_wide_digits() {
    for (std::size_t i = 1; i < text_.size(); ++i) {
      if (breaks_[i] != Break::allowed || !(is_wide_digit(text_[i - 1]) || is_wide_digit(text_[i]))) continue;
      const bool before = is_wide_digit(text_[i - 1]) ||
                          (i > 1 && parts_wide_digits(text_[i - 1]) && is_wide_digit(text_[i - 2]));
      const bool behind = is_wide_digit(text_[i]) || (i + 1 < text_.size() && parts_wide_digits(text_[i]) &&
                                                      is_wide_digit(text_[i + 1]));
      if (before && behind) breaks_[i] = Break::last_resort;
    }
  }

  void hold_sentence_ends() {
    for (std::size_t i = 1; i < text_.size(); ++i)
      if (breaks_[i] == Break::allowed && (never_begins_a_line(text_[i]) || is_and_so_on(i)))
        breaks_[i] = Break::none;
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
    for (std::size_t begin = 0, number_end = 0; begin < text_.size();) {
      if (!is_ascii_graphic(text_[begin])) {
        ++begin;
        continue;
      }
      std::size_t end = begin;
      while (end < text_.size() && is_ascii_graphic(text_[end])) ++end;
      hold_in_chunk(begin, end);
      // No number begins inside of another: "+1 617 555 0123 617 555" has one.
      if (begin >= number_end) {
        number_end = i18n::end_of_spaced_number(text_, begin);
        hold(begin, number_end);
      }
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

  /// Thai's and Lao's "etc.", ฯลฯ and ຯລຯ; their first sign by itself may begin a title (ฯพณฯ).
  bool is_and_so_on(std::size_t i) const {
    const std::u32string_view word = text_.substr(i, 3);
    return word == U"ฯลฯ" || word == U"ຯລຯ";
  }

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
  tailor.hold_wide_digits();
  tailor.hold_sentence_ends();
  tailor.hold_spaced_quotes();
  tailor.hold_endings_of_names();
  tailor.hold_identifiers();
  tailor.force_line_ends();
}

void write_break_pattern(std::string_view word, std::string &pattern) {
  pattern = word;
  const auto holds = [&](std::string_view part) { return word.find(part) != std::string_view::npos; };
  const bool spaced = holds("\xC2\xA0");  // what an @ holds ends there
  if ((spaced || !holds("@")) && (holds("www.") || holds(".gov") || holds(".org"))) return;
  for (char &c : pattern) {
    if (c >= '0' && c <= '9') c = '0';
    if (c >= 'a' && c <= 'z') c = 'a';
    if (c >= 'A' && c <= 'Z' && (!spaced || c != 'A')) c = 'B';
  }
}

}  // namespace formletter::text
