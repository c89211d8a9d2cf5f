#include "form/expression_table.hpp"

#include "form/bare_instance.hpp"

#include <fstream>
#include <stdexcept>

namespace formletter::form::test {

namespace {

const std::map<std::string, Datatype> &datatypes() {
  static const std::map<std::string, Datatype> names = {
      {"text", Datatype::text},       {"integer", Datatype::integer},
      {"decimal", Datatype::decimal}, {"date", Datatype::date},
      {"boolean", Datatype::boolean}, {"select_one", Datatype::select_one},
      {"group", Datatype::group},     {"select_multiple", Datatype::select_multiple},
  };
  return names;
}

/// Adds the node a line like "  !name datatype text" describes; `open` holds the
/// node that each level of indentation adds to.
void add_node(Instance &instance, std::vector<NodeId> &open, const std::string &line) {
  const std::size_t level = line.find_first_not_of(' ') / 2;
  std::string rest = line.substr(level * 2);
  const bool relevant = rest.front() != '!';
  if (!relevant) rest.erase(0, 1);
  const std::size_t name_end = rest.find(' ');
  const std::size_t type_end = rest.find(' ', name_end + 1);
  const std::string type = rest.substr(name_end + 1, type_end - name_end - 1);
  open.resize(level);
  const NodeId node = instance.add(open.back(), rest.substr(0, name_end), datatypes().at(type),
                                   type_end == std::string::npos ? "" : rest.substr(type_end + 1));
  instance.set_relevant(node, relevant);
  open.push_back(node);
}

std::vector<std::string> lines_of(const std::string &file_name) {
  std::ifstream file(std::string(FORMLETTER_ROOT) + "/tests/form/" + file_name, std::ios::binary);
  if (!file) throw std::runtime_error("no table " + file_name);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

std::vector<std::string> cut(const std::string &line) {
  std::vector<std::string> cells;
  for (std::size_t begin = 0;;) {
    const std::size_t tab = line.find('\t', begin);
    cells.push_back(line.substr(begin, tab == std::string::npos ? tab : tab - begin));
    if (tab == std::string::npos) return cells;
    begin = tab + 1;
  }
}

bool holds_tree(const Instance &instance, NodeId top, std::string_view name, std::vector<NodeId> &found) {
  for (const NodeId child : instance.children(top)) {
    if (instance.name(child) == name) found.push_back(child);
    holds_tree(instance, child, name, found);
  }
  return !found.empty();
}

}  // namespace

const std::string &TableRow::cell(std::size_t index) const {
  static const std::string nothing;
  return index < cells.size() ? cells[index] : nothing;
}

std::vector<TableRow> read_table(const std::string &file_name) {
  std::vector<TableRow> rows;
  int number = 0;
  for (const std::string &line : lines_of(file_name)) {
    ++number;
    if (!line.empty() && line.front() != '#') rows.push_back({number, cut(line)});
  }
  return rows;
}

Conformance read_conformance(const std::string &file_name) {
  Conformance read;
  std::vector<NodeId> open;
  std::string typed;
  for (const TableRow &row : read_table(file_name)) {
    const std::string &first = row.cell(0);
    if (first.starts_with("@bare ")) {
      auto instance = read_bare_instance({file_name, row.cell(1)});
      if (!instance) throw std::runtime_error("the XML of " + first + " cannot be read");
      read.instances.emplace(first.substr(6), Conformance::Example{*std::move(instance), true});
    } else if (first.starts_with("@typed ")) {
      typed = first.substr(7);
      read.instances.emplace(typed, Conformance::Example{Instance("f"), false});
      open = {0};
    } else if (first.starts_with("  ")) {
      add_node(read.instances.at(typed).instance, open, first);
    } else {
      read.rows.push_back(row);
    }
  }
  return read;
}

std::vector<NodeId> NearestScope::resolve(const Instance &instance, NodeId context,
                                          std::string_view name) const {
  for (NodeId top = context;; top = instance.parent(top)) {
    if (instance.name(top) == name) return {top};
    std::vector<NodeId> found;
    if (holds_tree(instance, top, name, found) || top == instance.root()) return found;
  }
}

std::optional<std::string> NearestScope::choice_label(std::string_view, std::string_view choice) const {
  if (choice == "red") return "Red";
  if (choice == "green") return "Green";
  return std::nullopt;
}

Date table_today() {
  return *Date::from_parts(2014, 11, 20);
}
DateTime table_now() {
  constexpr std::int64_t half_past_two_utc = (16394 * std::int64_t{1440} + 870) * 60'000;
  return {half_past_two_utc, -300};
}

}  // namespace formletter::form::test
