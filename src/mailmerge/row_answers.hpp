#pragma once

#include "mailmerge/columns.hpp"
#include "mailmerge/placed_cells.hpp"

#include <optional>
#include <string>
#include <vector>

namespace formletter::mailmerge {

/// A roster's rows as answers, choice labels as names, one row after another: most cells of a
/// column say what the cell above them says. Holds references: the columns and names must
/// outlive it. Each worker has its own.
class RowAnswers {
 public:
  RowAnswers(const Columns &columns, const ColumnNames &names);
  RowAnswers(const RowAnswers &) = delete;
  RowAnswers &operator=(const RowAnswers &) = delete;

  /// Good until the next call; an empty cell is an answer of no text. Problems: spreadsheet
  /// errors (#REF!), cells that may mean several choices, cells beyond the header.
  Result<const answers::RawAnswers *> read(const Row &row);

 private:
  struct Cell {
    answers::RawAnswers::Leaf *leaf = nullptr;  ///< null in a repeat
    std::string text = {};  ///< of the last row, if it stands in the leaf; never of a ticked choice
  };

  std::optional<Problem> take(const Row &row, std::size_t column);
  std::optional<Problem> put(const Target &target, const Row &row, std::size_t column);

  const Columns &columns_;
  NamedCells cells_named_;
  answers::RawAnswers answers_;
  std::vector<Cell> cells_;                          ///< by column
  std::vector<answers::RawAnswers::Leaf *> ticked_;  ///< to which columns of one choice each add
};

}  // namespace formletter::mailmerge
