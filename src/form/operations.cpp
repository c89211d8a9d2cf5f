#include "form/operations.hpp"

#include "form/expression.hpp"
#include "form/moment.hpp"
#include "form/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace formletter::form {

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

bool is_text(const Value &value) {
  return std::holds_alternative<std::string>(value);
}
bool is_boolean(const Value &value) {
  return std::holds_alternative<bool>(value);
}
bool is_number(const Value &value) {
  return std::holds_alternative<double>(value);
}
bool is_day_or_time(const Value &value) {
  return std::holds_alternative<Date>(value) || std::holds_alternative<DateTime>(value);
}

bool is_equality(Operator operation) {
  return operation == Operator::equal || operation == Operator::not_equal;
}

template <typename Ordered>
bool holds(Operator operation, const Ordered &left, const Ordered &right) {
  switch (operation) {
    case Operator::equal:
      return left == right;
    case Operator::not_equal:
      return left != right;
    case Operator::less:
      return left < right;
    case Operator::less_equal:
      return left <= right;
    case Operator::greater:
      return left > right;
    case Operator::greater_equal:
      return left >= right;
    case Operator::logical_or:
    case Operator::logical_and:
    case Operator::add:
    case Operator::subtract:
    case Operator::multiply:
    case Operator::divide:
    case Operator::modulo:
      break;
  }
  return false;
}

/// Both as points of the calendar, when the comparison is one of those.
struct Moments {
  Moment left, right;
};

std::optional<Moments> moments(Operator operation, const Value &left, const Value &right) {
  const bool texts = is_text(left) && is_text(right);
  // Two texts are equal as texts; "before" and "after" have a meaning for dates only.
  if (texts ? is_equality(operation) : !is_day_or_time(left) && !is_day_or_time(right)) return std::nullopt;
  const auto first = moment_of(left);
  const auto second = moment_of(right);
  if (!first || !second) return std::nullopt;
  return Moments{*first, *second};
}

/// One value against one value.
bool compares_single(Operator operation, const Value &left, const Value &right, const Instance &instance) {
  const bool left_empty = std::holds_alternative<Empty>(left);
  const bool right_empty = std::holds_alternative<Empty>(right);
  if (left_empty || right_empty) {
    const bool asks_for_empty = !(left_empty && right_empty) && is_blank(left) && is_blank(right);
    return asks_for_empty && operation == Operator::equal;
  }
  if (const auto both = moments(operation, left, right))
    return holds(operation, compare(both->left, both->right), 0);
  if (!is_equality(operation)) return holds(operation, as_number(left, instance), as_number(right, instance));
  if (is_boolean(left) || is_boolean(right)) {
    return holds(operation, as_boolean(left, instance), as_boolean(right, instance));
  }
  if (is_number(left) || is_number(right)) {
    return holds(operation, as_number(left, instance), as_number(right, instance));
  }
  if (is_text(left) && is_text(right))
    return holds(operation, std::get<std::string>(left), std::get<std::string>(right));
  return holds(operation, as_text(left, instance), as_text(right, instance));
}

/// A node-set meets a text as texts (XPath 1.0, 3.4): 'false' must not be taken
/// for a text that is there and therefore true.
Value meeting_text(Value value, const Value &other) {
  if (is_boolean(value) && is_text(other)) return std::string(std::get<bool>(value) ? "true" : "false");
  return value;
}

bool is_nodes(const Value &value) {
  return std::holds_alternative<NodeSet>(value);
}

Value shifted(const Moment &moment, double days) {
  if (!std::isfinite(days) || std::abs(days) > 1e7) return Empty{};
  if (!moment.has_time) {
    const double day = std::floor(moment.days() + days);
    const auto date = Date::from_days(static_cast<int>(day));
    return date ? Value(*date) : Value(Empty{});
  }
  Moment result = moment;
  result.civil_milliseconds += std::llround(days * static_cast<double>(milliseconds_a_day));
  if (!result.date()) return Empty{};
  const int offset = moment.offset_minutes.value_or(0);
  return DateTime{result.civil_milliseconds - offset * milliseconds_a_minute, offset};
}

double difference_in_days(const Moment &a, const Moment &b) {
  if (a.offset_minutes && b.offset_minutes) return a.days() - b.days();
  return static_cast<double>(a.civil_milliseconds - b.civil_milliseconds) /
         static_cast<double>(milliseconds_a_day);
}

/// + and - where a day or a time takes part; nothing where none does.
std::optional<Value> calendar_sum(Operator operation, const Value &left, const Value &right,
                                  const Instance &instance) {
  const auto first = moment_of(left);
  const auto second = moment_of(right);
  if (!first && !second) return std::nullopt;
  if (first && second) {
    if (operation == Operator::subtract) return difference_in_days(*first, *second);
    return std::nullopt;
  }
  if (first) {
    const double days = as_number(right, instance);
    return shifted(*first, operation == Operator::add ? days : -days);
  }
  if (operation == Operator::add) return shifted(*second, as_number(left, instance));
  return std::nullopt;
}

}  // namespace

bool is_blank(const Value &value) {
  const auto *text = std::get_if<std::string>(&value);
  return std::holds_alternative<Empty>(value) || (text != nullptr && text->empty());
}

