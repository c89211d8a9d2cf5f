#include "form/functions.hpp"

#include "form/expression_evaluator.hpp"
#include "form/number_text.hpp"
#include "form/operations.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace formletter::form {

namespace {

/// A function of one number; no answer gives Empty.
template <double (*function)(double)>
Value of_one(const Call &call) {
  const auto number = call.number(0);
  return number ? Value(function(*number)) : Value(Empty{});
}

template <double (*function)(double, double)>
Value of_two(const Call &call) {
  const auto first = call.number(0);
  const auto second = call.number(1);
  return first && second ? Value(function(*first, *second)) : Value(Empty{});
}

double absolute(double x) {
  return std::abs(x);
}
double truncated(double x) {
  return std::trunc(x);
}
double floored(double x) {
  return std::floor(x);
}
double ceiled(double x) {
  return std::ceil(x);
}
double square_root(double x) {
  return std::sqrt(x);
}
double exponential(double x) {
  return std::exp(x);
}
double power_of_ten(double x) {
  return std::pow(10.0, x);
}
double natural_logarithm(double x) {
  return std::log(x);
}
double decimal_logarithm(double x) {
  return std::log10(x);
}
double sine(double x) {
  return std::sin(x);
}
double cosine(double x) {
  return std::cos(x);
}
double tangent(double x) {
  return std::tan(x);
}
double arc_sine(double x) {
  return std::asin(x);
}
double arc_cosine(double x) {
  return std::acos(x);
}
double arc_tangent(double x) {
  return std::atan(x);
}
double arc_tangent_of(double y, double x) {
  return std::atan2(y, x);
}
double power(double x, double y) {
  return std::pow(x, y);
}

/// XPath's number(): the one place where no answer is not a number instead of
/// nothing, so that an expression can ask for it.
Value number(const Call &call) {
  return as_number(call.has(0) ? call.value(0) : Value(NodeSet{{call.focus().node}}), call.instance());
}

Value round_to(const Call &call) {
  const auto given = call.number(0);
  const auto decimals = call.has(1) ? call.number(1) : std::optional(0.0);
  if (!given || !decimals) return Empty{};
  if (std::isnan(*decimals)) return std::numeric_limits<double>::quiet_NaN();
  // No double has digits beyond these.
  return rounded(*given, static_cast<int>(std::clamp(std::trunc(*decimals), -400.0, 1200.0)));
}

/// Nodes without an answer are left out, as ODK leaves them out; a text that is
/// not a number makes the sum NaN, as XPath has it.
Value sum(const Call &call) {
  double total = 0;
  for (const Value &value : call.values(0)) {
    if (!is_blank(value)) total += as_number(value, call.instance());
  }
  return total;
}

/// Dates, and ISO texts beside at least one of them, as in comparisons: read as dates, all of them.
/// Whether all were.
bool read_as_dates(std::vector<Value> &values) {
  const auto is_date = [](const Value &value) { return std::holds_alternative<Date>(value); };
  if (std::none_of(values.begin(), values.end(), is_date)) return false;
  std::vector<Value> dates;
  for (const Value &value : values) {
    const auto *text = std::get_if<std::string>(&value);
    const auto date = text != nullptr ? Date::parse_iso(*text) : std::nullopt;
    if (!date && !is_date(value)) return false;
    dates.push_back(date ? Value(*date) : value);
  }
  values = std::move(dates);
  return true;
}

/// The answered values of all arguments. Dates alone give a date, anything else
/// goes by numbers, a text that is none gives NaN; no answer at all is Empty.
Value extreme(const Call &call, Operator better) {
  std::vector<Value> values;
  for (std::size_t i = 0; i < call.count(); ++i) {
    for (Value &value : call.values(i)) {
      if (!is_blank(value)) values.push_back(std::move(value));
    }
  }
  if (values.empty()) return Empty{};
  const bool dates = read_as_dates(values);
  Value best = dates ? values.front() : Value(as_number(values.front(), call.instance()));
  for (const Value &value : values) {
    const Value candidate = dates ? value : Value(as_number(value, call.instance()));
    const auto *given = std::get_if<double>(&candidate);
    if (given != nullptr && std::isnan(*given)) return *given;
    if (compares(better, candidate, best, call.instance())) best = candidate;
  }
  return best;
}

Value max(const Call &call) {
  return extreme(call, Operator::greater);
}
Value min(const Call &call) {
  return extreme(call, Operator::less);
}
Value pi(const Call &) {
  return std::numbers::pi;
}

constexpr std::array number_entries = {
    FunctionEntry{"number", 0, 1, "s", "number(value?)", number},
    FunctionEntry{"int", 1, 1, "s", "int(number)", of_one<truncated>},
    FunctionEntry{"round", 1, 2, "s", "round(number, decimals?)", round_to},
    FunctionEntry{"floor", 1, 1, "s", "floor(number)", of_one<floored>},
    FunctionEntry{"ceiling", 1, 1, "s", "ceiling(number)", of_one<ceiled>},
    FunctionEntry{"abs", 1, 1, "s", "abs(number)", of_one<absolute>},
    FunctionEntry{"pow", 2, 2, "s", "pow(number, power)", of_two<power>},
    FunctionEntry{"sqrt", 1, 1, "s", "sqrt(number)", of_one<square_root>},
    FunctionEntry{"exp", 1, 1, "s", "exp(number)", of_one<exponential>},
    FunctionEntry{"exp10", 1, 1, "s", "exp10(number)", of_one<power_of_ten>},
    FunctionEntry{"log", 1, 1, "s", "log(number)", of_one<natural_logarithm>},
    FunctionEntry{"log10", 1, 1, "s", "log10(number)", of_one<decimal_logarithm>},
    FunctionEntry{"sin", 1, 1, "s", "sin(number)", of_one<sine>},
    FunctionEntry{"cos", 1, 1, "s", "cos(number)", of_one<cosine>},
    FunctionEntry{"tan", 1, 1, "s", "tan(number)", of_one<tangent>},
    FunctionEntry{"asin", 1, 1, "s", "asin(number)", of_one<arc_sine>},
    FunctionEntry{"acos", 1, 1, "s", "acos(number)", of_one<arc_cosine>},
    FunctionEntry{"atan", 1, 1, "s", "atan(number)", of_one<arc_tangent>},
    FunctionEntry{"atan2", 2, 2, "s", "atan2(y, x)", of_two<arc_tangent_of>},
    FunctionEntry{"pi", 0, 0, "", "pi()", pi},
    FunctionEntry{"sum", 1, 1, "n", "sum(nodes)", sum},
    FunctionEntry{"max", 1, -1, "v", "max(nodes or numbers, …)", max},
    FunctionEntry{"min", 1, -1, "v", "min(nodes or numbers, …)", min},
};

}  // namespace

std::span<const FunctionEntry> number_functions() {
  return number_entries;
}

}  // namespace formletter::form
