#include "answers/record_check.hpp"

#include <algorithm>

namespace formletter::answers {

std::vector<form::NodeId> RecordScope::resolve(const form::Instance &instance, form::NodeId context,
                                               std::string_view name) const {
  const auto found = names_.find(name);
  if (found == names_.end()) return {};
  if (found->second.is_repeated) return by_path_.resolve(instance, context, name);
  const form::NodeId node = found->second.nodes.front();
  if (!instance.at(node).relevant) return {};
  return {node};
}

void RecordScope::add(std::string_view name, form::NodeId node) {
  const auto [named, fresh] = names_.try_emplace(name);
  if (fresh) {
    const form::Item &item = *form_.find(name);
    named->second.is_repeated = std::holds_alternative<std::shared_ptr<const form::Repeat>>(item) ||
                                !form_.enclosing_repeat(name).empty();
  }
  named->second.nodes.push_back(node);
}

void RecordScope::forget(std::string_view name, form::NodeId node) {
  std::vector<form::NodeId> &nodes = names_.find(name)->second.nodes;
  nodes.erase(std::remove(nodes.begin(), nodes.end(), node), nodes.end());
}

const std::vector<form::NodeId> &RecordScope::nodes_named(std::string_view name) const {
  static const std::vector<form::NodeId> none;
  const auto found = names_.find(name);
  return found == names_.end() ? none : found->second.nodes;
}

std::vector<form::NodeId> RecordScope::children(const form::Instance &instance, form::NodeId parent,
                                                std::string_view name) const {
  std::vector<form::NodeId> below;
  for (const form::NodeId node : nodes_named(name)) {
    if (instance.at(node).parent == parent) below.push_back(node);
  }
  return below;
}

}  // namespace formletter::answers
