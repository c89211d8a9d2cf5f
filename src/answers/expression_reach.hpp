#pragma once

#include "answers/record_plan.hpp"

#include <optional>
#include <vector>

namespace formletter::answers {

/// All of a record that an expression's value is told by, besides the day and, in a repeat, the node
/// that it is asked of and what that one stands in.
struct ExpressionReach {
  std::vector<form::NodeId> nodes;         ///< of the blank, each once
  std::vector<form::NameNumber> repeated;  ///< all that have one of these names, each name once
};

/// Nothing for an expression that asks for more, or that may ask for something that is not
/// settled when it does.
std::optional<ExpressionReach> reach_of(const RecordPlan &plan, const RecordPlan::Asking &asking);

}  // namespace formletter::answers
