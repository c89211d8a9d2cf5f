#include "form/instance.hpp"

#include "form/number_text.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace formletter::form {

namespace {

Value leaf_value(Datatype datatype, std::string_view text) {
  if (text.empty()) return Empty{};
  switch (datatype) {
    case Datatype::integer:
    case Datatype::decimal:
      if (const auto number = number_from_text(text)) return *number;
      return std::string(text);
    case Datatype::date:
      // A date may be known by its year only ("2009", "2009~"): then it is text.
      if (const auto date = Date::parse_iso(text)) return *date;
      return std::string(text);
    case Datatype::boolean:
      if (text == "true") return true;
      if (text == "false") return false;
      return std::string(text);
    case Datatype::text:
    case Datatype::select_one:
    case Datatype::select_multiple:
    case Datatype::group:
      return std::string(text);
  }
  return std::string(text);
}

/// Splits "reasons[2]" into the name and the position; position 1 where none is said.
struct PathPart {
  std::string_view name;
  std::size_t position = 1;
};

std::optional<PathPart> path_part(std::string_view part) {
  const auto bracket = part.find('[');
  if (bracket == std::string_view::npos)
    return part.empty() ? std::nullopt : std::optional(PathPart{part, 1});
  if (part.back() != ']') return std::nullopt;
  const auto digits = part.substr(bracket + 1, part.size() - bracket - 2);
  PathPart result{part.substr(0, bracket), 0};
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), result.position);
  const bool whole = read.ec == std::errc() && read.ptr == digits.data() + digits.size();
  if (!whole || result.position == 0 || result.name.empty()) return std::nullopt;
  return result;
}

}  // namespace

Instance::Instance(std::string_view root_name) {
  held_.emplace_back();
  links_.push_back({.name = keep(root_name)});
}

Instance::Instance(std::shared_ptr<const Instance> blank)
    : blank_(std::move(blank)), shared_(static_cast<NodeId>(blank_->size())) {
  constexpr std::size_t repeated = 64;  // that most records add no more than
  held_.reserve(blank_->size() + repeated);
  held_ = blank_->held_;
}

Instance::Link &Instance::own_link(NodeId node) {
  if (node >= shared_) return links_[node - shared_];
  if (!std::exchange(held_[node].is_linked_anew, true))
    return linked_anew_.emplace(node, blank_->links_[node]).first->second;
  return linked_anew_.find(node)->second;
}

/// Nothing for the first.
NodeId Instance::sibling_before(NodeId node) const {
  NodeId before = no_node;
  for (const NodeId child : children(link(node).parent)) {
    if (child == node) break;
    before = child;
  }
  return before;
}

NodeId Instance::add_kept(NodeId parent, std::string_view name, Datatype datatype, std::string_view text) {
  const auto id = static_cast<NodeId>(held_.size());
  held_.push_back({{.text = texts_.keep(text), .datatype = datatype, .relevant = held_[parent].relevant}});
  constexpr std::size_t usual = 16;  // where any are added
  if (links_.empty()) links_.reserve(usual);
  links_.push_back({.name = name, .parent = parent});
  Link &holder = own_link(parent);
  before_added_ = std::exchange(holder.last_child, id);
  (before_added_ == no_node ? holder.first_child : own_link(before_added_).next_sibling) = id;
  return id;
}

void Instance::move_before(NodeId sibling) {
  const auto moved = static_cast<NodeId>(held_.size() - 1);
  if (const NodeId before = sibling_before(sibling); before != no_node) return move_behind(before);
  take_off_end(moved);
  own_link(moved).next_sibling = sibling;
  own_link(link(moved).parent).first_child = moved;
}

void Instance::move_behind(NodeId sibling) {
  const auto moved = static_cast<NodeId>(held_.size() - 1);
  if (sibling == before_added_) return;
  take_off_end(moved);
  own_link(moved).next_sibling = link(sibling).next_sibling;
  own_link(sibling).next_sibling = moved;
}

void Instance::take_off_end(NodeId added) {
  own_link(link(added).parent).last_child = before_added_;
  own_link(before_added_).next_sibling = no_node;
}

void Instance::set_number(NodeId node, NameNumber number) {
  if (numbered_.size() <= number) numbered_.resize(std::size_t{number} + 1, no_node);
  numbered_[number] = node;
}

void Instance::remove_last(NodeId parent, std::string_view name, std::size_t count) {
  const std::vector<NodeId> named = children(parent, name);
  for (std::size_t i = named.size(); i > 0 && count > 0; --i, --count) {
    const NodeId removed = named[i - 1], before = sibling_before(removed), after = link(removed).next_sibling;
    Link &holder = own_link(parent);
    (before == no_node ? holder.first_child : own_link(before).next_sibling) = after;
    if (after == no_node) holder.last_child = before;
  }
}

std::vector<NodeId> Instance::children(NodeId parent, std::string_view name) const {
  std::vector<NodeId> found;
  for (const NodeId child : children(parent)) {
    if (link(child).name == name) found.push_back(child);
  }
  return found;
}

std::string Instance::path(NodeId node) const {
  std::string text;
  for (NodeId at_node = node; at_node != root(); at_node = link(at_node).parent) {
    const auto same_name = children(link(at_node).parent, link(at_node).name);
    std::string part = "/" + std::string(link(at_node).name);
    if (same_name.size() > 1) {
      const auto position = std::find(same_name.begin(), same_name.end(), at_node) - same_name.begin() + 1;
      part += "[" + std::to_string(position) + "]";
    }
    text.insert(0, part);
  }
  return "/" + std::string(link(root()).name) + text;
}

std::optional<NodeId> Instance::find(std::string_view path) const {
  if (path == "/") return root();
  const bool from_root = path.starts_with('/');
  if (from_root) path.remove_prefix(1);
  NodeId here = root();
  for (bool first = true, more = true; more; first = false) {
    const auto slash = path.find('/');
    const auto part = path_part(path.substr(0, slash));
    if (!part) return std::nullopt;
    more = slash != std::string_view::npos;
    if (more) path.remove_prefix(slash + 1);

    const auto named = children(here, part->name);
    const bool may_be_root = first && part->name == link(root()).name && part->position == 1;
    if (may_be_root && (from_root || named.empty())) continue;
    if (part->position > named.size()) return std::nullopt;
    here = named[part->position - 1];
  }
  return here;
}

Value Instance::value(NodeId node) const {
  const Held &held = held_[node];
  if (!held.relevant) return Empty{};
  if (held.datatype != Datatype::group) return leaf_value(held.datatype, held.text);
  std::string text = string_value(node);
  return text.empty() ? Value(Empty{}) : Value(std::move(text));
}

std::string Instance::string_value(NodeId node) const {
  if (children(node).empty())
    return std::string(held_[node].relevant ? held_[node].text : std::string_view());
  std::string text;
  std::vector<NodeId> pending{node};
  while (!pending.empty()) {
    const NodeId next = pending.back();
    pending.pop_back();
    if (!held_[next].relevant) continue;
    text += held_[next].text;
    stack_children(next, pending);
  }
  return text;
}

void Instance::stack_children(NodeId node, std::vector<NodeId> &stack) const {
  const auto begin = static_cast<std::ptrdiff_t>(stack.size());
  for (const NodeId child : children(node)) stack.push_back(child);
  std::reverse(stack.begin() + begin, stack.end());
}

}  // namespace formletter::form
