#include "form/functions.hpp"

#include "form/expression_evaluator.hpp"
#include "form/operations.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace formletter::form {

namespace {

/// Among the relevant siblings of that name, and the node itself.
struct Standing {
  std::size_t position = 1, size = 1;
};

Standing standing(const Instance &instance, NodeId node) {
  if (node == instance.root()) return {};
  const std::string_view name = instance.name(node);
  Standing found{.position = 0, .size = 0};
  for (const NodeId sibling : instance.children(instance.parent(node))) {
    if (sibling != node && (!instance.at(sibling).relevant || instance.name(sibling) != name)) continue;
    ++found.size;
    if (sibling == node) found.position = found.size;
  }
  return found;
}

double position_among_siblings(const Instance &instance, NodeId node) {
  return static_cast<double>(standing(instance, node).position);
}

/// The position in what a predicate looks at; of a node, among its siblings.
Value position(const Call &call) {
  if (call.has(0)) {
    const auto nodes = call.nodes(0);
    return nodes.empty() ? Value(Empty{}) : Value(position_among_siblings(call.instance(), nodes.front()));
  }
  if (call.focus().in_predicate) return static_cast<double>(call.focus().position);
  return position_among_siblings(call.instance(), call.focus().node);
}

Value last(const Call &call) {
  if (call.focus().in_predicate) return static_cast<double>(call.focus().size);
  return static_cast<double>(standing(call.instance(), call.focus().node).size);
}

Value count(const Call &call) {
  return static_cast<double>(call.nodes(0).size());
}

Value count_non_empty(const Call &call) {
  std::size_t count = 0;
  call.each_text(0, [&](std::string_view text) { count += text.empty() ? 0 : 1; });
  return static_cast<double>(count);
}

Value current(const Call &call) {
  return NodeSet{{call.evaluation().context}};
}

bool lies_in(const Instance &instance, NodeId node, const std::vector<NodeId> &repeats, double position) {
  for (;; node = instance.parent(node)) {
    if (std::find(repeats.begin(), repeats.end(), node) != repeats.end()) {
      return position_among_siblings(instance, node) == position;
    }
    if (node == instance.root()) return false;
  }
}

/// indexed-repeat(field, repeat, index, inner repeat, index, …): the fields whose
/// repeats stand at those positions, counted from 1.
Value indexed_repeat(const Call &call) {
  auto fields = call.nodes_everywhere(0);
  for (std::size_t i = 1; i + 1 < call.count(); i += 2) {
    const auto repeats = call.nodes_everywhere(i);
    const double position = std::trunc(call.number(i + 1).value_or(0));
    std::erase_if(fields, [&](NodeId field) { return !lies_in(call.instance(), field, repeats, position); });
  }
  return NodeSet{std::move(fields)};
}

/// Takes the next name between white space off the list; "" when there is none left.
std::string_view next_selection(std::string_view &list) {
  constexpr std::string_view space = " \t\n\r";
  const std::size_t begin = std::min(list.find_first_not_of(space), list.size());
  const std::size_t end = std::min(list.find_first_of(space, begin), list.size());
  const std::string_view name = list.substr(begin, end - begin);
  list.remove_prefix(end);
  return name;
}

/// The names of a list; they point into it.
std::vector<std::string_view> selections(std::string_view list) {
  std::vector<std::string_view> names;
  for (auto name = next_selection(list); !name.empty(); name = next_selection(list)) names.push_back(name);
  return names;
}

Value selected(const Call &call) {
  std::string list_room, value_room;
  std::string_view list = call.view(0, list_room);
  if (list.empty()) return false;
  std::string_view value = call.view(1, value_room);
  const std::string_view wanted = next_selection(value);
  if (wanted.empty() || !next_selection(value).empty()) return false;
  // Most lists do not so much as hold the letters.
  if (list.find(wanted) == std::string_view::npos) return false;
  for (auto name = next_selection(list); !name.empty(); name = next_selection(list)) {
    if (name == wanted) return true;
  }
  return false;
}

Value selected_at(const Call &call) {
  const std::string list = call.text(0);
  const auto names = selections(list);
  const double index = std::trunc(call.number(1).value_or(-1));
  // Written so that NaN, too, is outside.
  const bool inside = index >= 0 && index < static_cast<double>(names.size());
  return inside ? std::string(names[static_cast<std::size_t>(index)]) : std::string();
}

Value count_selected(const Call &call) {
  return static_cast<double>(selections(call.text(0)).size());
}

constexpr std::array node_entries = {
    FunctionEntry{"position", 0, 1, "n", "position(node?)", position},
    FunctionEntry{"last", 0, 0, "", "last()", last},
    FunctionEntry{"count", 1, 1, "n", "count(nodes)", count},
    FunctionEntry{"count-non-empty", 1, 1, "n", "count-non-empty(nodes)", count_non_empty},
    FunctionEntry{"current", 0, 0, "", "current()", current},
    FunctionEntry{"indexed-repeat", 3, 7, "nnsnsns", "indexed-repeat(field, repeat, index, …)",
                  indexed_repeat},
    FunctionEntry{"selected", 2, 2, "s", "selected(list, value)", selected},
    FunctionEntry{"selected-at", 2, 2, "s", "selected-at(list, index from 0)", selected_at},
    FunctionEntry{"count-selected", 1, 1, "s", "count-selected(list)", count_selected},
};

}  // namespace

std::span<const FunctionEntry> node_functions() {
  return node_entries;
}

}  // namespace formletter::form
