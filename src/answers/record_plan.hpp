#pragma once

#include "form/form.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace formletter::answers {

/// What a node of a record is of.
struct RecordNode {
  form::NameNumber name = form::unnumbered;
  const form::Question *question = nullptr;  ///< null for a group or an instance of a repeat
};

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
  /// An expression that is asked. Numbered, so that what it gave is found without a search.
  struct Asked {
    const form::Expression *expression = nullptr;
    std::uint32_t number = 0;
    explicit operator bool() const { return expression != nullptr; }
  };
  /// Where an expression is asked, and when.
  struct Asking {
    const form::Expression *expression;
    form::NameNumber of = form::unnumbered;  ///< the name of the node that it is asked of; none of the root
    /// What "." is, where that is settled by then; the root in a repeat.
    std::optional<form::NodeId> context = {};
    std::size_t step = all_settled;  ///< of settling
    bool is_repeated = false;
    bool is_of_choices = false;  ///< a filter: asked of each choice that was chosen
  };
  static constexpr std::size_t all_settled = std::numeric_limits<std::size_t>::max();
  /// A step of settling, in the order of evaluation. What it takes lies here: a form's items
  /// are spread over the memory.
  struct Settling {
    form::NameNumber name;
    form::NodeId node = 0;  ///< that every record has; the root for what stands in a repeat
    Asked relevant = {}, calculation = {};
    const form::Question *question = nullptr;
    const form::Repeat *repeat = nullptr;
    bool has_default = false;
  };
  struct JudgedRule {
    Asked condition;
    const form::Rule *rule;
    bool is_of_instances = false;  ///< asked of each instance of its repeat, not once of all
  };
  /// A step of judging, in form order. Those of what stands in a group or repeat follow its own.
  struct Judging {
    form::NameNumber name;
    form::NodeId node = 0;   ///< that every record has; the root for what stands in a repeat
    std::uint32_t next = 0;  ///< the step behind all that stands in it
    std::uint32_t rules = 0, rules_end = 0;
    Asked required = {}, constraint = {};
    Asked offers = {};  ///< the filter of the choices
    const form::Question *question = nullptr;
    const form::Repeat *repeat = nullptr;  ///< null, too, for a group
    Asked relevant = {};                   ///< of a repeat
    bool is_measured = false;              ///< has a length to keep to
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
  /// The node that holds all of the name; the root for what stands in a repeat.
  form::NodeId holder_of(form::NameNumber name) const { return node_of(entries_[name].container); }
  const std::vector<Settling> &settling() const { return settling_; }
  /// The step that settles all of the name, if one does.
  std::optional<std::size_t> settled_at(form::NameNumber number) const { return settled_at_[number]; }
  const std::vector<Judging> &judging() const { return judging_; }
  /// Those outside of repeats, each where it raises what it finds: a group's rules behind what it holds.
  const std::vector<std::uint32_t> &judged_in_turn() const { return judged_in_turn_; }
  const JudgedRule &rule(std::uint32_t index) const { return rules_[index]; }
  /// By the numbers of what is Asked.
  const std::vector<Asking> &asked() const { return asked_; }
  const std::vector<RepeatPlace> &repeats() const { return repeats_; }
  /// What each node of the blank is of.
  const std::vector<RecordNode> &nodes() const { return nodes_; }

 private:
  struct Surroundings {
    form::NameNumber container = form::unnumbered;
    std::size_t repeats = 0;
    form::NodeId node = 0;  ///< of the blank; outside of repeats
  };
  void add(form::Instance &blank, const std::vector<form::Item> &items, Surroundings around);
  void add_node(form::Instance &blank, RecordNode added, form::NodeId parent);
  void plan_settling();
  Settling settling_of(form::NameNumber name);
  void plan_judging(const std::vector<form::Item> &items);
  void put_in_turn(std::uint32_t step, std::uint32_t end);
  Judging judging_of(const form::Question &question);
  static bool says_nothing(const Judging &step);
  void add_rules(Judging &step, const std::vector<form::Rule> &rules, const Asking &asking);
  void add_repeat_rules(Judging &step, const form::Repeat &repeat);
  bool is_of_instances(const form::Rule &rule, const form::Repeat &repeat) const;
  form::NodeId node_of(form::NameNumber name) const;
  Asked ask(const std::optional<form::Expression> &expression, Asking asking);
  Asked ask(const form::Expression &expression, Asking asking);

  const form::Form &form_;
  std::vector<Entry> entries_;
  std::vector<RecordNode> nodes_;
  std::vector<Place> places_;  ///< by the name's number
  std::vector<RepeatPlace> repeats_;
  std::vector<Settling> settling_;
  std::vector<std::optional<std::size_t>> settled_at_;  ///< by the name's number
  std::vector<Judging> judging_;
  std::vector<std::uint32_t> judged_in_turn_;
  std::vector<JudgedRule> rules_;
  std::vector<Asking> asked_;
  std::shared_ptr<const form::Instance> blank_;
};

}  // namespace formletter::answers
