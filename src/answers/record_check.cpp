#include "answers/record_check.hpp"

#include "answers/clock.hpp"
#include "form/expression_syntax.hpp"

#include <utility>

namespace formletter::answers {

CheckedAnswers check(const form::Form &form, const RawAnswers &raw, const CheckOptions &options) {
  return RecordCheck(form, raw, options).run();
}

RecordCheck::RecordCheck(const form::Form &form, const RawAnswers &raw, const CheckOptions &options)
    : form_(form), raw_(raw), options_(options), scope_(form), instance_(form.id()), cells_(1) {}

CheckedAnswers RecordCheck::run() && {
  take_in(form_.items(), instance_.root(), raw_);
  settle();
  clear_irrelevant();
  judge(form_.items(), instance_.root(), "");
  return {std::move(instance_), std::move(problems_)};
}

void RecordCheck::take_in(const std::vector<form::Item> &items, form::NodeId parent, const RawAnswers &raw) {
  for (const form::Item &item : items) {
    std::visit(
        form::Overloaded{[&](const form::Question &question) { take_in_question(question, parent, raw); },
                         [&](const std::shared_ptr<const form::Group> &group) {
                           const form::NodeId node = add(parent, group->name, form::Datatype::group, {});
                           take_in(group->items, node, raw);
                         },
                         [&](const std::shared_ptr<const form::Repeat> &repeat) {
                           const auto given = raw.repeats.find(repeat->name);
                           if (given == raw.repeats.end()) return;
                           for (const RawAnswers &instance : given->second) {
                             const form::NodeId node = add(parent, repeat->name, form::Datatype::group, {});
                             take_in(repeat->items, node, instance);
                           }
                         }},
        item);
  }
}

void RecordCheck::take_in_question(const form::Question &question, form::NodeId parent,
                                   const RawAnswers &raw) {
  if (question.kind == form::QuestionKind::note) return;
  const auto leaf = raw.values.find(question.name);
  Cell cell;
  cell.question = &question;
  if (leaf != raw.values.end() && !leaf->second.text.empty()) cell.leaf = &leaf->second;
  const form::NodeId node = add(parent, question.name, datatype_of(form_, question), std::move(cell));
  if (cells_[node].leaf != nullptr && !question.calculation)
    take_text(node, question, cells_[node].leaf->text);
}

void RecordCheck::take_text(form::NodeId node, const form::Question &question, std::string_view typed) {
  TypedAnswer answer = take(form_, question, typed);
  cells_[node].refused = answer.refused();
  cells_[node].findings = std::move(answer.findings);
  instance_.set_text(node, std::move(answer.canonical));
}

form::NodeId RecordCheck::add(form::NodeId parent, const std::string &name, form::Datatype datatype,
                              Cell cell) {
  const form::NodeId node = instance_.add(parent, name, datatype);
  cells_.push_back(std::move(cell));
  scope_.add(name, node);
  return node;
}

form::Evaluation RecordCheck::at(form::NodeId node) const {
  return {instance_, scope_, node, options_.today, start_of(options_.today), form_.version()};
}

bool RecordCheck::holds(const form::Expression &expression, form::NodeId node) const {
  return as_boolean(evaluate(expression, at(node)), instance_);
}

}  // namespace formletter::answers
