#include "interview/interview.hpp"

#include "answers/clock.hpp"
#include "answers/engine_messages.hpp"
#include "answers/message_text.hpp"
#include "answers/offered_choices.hpp"
#include "interview/choice_match.hpp"
#include "interview/due_warnings.hpp"
#include "interview/interview_messages.hpp"

#include <algorithm>

namespace formletter::interview {

namespace {

Problem refusal(const Step &step, std::string code, std::string message) {
  return {.code = std::move(code),
          .place = {},
          .subject = step.subject,
          .message = std::move(message),
          .hint = {}};
}

}  // namespace

Interview::Interview(const form::Form &form, answers::RawAnswers draft, answers::CheckOptions options)
    : form_(form),
      raw_(std::move(draft)),
      options_(std::move(options)),
      checked_(answers::check(form_, raw_, options_)) {
  const auto steps = steps_now();
  std::size_t last_given = 0;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (steps[i].kind != StepKind::question && steps[i].kind != StepKind::shown) continue;
    const auto &values = answers_around(raw_, steps[i]).values;
    if (values.contains(steps[i].question->name)) last_given = i + 1;
  }
  for (std::size_t i = 0; i < last_given; ++i) {
    if (errors_of(steps[i]).empty()) pass(steps[i]);
  }
  settle();
}

std::string Interview::translated(std::string_view msgid) const {
  return options_.catalogs.translate(options_.language, msgid);
}

std::string Interview::text_at(const form::Message &message, form::NodeId node) const {
  if (message.empty()) return {};
  const form::FormScope scope(form_);
  return answers::message_text(
      form_, message.msgid,
      {checked_.instance, scope, node, options_.today, answers::start_of(options_.today)},
      {options_.language, options_.catalogs}, answers::SensitiveValues::shown);
}

/// An answer that is wrong can be mended, whoever gave it.
std::vector<Step> Interview::steps_now() const {
  auto steps = relevant_steps(form_, checked_.instance, options_.today, options_.run_languages);
  for (auto &step : steps) {
    if (step.kind == StepKind::shown && !step.question->calculation && !errors_of(step).empty())
      step.kind = StepKind::question;
  }
  return steps;
}

/// Finds the step to stand on: the one gone back to, else the first not passed,
/// else the first that an answer given later has made wrong.
void Interview::settle() {
  checked_ = answers::check(form_, raw_, options_);
  steps_ = steps_now();
  current_.reset();
  const auto stand_on = [&](auto wanted) {
    const auto found = std::find_if(steps_.begin(), steps_.end(), wanted);
    if (!current_ && found != steps_.end()) current_ = *found;
  };
  if (!returned_to_.empty()) stand_on([&](const Step &step) { return step.key() == returned_to_; });
  stand_on([&](const Step &step) { return !passed_.contains(step.key()); });
  stand_on([&](const Step &step) { return !errors_of(step).empty(); });
}

void Interview::pass(const Step &step) {
  returned_to_.clear();
  passed_.insert(step.key());
  std::erase(history_, step.key());
  history_.push_back(step.key());
}

Problems Interview::errors_of(const Step &step) const {
  Problems errors;
  std::ranges::copy_if(checked_.problems, std::back_inserter(errors), [&](const Problem &problem) {
    return problem.subject == step.subject && problem.severity == Severity::error;
  });
  return errors;
}

Problems Interview::due() const {
  return due_warnings(form_, checked_.problems, steps_, passed_);
}

Prompt Interview::prompt_for(const Step &step) const {
  Prompt prompt{.step = step};
  prompt.heading = label_of(step.heading_name, step.node);
  if (step.kind == StepKind::another) {
    prompt.label = prompt.heading;
    prompt.hint = text_at(step.repeat->hint, step.node);
    return prompt;
  }
  if (!step.instances.empty() && !prompt.heading.empty()) {
    prompt.heading += " " + std::to_string(step.instances.back().second + 1);
  }
  const auto &question = *step.question;
  prompt.label = text_at(question.label, step.node);
  prompt.hint = text_at(question.hint, step.node);
  prompt.guidance = text_at(question.guidance_hint, step.node);
  prompt.example = question.example;
  const answers::MessageLanguage in{options_.language, options_.catalogs};
  prompt.current = answers::displayed(form_, question, checked_.instance.at(step.node), in);
  const form::FormScope scope(form_);
  const form::Evaluation at{checked_.instance,
                            scope,
                            step.node,
                            options_.today,
                            answers::start_of(options_.today),
                            form_.version(),
                            &options_.run_languages};
  prompt.needed = prompt.current.empty() && question.required && form::is_true(*question.required, at);
  if (!question.choices.empty()) {
    for (const auto *choice : answers::offered_choices(form_, question, at)) {
      prompt.choices.push_back({choice->name, answers::displayed(form_, question, choice->name, in)});
    }
  }
  return prompt;
}

