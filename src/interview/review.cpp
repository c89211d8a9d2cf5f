#include "answers/answers.hpp"
#include "diag/overloaded.hpp"
#include "interview/interview.hpp"

#include <algorithm>

/// What stands at the end of an interview: all answers, to be changed, added to and taken out.
namespace formletter::interview {

namespace {

const form::Repeat *repeat_of(const form::Form &form, std::string_view name) {
  const auto *item = form.find(name);
  const auto *repeat = item != nullptr ? std::get_if<std::shared_ptr<const form::Repeat>>(item) : nullptr;
  return repeat != nullptr ? repeat->get() : nullptr;
}

bool stands_in(const Step &step, const std::string &repeat) {
  return std::ranges::any_of(step.instances, [&](const auto &instance) { return instance.first == repeat; });
}

}  // namespace

std::string Interview::label_of(const std::string &name, form::NodeId node) const {
  const auto *item = form_.find(name);
  if (item == nullptr) return {};
  return std::visit(Overloaded{[](const form::Question &) { return std::string(); },
                               [&](const auto &holder) { return text_at(holder->label, node); }},
                    *item);
}

/// The innermost of the step's instances that a person may add and remove: a counted one may not.
std::optional<std::size_t> Interview::removable(const Step &step) const {
  for (std::size_t depth = step.instances.size(); depth-- > 0;) {
    const auto *repeat = repeat_of(form_, step.instances[depth].first);
    if (repeat != nullptr && !repeat->repeat_count) return depth;
  }
  return std::nullopt;
}

/// "Guests 2".
std::string Interview::entry_at(const Step &step, std::size_t depth) const {
  const auto &[repeat, index] = step.instances[depth];
  const auto label = label_of(repeat, step.node);
  return (label.empty() ? repeat : label) + " " + std::to_string(index + 1);
}

std::vector<ReviewLine> Interview::review() const {
  std::vector<ReviewLine> lines;
  for (const auto &step : steps_) {
    if (step.kind == StepKind::note) continue;
    auto prompt = prompt_for(step);
    ReviewLine line{.key = step.key(), .label = prompt.label, .answer = prompt.current};
    line.adds = step.kind == StepKind::another;
    if (line.adds && !step.instances.empty()) {
      line.label = entry_at(step, step.instances.size() - 1) + ": " + prompt.label;
    } else if (!line.adds && !step.instances.empty() && !prompt.heading.empty()) {
      line.label = prompt.heading + ": " + prompt.label;
    }
    if (const auto depth = removable(step)) line.entry = entry_at(step, *depth);
    lines.push_back(std::move(line));
  }
  return lines;
}

void Interview::edit(const std::string &key) {
  returned_to_ = key;
  settle();
}

void Interview::remove(const std::string &key) {
  auto holder = *std::ranges::find(steps_, key, &Step::key);
  const auto depth = *removable(holder);
  const auto [name, index] = holder.instances[depth];
  holder.instances.resize(depth);
  auto &entries = answers_around(raw_, holder).repeats[name];
  if (index < entries.size()) entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(index));
  checked_ = answers::check(form_, raw_, options_);
  pass_moved(*repeat_of(form_, name));
  settle();
}

/// The instances behind the one removed have its numbers now, and all of them had been passed.
void Interview::pass_moved(const form::Repeat &repeat) {
  std::erase_if(added_, [&](const auto &added) {
    return added.second.repeat == &repeat || stands_in(added.second, repeat.name);
  });
  const auto steps = steps_now();
  std::erase_if(history_, [&](const std::string &key) {
    return std::ranges::find(steps, key, &Step::key) == steps.end();
  });
  for (const auto &step : steps) {
    const bool has_moved = step.repeat == &repeat || stands_in(step, repeat.name);
    if (has_moved && errors_of(step).empty()) passed_.insert(step.key());
  }
}

/// Something in it can be answered otherwise, added or removed.
bool Interview::can_change(const form::Item &item) const {
  const auto any = [&](const std::vector<form::Item> &items) {
    return std::ranges::any_of(items, [&](const form::Item &inner) { return can_change(inner); });
  };
  const auto is_asked = [&](const form::Question &question) {
    return std::ranges::any_of(steps_, [&](const Step &step) {
      return step.kind == StepKind::question && step.question == &question;
    });
  };
  return std::visit(
      Overloaded{is_asked, [&](const std::shared_ptr<const form::Group> &group) { return any(group->items); },
                 [&](const std::shared_ptr<const form::Repeat> &repeat) {
                   return !repeat->repeat_count || any(repeat->items);
                 }},
      item);
}

/// A question's own error that is left here is of one that nobody is asked.
Problems Interview::mendable() const {
  Problems found;
  std::ranges::copy_if(checked_.problems, std::back_inserter(found), [&](const Problem &problem) {
    const auto *item = form_.find(problem.subject.substr(0, problem.subject.find('[')));
    return problem.severity == Severity::error && item != nullptr &&
           !std::holds_alternative<form::Question>(*item) && can_change(*item);
  });
  return found;
}

}  // namespace formletter::interview
