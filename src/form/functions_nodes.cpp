#include "form/functions.hpp"

#include "form/expression_evaluator.hpp"
#include "form/operations.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace formletter::form {

namespace {

/// The relevant siblings of that name, the node itself among them.
std::vector<NodeId> visible_siblings(const Instance &instance, NodeId node) {
  if (node == instance.root()) return {node};
  auto siblings = instance.children(instance.at(node).parent, instance.at(node).name);
  std::erase_if(siblings, [&](NodeId other) { return other != node && !instance.at(other).relevant; });
  return siblings;
}

double position_among_siblings(const Instance &instance, NodeId node) {
  const auto siblings = visible_siblings(instance, node);
  return static_cast<double>(std::find(siblings.begin(), siblings.end(), node) - siblings.begin() + 1);
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
  return static_cast<double>(visible_siblings(call.instance(), call.focus().node).size());
}

Value count(const Call &call) {
  return static_cast<double>(call.nodes(0).size());
}

Value count_non_empty(const Call &call) {
  const auto texts = call.texts(0);
  return static_cast<double>(
      std::count_if(texts.begin(), texts.end(), [](const auto &text) { return !text.empty(); }));
}

Value current(const Call &call) {
  return NodeSet{{call.evaluation().context}};
}

bool lies_in(const Instance &instance, NodeId node, const std::vector<NodeId> &repeats, double position) {
  for (;; node = instance.at(node).parent) {
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

/// The names between white space; they point into the list.
std::vector<std::string_view> selections(std::string_view list) {
  constexpr std::string_view space = " \t\n\r";
  std::vector<std::string_view> names;
  for (std::size_t begin = list.find_first_not_of(space); begin != std::string_view::npos;) {
    const std::size_t end = std::min(list.find_first_of(space, begin), list.size());
    names.push_back(list.substr(begin, end - begin));
    begin = list.find_first_not_of(space, end);
  }
  return names;
}

Value selected(const Call &call) {
  const std::string list = call.text(0);
  if (list.empty()) return false;
  const std::string value = call.text(1);
  const auto wanted = selections(value);
  if (wanted.size() != 1) return false;
  const auto names = selections(list);
  return std::find(names.begin(), names.end(), wanted.front()) != names.end();
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

constexpr std::array entries = {
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
  return entries;
}

}  // namespace formletter::form
