#pragma once

#include "answers/answers.hpp"
#include "diag/text_table.hpp"
#include "mailmerge/column_names.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::mailmerge {

/// The cell as the question has it: choices by their names, dates without midnight.
std::string canonical_cell(const form::Question &question, const std::string &cell, const ColumnNames &names);

/// Cells of choices as the names that they mean. Remembers some of each question: a list of
/// countries or languages is long, and a roster names the same few.
class NamedCells {
 public:
  explicit NamedCells(const ColumnNames &names);

  /// What the cell says becomes `text`. A problem, good until the next call, where it may mean
  /// several choices; else null.
  const Problem *put(const form::Question &question, const std::string &cell, std::string &text);

 private:
  struct Named {
    std::string text, name;
    std::optional<Problem> doubt;
  };
  const ColumnNames &names_;
  std::vector<diag::TextTable<Named>> known_;  ///< by the question's number
};

struct FoundCell {
  const std::string &text;
  const Place &place;
};

/// Puts a cell into the leaf, or ticks the target's choice there.
const Problem *take_cell(answers::RawAnswers::Leaf &leaf, const Target &target, const std::string &cell,
                         NamedCells &named);
/// Puts a cell where it belongs, into an instance for each of its parts if so said.
std::optional<Problem> put_in_repeats(answers::RawAnswers &answers, const Target &target,
                                      const FoundCell &cell, NamedCells &named);
/// reasons[1] left empty beside a filled reasons[2] is no reason.
void drop_empty_instances(answers::RawAnswers &answers);

/// Whether the column of a choice is ticked; nothing if nobody can tell.
std::optional<bool> ticked(std::string_view cell);
Problem bad_tick();

}  // namespace formletter::mailmerge
