#include "mailmerge/placed_cells.hpp"

#include "diag/ascii.hpp"
#include "mailmerge/cell_days.hpp"
#include "mailmerge/row_problem.hpp"
#include "mailmerge/signs_for_nothing.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <span>

namespace formletter::mailmerge {

namespace {

constexpr std::string_view part_ends = ";\n";

std::vector<std::string> parts_of(std::string_view cell, std::string_view ends = part_ends) {
  std::vector<std::string> parts;
  while (!cell.empty()) {
    const auto end = std::min(cell.find_first_of(ends), cell.size());
    if (const auto part = ascii::trimmed(cell.substr(0, end)); !part.empty()) parts.emplace_back(part);
    cell.remove_prefix(std::min(end + 1, cell.size()));
  }
  return parts;
}

/// Forms on the web write several choices with commas; a label may have some of its own.
std::string parted_by_commas(const form::Question &question, const std::string &cell,
                             const ColumnNames &names) {
  const auto list = names.form().choice_lists().find(question.choices);
  if (cell.find(',') == std::string::npos || list == names.form().choice_lists().end()) return cell;
  std::string chosen;
  for (const auto &part : parts_of(cell, ",")) {
    const auto named = names.choice_named(question.choices, part);
    if (list->second.find(named) == nullptr) return cell;
    chosen += (chosen.empty() ? "" : " ") + named;
  }
  return chosen;
}

answers::RawAnswers &instance_at(answers::RawAnswers &answers, const std::string &repeat, std::size_t index) {
  auto &instances = answers.repeats[repeat];
  if (instances.size() < index) instances.resize(index);
  return instances[index - 1];
}

bool is_empty(const answers::RawAnswers &answers) {
  return answers.values.empty() && answers.repeats.empty();
}

/// What may be meant is told if the question is nobody's secret.
Problem ambiguous_choice(const form::Question &question, const std::vector<std::string> &meant,
                         const form::Form &form) {
  const std::string message = "More than one of the answers offered may be meant by this";
  if (question.sensitive) {
    const bool is_listed = form.choice_lists().at(question.choices).source == form::ChoiceSource::listed;
    return row_problem("ambiguous-choice", message + ".",
                       is_listed ? "write the answer's whole label, or its name in the form"
                                 : "write the whole name in the form's language, or its code");
  }
  std::string choices;
  for (const auto &choice : meant) choices += (choices.empty() ? "" : ", ") + choice;
  return row_problem("ambiguous-choice", message + ": " + choices + ".",
                     "write the whole name, or what stands in brackets here");
}

/// NA and NO are codes of countries, and what people and programs write for no answer.
std::optional<Problem> nothing_said(const form::Question &question, const std::string &part,
                                    const ColumnNames &names) {
  if (!is_sign_for_nothing(part) && !is_word_for_nothing(part)) return std::nullopt;
  if (names.calls_choice(question.choices, part)) return std::nullopt;
  return row_problem("placeholder", "This may mean that there is no answer.",
                     "leave the cell empty, or write the answer's whole name");
}

/// If a part of the cell may mean several choices, or none.
std::optional<Problem> doubt_of(const form::Question &question, const std::string &cell,
                                const ColumnNames &names) {
  const bool is_list = question.kind == form::QuestionKind::select_multiple;
  auto parts = parts_of(cell, is_list ? part_ends : std::string_view());
  if (is_list && parts.size() == 1 && names.choices_meant(question.choices, cell).empty()) {
    const auto by_commas = parts_of(cell, ",");
    parts.insert(parts.end(), by_commas.begin(), by_commas.end());
  }
  for (const auto &part : parts) {
    if (auto nothing = nothing_said(question, part, names)) return nothing;
    const auto meant = names.choices_meant(question.choices, part);
    if (meant.size() > 1) return ambiguous_choice(question, meant, names.form());
  }
  return std::nullopt;
}

std::optional<Problem> put_in_steps(answers::RawAnswers &answers, std::span<const Target::Step> steps,
                                    const Target &target, const FoundCell &cell, NamedCells &named) {
  if (steps.empty()) {
    auto &leaf = answers.values[target.question->name];
    leaf.place = cell.place;
    leaf.number = target.question->number;
    const auto *doubt = take_cell(leaf, target, cell.text, named);
    return doubt == nullptr ? std::nullopt : std::optional(*doubt);
  }
  const auto &[repeat, index] = steps.front();
  const auto inner = steps.subspan(1);
  if (index > 0) return put_in_steps(instance_at(answers, repeat, index), inner, target, cell, named);
  std::size_t number = 0;
  for (const auto &part : parts_of(cell.text)) {
    auto doubt =
        put_in_steps(instance_at(answers, repeat, ++number), inner, target, {part, cell.place}, named);
    if (doubt) return doubt;
  }
  return std::nullopt;
}

}  // namespace

std::string canonical_cell(const form::Question &question, const std::string &cell,
                           const ColumnNames &names) {
  switch (question.kind) {
    case form::QuestionKind::select_one:
      return names.choice_named(question.choices, cell);
    case form::QuestionKind::select_multiple: {
      if (cell.find_first_of(part_ends) == std::string::npos) {
        if (auto named = names.choice_named(question.choices, cell); named != cell) return named;
        return parted_by_commas(question, cell, names);
      }
      std::string chosen;
      for (const auto &part : parts_of(cell)) {
        if (!chosen.empty()) chosen += ' ';
        chosen += names.choice_named(question.choices, part);
      }
      return chosen;
    }
    case form::QuestionKind::date:
    case form::QuestionKind::text:
    case form::QuestionKind::integer:
    case form::QuestionKind::decimal:
    case form::QuestionKind::acknowledge:
    case form::QuestionKind::note:
    case form::QuestionKind::calculate:
    case form::QuestionKind::hidden:
      return std::string(without_midnight(question, cell));
  }
  return cell;
}

NamedCells::NamedCells(const ColumnNames &names) : names_(names), known_(names.form().name_table().size()) {}

const Problem *NamedCells::put(const form::Question &question, const std::string &cell, std::string &text) {
  constexpr std::size_t most_known = 256;
  if (question.choices.empty()) {
    text = without_midnight(question, cell);
    return nullptr;
  }
  diag::TextTable<Named> &known = known_[question.number];
  const Named *named = known.find(cell);
  if (named == nullptr) {
    if (known.size() >= most_known) known.clear();
    named = &known.insert(std::make_unique<Named>(
        Named{cell, canonical_cell(question, cell, names_), doubt_of(question, cell, names_)}));
  }
  text = named->name;
  return named->doubt ? &*named->doubt : nullptr;
}

const Problem *take_cell(answers::RawAnswers::Leaf &leaf, const Target &target, const std::string &cell,
                         NamedCells &named) {
  if (target.choice.empty()) return named.put(*target.question, cell, leaf.text);
  leaf.text += (leaf.text.empty() ? "" : " ") + target.choice;
  return nullptr;
}

std::optional<Problem> put_in_repeats(answers::RawAnswers &answers, const Target &target,
                                      const FoundCell &cell, NamedCells &named) {
  return put_in_steps(answers, target.repeats, target, cell, named);
}

void drop_empty_instances(answers::RawAnswers &answers) {
  for (auto &[name, instances] : answers.repeats) {
    for (auto &instance : instances) drop_empty_instances(instance);
    std::erase_if(instances, is_empty);
  }
  std::erase_if(answers.repeats, [](const auto &repeat) { return repeat.second.empty(); });
}

std::optional<bool> ticked(std::string_view cell) {
  constexpr std::array<std::string_view, 7> yes{"1", "1.0", "TRUE", "True", "true", "yes", "x"};
  constexpr std::array<std::string_view, 6> no{"0", "0.0", "FALSE", "False", "false", "no"};
  if (std::ranges::find(yes, cell) != yes.end()) return true;
  if (std::ranges::find(no, cell) != no.end()) return false;
  return std::nullopt;
}

Problem bad_tick() {
  return row_problem("bad-tick", "This column tells of one choice whether it is chosen.", "write 1 or 0");
}

}  // namespace formletter::mailmerge
