#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

namespace formletter {

/// A distance on paper, kept as a whole number of thousandths of a point
/// (1 pt = 1/72 inch), so that sums are exact and the same on every machine.
class Length {
 public:
  constexpr Length() = default;
  static constexpr Length millipoints(std::int64_t value) { return Length(value); }
  static constexpr Length pt(double value) { return Length(rounded(value * 1000.0)); }
  static constexpr Length in(double value) { return Length(rounded(value * 72000.0)); }
  static constexpr Length mm(double value) { return Length(rounded(value * 72000.0 / 25.4)); }

  /// Reads "12pt", "1in", "4mm", "1cm" or "0"; nothing for anything else.
  static std::optional<Length> parse(std::string_view text);

  constexpr std::int64_t in_millipoints() const { return value_; }
  constexpr double in_pt() const { return static_cast<double>(value_) / 1000.0; }

  friend constexpr auto operator<=>(Length, Length) = default;
  constexpr Length operator-() const { return Length(-value_); }
  constexpr Length &operator+=(Length other) { return value_ += other.value_, *this; }
  constexpr Length &operator-=(Length other) { return value_ -= other.value_, *this; }
  friend constexpr Length operator+(Length a, Length b) { return Length(a.value_ + b.value_); }
  friend constexpr Length operator-(Length a, Length b) { return Length(a.value_ - b.value_); }
  friend constexpr Length operator*(Length a, std::int64_t times) { return Length(a.value_ * times); }
  friend constexpr Length operator/(Length a, std::int64_t parts) { return Length(a.value_ / parts); }
  constexpr Length scaled(double factor) const {
    return Length(rounded(static_cast<double>(value_) * factor));
  }

 private:
  static constexpr std::int64_t rounded(double value) {
    return static_cast<std::int64_t>(value < 0 ? value - 0.5 : value + 0.5);
  }
  explicit constexpr Length(std::int64_t value) : value_(value) {}
  std::int64_t value_ = 0;
};

}  // namespace formletter
