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
  return {tree_, node().first_child};
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
  return {tree_, node().first_child};
}

template <>
Element Siblings<Element>::Iterator::operator*() const {
  return {tree_, node_};
}

template <>
Element::Child Siblings<Element::Child>::Iterator::operator*() const {
  const Node &node = tree_->state_->nodes[node_];
  if (node.is_text) return {std::nullopt, node.name_or_text, node.offset};
  return {Element(tree_, node_), {}, node.offset};
}

template <>
Siblings<Element>::Iterator &Siblings<Element>::Iterator::operator++() {
  const std::vector<Node> &nodes = tree_->state_->nodes;
  do {
    node_ = nodes[node_].next_sibling;
  } while (node_ != no_node && nodes[node_].is_text);
  return *this;
}

template <>
Siblings<Element::Child>::Iterator &Siblings<Element::Child>::Iterator::operator++() {
  node_ = tree_->state_->nodes[node_].next_sibling;
  return *this;
}

template <>
Siblings<Element>::Siblings(const Tree *tree, std::uint32_t first) : first_(tree, first) {
  if (first != no_node && tree->state_->nodes[first].is_text) ++first_;
}

template <>
Siblings<Element::Child>::Siblings(const Tree *tree, std::uint32_t first) : first_(tree, first) {}
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
