#include "text/day_and_month.hpp"

#include "diag/ascii.hpp"
#include "i18n/locale_format.hpp"
#include "text/character.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <utility>

namespace formletter::text {

using Field = i18n::DatePattern::Field;

namespace {

/// Not in "20 maisons", nor "1" in "11".
bool ends_word(std::string_view text, std::size_t at) {
  return at == text.size() || u_isalnum(static_cast<UChar32>(character_at(text, at))) == 0;
}

constexpr char first_of_isolates = '\xE2';
/// Whether a segment may open with an isolate or a bracket.
bool may_open(char first) {
  return first == first_of_isolates || first == '(' || first == '[';
}

/// Behind the isolates and brackets that a segment may open with.
std::size_t first_of_word(std::string_view text, const Segment &segment) {
  std::size_t at = segment.begin;
  while (at < segment.content_end) {
    const bool isolate = text[at] == first_of_isolates && is_isolate(character_at(text, at));
    if (!isolate && text[at] != '(' && text[at] != '[') break;
    at = end_of_character(text, at);
  }
  return at;
}

}  // namespace

DayAndMonth::DayAndMonth(const LanguageTag &language) : date_(&i18n::long_date_pattern(language)) {
  auto beside = i18n::beside_day(language);
  month_first_ = beside.in_front;
  first_day_ = std::move(beside.first_day);
  months_ = std::move(beside.texts);
  for (char digit = '0'; digit <= '9'; ++digit)
    beginnings_[static_cast<unsigned char>(digit)] = !month_first_;
  for (const std::string &month : months_)
    if (month_first_ && !month.empty()) beginnings_[static_cast<unsigned char>(month.front())] = true;
  const auto &first = date_->pieces.front();
  begins_otherwise_ = first.field == Field::year || first.field == Field::literal;
  if (first.field == Field::literal) beginnings_[static_cast<unsigned char>(first.text.front())] = true;
  if (first.field == Field::year)
    for (char digit = '1'; digit <= '9'; ++digit) beginnings_[static_cast<unsigned char>(digit)] = true;
}

/// Behind one or two digits, or behind the first day as the language writes it; or `begin`.
std::size_t DayAndMonth::day_end(std::string_view text, std::size_t begin) const {
  std::size_t at = begin;
  while (at < text.size() && ascii::is_digit(text[at])) ++at;
  if (at - begin > 2) return begin;
  const bool is_first = text.substr(begin).starts_with(first_day_);
  return is_first ? std::max(at, begin + first_day_.size()) : at;
}

std::size_t DayAndMonth::end(std::string_view text, std::size_t begin) const {
  const std::size_t at = month_first_ ? begin : day_end(text, begin);
  if (at == text.size() || (!month_first_ && at == begin)) return begin;
  for (const std::string &month : months_) {
    if (month.empty() || month.front() != text[at] || !text.substr(at).starts_with(month)) continue;
    std::size_t end = at + month.size();
    if (month_first_) {
      const std::size_t number = end;
      end = day_end(text, number);
      if (end == number) continue;
    }
    if (ends_word(text, end)) return end;
  }
  return begin;
}

/// `begin` when the piece does not stand there.
std::size_t DayAndMonth::piece_end(const i18n::DatePattern::Piece &piece, std::string_view text,
                                   std::size_t begin) const {
  const std::string_view rest = text.substr(begin);
  const char first = rest.empty() ? '\0' : rest.front();
  const auto longest = [&](const std::array<std::string, 12> &names) {
    std::size_t size = 0;  // "tháng 1" begins "tháng 11"
    for (const std::string &name : names)
      if (name.size() > size && name.front() == first && rest.starts_with(name)) size = name.size();
    return begin + size;
  };
  const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
  switch (piece.field) {
    case Field::literal:
      return rest.starts_with(piece.text) ? begin + piece.text.size() : begin;
    case Field::day:
    case Field::two_digit_day:
      return day_end(text, begin);
    case Field::month_name:
      return longest(date_->month_names);
    case Field::month_alone:
      return longest(date_->months_alone);
    case Field::month_number:
      return digits <= 2 ? begin + digits : begin;
    case Field::year:
      return digits == 4 ? begin + digits : begin;
  }
  return begin;
}

std::size_t DayAndMonth::date_end(std::string_view text, std::size_t begin) const {
  std::size_t at = begin;
  for (std::size_t i = 0; i < date_->pieces.size(); ++i) {
    const auto &piece = date_->pieces[i];
    const std::size_t end = piece_end(piece, text, at);
    const bool is_last = i + 1 == date_->pieces.size();
    if (end == at && is_last && piece.field == Field::literal) break;  // a year that no "г." follows
    if (end == at) return begin;
    at = end;
    if (is_last && piece.field == Field::literal) return at;  // "日" stands before any letter
  }
  return ends_word(text, at) ? at : begin;
}

const DayAndMonth &day_and_month(const LanguageTag &language) {
  static std::shared_mutex mutex;
  static std::map<LanguageTag, std::unique_ptr<const DayAndMonth>> known;
  {
    const std::shared_lock lock(mutex);
    if (const auto found = known.find(language); found != known.end()) return *found->second;
  }
  auto made = std::make_unique<const DayAndMonth>(language);
  const std::unique_lock lock(mutex);
  return *known.try_emplace(language, std::move(made)).first->second;
}

void hold_dates(const ParagraphText &paragraph, const DayAndMonth &dates, std::vector<Segment> &segments) {
  const std::string_view text = paragraph.text;
  for (std::size_t i = 0; i + 1 < segments.size(); ++i) {
    const char first = text[segments[i].begin];
    if (!dates.may_begin(first) && !may_open(first)) continue;
    const std::size_t begin = first_of_word(text, segments[i]);
    if (begin == text.size() || !dates.may_begin(text[begin])) continue;
    const std::size_t pair_end = dates.end(text, begin);
    if (pair_end == begin && !dates.begins_otherwise()) continue;
    const std::size_t end = std::max(dates.date_end(text, begin), pair_end);
    for (std::size_t j = i; j + 1 < segments.size() && segments[j].end < end; ++j) {
      Segment &segment = segments[j];
      segment.holds_loosely = segment.end >= pair_end && (segment.holds_loosely || !segment.holds_next);
      segment.holds_next = true;
    }
  }
}

}  // namespace formletter::text
