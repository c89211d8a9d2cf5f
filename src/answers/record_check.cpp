#include "answers/record_check.hpp"

#include "answers/clock.hpp"
#include "form/expression_syntax.hpp"

#include <utility>

namespace formletter::answers {

struct Checker::State {
  RecordPlan plan;
  TakenAnswers taken;
};

Checker::Checker(const form::Form &form) : state_(new State{RecordPlan(form), TakenAnswers(form)}) {}
Checker::Checker(Checker &&) noexcept = default;
Checker &Checker::operator=(Checker &&) noexcept = default;
Checker::~Checker() = default;

CheckedAnswers Checker::check(const RawAnswers &raw, const CheckOptions &options) {
  return RecordCheck(state_->plan, state_->taken, raw, options).run();
}

CheckedAnswers check(const form::Form &form, const RawAnswers &raw, const CheckOptions &options) {
  return Checker(form).check(raw, options);
}

RecordCheck::RecordCheck(const RecordPlan &plan, TakenAnswers &taken, const RawAnswers &raw,
                         const CheckOptions &options)
    : plan_(plan),
      form_(plan.form()),
      taken_(taken),
      raw_(raw),
      options_(options),
      now_(start_of(options.today)),
      scope_(plan),
      instance_(form_.id()),
      cells_(1) {
  instance_.reserve(plan.size() + 1);
  cells_.reserve(plan.size() + 1);
}

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
                           const form::NodeId node = add(parent, group->name, group->number, {});
                           take_in(group->items, node, raw);
                         },
                         [&](const std::shared_ptr<const form::Repeat> &repeat) {
                           const auto given = raw.repeats.find(repeat->name);
                           if (given == raw.repeats.end()) return;
                           for (const RawAnswers &instance : given->second) {
                             const form::NodeId node = add(parent, repeat->name, repeat->number, {});
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
  const form::NodeId node = add(parent, question.name, question.number, std::move(cell));
  if (cells_[node].leaf != nullptr && !question.calculation)
    take_text(node, question, cells_[node].leaf->text);
}

void RecordCheck::take_text(form::NodeId node, const form::Question &question, std::string_view typed) {
  const TypedAnswer &answer = taken_.take(question, typed);
  cells_[node].refused = answer.refused();
  cells_[node].findings = answer.findings;
  instance_.set_text(node, answer.canonical);
}

form::NodeId RecordCheck::add(form::NodeId parent, const std::string &name, form::NameNumber number,
                              Cell cell) {
  const form::NodeId node = instance_.add(parent, name, plan_.at(number).datatype);
  cell.name = number;
  cells_.push_back(std::move(cell));
  scope_.add(number, node, instance_);
  return node;
}

form::Evaluation RecordCheck::at(form::NodeId node) const {
  return {instance_, scope_, node, options_.today, now_, form_.version()};
}

bool RecordCheck::holds(const form::Expression &expression, form::NodeId node) const {
  return is_true(expression, at(node));
}

}  // namespace formletter::answers
