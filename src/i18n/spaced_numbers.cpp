#include "i18n/spaced_numbers.hpp"

#include "diag/utf8.hpp"

#include <algorithm>

namespace formletter::i18n {
namespace {

bool is_european_digit(char32_t c) {
  return c >= '0' && c <= '9';
}

char32_t character_of(std::u32string_view text, std::size_t at) {
  return text[at];
}
char32_t character_of(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  return byte < 0x80 ? byte : diag::next_character(text, at);
}
bool is_isolate(char32_t c) {
  return c >= 0x2066 && c <= 0x2069;
}
/// Seen without decoding it.
bool may_be_isolate(char32_t c) {
  return c >= 0x2066;
}
bool may_be_isolate(char first_byte) {
  return first_byte == '\xE2';
}
bool is_ascii(char32_t c) {
  return c < 0x80;
}
bool is_ascii(char byte) {
  return static_cast<unsigned char>(byte) < 0x80;
}
std::size_t end_of(std::u32string_view, std::size_t at) {
  return at + 1;
}
std::size_t end_of(std::string_view text, std::size_t at) {
  ++at;
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
  return at;
}

/// Reads as far as what is asked for stands there; a failed question moves nothing.
template <typename Text>
class NumberReader {
 public:
  NumberReader(Text text, std::size_t at) : text_(text), at_(at) {}

  std::size_t place() const { return at_; }
  bool is_followed_by_digit() const {
    if (at_ < text_.size() && is_ascii(text_[at_])) return text_[at_] >= '0' && text_[at_] <= '9';
    return is_european_digit(peek());
  }

  bool take(char32_t wanted) {
    const bool found = peek() == wanted;
    if (found) pass();
    return found;
  }
  /// A space, hyphen, dash or stop, as they stand between the groups.
  bool separator() {
    const char32_t c = peek();
    const bool found = c == ' ' || c == '-' || c == '.' || c == 0xA0 || c == 0x202F || is_dash(c);
    if (found) pass();
    return found;
  }
  bool space() {
    const char32_t c = peek();
    const bool found = c == ' ' || c == 0xA0 || c == 0x202F;
    if (found) pass();
    return found;
  }
  /// A-012, A#012, A–012.
  bool number_sign() {
    const char32_t c = peek();
    const bool found = c == '-' || c == '#' || is_dash(c);
    if (found) pass();
    return found;
  }
  std::size_t digits(std::size_t most) {
    std::size_t count = 0;
    for (; count < most && is_followed_by_digit(); ++count) pass();
    return count;
  }
  bool group(std::size_t size) {
    const std::size_t begin = at_;
    if (digits(size) == size) return true;
    at_ = begin;
    return false;
  }

 private:
  static bool is_dash(char32_t c) { return c >= 0x2010 && c <= 0x2013; }

  std::size_t behind_isolates() const {
    std::size_t at = at_;
    while (at < text_.size() && may_be_isolate(text_[at]) && is_isolate(character_of(text_, at)))
      at = end_of(text_, at);
    return at;
  }
  char32_t peek() const {
    if (at_ < text_.size() && is_ascii(text_[at_])) return static_cast<char32_t>(text_[at_]);
    const std::size_t at = behind_isolates();
    return at < text_.size() ? character_of(text_, at) : 0;
  }
  void pass() { at_ = is_ascii(text_[at_]) ? at_ + 1 : end_of(text_, behind_isolates()); }

