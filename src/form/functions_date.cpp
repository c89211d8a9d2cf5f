#include "form/functions.hpp"

#include "form/date_format.hpp"
#include "form/expression_evaluator.hpp"
#include "form/moment.hpp"

#include <array>
#include <cmath>
#include <limits>

namespace formletter::form {

namespace {

/// A date, a date-time, a text that reads as one, or a number of days since
/// 1970-01-01 (by the clock's zone where a part of a day is left); nothing else.
std::optional<Moment> moment_argument(const Call &call) {
  if (const Instance::Node *leaf = call.leaf(0);
      leaf != nullptr && (leaf->datatype == Datatype::date || leaf->datatype == Datatype::text)) {
    if (auto moment = moment_from_text(leaf->text)) return moment;
  }
  const Value given = call.single(0);
  if (auto moment = moment_of(given)) return moment;
  const bool numeric = std::holds_alternative<double>(given) || std::holds_alternative<std::string>(given);
  const double days = numeric ? as_number(given, call.instance()) : std::numeric_limits<double>::quiet_NaN();
  if (!std::isfinite(days) || std::abs(days) > 1e7) return std::nullopt;
  if (days == std::trunc(days)) {
    return Moment{static_cast<std::int64_t>(days) * milliseconds_a_day, false, {}};
  }
  const auto milliseconds = std::llround(days * static_cast<double>(milliseconds_a_day));
  return moment_of(DateTime{milliseconds, call.evaluation().now.offset_minutes});
}

Value today(const Call &call) {
  return call.evaluation().today;
}
Value now(const Call &call) {
  return call.evaluation().now;
}

/// A part of a day is dropped, also below zero: int() first, as ODK has it.
Value date(const Call &call) {
  const Value given = call.single(0);
  if (const auto moment = moment_of(given)) {
    const auto day = moment->date();
    return day ? Value(*day) : Value(Empty{});
  }
  const auto days = call.number(0);
  if (!days || std::holds_alternative<bool>(given) || !std::isfinite(*days) || std::abs(*days) > 1e7)
    return Empty{};
  const auto day = Date::from_days(static_cast<int>(*days));
  return day ? Value(*day) : Value(Empty{});
}

/// A day is its first moment, a time without a zone the clock's, both by the
/// offset of now().
Value date_time(const Call &call) {
  const auto moment = moment_argument(call);
  if (!moment || !moment->date()) return Empty{};
  const int offset = moment->offset_minutes.value_or(call.evaluation().now.offset_minutes);
  return DateTime{moment->civil_milliseconds - offset * milliseconds_a_minute, offset};
}

std::optional<double> days(const Call &call) {
  const auto moment = moment_argument(call);
  return moment ? std::optional(moment->days()) : std::nullopt;
}
Value decimal_date_time(const Call &call) {
  const auto number = days(call);
  return number ? Value(*number) : Value(Empty{});
}

/// The part of the day that has gone by, on a wall clock in the zone of now().
Value decimal_time(const Call &call) {
  std::int64_t of_day = 0;
  std::optional<int> offset;
  if (const auto time = time_of_day_from_text(call.text(0))) {
    of_day = time->milliseconds;
    offset = time->offset_minutes;
  } else if (const auto moment = moment_argument(call)) {
    of_day = moment->civil_milliseconds;
    offset = moment->offset_minutes;
  } else {
    return Empty{};
  }
  if (offset) of_day += (call.evaluation().now.offset_minutes - *offset) * milliseconds_a_minute;
  of_day = (of_day % milliseconds_a_day + milliseconds_a_day) % milliseconds_a_day;
  return static_cast<double>(of_day) / static_cast<double>(milliseconds_a_day);
}

/// "" for no date, so that it can stand in a sentence; Empty for a bad format.
Value format_date(const Call &call) {
  const auto moment = moment_argument(call);
  if (!moment || !moment->date()) return std::string();
  const std::string format = call.text(1);
  if (date_format_fault(format)) return Empty{};
  return formatted(*moment, format);
}

constexpr std::array date_entries = {
    FunctionEntry{"today", 0, 0, "", "today()", today},
    FunctionEntry{"now", 0, 0, "", "now()", now},
    FunctionEntry{"date", 1, 1, "s", "date(value)", date},
    FunctionEntry{"date-time", 1, 1, "s", "date-time(value)", date_time},
    FunctionEntry{"decimal-date-time", 1, 1, "s", "decimal-date-time(date-time)", decimal_date_time, days},
    FunctionEntry{"decimal-time", 1, 1, "s", "decimal-time(time)", decimal_time},
    FunctionEntry{"format-date", 2, 2, "s", "format-date(date, format)", format_date},
    FunctionEntry{"format-date-time", 2, 2, "s", "format-date-time(date-time, format)", format_date},
};

}  // namespace

std::span<const FunctionEntry> date_functions() {
  return date_entries;
}

}  // namespace formletter::form
