#include "interview/due_warnings.hpp"

#include "diag/overloaded.hpp"
#include "form/questions_behind.hpp"

#include <algorithm>

namespace formletter::interview {

namespace {

const std::vector<form::Rule> &rules_of(const form::Item &item) {
  static const std::vector<form::Rule> none;
  return std::visit(
      Overloaded{[](const form::Question &) -> const std::vector<form::Rule> & { return none; },
                 [](const auto &holder) -> const std::vector<form::Rule> & { return holder->rules; }},
      item);
}

bool stands_in(const form::Form &form, std::string_view question, const std::string &holder) {
  const auto path = form.path_of(question);
  return std::find(path.begin(), path.end(), holder) != path.end();
}

/// Is a question of the group or repeat left, up to the last of those that the rule looks
/// at? A problem knows its rule by the code alone.
bool waits(const form::Form &form, const Problem &warning, const std::vector<Step> &steps,
           const std::set<std::string> &passed) {
  const auto name = warning.subject.substr(0, warning.subject.find('['));
  const auto position = warning.subject.substr(name.size());
  const auto *item = form.find(name);
  if (item == nullptr) return false;
  std::set<std::string_view> looked_at;
  for (const auto &rule : rules_of(*item)) {
    if (rule.code == warning.code) looked_at.merge(form::questions_behind(form, rule.condition));
  }
  bool is_one_left = false;
  for (const auto &step : steps) {
    if (step.kind != StepKind::question || !stands_in(form, step.question->name, name)) continue;
    if (!step.subject.substr(step.question->name.size()).starts_with(position)) continue;
    is_one_left = is_one_left || !passed.contains(step.key());
    if (is_one_left && looked_at.contains(step.question->name)) return true;
  }
  return false;
}

}  // namespace

Problems due_warnings(const form::Form &form, const Problems &problems, const std::vector<Step> &steps,
                      const std::set<std::string> &passed) {
  Problems due;
  for (const auto &problem : problems) {
    if (problem.severity != Severity::error && !waits(form, problem, steps, passed)) due.push_back(problem);
  }
  return due;
}

Problems new_among(const Problems &now, const Problems &before) {
  Problems fresh;
  for (const auto &problem : now) {
    const bool known = std::any_of(before.begin(), before.end(), [&](const Problem &old) {
      return old.code == problem.code && old.subject == problem.subject && old.message == problem.message;
    });
    if (!known) fresh.push_back(problem);
  }
  return fresh;
}

}  // namespace formletter::interview