Prompt Interview::prompt() const {
  return prompt_for(*current_);
}

/// Puts the canonical form of what was typed in its place. The step is looked up again: a check
/// makes the entries of a counted repeat anew, and its nodes are other ones than before.
void Interview::keep_canonical(const Step &step) {
  const auto steps = steps_now();
  const auto now = std::ranges::find(steps, step.key(), &Step::key);
  if (now == steps.end()) return;
  const auto &canonical = checked_.instance.at(now->node).text;
  auto &leaves = answers_around(raw_, step).values;
  if (canonical.empty()) {
    leaves.erase(step.question->name);
  } else {
    leaves[step.question->name].text = canonical;
  }
}

/// Sets the leaf, checks, and takes it back if the answer is not good.
Problems Interview::store(const Step &step, std::string text) {
  const auto before = due();
  auto &leaves = answers_around(raw_, step).values;
  const auto kept =
      leaves.contains(step.question->name) ? std::optional(leaves[step.question->name]) : std::nullopt;
  leaves[step.question->name] = {std::move(text), {}};
  checked_ = answers::check(form_, raw_, options_);
  auto errors = errors_of(step);
  if (!errors.empty()) {
    if (kept) {
      leaves[step.question->name] = *kept;
    } else {
      leaves.erase(step.question->name);
    }
    settle();
    return errors;
  }
  keep_canonical(step);
  pass(step);
  settle();
  return new_among(due(), before);
}

Problems Interview::answer_another(const Step &step, std::string_view typed) {
  const auto yes =
      match_yes_no(typed, translated(answers::engine_message::yes), translated(answers::engine_message::no));
  if (!yes) return {refusal(step, "yes-or-no", translated(message::yes_or_no))};
  const auto before = due();
  if (*yes) {
    answers_around(raw_, step).repeats[step.repeat->name].emplace_back();
    history_.push_back(step.key());
    added_.insert_or_assign(step.key(), step);
    returned_to_.clear();
  } else {
    pass(step);
  }
  settle();
  return new_among(due(), before);
}

Problems Interview::answer(std::string_view typed) {
  const auto step = *current_;
  if (step.kind == StepKind::another) return answer_another(step, typed);
  if (step.kind == StepKind::note || step.kind == StepKind::shown) return keep();
  const auto prompt = prompt_for(step);
  if (step.question->kind == form::QuestionKind::acknowledge) {
    const auto yes = match_yes_no(typed, translated(answers::engine_message::yes),
                                  translated(answers::engine_message::no));
    if (!yes) return {refusal(step, "yes-or-no", translated(message::yes_or_no))};
    return store(step, *yes ? "true" : "");
  }
  if (step.question->choices.empty()) return store(step, std::string(typed));

  const bool several = step.question->kind == form::QuestionKind::select_multiple;
  std::vector<std::string> names;
  for (const auto &part : several ? split_list(typed) : std::vector<std::string>{std::string(typed)}) {
    const auto match = match_choice(prompt.choices, part, options_.language);
    if (match.names.empty()) return {refusal(step, "no-such-choice", translated(message::no_such_choice))};
    if (match.names.size() > 1) {
      return {refusal(step, "several-fit",
                      answers::with_placeholder(translated(message::several_fit), "list", match.fitting))};
    }
    names.push_back(match.names.front());
  }
  std::string text;
  for (const auto &name : names) text += (text.empty() ? "" : " ") + name;
  return store(step, text);
}

Problems Interview::keep() {
  const auto step = *current_;
  if (step.kind == StepKind::question) return store(step, std::string(checked_.instance.at(step.node).text));
  pass(step);
  settle();
  return errors_of(step);
}

Problems Interview::skip() {
  const auto step = *current_;
  if (step.kind == StepKind::question) return store(step, {});
  return keep();
}

void Interview::take_back_if_empty(const Step &step) {
  auto &instances = answers_around(raw_, step).repeats[step.repeat->name];
  if (!instances.empty() && instances.back().values.empty() && instances.back().repeats.empty())
    instances.pop_back();
}

bool Interview::back() {
  const auto standing = current_ ? current_->key() : std::string();
  while (!history_.empty()) {
    returned_to_ = history_.back();
    history_.pop_back();
    if (const auto added = added_.find(returned_to_); added != added_.end()) {
      take_back_if_empty(added->second);
      added_.erase(added);
    }
    settle();
    if (current_ && current_->key() == returned_to_) return true;
  }
  returned_to_ = standing;
  settle();
  return false;
}

std::vector<Prompt> Interview::left() const {
  std::vector<Prompt> prompts;
  for (const auto &step : steps_) {
    if (step.kind == StepKind::question && !passed_.contains(step.key())) prompts.push_back(prompt_for(step));
  }
  return prompts;
}

}  // namespace formletter::interview
