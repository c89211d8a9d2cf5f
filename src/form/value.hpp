#pragma once

#include <formletter/date.hpp>

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace formletter::form {

class Instance;
using NodeId = std::uint32_t;

/// No value: an unanswered or irrelevant question. Arithmetic with it is empty,
/// a comparison with it is false, string() of it is "".
struct Empty {
  friend bool operator==(Empty, Empty) = default;
};

/// Nodes of one instance, in document order, each once.
struct NodeSet {
  std::vector<NodeId> nodes;
  friend bool operator==(const NodeSet &, const NodeSet &) = default;
};

/// A day and a time of day with its offset from UTC, as now() gives it.
struct DateTime {
  std::int64_t milliseconds_since_1970 = 0;
  int offset_minutes = 0;
  friend bool operator==(const DateTime &, const DateTime &) = default;
};

/// What an expression gives. Text is UTF-8, counted in Unicode characters.
using Value = std::variant<Empty, bool, double, std::string, Date, DateTime, NodeSet>;

/// "empty", "boolean", "number", "text", "date", "date-time", "node-set".
std::string type_name(const Value &value);

}  // namespace formletter::form
