#include "i18n/numbers_from_left.hpp"

#include "diag/ascii.hpp"
#include "i18n/spaced_numbers.hpp"

#include <array>

namespace formletter::i18n {
namespace {

/// Those of class ET that a writer puts before a number, or behind it.
constexpr std::array<std::string_view, 4> signs{"$", "#", "\u20AC", "\u00A3"};
/// No rule holds Arabic numbers together over these.
constexpr std::array<std::string_view, 5> hyphens{"-", "\u2010", "\u2011", "\u2012", "\u2013"};
constexpr std::string_view other_joiners = "/.,:@_";

bool is_visible_ascii(char c) {
  return c > ' ' && c < 0x7F;
}

template <std::size_t N>
std::size_t length_of_one(const std::array<std::string_view, N> &ones, std::string_view text) {
  for (const std::string_view sign : ones)
    if (text.starts_with(sign)) return sign.size();
  return 0;
}

/// Digits and letters joined by single signs: 212-555-0142, 24-cv-01234, $1,200.50.
class JoinedNumber {
 public:
  JoinedNumber(std::string_view text, std::size_t begin) : text_(text), end_(begin) {
    take_sign();
    if (end_ >= text_.size() || !ascii::is_digit(text_[end_])) return;
    is_number_ = true;
    take_group();
    while (take_joined_group()) continue;
    take_sign();
  }

  bool is_number() const { return is_number_; }
  bool is_turned() const { return is_number_ && is_turned_; }
  std::size_t end() const { return end_; }

 private:
  void take_sign() {
    const std::size_t length = length_of_one(signs, text_.substr(end_));
    is_turned_ = is_turned_ || length > 0;
    end_ += length;
  }
  void take_group() {
    for (; end_ < text_.size() && ascii::is_alphanumeric(text_[end_]); ++end_)
      has_letters_ = has_letters_ || ascii::is_letter(text_[end_]);
  }
  bool take_joined_group() {
    std::size_t joiner = length_of_one(hyphens, text_.substr(end_));
    const bool is_hyphen = joiner > 0;
    const bool is_other = end_ < text_.size() && other_joiners.find(text_[end_]) != std::string_view::npos;
    if (is_other) joiner = 1;
    const std::size_t next = end_ + joiner;
    if (joiner == 0 || next >= text_.size() || !ascii::is_alphanumeric(text_[next])) return false;
    end_ = next;
    take_group();
    // Between a number and a letter a stop or slash is neutral, too.
    is_turned_ = is_turned_ || is_hyphen || has_letters_;
    return true;
  }

  std::string_view text_;
  std::size_t end_;
  bool is_number_ = false, is_turned_ = false, has_letters_ = false;
};

std::size_t end_of_ascii(std::string_view text, std::size_t at) {
  while (at < text.size() && is_visible_ascii(text[at])) ++at;
  return at;
}

/// Where the spaced number that begins here, and not behind a bracket, ends.
std::size_t spaced_end(std::string_view text, std::size_t at) {
  const bool bracket = text[at] == '(' || text[at] == '[';
  if (bracket && (at + 1 == text.size() || end_of_spaced_number(text, at + 1) > at + 1)) return at;
  return end_of_spaced_number(text, at);
}

}  // namespace

NumberPlace next_number_from_left(std::string_view text, std::size_t from) {
  for (std::size_t at = from; at < text.size();) {
    const std::size_t end = spaced_end(text, at);
    const JoinedNumber number(text, at);
    if (number.is_turned() && number.end() > end) return {at, number.end()};
    if (end > at) return {at, end};
    // What stands behind a Latin letter goes its way.
    if (number.is_number())
      at = number.end();
    else
      at = ascii::is_letter(text[at]) ? end_of_ascii(text, at) : at + 1;
  }
  return {text.size(), text.size()};
}

}  // namespace formletter::i18n
