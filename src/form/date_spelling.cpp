#include "form/date_spelling.hpp"

#include "diag/ascii.hpp"
#include "form/leading_zeros.hpp"
#include "form/text_folding.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace formletter::form {
namespace {

constexpr std::array<std::string_view, 12> month_names = {"january",   "february", "march",    "april",
                                                          "may",       "june",     "july",     "august",
                                                          "september", "october",  "november", "december"};

// Months of the Islamic, Persian, Ethiopian and Hebrew calendars as English
// papers spell them: enough to say what is the matter.
constexpr std::array<std::string_view, 42> other_months = {
    "muharram",  "safar",  "rabi",      "jumada",      "rajab",   "shaban",  "ramadan",
    "shawwal",   "dhu",    "farvardin", "ordibehesht", "khordad", "tir",     "mordad",
    "shahrivar", "mehr",   "aban",      "azar",        "dey",     "bahman",  "esfand",
    "meskerem",  "tikimt", "hidar",     "tahsas",      "tir",     "yekatit", "megabit",
    "miyazya",   "ginbot", "sene",      "hamle",       "nehase",  "pagume",  "tishrei",
    "cheshvan",  "kislev", "tevet",     "shevat",      "adar",    "nisan",   "iyar"};

constexpr std::array<std::string_view, 6> about_words = {"about",  "around", "approximately",
                                                         "approx", "circa",  "ca"};

struct DateToken {
  enum class Kind { number, word, mark } kind;
  std::string text;
};

// White space and the full stop behind an abbreviation are left out.
std::vector<DateToken> tokens_of(std::string_view text) {
  std::vector<DateToken> out;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    if (ascii::is_digit(text[i])) {
      while (i < text.size() && ascii::is_digit(text[i])) ++i;
      out.push_back({DateToken::Kind::number, std::string(text.substr(begin, i - begin))});
    } else if (ascii::is_letter(text[i])) {
      std::string word;
      while (i < text.size() && ascii::is_letter(text[i])) word += ascii::lower(text[i++]);
      if (i < text.size() && text[i] == '.') ++i;
      out.push_back({DateToken::Kind::word, word});
    } else {
      if (text[i] != ' ') out.push_back({DateToken::Kind::mark, std::string(1, text[i])});
      ++i;
    }
  }
  return out;
}

// n a number of up to two digits, y one of four, m a month's name, w another
// word; marks stand for themselves.
std::optional<int> month_number(std::string_view word) {
  if (word == "sept") return 9;
  for (std::size_t i = 0; i < month_names.size(); ++i) {
    if (word == month_names[i] || (word.size() == 3 && month_names[i].starts_with(word)))
      return static_cast<int>(i) + 1;
  }
  return std::nullopt;
}

std::string shape_of(const std::vector<DateToken> &tokens) {
  std::string shape;
  for (const DateToken &token : tokens) {
    switch (token.kind) {
      case DateToken::Kind::number:
        shape += token.text.size() == 4 ? 'y' : token.text.size() <= 2 ? 'n' : 'x';
        break;
      case DateToken::Kind::word:
        shape += month_number(token.text) ? 'm' : 'w';
        break;
      case DateToken::Kind::mark:
        shape += token.text;
        break;
    }
  }
  return shape;
}

std::optional<int> whole_number(std::string_view digits) {
  int value = 0;
  const char *const end = digits.data() + digits.size();
  const auto [read_to, error] = std::from_chars(digits.data(), end, value);
  return error == std::errc() && read_to == end ? std::optional(value) : std::nullopt;
}

// Precondition: a token of up to four digits.
int number_at(const std::vector<DateToken> &tokens, std::size_t i) {
  return whole_number(tokens[i].text).value_or(0);
}

DateReading faulty(DateFault fault) {
  return {{}, fault, {}};
}

// Years that a living person's Gregorian papers do not carry, but those of the
// Islamic and Persian (1300s, 1400s) and Buddhist (2500s) calendars do.
bool of_other_calendar(int year) {
  return (year >= 1250 && year < 1500) || (year >= 2400 && year < 2700);
}

DateReading whole(int year, int month, int day) {
  // "0014-11-20" is what a date picker makes of 14.
  if (year > 0 && year < 100) return faulty(DateFault::two_digit_year);
  if (of_other_calendar(year)) return faulty(DateFault::other_calendar);
  const auto date = Date::from_parts(year, month, day);
  if (!date) return faulty(DateFault::not_real);
  return {date->iso(), std::nullopt, {}};
}

DateReading numeric(int first, int second, int year) {
  if (of_other_calendar(year)) return faulty(DateFault::other_calendar);
  const auto month_first = Date::from_parts(year, first, second);
  const auto day_first = Date::from_parts(year, second, first);
  if (month_first && day_first && *month_first != *day_first) {
    return {{}, DateFault::ambiguous, {*month_first, *day_first}};
  }
  if (!month_first && !day_first) return faulty(DateFault::not_real);
  return {(month_first ? month_first : day_first)->iso(), std::nullopt, {}};
}

