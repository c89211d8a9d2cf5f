#include "answers/record_plan.hpp"

#include "answers/typed_answer.hpp"
#include "form/expression_syntax.hpp"

#include <algorithm>

namespace formletter::answers {

RecordPlan::RecordPlan(const form::Form &form)
    : form_(form), entries_(form.name_table().size()), names_{form::unnumbered} {
  auto blank = std::make_shared<form::Instance>(form.id());
  add(*blank, form.items(), {});
  blank_ = std::move(blank);
  std::ranges::sort(by_name_, {}, [](const Place &place) { return std::string_view(place.question->name); });
  for (const std::string &name : form.evaluation_order()) order_.push_back(form.name_table().find(name));
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
                                  by_name_.push_back({&question, *blank.numbered(question.number)});
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

}  // namespace formletter::answers
