#pragma once

#include "answers/json_tree.hpp"
#include "mailmerge/columns.hpp"
#include "mailmerge/json_keys.hpp"
#include "mailmerge/placed_cells.hpp"

#include <map>
#include <string>

namespace formletter::mailmerge {

/// Records of JSON Lines as answers: keys as a table's headings are, choices by names or labels. What
/// stands in groups and repeats stays as it is written. Holds references: the columns and names must
/// outlive it. Each worker has its own.
class JsonRows {
 public:
  JsonRows(const Columns &columns, const ColumnNames &names)
      : columns_(columns), names_(names), cells_(names) {}

  /// Good until the next call.
  Result<const answers::RawAnswers *> read(const Row &row);

 private:
  using Member = answers::JsonValue::Member;
  /// A value that is put where its key says once the others are read.
  struct Placed {
    Member member;
    const Target *target;
  };

  const KeyMeaning *meaning_of(const std::string &key);
  std::vector<Placed> settle_keys(answers::JsonValue &record, Problems &problems);
  void name_choices(const form::Question &question, answers::JsonValue &value, Problems &problems);
  void place(const std::vector<Placed> &placed, Problems &problems);
  std::optional<Problem> place(const Placed &placed, answers::RawAnswers &into);

  const Columns &columns_;
  const ColumnNames &names_;
  NamedCells cells_;
  std::map<std::string, std::optional<KeyMeaning>, std::less<>> meanings_;
  answers::RawAnswers answers_;
};

}  // namespace formletter::mailmerge
