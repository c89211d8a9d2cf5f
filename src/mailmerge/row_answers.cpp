#include "mailmerge/row_answers.hpp"

#include "diag/ascii.hpp"
#include "mailmerge/cell_days.hpp"
#include "mailmerge/row_problem.hpp"
#include "mailmerge/spoiled_cell.hpp"

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

answers::RawAnswers &instance_at(answers::RawAnswers &answers, const std::string &repeat, std::size_t index) {
  auto &instances = answers.repeats[repeat];
  if (instances.size() < index) instances.resize(index);
  return instances[index - 1];
}

struct FoundCell {
  const std::string &text;
  const Place &place;
};

void take_cell(answers::RawAnswers::Leaf &leaf, const Target &target, const std::string &cell,
               NamedCells &named) {
  if (target.choice.empty())
    named.put(*target.question, cell, leaf.text);
  else
    leaf.text += (leaf.text.empty() ? "" : " ") + target.choice;
}

/// Puts a cell where it belongs, into an instance for each of its parts if so said.
void put_in_repeats(answers::RawAnswers &answers, std::span<const Target::Step> steps, const Target &target,
                    const FoundCell &cell, NamedCells &named) {
  if (steps.empty()) {
    auto &leaf = answers.values[target.question->name];
    leaf.place = cell.place;
    leaf.number = target.question->number;
    return take_cell(leaf, target, cell.text, named);
  }
  const auto &[repeat, index] = steps.front();
  const auto inner = steps.subspan(1);
  if (index > 0) return put_in_repeats(instance_at(answers, repeat, index), inner, target, cell, named);
  std::size_t number = 0;
  for (const auto &part : parts_of(cell.text)) {
    put_in_repeats(instance_at(answers, repeat, ++number), inner, target, {part, cell.place}, named);
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

NamedCells::NamedCells(const ColumnNames &names) : names_(names), known_(names.form().name_table().size()) {}

void NamedCells::put(const form::Question &question, const std::string &cell, std::string &text) {
  constexpr std::size_t most_known = 256;
  if (question.choices.empty()) return void(text = without_midnight(question, cell));
  diag::TextTable<Named> &known = known_[question.number];
  if (const Named *found = known.find(cell)) return void(text = found->name);
  if (known.size() >= most_known) known.clear();
  text = known.insert(std::make_unique<Named>(Named{cell, canonical_cell(question, cell, names_)})).name;
}

RowAnswers::RowAnswers(const Columns &columns, const ColumnNames &names)
    : columns_(columns), cells_named_(names), cells_(columns.header().size()) {
  for (const std::size_t i : columns.in_name_order()) {
    const Target &target = *columns.target(i);
    if (!target.repeats.empty()) continue;
    cells_[i].leaf = &answers_.values[target.question->name];
    cells_[i].leaf->number = target.question->number;
    cells_[i].leaf->place.file = columns.file();
    if (!target.choice.empty()) ticked_.push_back(cells_[i].leaf);
  }
}

Result<const answers::RawAnswers *> RowAnswers::read(const Row &row) {
  Problems problems;
  answers_.repeats.clear();
  for (const Cell &cell : cells_)
    if (cell.leaf != nullptr) cell.leaf->place.line = row.line;
  // Of a piece of a row each cell may be another column's: what is wrong with it tells nothing.
  if (!row.is_torn) {
    for (auto *leaf : ticked_) leaf->text.clear();
    for (const std::size_t i : columns_.in_name_order()) {
      if (auto problem = take(row, i)) problems.push_back(std::move(*problem));
    }
  }
  drop_empty_instances(answers_);
  std::ranges::stable_sort(problems, {}, [](const Problem &problem) { return problem.place.column; });
  for (auto &found : misshapen(row, columns_.header())) problems.push_back(std::move(found));
  for (Problem &problem : problems) {
    problem.place.file = columns_.file();
    problem.place.line = row.line;
  }
  if (!problems.empty()) return problems;
  return &answers_;
}

std::optional<Problem> RowAnswers::take(const Row &row, std::size_t column) {
  const Target &target = *columns_.target(column);
  Cell &known = cells_[column];
  const bool is_single = known.leaf != nullptr && target.choice.empty();
  if (column >= row.cells.size() || row.cells[column].empty()) {
    if (is_single) {
      known.leaf->text.clear();
      known.text.clear();
    }
    return std::nullopt;
  }
  const std::string &cell = row.cells[column];
  if (is_single && cell == known.text) return std::nullopt;
  known.text.clear();
  if (auto spoiling = spoiled(*target.question, without_midnight(*target.question, cell))) {
    spoiling->subject = target.question->name;
    spoiling->place.column = static_cast<int>(column) + 1;
    return std::move(*spoiling);
  }
  if (!target.choice.empty()) {
    const auto tick = ticked(cell);
    if (!tick) return bad_tick(static_cast<int>(column) + 1);
    if (!*tick) return std::nullopt;
  }
  put(target, row, column);
  if (is_single) known.text = cell;
  return std::nullopt;
}

void RowAnswers::put(const Target &target, const Row &row, std::size_t column) {
  const std::string &cell = row.cells[column];
  const Place place{.file = columns_.file(), .line = row.line, .column = static_cast<int>(column) + 1};
  answers::RawAnswers::Leaf *leaf = cells_[column].leaf;
  if (leaf == nullptr) {
    put_in_repeats(answers_, target.repeats, target, {cell, place}, cells_named_);
  } else {
    leaf->place.column = place.column;
    take_cell(*leaf, target, cell, cells_named_);
  }
}

}  // namespace formletter::mailmerge
