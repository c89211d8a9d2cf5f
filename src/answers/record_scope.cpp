#include "answers/record_scope.hpp"

#include <algorithm>

namespace formletter::answers {

std::vector<form::NodeId> RecordScope::resolve_numbered(const form::Instance &instance, form::NodeId context,
                                                        std::string_view name,
                                                        form::NameNumber number) const {
  if (number >= repeated_.size()) return by_path_.resolve(instance, context, name);
  if (const auto only = instance.numbered(number)) {
    if (!instance.at(*only).relevant) return {};
    return {*only};
  }
  const std::vector<form::NodeId> &nodes = repeated_[number];
  if (nodes.empty()) return {};
  // From outside it is all instances', and those of one repeat come as they were added.
  if (plan_.is_of_every_record(context) && plan_.at(number).repeats == 1) {
    std::vector<form::NodeId> found;
    for (const form::NodeId node : nodes) {
      if (instance.at(node).relevant) found.push_back(node);
    }
    return found;
  }
  // Most uses inside a repeat are of a question beside the one that asks.
  const form::NodeId holder = instance.parent(context);
  if (!plan_.at(number).is_repeat && holder != instance.root()) {
    const auto beside =
        std::ranges::find(nodes, holder, [&](form::NodeId node) { return instance.parent(node); });
    if (beside != nodes.end()) {
      if (!instance.at(*beside).relevant) return {};
      return {*beside};
    }
  }
  return by_path_.resolve(instance, context, name);
}

std::optional<form::NodeId> RecordScope::only_child_numbered(const form::Instance &instance,
                                                             form::NodeId parent,
                                                             form::NameNumber number) const {
  if (!is_short(number)) return std::nullopt;
  std::optional<form::NodeId> found;
  std::size_t count = 0;
  each_child(instance, parent, number, [&](form::NodeId node) {
    found = node;
    ++count;
  });
  return count == 1 ? found : std::nullopt;
}

void RecordScope::clear() {
  for (const form::NameNumber name : met_) repeated_[name].clear();
  met_.clear();
}

std::vector<form::NodeId> RecordScope::children(const form::Instance &instance, form::NodeId parent,
                                                form::NameNumber name) const {
  std::vector<form::NodeId> below;
  each_child(instance, parent, name, [&](form::NodeId node) { below.push_back(node); });
  return below;
}

}  // namespace formletter::answers
