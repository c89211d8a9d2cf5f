#pragma once

#include "form/expression_syntax.hpp"
#include "form/instance.hpp"
#include "form/value.hpp"

#include <vector>

namespace formletter::form {

/// Empty, or text of no characters: both are "no answer".
bool is_blank(const Value &value);

/// The value of each node of a node-set; any other value alone.
std::vector<Value> each_value(const Value &value, const Instance &instance);

/// A side of a comparison. Nodes meet a text as texts, be it one node's value or
/// the node-set itself.
struct Operand {
  Value value;
  bool is_of_nodes = false;
};

/// = != < <= > >= by XPath 1.0, 3.4, with the dialect's rules: node-sets compare
/// as "some node", an Empty side makes every comparison false but those with '',
/// days and times compare as such when one side is one and the other reads as one.
/// Precondition: `operation` is one of the six.
bool compares(Operator operation, const Value &left, const Value &right, const Instance &instance);
bool compares(Operator operation, const Operand &left, const Operand &right, const Instance &instance);

/// + - * div mod. Days and times: date ± days is a date (a part of a day is
/// dropped), date-time ± days a date-time, their difference is days; in every
/// other place a date is its number of days since 1970-01-01. No answer on either
/// side gives Empty. Precondition: `operation` is one of the five.
Value arithmetic(Operator operation, const Value &left, const Value &right, const Instance &instance);

/// The same of two numbers, and a comparison of them.
double calculated(Operator operation, double left, double right);
bool compares(Operator operation, double left, double right);

}  // namespace formletter::form
