#pragma once

#include "form/form.hpp"

#include <memory>
#include <string_view>
#include <vector>

namespace formletter::answers {

/// What the check of a record asks of its form time and again, looked up once.
/// Holds references: the form must outlive it.
class RecordPlan {
 public:
  explicit RecordPlan(const form::Form &form);

  struct Entry {
    const form::Item *item = nullptr;               ///< null for a name that no item has
    std::string_view name;                          ///< kept by the blank
    form::NameNumber container = form::unnumbered;  ///< the group or repeat that holds it; none at the top
    std::size_t repeats = 0;                        ///< that it stands in, itself too if it is one
    bool is_repeat = false;
    form::Datatype datatype = form::Datatype::group;

    bool is_repeated() const { return repeats > 0; }
  };
  /// A question outside of all repeats: every record has it, at the same node.
  struct Place {
    const form::Question *question;
    form::NodeId node;
  };
  /// A repeat outside of all others.
  struct RepeatPlace {
    const form::Repeat *repeat;
    form::NodeId parent;
    form::NodeId next = 0;  ///< what every record has after it; the root for nothing
  };

  const form::Form &form() const { return form_; }
  const Entry &at(form::NameNumber number) const { return entries_[number]; }
  std::size_t size() const { return entries_.size(); }
  /// Form::evaluation_order().
  const std::vector<form::NameNumber> &order() const { return order_; }
  /// Every group and question outside of repeats, numbered, without an answer.
  const std::shared_ptr<const form::Instance> &blank() const { return blank_; }
  bool is_of_every_record(form::NodeId node) const { return node < blank_->size(); }
  const std::vector<Place> &by_name() const { return by_name_; }
  const std::vector<RepeatPlace> &repeats() const { return repeats_; }
  /// The name that each node of the blank has.
  const std::vector<form::NameNumber> &names() const { return names_; }

 private:
  struct Surroundings {
    form::NameNumber container = form::unnumbered;
    std::size_t repeats = 0;
    form::NodeId node = 0;  ///< of the blank; outside of repeats
  };
  void add(form::Instance &blank, const std::vector<form::Item> &items, Surroundings around);
  void add_node(form::Instance &blank, form::NameNumber number, form::NodeId parent);

  const form::Form &form_;
  std::vector<Entry> entries_;
  std::vector<form::NameNumber> order_, names_;
  std::vector<Place> by_name_;
  std::vector<RepeatPlace> repeats_;
  std::shared_ptr<const form::Instance> blank_;
};

}  // namespace formletter::answers
