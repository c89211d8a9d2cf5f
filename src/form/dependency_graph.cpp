#include "form/dependency_graph.hpp"

#include "form/expression_syntax.hpp"

#include <algorithm>

namespace formletter::form {

DependencyGraph::DependencyGraph(Form &form) : form_(form) {
  add_items(form.items_, 0);
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    add_unnamed(i);
    std::set<std::size_t> needs;
    for (const std::string &name : wanted_[i]) {
      const auto found = index_.find(name);
      if (found != index_.end()) needs.insert(found->second);
    }
    nodes_[i].needs.assign(needs.begin(), needs.end());
  }
  marks_.assign(nodes_.size(), Mark::fresh);
}

void DependencyGraph::add_items(const std::vector<Item> &items, std::size_t container) {
  for (const Item &item : items) {
    Node node{name_of(item), place_of(item), {}, false};
    const std::vector<Item> *inside = nullptr;
    wanted_.emplace_back();
    if (container != 0) wanted_.back().push_back(tree_.nodes[container].name);
    std::visit(Overloaded{[&](const Question &question) {
                            add_names(node, question.calculation);
                            add_names(node, question.default_value);
                            add_names(node, question.relevant);
                          },
                          [&](const std::shared_ptr<const Group> &group) {
                            add_names(node, group->relevant);
                            inside = &group->items;
                          },
                          [&](const std::shared_ptr<const Repeat> &repeat) {
                            add_names(node, repeat->relevant);
                            add_names(node, repeat->repeat_count);
                            inside = &repeat->items;
                          }},
               item);
    index_.emplace(node.name, nodes_.size());
    const std::size_t added =
        tree_.add({.name = node.name, .parent = container, .has_value = inside == nullptr});
    nodes_.push_back(std::move(node));
    if (inside != nullptr) add_items(*inside, added);
  }
}

void DependencyGraph::add_unnamed(std::size_t node) {
  const std::size_t own = node + 1;
  for (const Expression *expression : nodes_[node].expressions) {
    for (const UnnamedUse &use : unnamed_uses(*expression, tree_, own)) {
      if (use.items.contains(own)) {
        uses_of_itself_.push_back(use_of_itself(node, use.place));
        break;
      }
      for (const std::size_t item : use.items) wanted_[node].push_back(tree_.nodes[item].name);
    }
  }
}

Problem DependencyGraph::use_of_itself(std::size_t node, const Place &place) const {
  const std::string &name = nodes_[node].name;
  return {.code = "cycle",
          .place = place,
          .subject = name,
          .message = "`" + name + "` takes in its own value here.",
          .hint = "name the questions that are meant, as in ${name}"};
}

void DependencyGraph::add_names(Node &node, const std::optional<Expression> &expression) {
  if (!expression) return;
  node.is_settled_by_running = true;
  node.expressions.push_back(&*expression);
  for (const NameUse &use : expression->names()) {
    wanted_.back().push_back(use.name);
    wanted_.back().insert(wanted_.back().end(), use.following.begin(), use.following.end());
  }
}

void DependencyGraph::order(Problems &problems) {
  form_.evaluation_order_.clear();
  problems.insert(problems.end(), uses_of_itself_.begin(), uses_of_itself_.end());
  for (std::size_t i = 0; i < nodes_.size(); ++i) visit(i, problems);
}

void DependencyGraph::visit(std::size_t node, Problems &problems) {
  if (marks_[node] == Mark::done) return;
  if (marks_[node] == Mark::open) {
    problems.push_back(ring(node));
    return;
  }
  marks_[node] = Mark::open;
  open_.push_back(node);
  for (const std::size_t needed : nodes_[node].needs) visit(needed, problems);
  open_.pop_back();
  marks_[node] = Mark::done;
  if (nodes_[node].is_settled_by_running) form_.evaluation_order_.push_back(nodes_[node].name);
}

Problem DependencyGraph::ring(std::size_t back_to) const {
  const auto first = std::find(open_.begin(), open_.end(), back_to);
  Problem problem;
  problem.code = "cycle";
  problem.place = nodes_[back_to].place;
  problem.subject = nodes_[back_to].name;
  std::string said;
  for (auto at = first; at != open_.end(); ++at) {
    const std::size_t next = at + 1 == open_.end() ? back_to : *(at + 1);
    if (!said.empty()) said += ", ";
    said += "`" + nodes_[*at].name + "` needs " + (next == *at ? "itself" : "`" + nodes_[next].name + "`");
  }
  problem.message = "These go round in a ring: " + said + ".";
  problem.hint = "take one of these uses out";
  return problem;
}

}  // namespace formletter::form
