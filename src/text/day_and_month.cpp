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

namespace {

/// Not in "20 maisons", nor "1" in "11".
bool ends_word(std::string_view text, std::size_t at) {
  return at == text.size() || u_isalnum(static_cast<UChar32>(character_at(text, at))) == 0;
}

/// Behind the isolates and brackets that a segment may open with.
std::size_t first_of_word(std::string_view text, const Segment &segment) {
  constexpr char first_of_isolates = '\xE2';
  std::size_t at = segment.begin;
  while (at < segment.content_end) {
    const bool isolate = text[at] == first_of_isolates && is_isolate(character_at(text, at));
    if (!isolate && text[at] != '(' && text[at] != '[') break;
    at = end_of_character(text, at);
  }
  return at;
}

}  // namespace

DayAndMonth::DayAndMonth(const LanguageTag &language) {
  auto beside = i18n::beside_day(language);
  month_first_ = beside.in_front;
  first_day_ = std::move(beside.first_day);
  months_ = std::move(beside.texts);
  for (char digit = '0'; digit <= '9'; ++digit)
    beginnings_[static_cast<unsigned char>(digit)] = !month_first_;
  for (const std::string &month : months_)
    if (month_first_ && !month.empty()) beginnings_[static_cast<unsigned char>(month.front())] = true;
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
  if (!month_first_ && at == begin) return begin;
  for (const std::string &month : months_) {
    if (month.empty() || !text.substr(at).starts_with(month)) continue;
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
    const std::size_t begin = first_of_word(text, segments[i]);
    if (begin == text.size() || !dates.may_begin(text[begin])) continue;
    const std::size_t end = dates.end(text, begin);
    for (std::size_t j = i; j + 1 < segments.size() && segments[j].end < end; ++j)
      segments[j].holds_next = true;
  }
}

}  // namespace formletter::text
