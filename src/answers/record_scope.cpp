#include "answers/record_check.hpp"

#include <algorithm>

namespace formletter::answers {

std::vector<form::NodeId> RecordScope::resolve(const form::Instance &instance, form::NodeId context,
                                               std::string_view name) const {
  const form::NameNumber number = plan_.form().name_table().find(name);
  if (const auto only = instance.numbered(number)) {
    if (!instance.at(*only).relevant) return {};
    return {*only};
  }
  const auto found = repeated_.find(number);
  if (found == repeated_.end()) return {};
  // Most uses inside a repeat are of a question beside the one that asks.
  const form::NodeId holder = instance.at(context).parent;
  const std::vector<form::NodeId> &nodes = found->second;
  if (!plan_.at(number).is_repeat && holder != instance.root()) {
    const auto beside =
        std::ranges::find(nodes, holder, [&](form::NodeId node) { return instance.at(node).parent; });
    if (beside != nodes.end()) {
      if (!instance.at(*beside).relevant) return {};
      return {*beside};
    }
  }
  return by_path_.resolve(instance, context, name);
}

void RecordScope::add(form::NameNumber name, form::NodeId node, form::Instance &instance) {
  if (plan_.at(name).is_repeated) {
    repeated_[name].push_back(node);
  } else {
    instance.set_number(node, name);
  }
}

void RecordScope::forget(form::NameNumber name, form::NodeId node) {
  std::erase(repeated_[name], node);
}

std::vector<form::NodeId> RecordScope::nodes(const form::Instance &instance, form::NameNumber name) const {
  if (const auto only = instance.numbered(name)) return {*only};
  const auto found = repeated_.find(name);
  return found == repeated_.end() ? std::vector<form::NodeId>() : found->second;
}

std::vector<form::NodeId> RecordScope::children(const form::Instance &instance, form::NodeId parent,
                                                form::NameNumber name) const {
  std::vector<form::NodeId> below = nodes(instance, name);
  std::erase_if(below, [&](form::NodeId node) { return instance.at(node).parent != parent; });
  return below;
}

}  // namespace formletter::answers
