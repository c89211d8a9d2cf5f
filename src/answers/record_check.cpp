#include "answers/record_check.hpp"

#include "answers/clock.hpp"
#include "form/expression_syntax.hpp"

#include <memory>
#include <utility>

namespace formletter::answers {

namespace {

Reaches reaches_in(const RecordPlan &plan) {
  Reaches reaches;
  for (const RecordPlan::Asking &asking : plan.asked()) reaches.push_back(reach_of(plan, asking));
  return reaches;
}

/// What all of a step's expressions ask for together; nothing where that of one cannot be told.
class ReachOfAll {
 public:
  explicit ReachOfAll(const Reaches &reaches) : reaches_(reaches), all_(ExpressionReach()) {}

  void add(form::NodeId node) {
    if (all_) all_->nodes.push_back(node);
  }
  void add(RecordPlan::Asked asked) {
    if (!asked || !all_) return;
    const auto &reach = reaches_[asked.number];
    if (!reach) return all_.reset();
    all_->nodes.insert(all_->nodes.end(), reach->nodes.begin(), reach->nodes.end());
    all_->repeated.insert(all_->repeated.end(), reach->repeated.begin(), reach->repeated.end());
  }
  const std::optional<ExpressionReach> &found() const { return all_; }

 private:
  const Reaches &reaches_;
  std::optional<ExpressionReach> all_;
};

}  // namespace

struct Checker::State {
  explicit State(const form::Form &form) : shared(form) {}
  FormCheck shared;
  std::vector<std::unique_ptr<RecordCheck>> idle;  ///< with the memory that they have
};

Checker::Checker(const form::Form &form) : state_(new State(form)) {}
Checker::Checker(Checker &&) noexcept = default;
Checker &Checker::operator=(Checker &&) noexcept = default;
Checker::~Checker() = default;

Checker::Checking::Checking(std::unique_ptr<RecordCheck> record) : record_(std::move(record)) {}
Checker::Checking::Checking(Checking &&) noexcept = default;
Checker::Checking &Checker::Checking::operator=(Checking &&) noexcept = default;
Checker::Checking::~Checking() = default;

Checker::Checking Checker::take_in(const RawAnswers &raw, const CheckOptions &options) {
  if (state_->idle.empty()) state_->idle.push_back(std::make_unique<RecordCheck>(state_->shared));
  Checking record(std::move(state_->idle.back()));
  state_->idle.pop_back();
  record.record_->take_in(raw, options);
  return record;
}

void Checker::settle(Checking &record) {
  record.record_->settle();
}

CheckedAnswers Checker::judge(Checking record) {
  CheckedAnswers checked = record.record_->judge();
  state_->idle.push_back(std::move(record.record_));
  return checked;
}

CheckedAnswers Checker::check(const RawAnswers &raw, const CheckOptions &options) {
  Checking record = take_in(raw, options);
  settle(record);
  return judge(std::move(record));
}

CheckedAnswers check(const form::Form &form, const RawAnswers &raw, const CheckOptions &options) {
  return Checker(form).check(raw, options);
}

FormCheck::FormCheck(const form::Form &checked)
    : form(checked),
      plan(checked),
      reaches(reaches_in(plan)),
      taken(checked),
      last(plan, reaches),
      outcomes(plan, reaches, last),
      settling(last, settling_told_by()),
      judging(last, judging_told_by()) {
  for (const RecordPlan::Settling &step : plan.settling())
    restoring.push_back({step.node, static_cast<bool>(step.calculation)});
}

StandingSteps::ToldBy FormCheck::settling_told_by() {
  StandingSteps::ToldBy told;
  for (const RecordPlan::Settling &step : plan.settling()) told.push_back(told_by(step));
  return told;
}

StandingSteps::ToldBy FormCheck::judging_told_by() {
  StandingSteps::ToldBy told;
  for (const std::uint32_t step : plan.judged_in_turn()) told.push_back(told_by(plan.judging()[step]));
  return told;
}

/// What stands in repeats is asked of other nodes in each record; a text that is taken as if it were
/// typed may be refused.
std::optional<LastRecord::Sources> FormCheck::told_by(const RecordPlan::Settling &step) {
  const bool is_taken =
      step.has_default || (step.calculation && step.question->kind != form::QuestionKind::calculate);
  if (step.repeat != nullptr || step.node == plan.blank()->root() || is_taken) return std::nullopt;
  ReachOfAll all(reaches);
  all.add(plan.blank()->parent(step.node));
  all.add(step.relevant);
  all.add(step.calculation);
  return all.found() ? std::optional(last.sources(*all.found())) : std::nullopt;
}

std::optional<LastRecord::Sources> FormCheck::told_by(const RecordPlan::Judging &step) {
  if (step.repeat != nullptr) return std::nullopt;
  ReachOfAll all(reaches);
  all.add(step.node);
  for (const RecordPlan::Asked asked : {step.required, step.constraint, step.offers}) all.add(asked);
  for (std::uint32_t i = step.rules; i < step.rules_end; ++i) all.add(plan.rule(i).condition);
  return all.found() ? std::optional(last.sources(*all.found())) : std::nullopt;
}

RecordCheck::RecordCheck(FormCheck &shared)
    : shared_(shared),
      form_(shared.form),
      plan_(shared.plan),
      scope_(plan_),
      outcomes_(shared.outcomes),
      instance_(plan_.blank()) {}

void RecordCheck::take_in(const RawAnswers &raw, const CheckOptions &options) {
  begin(options);
  take_in_values(raw);
  take_in_repeats(raw);
}

void RecordCheck::settle() {
  shared_.last.begin(record(), options_->today);
  settle_all();
  clear_irrelevant();
  shared_.last.end(record());
}

CheckedAnswers RecordCheck::judge() {
  judge_all();
  return {std::move(instance_), std::move(problems_)};
}

void RecordCheck::begin(const CheckOptions &options) {
  options_.emplace(options);
  now_ = start_of(options.today);
  instance_ = form::Instance(plan_.blank());
  cells_.assign(plan_.nodes().size(), {});
  typed_.clear();
  repeated_.clear();
  scope_.clear();
  findings_.clear();
  problems_ = {};
}

void RecordCheck::take_in_values(const RawAnswers &raw) {
  for (const auto &[name, leaf] : raw.values) {
    const form::NameNumber number =
        leaf.number != form::unnumbered ? leaf.number : form_.name_table().find(name);
    if (number == form::unnumbered) continue;
    const RecordPlan::Place &place = plan_.place_of(number);
    if (place.question != nullptr) take_leaf(place.node, *place.question, leaf);
  }
}

void RecordCheck::take_in_repeats(const RawAnswers &raw) {
  for (const RecordPlan::RepeatPlace &place : plan_.repeats()) {
    const auto given = raw.repeats.find(place.repeat->name);
    if (given == raw.repeats.end()) continue;
    std::optional<form::NodeId> last;
    for (const RawAnswers &instance : given->second) {
      const form::NodeId node = add(place.parent, place.repeat->number);
      if (place.next != instance_.root())
        last ? instance_.move_behind(*last) : instance_.move_before(place.next);
      last = node;
      take_in(place.repeat->items, node, instance);
    }
  }
}

void RecordCheck::take_in(const std::vector<form::Item> &items, form::NodeId parent, const RawAnswers &raw) {
  for (const form::Item &item : items) {
    std::visit(
        form::Overloaded{[&](const form::Question &question) { take_in_question(question, parent, raw); },
                         [&](const std::shared_ptr<const form::Group> &group) {
                           take_in(group->items, add(parent, group->number), raw);
                         },
                         [&](const std::shared_ptr<const form::Repeat> &repeat) {
                           const auto given = raw.repeats.find(repeat->name);
                           if (given == raw.repeats.end()) return;
                           for (const RawAnswers &instance : given->second) {
                             take_in(repeat->items, add(parent, repeat->number), instance);
                           }
                         }},
        item);
  }
}

void RecordCheck::take_in_question(const form::Question &question, form::NodeId parent,
                                   const RawAnswers &raw) {
  if (question.kind == form::QuestionKind::note) return;
  const form::NodeId node = add(parent, question.number, &question);
  const auto leaf = raw.values.find(question.name);
  if (leaf != raw.values.end()) take_leaf(node, question, leaf->second);
}

void RecordCheck::take_leaf(form::NodeId node, const form::Question &question, const RawAnswers::Leaf &leaf) {
  if (leaf.text.empty()) return;
  cells_[node].is_typed = true;
  if (typed_.empty()) file_ = leaf.place.file;
  typed_.push_back({node, leaf.place.line, leaf.place.column});
  if (!question.calculation) take_text(node, question, leaf.text);
}

void RecordCheck::take_text(form::NodeId node, const form::Question &question, std::string_view typed) {
  const TypedAnswer &answer = shared_.taken.take(question, typed);
  const bool has_findings = !answer.findings.empty();
  cells_[node].has_findings = has_findings;
  cells_[node].refused = has_findings && answer.refused();
  if (has_findings) findings_[node] = answer.findings;
  instance_.set_text(node, answer.canonical);
}

form::NodeId RecordCheck::add(form::NodeId parent, form::NameNumber name, const form::Question *question) {
  const RecordPlan::Entry &entry = plan_.at(name);
  const form::NodeId node = instance_.add_kept(parent, entry.name, entry.datatype);
  cells_.emplace_back();
  repeated_.push_back({.name = name, .question = question});
  scope_.add(name, node);
  return node;
}

form::Evaluation RecordCheck::at(form::NodeId node) const {
  return {instance_, scope_, node, options_->today, now_, form_.version(), &options_->run_languages};
}

bool RecordCheck::holds(RecordPlan::Asked asked, form::NodeId node) {
  const LastRecord::Record in_hand = record();
  const LastOutcomes::Asker asker{node, in_hand, last_run_};
  if (const form::Value *known = outcomes_.known(asked, asker)) return std::get<bool>(*known);
  const bool truth = is_true(*asked.expression, at(node));
  outcomes_.keep(asked, asker, truth);
  return truth;
}

form::Value RecordCheck::value(const form::Expression &expression, form::NodeId node) const {
  form::Value value = evaluate(expression, at(node));
  if (std::holds_alternative<form::NodeSet>(value)) return as_single(value, instance_);
  return value;
}

const form::Value &RecordCheck::value(RecordPlan::Asked asked, form::NodeId node) {
  const LastRecord::Record in_hand = record();
  const LastOutcomes::Asker asker{node, in_hand, last_run_};
  if (const form::Value *known = outcomes_.known(asked, asker)) return *known;
  return outcomes_.keep(asked, asker, value(*asked.expression, node));
}

}  // namespace formletter::answers
