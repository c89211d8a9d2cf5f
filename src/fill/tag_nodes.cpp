// Which nodes of a record a tag means where it stands.

#include "fill/tag_values.hpp"

#include <algorithm>

namespace formletter::fill {

const form::Instance::Node *TagValues::node(const Term &term, const std::vector<Turn> &turns) const {
  if (const auto only = only_node(term)) {
    const auto &node = filling_.instance.at(*only);
    return node.relevant ? &node : nullptr;
  }
  if (term.in_repeat) {
    const Turn *turn = enclosing_turn(term, turns);
    return turn == nullptr ? nullptr : first_relevant(turn->instance, term.reference.head);
  }
  const auto found = nodes(term, turns);
  return found.empty() ? nullptr : &filling_.instance.at(found.front());
}

std::optional<form::NodeId> TagValues::only_node(const Term &term) const {
  // In a repeat the only one of a name may be another turn's.
  return term.in_repeat ? std::nullopt : filling_.instance.numbered(term.number);
}

const Turn *TagValues::enclosing_turn(const Term &term, const std::vector<Turn> &turns) const {
  const auto turn = std::find_if(turns.rbegin(), turns.rend(), [&](const Turn &each) {
    return each.question == nullptr && filling_.instance.name(each.instance) == term.enclosing_repeat;
  });
  return turn == turns.rend() ? nullptr : &*turn;
}

/// What collect() would find first, of what is relevant.
const form::Instance::Node *TagValues::first_relevant(form::NodeId below, std::string_view name) const {
  for (const form::NodeId child : filling_.instance.children(below)) {
    const auto &node = filling_.instance.at(child);
    if (filling_.instance.name(child) == name) {
      if (node.relevant) return &node;
    } else if (node.datatype == form::Datatype::group) {
      if (const auto *found = first_relevant(child, name)) return found;
    }
  }
  return nullptr;
}

std::vector<form::NodeId> TagValues::nodes(const Term &term, const std::vector<Turn> &turns) const {
  const std::string &name = term.reference.head;
  std::vector<form::NodeId> found;
  if (const auto only = only_node(term)) {
    found.push_back(*only);
  } else if (term.in_repeat) {
    const Turn *turn = enclosing_turn(term, turns);
    if (turn != nullptr) collect(turn->instance, name, found);
  } else {
    // What stands outside of repeats has numbers in every record; at the top stands the root.
    const form::Instance &instance = filling_.instance;
    found = instance.children(instance.numbered(term.container).value_or(instance.root()), name);
  }
  std::erase_if(found, [&](form::NodeId id) { return !filling_.instance.at(id).relevant; });
  return found;
}

void TagValues::collect(form::NodeId below, const std::string &name, std::vector<form::NodeId> &found) const {
  for (const form::NodeId child : filling_.instance.children(below)) {
    // Names are unique in a form: nothing of this name stands inside itself.
    if (filling_.instance.name(child) == name) {
      found.push_back(child);
    } else {
      collect(child, name, found);
    }
  }
}

}  // namespace formletter::fill