std::vector<Value> each_value(const Value &value, const Instance &instance) {
  const auto *set = std::get_if<NodeSet>(&value);
  if (set == nullptr) return {value};
  std::vector<Value> values;
  values.reserve(set->nodes.size());
  for (const NodeId node : set->nodes) values.push_back(instance.value(node));
  return values;
}

bool compares(Operator operation, const Value &left, const Value &right, const Instance &instance) {
  return compares(operation, Operand{left, is_nodes(left)}, Operand{right, is_nodes(right)}, instance);
}

bool compares(Operator operation, const Operand &left, const Operand &right, const Instance &instance) {
  const auto meets = [&](const Value &a, const Value &b) {
    const bool left_turns = left.is_of_nodes && is_boolean(a) && is_text(b);
    const bool right_turns = right.is_of_nodes && is_boolean(b) && is_text(a);
    return compares_single(operation, left_turns ? meeting_text(a, b) : a,
                           right_turns ? meeting_text(b, a) : b, instance);
  };
  if (!is_nodes(left.value) && !is_nodes(right.value)) {
    const bool turns =
        (left.is_of_nodes && is_boolean(left.value)) || (right.is_of_nodes && is_boolean(right.value));
    return turns ? meets(left.value, right.value)
                 : compares_single(operation, left.value, right.value, instance);
  }
  std::vector<Value> lefts = each_value(left.value, instance);
  std::vector<Value> rights = each_value(right.value, instance);
  // No node at all is no answer.
  if (lefts.empty()) lefts.emplace_back(Empty{});
  if (rights.empty()) rights.emplace_back(Empty{});
  return std::ranges::any_of(lefts, [&](const Value &a) {
    return std::ranges::any_of(rights, [&](const Value &b) { return meets(a, b); });
  });
}

double calculated(Operator operation, double left, double right) {
  switch (operation) {
    case Operator::add:
      return left + right;
    case Operator::subtract:
      return left - right;
    case Operator::multiply:
      return left * right;
    case Operator::divide:
      return left / right;
    case Operator::modulo:
      return std::fmod(left, right);
    case Operator::logical_or:
    case Operator::logical_and:
    case Operator::equal:
    case Operator::not_equal:
    case Operator::less:
    case Operator::less_equal:
    case Operator::greater:
    case Operator::greater_equal:
      break;
  }
  return not_a_number;
}

bool compares(Operator operation, double left, double right) {
  return holds(operation, left, right);
}

Value arithmetic(Operator operation, const Value &left, const Value &right, const Instance &instance) {
  const Value a = as_single(left, instance);
  const Value b = as_single(right, instance);
  if (is_blank(a) || is_blank(b)) return Empty{};
  if (operation == Operator::add || operation == Operator::subtract) {
    if (auto sum = calendar_sum(operation, a, b, instance)) return *std::move(sum);
  }
  return calculated(operation, as_number(a, instance), as_number(b, instance));
}

Value as_single(const Value &value, const Instance &instance) {
  const auto *set = std::get_if<NodeSet>(&value);
  if (set == nullptr) return value;
  return set->nodes.empty() ? Value(Empty{}) : instance.value(set->nodes.front());
}

bool as_boolean(const Value &value, const Instance &instance) {
  return std::visit(Overloaded{
                        [](Empty) { return false; },
                        [](bool truth) { return truth; },
                        [](double number) { return number != 0 && !std::isnan(number); },
                        [](const std::string &text) { return !text.empty(); },
                        [](const Date &) { return true; },
                        [](const DateTime &) { return true; },
                        [&instance](const NodeSet &set) {
                          // A group is there or not; a leaf is what it holds.
                          return std::ranges::any_of(set.nodes, [&instance](NodeId node) {
                            const bool is_group = instance.at(node).datatype == Datatype::group;
                            return is_group ? instance.at(node).relevant
                                            : as_boolean(instance.value(node), instance);
                          });
                        },
                    },
                    value);
}

double as_number(const Value &value, const Instance &instance) {
  return std::visit(
      Overloaded{
          [](Empty) { return not_a_number; },
          [](bool truth) { return truth ? 1.0 : 0.0; },
          [](double number) { return number; },
          [](const std::string &text) {
            if (const auto number = number_from_text(text)) return *number;
            const auto moment = moment_from_text(text);
            return moment ? moment->days() : not_a_number;
          },
          [](const Date &date) { return static_cast<double>(date.days_since_1970()); },
          [](const DateTime &time) { return moment_of(time).days(); },
          [&instance](const NodeSet &set) { return as_number(as_single(set, instance), instance); },
      },
      value);
}

std::string as_text(const Value &value, const Instance &instance) {
  return std::visit(Overloaded{
                        [](Empty) { return std::string(); },
                        [](bool truth) { return std::string(truth ? "true" : "false"); },
                        [](double number) { return number_to_text(number); },
                        [](const std::string &text) { return text; },
                        [](const Date &date) { return date.iso(); },
                        [](const DateTime &time) { return date_time_text(time); },
                        [&instance](const NodeSet &set) {
                          return set.nodes.empty() ? std::string() : instance.string_value(set.nodes.front());
                        },
                    },
                    value);
}

}  // namespace formletter::form
