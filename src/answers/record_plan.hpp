#pragma once

#include "form/form.hpp"

#include <vector>

namespace formletter::answers {

/// What the check of a record asks of its form time and again, looked up once.
/// Holds references: the form must outlive it.
class RecordPlan {
 public:
  explicit RecordPlan(const form::Form &form);

  struct Entry {
    const form::Item *item = nullptr;               ///< null for a name that no item has
    form::NameNumber container = form::unnumbered;  ///< the group or repeat that holds it; none at the top
    bool is_repeated = false;                       ///< in a repeat, or one itself: there may be many
    bool is_repeat = false;
    form::Datatype datatype = form::Datatype::group;
  };

  const form::Form &form() const { return form_; }
  const Entry &at(form::NameNumber number) const { return entries_[number]; }
  std::size_t size() const { return entries_.size(); }
  /// Form::evaluation_order().
  const std::vector<form::NameNumber> &order() const { return order_; }

 private:
  void add(const std::vector<form::Item> &items, form::NameNumber container, bool is_repeated);

  const form::Form &form_;
  std::vector<Entry> entries_;
  std::vector<form::NameNumber> order_;
};

}  // namespace formletter::answers
