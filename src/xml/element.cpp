#include "xml/tree_state.hpp"

namespace formletter::xml {

const Node &Element::node() const {
  return tree_->state_->nodes[node_];
}
std::string_view Element::name() const {
  return node().name_or_text;
}

const Attribute *Element::attribute_node(std::string_view name) const {
  const auto &all = tree_->state_->attributes;
  for (std::uint32_t i = 0; i < node().attribute_count; ++i) {
    const auto &attribute = all[node().first_attribute + i];
    if (attribute.name == name) return &attribute;
  }
  return nullptr;
}

std::optional<std::string_view> Element::attribute(std::string_view name) const {
  const auto *found = attribute_node(name);
  return found == nullptr ? std::nullopt : std::optional(found->value);
}

std::span<const Attribute> Element::attributes() const {
  return std::span(tree_->state_->attributes).subspan(node().first_attribute, node().attribute_count);
}

Siblings<Element> Element::children() const {
  const SiblingStep<Element> step(tree_);
  const std::uint32_t first = node().first_child;
  const bool is_text = first != no_node && tree_->state_->nodes[first].is_text;
  return {step, is_text ? step.next(first) : first};
}

std::vector<Element> Element::children(std::string_view name) const {
  std::vector<Element> found;
  for (const Element &child : children()) {
    if (child.name() == name) found.push_back(child);
  }
  return found;
}

std::optional<Element> Element::child(std::string_view name) const {
  const auto &nodes = tree_->state_->nodes;
  for (auto i = node().first_child; i != no_node; i = nodes[i].next_sibling) {
    if (!nodes[i].is_text && nodes[i].name_or_text == name) return Element(tree_, i);
  }
  return std::nullopt;
}

std::optional<Element> Element::parent() const {
  if (node_ == 0) return std::nullopt;
  return Element(tree_, node().parent);
}

Siblings<Element::Child> Element::contents() const {
  return {SiblingStep<Element::Child>(tree_), node().first_child};
}

template <>
Element SiblingStep<Element>::at(Id node) const {
  return {tree_, node};
}

template <>
std::uint32_t SiblingStep<Element>::next(Id node) const {
  const std::vector<Node> &nodes = tree_->state_->nodes;
  do {
    node = nodes[node].next_sibling;
  } while (node != no_node && nodes[node].is_text);
  return node;
}

template <>
Element::Child SiblingStep<Element::Child>::at(Id node) const {
  const Node &found = tree_->state_->nodes[node];
  if (found.is_text) return {std::nullopt, found.name_or_text, found.offset};
  return {Element(tree_, node), {}, found.offset};
}

template <>
std::uint32_t SiblingStep<Element::Child>::next(Id node) const {
  return tree_->state_->nodes[node].next_sibling;
}

std::string Element::text() const {
  // Nodes stand in document order, so all that is below follows without a gap.
  std::string all;
  const auto &nodes = tree_->state_->nodes;
  for (auto i = node_ + 1; i < nodes.size() && nodes[i].offset < node().inner_end; ++i) {
    if (nodes[i].is_text) all += nodes[i].name_or_text;
  }
  return all;
}

std::string_view Element::inner_source() const {
  return tree_->state_->text.substr(node().inner_begin, node().inner_end - node().inner_begin);
}
std::string_view Element::outer_source() const {
  return tree_->state_->text.substr(node().offset, node().end - node().offset);
}
std::uint32_t Element::inner_offset() const {
  return node().inner_begin;
}
std::uint32_t Element::offset() const {
  return node().offset;
}
Origin Element::origin() const {
  return tree_->origin_at(node().offset);
}
Place Element::place() const {
  return tree_->place_at(node().offset);
}
Place Element::place(const Attribute &attribute) const {
  return tree_->place_at(attribute.offset);
}

}  // namespace formletter::xml
