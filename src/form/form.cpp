#include "form/form.hpp"

#include "form/choice_label.hpp"
#include "form/expression_syntax.hpp"

#include <algorithm>

namespace formletter::form {
namespace {

const std::vector<Item> *items_inside(const Item &item) {
  return std::visit(Overloaded{[](const Question &) -> const std::vector<Item> * { return nullptr; },
                               [](const std::shared_ptr<const Group> &group) { return &group->items; },
                               [](const std::shared_ptr<const Repeat> &repeat) { return &repeat->items; }},
                    item);
}

}  // namespace

std::string kind_name(QuestionKind kind) {
  switch (kind) {
    case QuestionKind::text:
      return "text";
    case QuestionKind::integer:
      return "integer";
    case QuestionKind::decimal:
      return "decimal";
    case QuestionKind::date:
      return "date";
    case QuestionKind::select_one:
      return "select_one";
    case QuestionKind::select_multiple:
      return "select_multiple";
    case QuestionKind::acknowledge:
      return "acknowledge";
    case QuestionKind::note:
      return "note";
    case QuestionKind::calculate:
      return "calculate";
    case QuestionKind::hidden:
      return "hidden";
  }
  return {};
}

std::string_view status_name(PolicyStatus status) {
  switch (status) {
    case PolicyStatus::historical:
      return "historical";
    case PolicyStatus::current:
      return "current";
    case PolicyStatus::unknown:
      return "unknown";
  }
  return "unknown";
}

const std::string &name_of(const Item &item) {
  return std::visit(
      Overloaded{
          [](const Question &question) -> const std::string & { return question.name; },
          [](const std::shared_ptr<const Group> &group) -> const std::string & { return group->name; },
          [](const std::shared_ptr<const Repeat> &repeat) -> const std::string & { return repeat->name; }},
      item);
}

const Place &place_of(const Item &item) {
  return std::visit(
      Overloaded{[](const Question &question) -> const Place & { return question.place; },
                 [](const std::shared_ptr<const Group> &group) -> const Place & { return group->place; },
                 [](const std::shared_ptr<const Repeat> &repeat) -> const Place & { return repeat->place; }},
      item);
}

const Item *Form::find(std::string_view name) const {
  const auto found = located_.find(name);
  if (found == located_.end()) return nullptr;
  const std::vector<Item> *items = &items_;
  const Item *item = nullptr;
  for (const std::size_t index : found->second.route) {
    item = &(*items)[index];
    items = items_inside(*item);
  }
  return item;
}

std::vector<std::string> Form::path_of(std::string_view name) const {
  const auto found = located_.find(name);
  return found == located_.end() ? std::vector<std::string>() : found->second.path;
}

const std::string &Form::enclosing_repeat(std::string_view name) const {
  static const std::string none;
  const auto found = located_.find(name);
  return found == located_.end() ? none : found->second.enclosing_repeat;
}

std::vector<std::string> Form::names() const {
  std::vector<std::string> out;
  for (const auto &[name, located] : located_) out.push_back(name);
  return out;
}

std::vector<Message> Form::messages() const {
  return messages_;
}

std::optional<Policy> Form::policy(std::string_view id) const {
  const auto found =
      std::find_if(policies_.begin(), policies_.end(), [&](const Policy &policy) { return policy.id == id; });
  return found == policies_.end() ? std::nullopt : std::optional(*found);
}

std::vector<NodeId> FormScope::resolve(const Instance &instance, NodeId context,
                                       std::string_view name) const {
  const auto found = form_.located_.find(name);
  if (found == form_.located_.end()) return {};
  const std::vector<std::string> &path = found->second.path;
  std::vector<NodeId> lineage;  // from the root's child down to the context
  for (NodeId node = context; node != instance.root(); node = instance.parent(node)) lineage.push_back(node);
  std::reverse(lineage.begin(), lineage.end());

  // The containers that hold both are the context's own; below them, all.
  std::size_t shared = 0;
  while (shared + 1 < path.size() && shared < lineage.size() &&
         instance.name(lineage[shared]) == path[shared]) {
    ++shared;
  }
  std::vector<NodeId> nodes = {shared == 0 ? instance.root() : lineage[shared - 1]};
  for (std::size_t step = shared; step < path.size(); ++step) {
    std::vector<NodeId> below;
    for (const NodeId node : nodes) {
      for (const NodeId child : instance.children(node)) {
        if (instance.name(child) == path[step] && instance.at(child).relevant) below.push_back(child);
      }
    }
    nodes = std::move(below);
  }
  return nodes;
}

std::optional<std::string> FormScope::choice_label(std::string_view question, std::string_view choice) const {
  const Item *item = form_.find(question);
  const auto *asked = item == nullptr ? nullptr : std::get_if<Question>(item);
  if (asked == nullptr) return std::nullopt;
  const auto list = form_.choice_lists().find(asked->choices);
  if (list == form_.choice_lists().end()) return std::nullopt;
  const Choice *found = list->second.find(choice);
  if (found == nullptr) return std::nullopt;
  return label_of(list->second, *found, LanguageTag());
}

}  // namespace formletter::form
