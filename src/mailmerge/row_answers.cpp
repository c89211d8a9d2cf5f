#include "mailmerge/row_answers.hpp"

#include "mailmerge/cell_days.hpp"
#include "mailmerge/row_problem.hpp"
#include "mailmerge/spoiled_cell.hpp"

#include <algorithm>

namespace formletter::mailmerge {

namespace {

Problem at_column(Problem problem, std::size_t column) {
  problem.place.column = static_cast<int>(column) + 1;
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
    return at_column(std::move(*spoiling), column);
  }
  if (!target.choice.empty()) {
    const auto tick = ticked(cell);
    if (!tick) return at_column(bad_tick(), column);
    if (!*tick) return std::nullopt;
  }
  if (auto doubt = put(target, row, column)) {
    doubt->subject = target.question->name;
    return at_column(std::move(*doubt), column);
  }
  if (is_single) known.text = cell;
  return std::nullopt;
}

std::optional<Problem> RowAnswers::put(const Target &target, const Row &row, std::size_t column) {
  const std::string &cell = row.cells[column];
  const Place place{.file = columns_.file(), .line = row.line, .column = static_cast<int>(column) + 1};
  answers::RawAnswers::Leaf *leaf = cells_[column].leaf;
  if (leaf == nullptr) return put_in_repeats(answers_, target, {cell, place}, cells_named_);
  leaf->place.column = place.column;
  const auto *doubt = take_cell(*leaf, target, cell, cells_named_);
  return doubt == nullptr ? std::nullopt : std::optional(*doubt);
}

}  // namespace formletter::mailmerge
