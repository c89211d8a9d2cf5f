#include "answers/record_plan.hpp"

#include "answers/typed_answer.hpp"
#include "form/expression_syntax.hpp"

#include <algorithm>

namespace formletter::answers {

RecordPlan::RecordPlan(const form::Form &form)
    : form_(form), entries_(form.name_table().size()), nodes_(1), places_(entries_.size()) {
  auto blank = std::make_shared<form::Instance>(form.id());
  add(*blank, form.items(), {});
  blank_ = std::move(blank);
  plan_settling();
  plan_judging(form.items());
  put_in_turn(0, static_cast<std::uint32_t>(judging_.size()));
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
                                  add_node(blank, {question.number, &question}, around.node);
                                  places_[question.number] = {&question, *blank.numbered(question.number)};
                                },
                                [&](const std::shared_ptr<const form::Group> &group) {
                                  entry(group->number, form::Datatype::group);
                                  Surroundings inside{group->number, around.repeats, 0};
                                  if (around.repeats == 0) {
                                    add_node(blank, {.name = group->number}, around.node);
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

void RecordPlan::add_node(form::Instance &blank, RecordNode added, form::NodeId parent) {
  const Entry &entry = entries_[added.name];
  const form::NodeId node = blank.add_kept(parent, entry.name, entry.datatype);
  blank.set_number(node, added.name);
  nodes_.push_back(added);
  for (RepeatPlace &repeat : repeats_) {
    if (repeat.parent == parent && repeat.next == 0) repeat.next = node;
  }
}

/// The root for what is not in every record.
form::NodeId RecordPlan::node_of(form::NameNumber name) const {
  return blank_->numbered(name).value_or(blank_->root());
}

void RecordPlan::plan_settling() {
  settled_at_.resize(entries_.size());
  for (const std::string &name : form_.evaluation_order()) {
    const form::NameNumber number = form_.name_table().find(name);
    settled_at_[number] = settling_.size();
    settling_.push_back(settling_of(number));
  }
}

RecordPlan::Settling RecordPlan::settling_of(form::NameNumber name) {
  const Entry &entry = entries_[name];
  Settling step{.name = name, .node = node_of(name)};
  const Asking asking{.expression = nullptr,
                      .of = entry.is_repeat ? entry.container : name,
                      .step = settling_.size(),
                      .is_repeated = entry.repeats > (entry.is_repeat ? 1 : 0)};
  std::visit(form::Overloaded{[&](const form::Question &question) {
                                step.question = &question;
                                step.relevant = ask(question.relevant, asking);
                                step.calculation = ask(question.calculation, asking);
                                step.has_default = question.default_value.has_value();
                              },
                              [&](const std::shared_ptr<const form::Group> &group) {
                                step.relevant = ask(group->relevant, asking);
                              },
                              [&](const std::shared_ptr<const form::Repeat> &repeat) {
                                step.repeat = repeat.get();
                                step.relevant = ask(repeat->relevant, asking);
                              }},
             *entry.item);
  return step;
}

void RecordPlan::plan_judging(const std::vector<form::Item> &items) {
  for (const form::Item &item : items) {
    const std::size_t step = judging_.size();
    std::visit(form::Overloaded{[&](const form::Question &question) {
                                  if (question.kind == form::QuestionKind::note) return;
                                  const Judging own = judging_of(question);
                                  if (!says_nothing(own)) judging_.push_back(own);
                                },
                                [&](const std::shared_ptr<const form::Group> &group) {
                                  Judging own{.name = group->number, .node = node_of(group->number)};
                                  add_rules(own, group->rules,
                                            {.expression = nullptr,
                                             .of = group->number,
                                             .context = own.node,
                                             .is_repeated = entries_[group->number].is_repeated()});
                                  judging_.push_back(own);
                                  plan_judging(group->items);
                                },
                                [&](const std::shared_ptr<const form::Repeat> &repeat) {
                                  Judging own{.name = repeat->number, .repeat = repeat.get()};
                                  add_repeat_rules(own, *repeat);
                                  judging_.push_back(own);
                                  plan_judging(repeat->items);
                                }},
               item);
    if (step < judging_.size()) judging_[step].next = static_cast<std::uint32_t>(judging_.size());
  }
}

void RecordPlan::put_in_turn(std::uint32_t step, std::uint32_t end) {
  for (; step < end; step = judging_[step].next) {
    const Judging &judged = judging_[step];
    if (judged.question == nullptr && judged.repeat == nullptr) put_in_turn(step + 1, judged.next);
    judged_in_turn_.push_back(step);
  }
}

RecordPlan::Judging RecordPlan::judging_of(const form::Question &question) {
  Judging step{.name = question.number,
               .node = node_of(question.number),
               .question = &question,
               .is_measured = question.max_length != 0};
  Asking asking{.expression = nullptr,
                .of = question.number,
                .context = step.node,
                .is_repeated = entries_[question.number].is_repeated()};
  step.required = ask(question.required, asking);
  step.constraint = ask(question.constraint, asking);
  add_rules(step, question.rules, asking);
  asking.is_of_choices = true;
  step.offers = ask(question.choice_filter, asking);
  return step;
}

/// What is worked out is never refused, and a form has more of it than of all else.
bool RecordPlan::says_nothing(const Judging &step) {
  return step.question->kind == form::QuestionKind::calculate && step.question->calculation &&
         !step.required && !step.constraint && !step.offers && !step.is_measured &&
         step.rules == step.rules_end;
}

void RecordPlan::add_rules(Judging &step, const std::vector<form::Rule> &rules, const Asking &asking) {
  step.rules = static_cast<std::uint32_t>(rules_.size());
  for (const form::Rule &rule : rules) rules_.push_back({ask(rule.condition, asking), &rule});
  step.rules_end = static_cast<std::uint32_t>(rules_.size());
}

/// The context of what is asked of a repeat as a whole is what holds it, where "." says nothing.
void RecordPlan::add_repeat_rules(Judging &step, const form::Repeat &repeat) {
  const Entry &entry = entries_[repeat.number];
  Asking asking{.expression = nullptr, .of = entry.container, .is_repeated = entry.repeats > 1};
  step.relevant = ask(repeat.relevant, asking);
  step.rules = static_cast<std::uint32_t>(rules_.size());
  const bool holder_is_repeated = asking.is_repeated;
  for (const form::Rule &rule : repeat.rules) {
    const bool of_instances = is_of_instances(rule, repeat);
    asking.is_repeated = holder_is_repeated || of_instances;
    asking.of = of_instances ? repeat.number : entry.container;
    rules_.push_back({ask(rule.condition, asking), &rule, of_instances});
  }
  step.rules_end = static_cast<std::uint32_t>(rules_.size());
}

// A rule that asks after what is inside one instance is asked of each; one about
// the repeat as a whole ("count(${reasons}) > 5") is asked once.
bool RecordPlan::is_of_instances(const form::Rule &rule, const form::Repeat &repeat) const {
  const auto &names = rule.condition.names();
  return std::any_of(names.begin(), names.end(), [&](const form::NameUse &use) {
    if (use.is_absolute || use.name == repeat.name) return false;
    const std::vector<std::string> path = form_.path_of(use.name);
    return use.is_path || std::find(path.begin(), path.end(), repeat.name) != path.end();
  });
}

RecordPlan::Asked RecordPlan::ask(const std::optional<form::Expression> &expression, Asking asking) {
  return expression ? ask(*expression, asking) : Asked();
}

RecordPlan::Asked RecordPlan::ask(const form::Expression &expression, Asking asking) {
  asking.expression = &expression;
  asked_.push_back(asking);
  return {&expression, static_cast<std::uint32_t>(asked_.size() - 1)};
}

}  // namespace formletter::answers
