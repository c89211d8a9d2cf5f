#pragma once

#include "form/form.hpp"

#include <cstdint>
#include <memory>
#include <optional>
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
    const form::Question *question = nullptr;
    form::NodeId node = 0;
  };
  /// An expression that is asked outside of all repeats. Numbered, so that what it gave is
  /// found without a search.
  struct Asked {
    const form::Expression *expression = nullptr;
    std::uint32_t number = 0;
    explicit operator bool() const { return expression != nullptr; }
  };
  /// What an expression may look at when it runs: "." only where the answer is settled by then.
  struct Asking {
    const form::Expression *expression;
    std::optional<form::NodeId> context;
  };
  /// A step of settling, in the order of evaluation. Outside of all repeats what it takes
  /// lies here: a form's items are spread over the memory.
  struct Settling {
    const form::Item *item;
    form::NodeId node = 0;  ///< the root for a repeat or an item in one, which are gone to by `item`
    form::NodeId parent = 0;
    Asked relevant = {}, calculation = {};
    const form::Question *question = nullptr;  ///< null for a group
    bool has_default = false;
  };
  struct JudgedRule {
    Asked condition;
    const form::Rule *rule;
  };
  /// A step of judging, in form order, of what stands outside of all repeats.
  struct Judging {
    enum class Kind { question, group_begin, group_rules, repeat };
    Kind kind;
    form::NodeId node;       ///< of the question or group; the repeat's parent
    std::uint32_t next = 0;  ///< the step after a group that is not relevant
    std::uint32_t rules = 0, rules_end = 0;
    Asked required = {}, constraint = {};
    const form::Item *item;
    const form::Question *question = nullptr;
    bool is_measured = false;  ///< has a length or a filter of choices to keep to
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
  /// Every group and question outside of repeats, numbered, without an answer.
  const std::shared_ptr<const form::Instance> &blank() const { return blank_; }
  bool is_of_every_record(form::NodeId node) const { return node < blank_->size(); }
  /// The question that the name's number is of; null in it for a repeated one and for what is none.
  const Place &place_of(form::NameNumber number) const { return places_[number]; }
  const std::vector<Settling> &settling() const { return settling_; }
  const std::vector<Judging> &judging() const { return judging_; }
  const JudgedRule &rule(std::uint32_t index) const { return rules_[index]; }
  struct Numbers {
    std::uint32_t begin, end;
  };
  /// What settling asks, and what judging asks.
  Numbers settled() const { return {0, settled_end_}; }
  Numbers judged() const { return {settled_end_, static_cast<std::uint32_t>(asked_.size())}; }
  /// By the numbers of what is Asked.
  const std::vector<Asking> &asked() const { return asked_; }
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
  void plan_settling();
  void plan_judging(const std::vector<form::Item> &items, form::NodeId parent);
  Judging judging_of(const form::Question &question);
  void add_rules(Judging &step, const std::vector<form::Rule> &rules);
  Asked ask(const std::optional<form::Expression> &expression, std::optional<form::NodeId> context);
  Asked ask(const form::Expression &expression, std::optional<form::NodeId> context);

  const form::Form &form_;
  std::vector<Entry> entries_;
  std::vector<form::NameNumber> names_;
  std::vector<Place> places_;  ///< by the name's number
  std::vector<RepeatPlace> repeats_;
  std::vector<Settling> settling_;
  std::vector<Judging> judging_;
  std::vector<JudgedRule> rules_;
  std::vector<Asking> asked_;
  std::uint32_t settled_end_ = 0;
  std::shared_ptr<const form::Instance> blank_;
};

}  // namespace formletter::answers
