#pragma once

#include "answers/record_plan.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::answers {

/// The nodes of a record by name: what expressions ask for most, without a walk
/// through the tree.
class RecordScope : public form::NameScope {
 public:
  explicit RecordScope(const RecordPlan &plan) : plan_(plan), by_path_(plan.form()), repeated_(plan.size()) {}
  std::vector<form::NodeId> resolve(const form::Instance &instance, form::NodeId context,
                                    std::string_view name) const override {
    return resolve_numbered(instance, context, name, plan_.form().name_table().find(name));
  }
  std::vector<form::NodeId> resolve_numbered(const form::Instance &instance, form::NodeId context,
                                             std::string_view name, form::NameNumber number) const override;
  std::vector<form::NodeId> children_numbered(const form::Instance &instance, form::NodeId parent,
                                              std::string_view name, form::NameNumber number) const override {
    return is_short(number) ? children(instance, parent, number) : instance.children(parent, name);
  }
  std::optional<form::NodeId> only_child_numbered(const form::Instance &instance, form::NodeId parent,
                                                  form::NameNumber number) const override;
  std::optional<std::string> choice_label(std::string_view question, std::string_view choice) const override {
    return by_path_.choice_label(question, choice);
  }

  /// The record is another one.
  void clear();
  /// The node, of a repeat, has just been added to the instance.
  void add(form::NameNumber name, form::NodeId node) {
    if (repeated_[name].empty()) met_.push_back(name);
    repeated_[name].push_back(node);
  }
  void forget(form::NameNumber name, form::NodeId node) { std::erase(repeated_[name], node); }
  /// Gives `take` each node of the name, in the order they were added.
  template <typename Take>
  void each(const form::Instance &instance, form::NameNumber name, Take take) const {
    if (const auto only = instance.numbered(name)) return take(*only);
    const std::vector<form::NodeId> &nodes = repeated_[name];
    // NOLINTNEXTLINE(modernize-loop-convert): what takes them may add some.
    for (std::size_t i = 0; i < nodes.size(); ++i) take(nodes[i]);
  }
  /// each(), of those below the parent.
  template <typename Take>
  void each_child(const form::Instance &instance, form::NodeId parent, form::NameNumber name,
                  Take take) const {
    each(instance, name, [&](form::NodeId node) {
      if (instance.parent(node) == parent) take(node);
    });
  }
  std::vector<form::NodeId> children(const form::Instance &instance, form::NodeId parent,
                                     form::NameNumber name) const;

 private:
  /// Of a name that very many nodes have, one node's are found sooner among its children.
  bool is_short(form::NameNumber number) const {
    constexpr std::size_t most_looked_through = 32;
    return number < repeated_.size() && repeated_[number].size() <= most_looked_through;
  }

  const RecordPlan &plan_;
  form::FormScope by_path_;
  std::vector<std::vector<form::NodeId>> repeated_;  ///< by name
  std::vector<form::NameNumber> met_;                ///< that any of them were added to
};

}  // namespace formletter::answers