std::optional<DateReading> whole_date(const std::vector<DateToken> &tokens, const std::string &shape) {
  if (shape == "y-n-n" && tokens[2].text.size() == 2 && tokens[4].text.size() == 2) {
    return whole(number_at(tokens, 0), number_at(tokens, 2), number_at(tokens, 4));
  }
  if (shape == "mn,y" || shape == "mny") {
    return whole(number_at(tokens, tokens.size() - 1), *month_number(tokens[0].text), number_at(tokens, 1));
  }
  if (shape == "nmy" || shape == "nm,y" || shape == "n-m-y") {
    const std::size_t month = shape == "n-m-y" ? 2 : 1;
    return whole(number_at(tokens, tokens.size() - 1), *month_number(tokens[month].text),
                 number_at(tokens, 0));
  }
  if (shape == "n/n/y" || shape == "n-n-y" || shape == "n.n.y") {
    return numeric(number_at(tokens, 0), number_at(tokens, 2), number_at(tokens, 4));
  }
  return std::nullopt;
}

DateReading year_and_month(int year, int month) {
  if (of_other_calendar(year)) return faulty(DateFault::other_calendar);
  if (year < 1 || month < 1 || month > 12) return faulty(DateFault::not_real);
  return {with_leading_zeros(year, 4) + "-" + with_leading_zeros(month, 2), std::nullopt, {}};
}

std::optional<DateReading> partial_date(const std::vector<DateToken> &tokens, const std::string &shape) {
  if (shape == "y") {
    if (of_other_calendar(number_at(tokens, 0))) return faulty(DateFault::other_calendar);
    if (number_at(tokens, 0) < 1) return faulty(DateFault::not_real);
    return DateReading{tokens[0].text, std::nullopt, {}};
  }
  if (shape == "y-n" && tokens[2].text.size() == 2)
    return year_and_month(number_at(tokens, 0), number_at(tokens, 2));
  if (shape == "my" || shape == "m,y") {
    return year_and_month(number_at(tokens, tokens.size() - 1), *month_number(tokens[0].text));
  }
  if (shape == "n/y") return year_and_month(number_at(tokens, 2), number_at(tokens, 0));
  return std::nullopt;
}

bool take_approximation(std::vector<DateToken> &tokens) {
  if (tokens.empty()) return false;
  const auto says_about = [](const DateToken &token) {
    return token.text == "~" ||
           std::find(about_words.begin(), about_words.end(), token.text) != about_words.end();
  };
  if (says_about(tokens.front())) {
    tokens.erase(tokens.begin());
    return true;
  }
  if (tokens.back().text != "~") return false;
  tokens.pop_back();
  return true;
}

DateFault fault_of_unread(const std::vector<DateToken> &tokens, const std::string &shape) {
  for (const DateToken &token : tokens) {
    const bool foreign =
        std::find(other_months.begin(), other_months.end(), token.text) != other_months.end();
    if (token.kind == DateToken::Kind::word && foreign) return DateFault::other_calendar;
  }
  static constexpr std::array<std::string_view, 7> short_years = {"n/n/n", "n-n-n", "n.n.n", "mn,n",
                                                                  "mnn",   "nmn",   "n-m-n"};
  if (std::find(short_years.begin(), short_years.end(), shape) != short_years.end())
    return DateFault::two_digit_year;
  return DateFault::spelling;
}

}  // namespace

std::string_view code_of(DateFault fault) {
  switch (fault) {
    case DateFault::spelling:
      return "date-format";
    case DateFault::two_digit_year:
      return "date-two-digit-year";
    case DateFault::not_real:
      return "date-not-real";
    case DateFault::ambiguous:
      return "date-ambiguous";
    case DateFault::other_calendar:
      return "date-calendar";
  }
  return {};
}

std::string_view message_of(DateFault fault) {
  switch (fault) {
    case DateFault::spelling:
      return date_format_message;
    case DateFault::two_digit_year:
      return date_two_digit_year_message;
    case DateFault::not_real:
      return date_not_real_message;
    case DateFault::ambiguous:
      return date_ambiguous_message;
    case DateFault::other_calendar:
      return date_calendar_message;
  }
  return {};
}

DateReading read_date(std::string_view typed, DatePrecision precision) {
  // Most files hold dates in this form; what is wrong with one is told by the way for all.
  if (const auto date = Date::parse_iso(typed)) return whole(date->year(), date->month(), date->day());
  std::vector<DateToken> tokens = tokens_of(with_european_digits(trimmed(typed)));
  const bool approximate = precision == DatePrecision::year && take_approximation(tokens);
  const std::string shape = shape_of(tokens);
  std::optional<DateReading> reading = whole_date(tokens, shape);
  if (!reading && precision == DatePrecision::year) reading = partial_date(tokens, shape);
  if (!reading) return faulty(fault_of_unread(tokens, shape));
  if (approximate && !reading->fault) reading->canonical += '~';
  return *reading;
}

std::optional<PartialDate> parse_partial_date(std::string_view canonical) {
  PartialDate out;
  if (!canonical.empty() && canonical.back() == '~') {
    out.approximate = true;
    canonical.remove_suffix(1);
  }
  if (const auto date = Date::parse_iso(canonical)) {
    out.year = date->year(), out.month = date->month(), out.day = date->day();
    return out;
  }
  const bool month_too = canonical.size() == 7 && canonical[4] == '-';
  if (canonical.size() != 4 && !month_too) return std::nullopt;
  const auto year = whole_number(canonical.substr(0, 4));
  const auto month = month_too ? whole_number(canonical.substr(5)) : std::optional(0);
  if (!year || !month || *year < 1 || *month < 0 || *month > 12 || (month_too && *month == 0))
    return std::nullopt;
  out.year = *year;
  out.month = *month;
  return out;
}

}  // namespace formletter::form
