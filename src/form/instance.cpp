#include "form/instance.hpp"

#include "form/number_text.hpp"

#include <algorithm>
#include <charconv>

namespace formletter::form {

namespace {

Value leaf_value(Datatype datatype, const std::string &text) {
  if (text.empty()) return Empty{};
  switch (datatype) {
    case Datatype::integer:
    case Datatype::decimal:
      if (const auto number = number_from_text(text)) return *number;
      return text;
    case Datatype::date:
      // A date may be known by its year only ("2009", "2009~"): then it is text.
      if (const auto date = Date::parse_iso(text)) return *date;
      return text;
    case Datatype::boolean:
      if (text == "true") return true;
      if (text == "false") return false;
      return text;
    case Datatype::text:
    case Datatype::select_one:
    case Datatype::select_multiple:
    case Datatype::group:
      return text;
  }
  return text;
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

Instance::Instance(std::string root_name) {
  nodes_.push_back(Node{.name = keep(std::move(root_name)), .text = {}, .children = {}});
}

Instance::Instance(std::shared_ptr<const Instance> blank)
    : blank_(std::move(blank)), numbered_(blank_->numbered_) {
  constexpr std::size_t repeated = 64;  // that most records add no more than
  nodes_.reserve(blank_->size() + repeated);
  nodes_ = blank_->nodes_;
}

NodeId Instance::add_kept(NodeId parent, std::string_view name, Datatype datatype, std::string text) {
  const auto id = static_cast<NodeId>(nodes_.size());
  nodes_.push_back(Node{.name = name,
                        .text = std::move(text),
                        .datatype = datatype,
                        .relevant = nodes_[parent].relevant,
                        .parent = parent,
                        .children = {}});
  nodes_[parent].children.push_back(id);
  return id;
}

void Instance::move_before(NodeId sibling) {
  auto &all = nodes_[nodes_[sibling].parent].children;
  std::rotate(std::find(all.begin(), all.end(), sibling), all.end() - 1, all.end());
}

void Instance::set_number(NodeId node, NameNumber number) {
  if (numbered_.size() <= number) numbered_.resize(std::size_t{number} + 1, no_node);
  numbered_[number] = node;
}

void Instance::remove_last(NodeId parent, std::string_view name, std::size_t count) {
  auto &below = nodes_[parent].children;
  for (auto child = below.end(); child != below.begin() && count > 0;) {
    --child;
    if (nodes_[*child].name != name) continue;
    child = below.erase(child);
    --count;
  }
}

std::vector<NodeId> Instance::children(NodeId parent, std::string_view name) const {
  std::vector<NodeId> found;
  for (const NodeId child : nodes_[parent].children) {
    if (nodes_[child].name == name) found.push_back(child);
  }
  return found;
}

std::string Instance::path(NodeId node) const {
  std::string text;
  for (NodeId at_node = node; at_node != root(); at_node = nodes_[at_node].parent) {
    const auto same_name = children(nodes_[at_node].parent, nodes_[at_node].name);
    std::string part = "/" + std::string(nodes_[at_node].name);
    if (same_name.size() > 1) {
      const auto position = std::find(same_name.begin(), same_name.end(), at_node) - same_name.begin() + 1;
      part += "[" + std::to_string(position) + "]";
    }
    text.insert(0, part);
  }
  return "/" + std::string(nodes_[root()].name) + text;
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
    const bool may_be_root = first && part->name == nodes_[root()].name && part->position == 1;
    if (may_be_root && (from_root || named.empty())) continue;
    if (part->position > named.size()) return std::nullopt;
    here = named[part->position - 1];
  }
  return here;
}

Value Instance::value(NodeId node) const {
  const Node &held = nodes_[node];
  if (!held.relevant) return Empty{};
  if (held.datatype != Datatype::group) return leaf_value(held.datatype, held.text);
  std::string text = string_value(node);
  return text.empty() ? Value(Empty{}) : Value(std::move(text));
}

std::string Instance::string_value(NodeId node) const {
  if (nodes_[node].children.empty()) return nodes_[node].relevant ? nodes_[node].text : std::string();
  std::string text;
  std::vector<NodeId> pending{node};
  while (!pending.empty()) {
    const Node &held = nodes_[pending.back()];
    pending.pop_back();
    if (!held.relevant) continue;
    text += held.text;
    pending.insert(pending.end(), held.children.rbegin(), held.children.rend());
  }
  return text;
}

}  // namespace formletter::form