  Text text_;
  std::size_t at_;
};

/// (617) 555-0123, 617 555 0123, 1 617-555-0123.
template <typename Text>
std::size_t american_end(Text text, std::size_t begin) {
  for (const bool with_country : {false, true}) {
    NumberReader number(text, begin);
    if (with_country && !(number.group(1) && number.separator())) continue;
    if (number.take('(')) {
      if (!number.group(3) || !number.take(')')) continue;
      number.separator();
    } else if (!number.group(3) || !number.separator()) {
      continue;
    }
    if (number.group(3) && number.separator() && number.group(4) && !number.is_followed_by_digit())
      return number.place();
  }
  return begin;
}

/// +52 55 1234 5678: any groups up to the fifteen digits that ITU-T E.164 allows.
template <typename Text>
std::size_t international_end(Text text, std::size_t begin) {
  constexpr std::size_t most = 15, least = 7;
  NumberReader number(text, begin);
  if (!number.take('+')) return begin;
  std::size_t count = number.digits(most), end = begin;
  if (count == 0) return begin;
  for (;;) {
    if (number.is_followed_by_digit()) return end;
    if (count >= least) end = number.place();
    const bool parted = number.separator();
    const bool bracketed = number.take('(');
    if (!parted && !bracketed) return end;
    const std::size_t size = number.digits(most - count);
    if (size == 0 || (bracketed && !number.take(')'))) return end;
    if (bracketed) number.separator();
    count += size;
    if (bracketed) count += number.digits(most - count);
  }
}

/// 0100 123 4567, (02) 1234 5678: groups behind the prefix of a country's own calls, or behind an
/// area code in brackets. Hyphens alone make dates, too: 01-12-2024.
template <typename Text>
std::size_t national_end(Text text, std::size_t begin) {
  constexpr std::size_t most = 15, most_in_code = 5, least_in_group = 2;
  NumberReader number(text, begin);
  const bool bracketed = number.take('(');
  const std::size_t least = bracketed ? 7 : 9;
  std::size_t count = number.digits(bracketed ? most_in_code : most), end = begin;
  if (count == 0 || (bracketed && !number.take(')'))) return begin;
  for (bool first = true;; first = false) {
    const bool parted = bracketed ? number.separator() : number.space();
    if (!parted && !(bracketed && first)) return end;
    const std::size_t size = number.digits(most - count);
    if (size < least_in_group) return end;
    if (number.is_followed_by_digit()) return begin;
    count += size;
    if (count >= least) end = number.place();
  }
}

/// A 012 345 678, A#012-345-678, A12345678.
template <typename Text>
std::size_t a_number_end(Text text, std::size_t begin) {
  constexpr std::size_t most = 9, least = 7;
  NumberReader number(text, begin);
  if (!number.take('A')) return begin;
  number.number_sign();
  number.take(' ');
  const std::size_t first = number.digits(most);
  if (first == 2 || first == 3) {
    const bool whole = number.separator() && number.group(3) && number.separator() && number.group(3);
    if (!whole) return begin;
  } else if (first < least) {
    return begin;
  }
  return number.is_followed_by_digit() ? begin : number.place();
}

template <typename Text>
std::size_t number_end(Text text, std::size_t begin) {
  if (begin >= text.size()) return begin;
  const auto first = static_cast<char32_t>(text[begin]);
  if (first == 'A') return a_number_end(text, begin);
  if (first == '+') return international_end(text, begin);
  if (!is_european_digit(first) && first != '(') return begin;
  const std::size_t end = american_end(text, begin);
  return end > begin || (first != '(' && first != '0') ? end : national_end(text, begin);
}

template <typename Text>
std::size_t end_behind_bracket(Text text, std::size_t begin) {
  const std::size_t end = number_end(text, begin);
  const bool bracket = text[begin] == '(' || text[begin] == '[';
  if (end > begin || !bracket) return end;
  // "(A 012 345 678)": the number may stand behind a bracket.
  const std::size_t inside = number_end(text, begin + 1);
  return inside > begin + 1 ? inside : begin;
}

/// What end_behind_bracket() asks of the first characters of a word.
bool may_begin(std::string_view word) {
  const char first = word.front();
  const char second = word.size() > 1 ? word[1] : ' ';
  if (first == '(' || first == '[')
    return word.size() == 1 || is_european_digit(static_cast<char32_t>(second)) || may_begin(word.substr(1));
  if (first == '+' || !is_ascii(first)) return true;
  if (first == 'A')
    return word.size() == 1 || !is_ascii(second) || second == '-' || second == '#' ||
           is_european_digit(static_cast<char32_t>(second));
  const std::size_t digits = std::min(word.find_first_not_of("0123456789"), word.size());
  if (digits == 0) return false;
  const bool ends = digits == word.size() || !is_ascii(word[digits]);
  const bool groups = ends || word[digits] == '-' || word[digits] == '.';
  return ((digits == 1 || digits == 3) && groups) || (first == '0' && ends);
}

}  // namespace

bool may_begin_spaced_number(std::string_view word) {
  bool graphic = false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const bool was = graphic;
    graphic = word[i] > ' ' && word[i] < 0x7F;
    if (graphic && !was && may_begin(word.substr(i))) return true;
  }
  return false;
}

std::size_t end_of_spaced_number(std::u32string_view text, std::size_t begin) {
  return end_behind_bracket(text, begin);
}
std::size_t end_of_spaced_number(std::string_view text, std::size_t begin) {
  return end_behind_bracket(text, begin);
}

}  // namespace formletter::i18n
