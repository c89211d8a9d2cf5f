#include "answers/record_plan.hpp"

#include "answers/typed_answer.hpp"
#include "form/expression_syntax.hpp"

#include <algorithm>

namespace formletter::answers {

RecordPlan::RecordPlan(const form::Form &form)
    : form_(form), entries_(form.name_table().size()), names_{form::unnumbered}, places_(entries_.size()) {
  auto blank = std::make_shared<form::Instance>(form.id());
  add(*blank, form.items(), {});
  blank_ = std::move(blank);
  plan_settling();
  settled_end_ = static_cast<std::uint32_t>(asked_.size());
  plan_judging(form.items(), blank_->root());
}

void RecordPlan::add(form::Instance &blank, const std::vector<form::Item> &items, Surroundings around) {
  for (const form::Item &item : items) {
    const auto entry = [&](form::NameNumber number, form::Datatype datatype) -> Entry & {
      return entries_[number] = {.item = &item,
                                 .name = blank.keep(form::name_of(item)),
                                 .container = around.container,
                                 .repeats = around.repeats,
                                 .datatype = datatype};
    };
    std::visit(form::Overloaded{[&](const form::Question &question) {
                                  entry(question.number, datatype_of(form_, question));
                                  if (question.kind == form::QuestionKind::note || around.repeats > 0) return;
                                  add_node(blank, question.number, around.node);
                                  places_[question.number] = {&question, *blank.numbered(question.number)};
                                },
                                [&](const std::shared_ptr<const form::Group> &group) {
                                  entry(group->number, form::Datatype::group);
                                  Surroundings inside{group->number, around.repeats, 0};
                                  if (around.repeats == 0) {
                                    add_node(blank, group->number, around.node);
                                    inside.node = *blank.numbered(group->number);
                                  }
                                  add(blank, group->items, inside);
                                },
                                [&](const std::shared_ptr<const form::Repeat> &repeat) {
                                  Entry &made = entry(repeat->number, form::Datatype::group);
                                  made.is_repeat = true;
                                  ++made.repeats;
                                  if (around.repeats == 0) repeats_.push_back({repeat.get(), around.node});
                                  add(blank, repeat->items, {repeat->number, made.repeats, 0});
                                }},
               item);
  }
}

void RecordPlan::add_node(form::Instance &blank, form::NameNumber number, form::NodeId parent) {
  const Entry &entry = entries_[number];
  const form::NodeId node = blank.add_kept(parent, entry.name, entry.datatype);
  blank.set_number(node, number);
  names_.push_back(number);
  for (RepeatPlace &repeat : repeats_) {
    if (repeat.parent == parent && repeat.next == 0) repeat.next = node;
  }
}

void RecordPlan::plan_settling() {
  for (const std::string &name : form_.evaluation_order()) {
    const Entry &entry = entries_[form_.name_table().find(name)];
    Settling step{.item = entry.item};
    if (const auto node = blank_->numbered(form_.name_table().find(name))) {
      step.node = *node;
      step.parent = blank_->at(*node).parent;
      std::visit(form::Overloaded{[&](const form::Question &question) {
                                    step.question = &question;
                                    step.relevant = ask(question.relevant, std::nullopt);
                                    step.calculation = ask(question.calculation, std::nullopt);
                                    step.has_default = question.default_value.has_value();
                                  },
                                  [&](const std::shared_ptr<const form::Group> &group) {
                                    step.relevant = ask(group->relevant, std::nullopt);
                                  },
                                  [](const std::shared_ptr<const form::Repeat> &) {}},
                 *entry.item);
    }
    settling_.push_back(step);
  }
}

void RecordPlan::plan_judging(const std::vector<form::Item> &items, form::NodeId parent) {
  for (const form::Item &item : items) {
    std::visit(form::Overloaded{
                   [&](const form::Question &question) {
                     if (question.kind == form::QuestionKind::note) return;
                     judging_.push_back(judging_of(question));
                     judging_.back().item = &item;
                   },
                   [&](const std::shared_ptr<const form::Group> &group) {
                     const form::NodeId node = *blank_->numbered(group->number);
                     const std::size_t begin = judging_.size();
                     judging_.push_back({.kind = Judging::Kind::group_begin, .node = node, .item = &item});
                     plan_judging(group->items, node);
                     Judging rules{.kind = Judging::Kind::group_rules, .node = node, .item = &item};
                     add_rules(rules, group->rules);
                     judging_.push_back(rules);
                     judging_[begin].next = static_cast<std::uint32_t>(judging_.size());
                   },
                   [&](const std::shared_ptr<const form::Repeat> &) {
                     judging_.push_back({.kind = Judging::Kind::repeat, .node = parent, .item = &item});
                   }},
               item);
  }
}

RecordPlan::Judging RecordPlan::judging_of(const form::Question &question) {
  const form::NodeId node = *blank_->numbered(question.number);
  Judging step{.kind = Judging::Kind::question,
               .node = node,
               .required = ask(question.required, node),
               .constraint = ask(question.constraint, node),
               .item = nullptr,
               .question = &question,
               .is_measured = question.max_length != 0 || question.choice_filter.has_value()};
  add_rules(step, question.rules);
  return step;
}

void RecordPlan::add_rules(Judging &step, const std::vector<form::Rule> &rules) {
  step.rules = static_cast<std::uint32_t>(rules_.size());
  for (const form::Rule &rule : rules) rules_.push_back({ask(rule.condition, step.node), &rule});
  step.rules_end = static_cast<std::uint32_t>(rules_.size());
}

RecordPlan::Asked RecordPlan::ask(const std::optional<form::Expression> &expression,
                                  std::optional<form::NodeId> context) {
  return expression ? ask(*expression, context) : Asked();
}

RecordPlan::Asked RecordPlan::ask(const form::Expression &expression, std::optional<form::NodeId> context) {
  asked_.push_back({&expression, context});
  return {&expression, static_cast<std::uint32_t>(asked_.size() - 1)};
}

}  // namespace formletter::answers
