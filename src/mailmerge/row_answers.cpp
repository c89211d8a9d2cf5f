#include "diag/ascii.hpp"
#include "mailmerge/cell_days.hpp"
#include "mailmerge/columns.hpp"
#include "mailmerge/row_problem.hpp"
#include "mailmerge/spoiled_cell.hpp"

#include <algorithm>
#include <array>
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

/// Whether the column of a choice is ticked; nothing if nobody can tell.
std::optional<bool> ticked(std::string_view cell) {
  constexpr std::array<std::string_view, 7> yes{"1", "1.0", "TRUE", "True", "true", "yes", "x"};
  constexpr std::array<std::string_view, 6> no{"0", "0.0", "FALSE", "False", "false", "no"};
  if (std::ranges::find(yes, cell) != yes.end()) return true;
  if (std::ranges::find(no, cell) != no.end()) return false;
  return std::nullopt;
}

std::string canonical_cell(const form::Question &question, const std::string &cell,
                           const ColumnNames &names) {
  switch (question.kind) {
    case form::QuestionKind::select_one:
      return names.choice_named(question.choices, cell);
    case form::QuestionKind::select_multiple: {
      if (cell.find_first_of(part_ends) == std::string::npos) {
        if (const auto named = names.choice_named(question.choices, cell); named != cell) return named;
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

answers::RawAnswers &instance_at(answers::RawAnswers &answers, const std::string &repeat, std::size_t index) {
  auto &instances = answers.repeats[repeat];
  if (instances.size() < index) instances.resize(index);
  return instances[index - 1];
}

struct FoundCell {
  const std::string &text;
  const Place &place;
};

/// Puts a cell where it belongs, into an instance for each of its parts if so said.
void put(answers::RawAnswers &answers, std::span<const Target::Step> steps, const Target &target,
         const FoundCell &cell, const ColumnNames &names) {
  // Columns come in the order of their fields' names, so most answers are the last.
  if (steps.empty()) {
    const auto leaf = answers.values.try_emplace(answers.values.end(), target.question->name);
    auto &[text, place] = leaf->second;
    place = cell.place;
    if (target.choice.empty()) {
      text = canonical_cell(*target.question, cell.text, names);
    } else {
      text += (text.empty() ? "" : " ") + target.choice;
    }
    return;
  }
  const auto &[repeat, index] = steps.front();
  const auto inner = steps.subspan(1);
  if (index > 0) return put(instance_at(answers, repeat, index), inner, target, cell, names);
  std::size_t number = 0;
  for (const auto &part : parts_of(cell.text)) {
    put(instance_at(answers, repeat, ++number), inner, target, {part, cell.place}, names);
  }
}

bool is_empty(const answers::RawAnswers &answers) {
  return answers.values.empty() && answers.repeats.empty();
}

/// reasons[1] left empty beside a filled reasons[2] is no reason.
void drop_empty_instances(answers::RawAnswers &answers) {
  for (auto &[name, instances] : answers.repeats) {
    for (auto &instance : instances) drop_empty_instances(instance);
    std::erase_if(instances, is_empty);
  }
  std::erase_if(answers.repeats, [](const auto &repeat) { return repeat.second.empty(); });
}

Problem bad_tick(int column) {
  auto problem =
      row_problem("bad-tick", "This column tells of one choice whether it is chosen.", "write 1 or 0");
  problem.place.column = column;
  return problem;
}

/// What the row's shape tells against it, at a cell if it is that cell's.
Problems misshapen(const Row &row, const std::vector<std::string> &header) {
  Problems problems;
  if (row.is_torn) {
    problems.push_back(row_problem(
        "torn-row", "This is a piece of a row: a line end inside a cell seems to have torn it apart.",
        "put quotation marks around a text that has a line end in it"));
  } else if (row.is_cut_off) {
    problems.push_back(row_problem("cut-row", "The file ends within this row; its last cells are missing.",
                                   "save or download the roster anew"));
  }
  if (row.extra_cells > 0) {
    problems.push_back(row_problem("extra-cells",
                                   std::to_string(row.extra_cells) + " cell(s) stand beyond the last column.",
                                   "put quotation marks around a text that has the separator in it"));
  }
  if (row.swallowed_column > 0) {
    problems.push_back(row_problem("swallowed-rows", "Whole rows seem to stand inside this cell.",
                                   "look for a quotation mark that was not closed"));
    problems.back().subject = header[row.swallowed_column - 1];
    problems.back().place.column = static_cast<int>(row.swallowed_column);
  }
  if (row.is_totals) {
    problems.push_back(
        row_problem("totals-row", "This row seems to hold totals and no person.", "delete the row"));
  }
  return problems;
}

}  // namespace

const form::Question *Columns::question_of(std::size_t column) const {
  const auto &target = targets_[column];
  return target && target->repeats.empty() && target->choice.empty() ? target->question : nullptr;
}

std::string Columns::text_in(const Row &row, std::size_t column, const ColumnNames &names) const {
  const auto *question = question_of(column);
  const auto &cell = row.cells[column];
  return question == nullptr || cell.empty() ? cell : canonical_cell(*question, cell, names);
}

Result<answers::RawAnswers> Columns::answers_of(const Row &row, const ColumnNames &names) const {
  answers::RawAnswers answers;
  Problems problems;
  const auto report = [&](Problem problem) {
    problem.place.file = file_;
    problem.place.line = row.line;
    problems.push_back(std::move(problem));
  };
  bool in_repeats = false;
  for (const std::size_t i : in_name_order_) {
    // Of a piece of a row each cell may be another column's: what is wrong with it tells nothing.
    if (row.is_torn) break;
    if (i >= row.cells.size() || row.cells[i].empty()) continue;
    const auto &cell = row.cells[i];
    const auto &target = targets_[i];
    if (auto spoiling = spoiled(*target->question, without_midnight(*target->question, cell))) {
      spoiling->subject = target->question->name;
      spoiling->place.column = static_cast<int>(i) + 1;
      report(std::move(*spoiling));
      continue;
    }
    if (!target->choice.empty()) {
      const auto tick = ticked(cell);
      if (!tick) report(bad_tick(static_cast<int>(i) + 1));
      if (!tick.value_or(false)) continue;
    }
    in_repeats = in_repeats || !target->repeats.empty();
    const Place place{.file = file_, .line = row.line, .column = static_cast<int>(i) + 1};
    put(answers, target->repeats, *target, {cell, place}, names);
  }
  if (in_repeats) drop_empty_instances(answers);
  std::ranges::stable_sort(problems, {}, [](const Problem &problem) { return problem.place.column; });
  for (auto &found : misshapen(row, header_)) report(std::move(found));
  if (!problems.empty()) return problems;
  return answers;
}

}  // namespace formletter::mailmerge
