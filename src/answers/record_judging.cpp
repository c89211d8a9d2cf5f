#include "answers/engine_messages.hpp"
#include "answers/message_text.hpp"
#include "answers/offered_choices.hpp"
#include "answers/record_check.hpp"
#include "diag/utf8.hpp"
#include "form/expression_syntax.hpp"
#include "form/questions_behind.hpp"
#include "i18n/locale_format.hpp"

#include <algorithm>

namespace formletter::answers {
namespace {

Finding finding(std::string code, std::string_view own_words, std::string_view engine_words) {
  Finding made;
  made.code = std::move(code);
  made.msgid = std::string(own_words.empty() ? engine_words : own_words);
  return made;
}

const std::string no_position;

}  // namespace

/// A step that said nothing of the record before says nothing of this one, where that is the same to it.
void RecordCheck::judge_all() {
  StandingSteps &steps = shared_.judging;
  const LastRecord::Record in_hand = record();
  // Another text may have come to the same answer, and is warned of.
  for (const auto &[node, found] : findings_)
    if (plan_.is_of_every_record(node)) LastRecord::mark(node, changes_);
  steps.begin(in_hand);
  for (std::size_t i = steps.next(0); i < steps.size(); i = steps.next(i + 1)) {
    const std::uint32_t place = plan_.judged_in_turn()[i];
    const RecordPlan::Judging &step = plan_.judging()[place];
    last_run_ = steps.last_run(i);
    said_nothing_ = true;
    judge_in_turn(step, {place + 1, step.next});
    steps.run(i, in_hand, said_nothing_);
  }
  steps.end(in_hand);
}

/// A group without what it holds, which has had its turn.
void RecordCheck::judge_in_turn(const RecordPlan::Judging &step, Steps inside) {
  if (step.repeat != nullptr) return judge_repeat(step, inside, {plan_.holder_of(step.name), no_position});
  if (!instance_.at(step.node).relevant) return;
  if (step.question != nullptr) return judge_question(step, {step.node, no_position});
  judge_rules(step, {step.node, no_position});
}

void RecordCheck::judge(Steps steps, form::NodeId parent, const std::string &position) {
  for (std::uint32_t i = steps.begin; i < steps.end; i = plan_.judging()[i].next) {
    const RecordPlan::Judging &step = plan_.judging()[i];
    const Steps inside{i + 1, step.next};
    if (step.repeat != nullptr) {
      judge_repeat(step, inside, {parent, position});
    } else if (step.node != instance_.root()) {
      judge(step, inside, {step.node, position});
    } else {
      scope_.each_child(instance_, parent, step.name, [&](form::NodeId node) {
        judge(step, inside, {node, position});
      });
    }
  }
}

/// A question, or a group and all that stands in it.
void RecordCheck::judge(const RecordPlan::Judging &step, Steps inside, Spot at) {
  if (!instance_.at(at.node).relevant) return;
  if (step.question != nullptr) return judge_question(step, at);
  judge(inside, at.node, at.position);
  judge_rules(step, at);
}

void RecordCheck::judge_question(const RecordPlan::Judging &step, Spot at) {
  const form::Question &question = *step.question;
  const Subject subject{question.name, at.position};
  if (cells_[at.node].has_findings) {
    for (const Finding &found : findings_[at.node]) raise(found, at.node, subject);
  }
  if (cells_[at.node].refused) return;
  if (instance_.at(at.node).text.empty()) {
    if (step.required && holds(step.required, at.node)) raise_required(question, at.node, subject);
  } else {
    if (step.is_measured) judge_length(question, at.node, subject);
    if (step.offers) judge_choices(step, at.node, subject);
    if (step.constraint && !holds(step.constraint, at.node)) raise_constraint(question, at.node, subject);
  }
  judge_rules(step, at);
}

void RecordCheck::judge_rules(const RecordPlan::Judging &step, Spot at) {
  for (std::uint32_t i = step.rules; i < step.rules_end; ++i) judge_rule(step, plan_.rule(i), at);
}

void RecordCheck::judge_rule(const RecordPlan::Judging &step, const RecordPlan::JudgedRule &judged, Spot at) {
  if (!holds(judged.condition, at.node)) return;
  Finding found = finding(judged.rule->code, judged.rule->message.msgid, {});
  found.severity = judged.rule->severity;
  raise(found, at.node, {form::name_of(*plan_.at(step.name).item), at.position});
}

void RecordCheck::judge_repeat(const RecordPlan::Judging &step, Steps inside, Spot parent) {
  const auto judge_rules_of = [&](bool instances, Spot at) {
    for (std::uint32_t i = step.rules; i < step.rules_end; ++i) {
      if (plan_.rule(i).is_of_instances == instances) judge_rule(step, plan_.rule(i), at);
    }
  };
  std::optional<bool> wrong_count;
  const auto is_asked_for_by_mistake = [&](form::NodeId instance) {
    if (!step.repeat->repeat_count || has_typed_below(instance)) return false;
    if (!wrong_count) wrong_count = has_wrong_count(*step.repeat, parent.node);
    // In the next record the number may be right.
    said_nothing_ = said_nothing_ && !*wrong_count;
    return *wrong_count;
  };
  std::size_t number = 0;
  for (const form::NodeId instance : scope_.children(instance_, parent.node, step.name)) {
    ++number;
    if (!instance_.at(instance).relevant || is_asked_for_by_mistake(instance)) continue;
    const std::string here = parent.position + "[" + std::to_string(number) + "]";
    judge(inside, instance, here);
    judge_rules_of(true, {instance, here});
  }
  if (step.rules == step.rules_end || !instance_.at(parent.node).relevant) return;
  if (!step.relevant || holds(step.relevant, parent.node)) judge_rules_of(false, parent);
}

/// Whether the number of entries is an error of its own: what it asks for would be errors that are none.
bool RecordCheck::has_wrong_count(const form::Repeat &repeat, form::NodeId parent) const {
  const auto looked_at = form::questions_behind(form_, *repeat.repeat_count);
  return std::ranges::any_of(looked_at, [&](std::string_view name) {
    const auto &constraint = std::get<form::Question>(*form_.find(name)).constraint;
    const auto nodes = scope_.resolve(instance_, parent, name);
    return std::ranges::any_of(nodes, [&](form::NodeId node) {
      const bool is_given = !instance_.at(node).text.empty();
      return cells_[node].refused || (is_given && constraint && !holds(*constraint, node));
    });
  });
}

void RecordCheck::judge_length(const form::Question &question, form::NodeId node, Subject subject) {
  const std::size_t length = diag::character_count(instance_.at(node).text);
  if (length <= question.max_length) return;
  Finding found = finding("too-long", {}, engine_message::too_long);
  found.n = length - question.max_length;
  raise(found, node, subject);
}

void RecordCheck::raise_required(const form::Question &question, form::NodeId node, Subject subject) {
  raise(finding(question.required_code, question.required_message.msgid, engine_message::required), node,
        subject);
}

void RecordCheck::raise_constraint(const form::Question &question, form::NodeId node, Subject subject) {
  if (looks_at_unknown(*question.constraint, node)) return;
  raise(finding(question.constraint_code, question.constraint_message.msgid, engine_message::constraint),
        node, subject);
}

/// Remembered only where all that was chosen is offered.
void RecordCheck::judge_choices(const RecordPlan::Judging &step, form::NodeId node, Subject subject) {
  const LastRecord::Record in_hand = record();
  const LastOutcomes::Asker asker{node, in_hand, last_run_};
  if (outcomes_.known(step.offers, asker) != nullptr) return;
  const form::Question &question = *step.question;
  const form::ChoiceList &list = form_.choice_lists().find(question.choices)->second;
  ChoiceFilter filter(form_, question, at(node));
  bool all_offered = true;
  std::string_view rest = instance_.at(node).text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    const form::Choice *choice = list.find(rest.substr(0, end));
    const bool is_offered = choice == nullptr || filter.offers(*choice);
    all_offered = all_offered && is_offered;
    if (!is_offered && !looks_at_unknown(*question.choice_filter, node)) {
      raise(finding("choice-not-offered", {}, engine_message::choice_not_offered), node, subject);
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (all_offered) outcomes_.keep(step.offers, asker, true);
}

// An answer that was refused or is still owed is an error of its own. What it would
// have to say of others is not known, and a second error would send people to mend
// what is right.
bool RecordCheck::looks_at_unknown(const form::Expression &expression, form::NodeId node) {
  said_nothing_ = false;
  const std::set<std::string_view> looked_at = form::questions_behind(form_, expression);
  return std::any_of(looked_at.begin(), looked_at.end(), [&](std::string_view name) {
    const auto &question = std::get<form::Question>(*form_.find(name));
    const auto nodes = scope_.resolve(instance_, node, name);
    if (nodes.empty()) return question.relevant && looks_at_unknown(*question.relevant, node);
    return std::any_of(nodes.begin(), nodes.end(), [&](form::NodeId answer) {
      const bool is_owed =
          instance_.at(answer).text.empty() && question.required && holds(*question.required, answer);
      return cells_[answer].refused || is_owed;
    });
  });
}

void RecordCheck::raise(const Finding &found, form::NodeId node, Subject subject) {
  said_nothing_ = false;
  const form::Question *question = node_at(node).question;
  const bool sensitive = question != nullptr && question->sensitive;
  const bool unnamed = sensitive && found.msgid == engine_message::date_ambiguous.text();
  Problem problem;
  problem.code = found.code;
  problem.severity = found.severity;
  problem.subject = subject.name + subject.position;
  if (cells_[node].is_typed) {
    const TypedCell &typed = *std::ranges::find(typed_, node, &TypedCell::node);
    problem.place = {file_, typed.line, typed.column};
  }
  problem.hint = found.hint;
  problem.message =
      message_text(form_, unnamed ? engine_message::date_ambiguous_unnamed : std::string_view(found.msgid),
                   at(node), {options_->language, options_->catalogs}, SensitiveValues::dotted);
  if (found.n > 0) problem.message = with_placeholder(problem.message, "n", std::to_string(found.n));
  for (std::size_t i = 0; i < found.readings.size() && !sensitive; ++i) {
    problem.message = with_placeholder(problem.message, "d" + std::to_string(i + 1),
                                       i18n::long_date(found.readings[i], options_->language));
  }
  problems_.push_back(std::move(problem));
}

}  // namespace formletter::answers
