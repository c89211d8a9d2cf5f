#include "interview/step.hpp"

#include "answers/clock.hpp"
#include "diag/overloaded.hpp"

#include <variant>

namespace formletter::interview {

namespace {

class StepWalk {
 public:
  StepWalk(const form::Form &form, const form::Instance &instance, Date today,
           const form::RunLanguages &run_languages)
      : scope_(form), instance_(instance), today_(today), run_languages_(run_languages) {}

  void walk(const std::vector<form::Item> &items, form::NodeId parent) {
    for (const auto &item : items) {
      std::visit(
          Overloaded{
              [&](const form::Question &question) { add_question(question, parent); },
              [&](const std::shared_ptr<const form::Group> &group) { walk_group(*group, parent); },
              [&](const std::shared_ptr<const form::Repeat> &repeat) { walk_repeat(*repeat, parent); }},
          item);
    }
  }

  std::vector<Step> take() { return std::move(steps_); }

 private:
  static bool is_asked(form::QuestionKind kind) {
    switch (kind) {
      case form::QuestionKind::calculate:
      case form::QuestionKind::hidden:
        return false;
      case form::QuestionKind::text:
      case form::QuestionKind::integer:
      case form::QuestionKind::decimal:
      case form::QuestionKind::date:
      case form::QuestionKind::select_one:
      case form::QuestionKind::select_multiple:
      case form::QuestionKind::acknowledge:
      case form::QuestionKind::note:
        return true;
    }
    return false;
  }

  void add_question(const form::Question &question, form::NodeId parent) {
    if (!is_asked(question.kind)) return;
    if (question.kind == form::QuestionKind::note) return add_note(question, parent);
    for (const auto node : instance_.children(parent, question.name)) {
      const bool answered = !instance_.at(node).text.empty();
      if (!instance_.at(node).relevant || (question.calculation && !answered)) continue;
      const auto kind = answered && is_fixed(question, node) ? StepKind::shown : StepKind::question;
      steps_.push_back({kind, &question, nullptr, node, question.name + position_, heading_, instances_});
    }
  }

  bool is_fixed(const form::Question &question, form::NodeId node) const {
    return question.calculation || (question.read_only && form::is_true(*question.read_only, at(node)));
  }

  form::Evaluation at(form::NodeId node) const {
    return {instance_, scope_, node, today_, answers::start_of(today_), {}, &run_languages_};
  }

  /// A note has no value and so no node: whether it is relevant is worked out here.
  void add_note(const form::Question &note, form::NodeId parent) {
    if (!instance_.at(parent).relevant || (note.relevant && !form::is_true(*note.relevant, at(parent))))
      return;
    steps_.push_back({StepKind::note, &note, nullptr, parent, note.name + position_, heading_, instances_});
  }

  void walk_group(const form::Group &group, form::NodeId parent) {
    const auto outer = heading_;
    if (!group.label.empty()) heading_ = group.name;
    for (const auto node : instance_.children(parent, group.name)) {
      if (instance_.at(node).relevant) walk(group.items, node);
    }
    heading_ = outer;
  }

  void walk_repeat(const form::Repeat &repeat, form::NodeId parent) {
    const auto outer_heading = heading_, outer_position = position_;
    heading_ = repeat.name;
    std::size_t count = 0;
    for (const auto node : instance_.children(parent, repeat.name)) {
      if (!instance_.at(node).relevant) continue;
      position_ = outer_position + "[" + std::to_string(count + 1) + "]";
      instances_.emplace_back(repeat.name, count++);
      walk(repeat.items, node);
      instances_.pop_back();
    }
    position_ = outer_position;
    if (!repeat.repeat_count && is_relevant(repeat, parent, count)) {
      steps_.push_back({StepKind::another, nullptr, &repeat, parent,
                        repeat.name + outer_position + "[" + std::to_string(count + 1) + "]", repeat.name,
                        instances_});
    }
    heading_ = outer_heading;
  }

  /// A repeat with instances shows by them whether it is relevant; one without
  /// is asked for when what holds it is relevant.
  bool is_relevant(const form::Repeat &repeat, form::NodeId parent, std::size_t relevant_count) const {
    return relevant_count > 0 ||
           (instance_.children(parent, repeat.name).empty() && instance_.at(parent).relevant);
  }

  const form::FormScope scope_;
  const form::Instance &instance_;
  Date today_;
  const form::RunLanguages &run_languages_;
  std::string heading_, position_;
  std::vector<std::pair<std::string, std::size_t>> instances_;
  std::vector<Step> steps_;
};

}  // namespace

std::vector<Step> relevant_steps(const form::Form &form, const form::Instance &instance, Date today,
                                 const form::RunLanguages &run_languages) {
  StepWalk walk(form, instance, today, run_languages);
  walk.walk(form.items(), instance.root());
  return walk.take();
}

answers::RawAnswers &answers_around(answers::RawAnswers &raw, const Step &step) {
  auto *at = &raw;
  for (const auto &[repeat, index] : step.instances) {
    auto &instances = at->repeats[repeat];
    if (instances.size() <= index) instances.resize(index + 1);
    at = &instances[index];
  }
  return *at;
}

}  // namespace formletter::interview
