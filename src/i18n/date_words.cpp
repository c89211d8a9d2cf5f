#include "i18n/date_words.hpp"

#include "diag/utf8.hpp"
#include "i18n/case_folding.hpp"
#include "i18n/icu_text.hpp"

#include <unicode/dtfmtsym.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <set>

namespace formletter::i18n {

namespace {

/// In order, so that a shortening stands just before the whole name.
using Names = std::set<std::string>;

struct CalendarNames {
  std::array<Names, 12> months;
  Names weekdays;
};

void add_words(Names &names, const icu::UnicodeString &name) {
  for (auto &word : words_in(from_icu(name))) names.insert(std::move(word));
}

void add_names(CalendarNames &calendar, const icu::Locale &locale) {
  using Symbols = icu::DateFormatSymbols;
  UErrorCode status = U_ZERO_ERROR;
  const Symbols symbols(locale, status);
  if (U_FAILURE(status) != 0) return;
  for (const auto context : {Symbols::FORMAT, Symbols::STANDALONE}) {
    for (const auto width : {Symbols::ABBREVIATED, Symbols::WIDE}) {
      int32_t count = 0;
      const auto *months = symbols.getMonths(count, context, width);
      for (std::size_t i = 0; i < calendar.months.size() && i < static_cast<std::size_t>(count); ++i)
        add_words(calendar.months[i], months[i]);
      const auto *days = symbols.getWeekdays(count, context, width);
      for (int32_t i = 0; i < count; ++i) add_words(calendar.weekdays, days[i]);
    }
  }
}

/// In every language of ICU; countries and regions add little to their languages.
const CalendarNames &calendar_names() {
  static const CalendarNames names = [] {
    CalendarNames all;
    int32_t count = 0;
    const icu::Locale *locales = icu::Locale::getAvailableLocales(count);
    for (int32_t i = 0; i < count; ++i) {
      if (*locales[i].getCountry() == '\0') add_names(all, locales[i]);
    }
    return all;
  }();
  return names;
}

/// "sept" of "september": spreadsheets shorten names in their own way.
bool has_name(const Names &names, const std::string &word) {
  constexpr std::size_t shortest = 3;
  const auto at = names.lower_bound(word);
  if (at == names.end()) return false;
  return *at == word || (diag::character_count(word) >= shortest && at->starts_with(word));
}

}  // namespace

std::vector<std::string> words_in(std::string_view text) {
  const auto folded = case_folded(text);
  std::vector<std::string> words;
  bool within = false;
  for (std::size_t at = 0; at < folded.size();) {
    const auto begin = at;
    const auto c = static_cast<UChar32>(diag::next_character(folded, at));
    const bool is_letter = u_isalpha(c) != 0 || (within && (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0);
    if (is_letter && !within) words.emplace_back();
    if (is_letter) words.back().append(folded, begin, at - begin);
    within = is_letter;
  }
  return words;
}

DateWord date_word(const std::string &word, int month) {
  assert(month >= 1 && month <= 12);
  constexpr std::array<std::string_view, 16> fillers{"de",   "del",  "of",  "ko",   "st",  "nd",
                                                     "rd",   "th",   "er",  "ngày", "năm", "год",
                                                     "года", "року", "рік", "році"};
  const auto &[months, weekdays] = calendar_names();
  const bool is_of_all =
      std::ranges::all_of(months, [&](const Names &names) { return names.contains(word); });
  if (is_of_all || diag::character_count(word) < 2 || std::ranges::find(fillers, word) != fillers.end())
    return DateWord::sign;
  // Some language has a name for nearly every two letters.
  constexpr std::size_t shortest = 3;
  if (word.size() < shortest) return DateWord::other;
  if (has_name(months[static_cast<std::size_t>(month - 1)], word)) return DateWord::month;
  return has_name(weekdays, word) ? DateWord::weekday : DateWord::other;
}

}  // namespace formletter::i18n
