#include "xml/plain_nodes.hpp"

#include "diag/utf8.hpp"

#include <charconv>
#include <utility>

namespace formletter::xml {

namespace {

/// The character that a reference which has been checked stands for.
char32_t referred_to(std::string_view name) {
  if (name == "amp") return '&';
  if (name == "lt") return '<';
  if (name == "gt") return '>';
  if (name == "quot") return '"';
  if (name == "apos") return '\'';
  const bool hexadecimal = name[1] == 'x';
  std::uint32_t code = 0;
  std::from_chars(name.data() + (hexadecimal ? 2 : 1), name.data() + name.size(), code,
                  hexadecimal ? 16 : 10);
  return code;
}

}  // namespace

void PlainNodes::build(std::vector<Node> &nodes, std::vector<Attribute> &attributes) {
  nodes.clear();
  nodes.reserve(scan_.elements.size() * 2 + 1);
  attributes.clear();
  attributes.reserve(scan_.attributes.size());
  for (const ScannedAttribute &scanned : scan_.attributes) {
    attributes.push_back({scanned.name, read(scanned.written, Kind::value), scanned.offset});
  }
  std::uint32_t parent = no_node;
  std::size_t read_to = 0;
  const auto leave_parent = [&] {
    add_text(read_to, nodes[parent].inner_end, parent, nodes);
    read_to = nodes[parent].end;
    parent = nodes[parent].parent;
  };
  for (const ScannedElement &element : scan_.elements) {
    while (parent != no_node && element.offset >= nodes[parent].inner_end) leave_parent();
    if (parent != no_node) add_text(read_to, element.offset, parent, nodes);
    const auto made = static_cast<std::uint32_t>(nodes.size());
    nodes.push_back({false, element.name, element.offset, element.inner_begin, element.inner_end, element.end,
                     parent, no_node, no_node, no_node, element.first_attribute, element.attribute_count});
    if (parent != no_node) link_last_child(made, parent, nodes);
    parent = made;
    read_to = element.inner_begin;
  }
  while (parent != no_node) leave_parent();
  // A root is its own parent, as pugixml's is.
  nodes.front().parent = 0;
}

void link_last_child(std::uint32_t made, std::uint32_t parent, std::vector<Node> &nodes) {
  const std::uint32_t previous = std::exchange(nodes[parent].last_child, made);
  (previous == no_node ? nodes[parent].first_child : nodes[previous].next_sibling) = made;
}

void PlainNodes::add_text(std::size_t begin, std::size_t end, std::uint32_t parent,
                          std::vector<Node> &nodes) {
  if (begin >= end) return;
  const auto made = static_cast<std::uint32_t>(nodes.size());
  const auto offset = static_cast<std::uint32_t>(begin);
  nodes.push_back({true, read(text_.substr(begin, end - begin), Kind::text), offset, offset, offset, offset,
                   parent, no_node, no_node, no_node, 0, 0});
  link_last_child(made, parent, nodes);
}

std::string_view PlainNodes::read(std::string_view written, Kind kind) {
  if (scan_.as_written) return written;
  const auto needs_reading = [&](char c) {
    return c == '&' || c == '\r' || (kind == Kind::value && (c == '\n' || c == '\t'));
  };
  bool as_written = true;
  for (const char c : written) as_written = as_written && !needs_reading(c);
  if (as_written) return written;
  // Nothing grows when it is resolved: the bytes stay where they are.
  if (resolved_.capacity() < text_.size()) resolved_.reserve(text_.size());
  const auto begin = resolved_.size();
  resolve(written, kind);
  return std::string_view(resolved_).substr(begin);
}

void PlainNodes::resolve(std::string_view written, Kind kind) {
  const bool in_value = kind == Kind::value;
  for (std::size_t at = 0; at < written.size(); ++at) {
    const char c = written[at];
    if (c == '&') {
      const auto end = written.find(';', at);
      diag::append_utf8(resolved_, referred_to(written.substr(at + 1, end - at - 1)));
      at = end;
    } else if (c == '\r') {
      if (at + 1 < written.size() && written[at + 1] == '\n') ++at;
      resolved_ += in_value ? ' ' : '\n';
    } else {
      resolved_ += in_value && (c == '\n' || c == '\t') ? ' ' : c;
    }
  }
}

}  // namespace formletter::xml
