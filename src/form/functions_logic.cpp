#include "form/functions.hpp"

#include "form/expression_evaluator.hpp"
#include "form/operations.hpp"

#include <array>

namespace formletter::form {

namespace {

/// Only the branch that is taken is looked at.
Value conditional(const Call &call) {
  return call.value(call.truth(0) ? 1 : 2);
}

Value coalesce(const Call &call) {
  Value first = call.value(0);
  return is_blank(as_single(first, call.instance())) ? call.value(1) : first;
}

/// What the context node already holds, else the argument.
Value once(const Call &call) {
  Value held = call.instance().value(call.focus().node);
  return is_blank(held) ? call.value(0) : held;
}

Value yes(const Call &) {
  return true;
}
Value no(const Call &) {
  return false;
}
Value boolean(const Call &call) {
  return call.truth(0);
}
Value negated(const Call &call) {
  return !call.truth(0);
}

Value boolean_from_string(const Call &call) {
  const std::string text = call.text(0);
  return text == "true" || text == "1";
}

/// The specification's "true (when it converts to a number > 0)".
bool counts_as_true(const Value &value, const Instance &instance) {
  return as_number(value, instance) > 0;
}

/// -1 for a bound means that there is none.
bool within(double total, const Call &call) {
  const double least = call.number(0).value_or(-1);
  const double most = call.number(1).value_or(-1);
  return (least == -1 || total >= least) && (most == -1 || total <= most);
}

Value checklist(const Call &call) {
  double total = 0;
  for (std::size_t i = 2; i < call.count(); ++i) {
    for (const Value &value : call.values(i)) total += counts_as_true(value, call.instance()) ? 1 : 0;
  }
  return within(total, call);
}

Value weighted_checklist(const Call &call) {
  double total = 0;
  for (std::size_t i = 2; i + 1 < call.count(); i += 2) {
    const auto values = call.values(i);
    const auto weights = call.values(i + 1);
    // Nodes are weighed one by one; which weight would a further one have?
    if (values.size() != weights.size()) return Empty{};
    for (std::size_t j = 0; j < values.size(); ++j) {
      if (counts_as_true(values[j], call.instance())) total += as_number(weights[j], call.instance());
    }
  }
  return within(total, call);
}

constexpr std::array logic_entries = {
    FunctionEntry{"if", 3, 3, "sii", "if(condition, then, else)", conditional},
    FunctionEntry{"coalesce", 2, 2, "i", "coalesce(first, second)", coalesce},
    FunctionEntry{"once", 1, 1, "i", "once(value)", once},
    FunctionEntry{"true", 0, 0, "", "true()", yes},
    FunctionEntry{"false", 0, 0, "", "false()", no},
    FunctionEntry{"boolean", 1, 1, "s", "boolean(value)", boolean},
    FunctionEntry{"boolean-from-string", 1, 1, "s", "boolean-from-string(text)", boolean_from_string},
    FunctionEntry{"not", 1, 1, "s", "not(condition)", negated},
    FunctionEntry{"checklist", 2, -1, "ssv", "checklist(least, most, value, …)", checklist},
    FunctionEntry{"weighted-checklist", 2, -1, "ssv", "weighted-checklist(least, most, value, weight, …)",
                  weighted_checklist},
};

}  // namespace

std::span<const FunctionEntry> logic_functions() {
  return logic_entries;
}

}  // namespace formletter::form
