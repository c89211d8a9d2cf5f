#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace formletter {

/// A day of the proleptic Gregorian calendar that exists; years 0001 to 9999.
class Date {
 public:
  /// Reads exactly YYYY-MM-DD; nothing for another form or a day that is not.
  static std::optional<Date> parse_iso(std::string_view text);
  static std::optional<Date> from_parts(int year, int month, int day);
  static std::optional<Date> from_days(int days_since_1970);

  int year() const { return static_cast<int>(ymd_.year()); }
  int month() const { return static_cast<int>(static_cast<unsigned>(ymd_.month())); }
  int day() const { return static_cast<int>(static_cast<unsigned>(ymd_.day())); }
  int days_since_1970() const;
  std::string iso() const;

  friend bool operator==(const Date &, const Date &) = default;
  friend std::strong_ordering operator<=>(const Date &a, const Date &b) {
    return a.days_since_1970() <=> b.days_since_1970();
  }

 private:
  explicit Date(std::chrono::year_month_day ymd) : ymd_(ymd) {}
  std::chrono::year_month_day ymd_;
};

}  // namespace formletter
