#include "answers/record_plan.hpp"

#include "answers/typed_answer.hpp"
#include "form/expression_syntax.hpp"

namespace formletter::answers {

RecordPlan::RecordPlan(const form::Form &form) : form_(form), entries_(form.name_table().size()) {
  add(form.items(), form::unnumbered, false);
  for (const std::string &name : form.evaluation_order()) order_.push_back(form.name_table().find(name));
}

void RecordPlan::add(const std::vector<form::Item> &items, form::NameNumber container, bool is_repeated) {
  for (const form::Item &item : items) {
    Entry entry{.item = &item, .container = container, .is_repeated = is_repeated};
    std::visit(form::Overloaded{[&](const form::Question &question) {
                                  entry.datatype = datatype_of(form_, question);
                                  entries_[question.number] = entry;
                                },
                                [&](const std::shared_ptr<const form::Group> &group) {
                                  entries_[group->number] = entry;
                                  add(group->items, group->number, is_repeated);
                                },
                                [&](const std::shared_ptr<const form::Repeat> &repeat) {
                                  entry.is_repeated = true;
                                  entry.is_repeat = true;
                                  entries_[repeat->number] = entry;
                                  add(repeat->items, repeat->number, true);
                                }},
               item);
  }
}

}  // namespace formletter::answers
