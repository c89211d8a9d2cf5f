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

void RecordCheck::judge_all() {
  const std::vector<RecordPlan::Judging> &steps = plan_.judging();
  for (std::uint32_t i = 0; i < steps.size();) {
    const RecordPlan::Judging &step = steps[i++];
    switch (step.kind) {
      case RecordPlan::Judging::Kind::question:
        if (instance_.at(step.node).relevant) judge_question(step);
        break;
      case RecordPlan::Judging::Kind::group_begin:
        if (!instance_.at(step.node).relevant) i = step.next;
        break;
      case RecordPlan::Judging::Kind::group_rules:
        judge_rules(step, form::name_of(*step.item));
        break;
      case RecordPlan::Judging::Kind::repeat:
        judge_repeat(*std::get<std::shared_ptr<const form::Repeat>>(*step.item), step.node, no_position);
        break;
    }
  }
}

/// judge_question() of the one that every record has.
void RecordCheck::judge_question(const RecordPlan::Judging &step) {
  const form::Question &question = *step.question;
  const form::NodeId node = step.node;
  if (cells_[node].has_findings) {
    for (const Finding &found : findings_[node]) raise(found, node, {question.name, no_position});
  }
  if (cells_[node].refused) return;
  if (instance_.at(node).text.empty()) {
    if (step.required && holds(step.required, node))
      raise_required(question, node, {question.name, no_position});
  } else {
    if (step.is_measured) judge_measures(question, node, {question.name, no_position});
    if (step.constraint && !holds(step.constraint, node))
      raise_constraint(question, node, {question.name, no_position});
  }
  judge_rules(step, question.name);
}

void RecordCheck::judge_rules(const RecordPlan::Judging &step, const std::string &name) {
  for (std::uint32_t i = step.rules; i < step.rules_end; ++i) {
    const RecordPlan::JudgedRule &judged = plan_.rule(i);
    if (holds(judged.condition, step.node)) raise(*judged.rule, step.node, {name, no_position});
  }
}

void RecordCheck::judge(const std::vector<form::Item> &items, form::NodeId parent,
                        const std::string &position) {
  for (const form::Item &item : items) {
    std::visit(form::Overloaded{[&](const form::Question &question) {
                                  scope_.each_child(
                                      instance_, parent, question.number, [&](form::NodeId node) {
                                        judge_question(question, node, {question.name, position});
                                      });
                                },
                                [&](const std::shared_ptr<const form::Group> &group) {
                                  scope_.each_child(instance_, parent, group->number, [&](form::NodeId node) {
                                    if (!instance_.at(node).relevant) return;
                                    judge(group->items, node, position);
                                    for (const form::Rule &rule : group->rules)
                                      judge_rule(rule, node, {group->name, position});
                                  });
                                },
                                [&](const std::shared_ptr<const form::Repeat> &repeat) {
                                  judge_repeat(*repeat, parent, position);
                                }},
               item);
  }
}

void RecordCheck::judge_question(const form::Question &question, form::NodeId node, Subject subject) {
  if (!instance_.at(node).relevant) return;
  if (cells_[node].has_findings) {
    for (const Finding &found : findings_[node]) raise(found, node, subject);
  }
  if (cells_[node].refused) return;
  if (!instance_.at(node).text.empty()) {
    judge_answer(question, node, subject);
  } else if (question.required && holds(*question.required, node)) {
    raise_required(question, node, subject);
  }
  for (const form::Rule &rule : question.rules) judge_rule(rule, node, subject);
}

void RecordCheck::judge_answer(const form::Question &question, form::NodeId node, Subject subject) {
  judge_measures(question, node, subject);
  if (question.constraint && !holds(*question.constraint, node)) raise_constraint(question, node, subject);
}

void RecordCheck::judge_measures(const form::Question &question, form::NodeId node, Subject subject) {
  const std::size_t length = question.max_length == 0 ? 0 : diag::character_count(instance_.at(node).text);
  if (length > question.max_length) {
    Finding found = finding("too-long", {}, engine_message::too_long);
    found.n = length - question.max_length;
    raise(found, node, subject);
  }
  if (question.choice_filter) judge_choices(question, node, subject);
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

void RecordCheck::judge_choices(const form::Question &question, form::NodeId node, Subject subject) {
  const form::ChoiceList &list = form_.choice_lists().find(question.choices)->second;
  ChoiceFilter filter(form_, question, at(node));
  std::string_view rest = instance_.at(node).text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    const form::Choice *choice = list.find(rest.substr(0, end));
    if (choice != nullptr && !filter.offers(*choice) && !looks_at_unknown(*question.choice_filter, node)) {
      raise(finding("choice-not-offered", {}, engine_message::choice_not_offered), node, subject);
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

// An answer that was refused or is still owed is an error of its own. What it would
// have to say of others is not known, and a second error would send people to mend
// what is right.
bool RecordCheck::looks_at_unknown(const form::Expression &expression, form::NodeId node) {
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

// A rule that asks after what is inside one instance is asked of each; one about
// the repeat as a whole ("count(${reasons}) > 5") is asked once.
void RecordCheck::judge_repeat(const form::Repeat &repeat, form::NodeId parent, const std::string &position) {
  const std::vector<form::NodeId> instances = scope_.children(instance_, parent, repeat.number);
  const auto is_of_instances = [&](const form::Rule &rule) {
    const auto &names = rule.condition.names();
    return std::any_of(names.begin(), names.end(), [&](const form::NameUse &use) {
      if (use.is_absolute || use.name == repeat.name) return false;
      const std::vector<std::string> path = form_.path_of(use.name);
      return use.is_path || std::find(path.begin(), path.end(), repeat.name) != path.end();
    });
  };
  for (std::size_t i = 0; i < instances.size(); ++i) {
    if (!instance_.at(instances[i]).relevant) continue;
    const std::string here = position + "[" + std::to_string(i + 1) + "]";
    judge(repeat.items, instances[i], here);
    for (const form::Rule &rule : repeat.rules) {
      if (is_of_instances(rule)) judge_rule(rule, instances[i], {repeat.name, here});
    }
  }
  const bool relevant =
      instance_.at(parent).relevant && (!repeat.relevant || holds(*repeat.relevant, parent));
  for (const form::Rule &rule : repeat.rules) {
    if (relevant && !is_of_instances(rule)) judge_rule(rule, parent, {repeat.name, position});
  }
}

void RecordCheck::judge_rule(const form::Rule &rule, form::NodeId node, Subject subject) {
  if (holds(rule.condition, node)) raise(rule, node, subject);
}

void RecordCheck::raise(const form::Rule &broken, form::NodeId node, Subject subject) {
  Finding found = finding(broken.code, broken.message.msgid, {});
  found.severity = broken.severity;
  raise(found, node, subject);
}

void RecordCheck::raise(const Finding &found, form::NodeId node, Subject subject) {
  const RecordCell &cell = cells_[node];
  const bool sensitive = cell.question != nullptr && cell.question->sensitive;
  const bool unnamed = sensitive && found.msgid == engine_message::date_ambiguous.text();
  Problem problem;
  problem.code = found.code;
  problem.severity = found.severity;
  problem.subject = subject.name + subject.position;
  if (cell.leaf != nullptr) problem.place = cell.leaf->place;
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
