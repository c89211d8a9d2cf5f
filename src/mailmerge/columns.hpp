#pragma once

#include "answers/answers.hpp"
#include "mailmerge/column_names.hpp"
#include "mailmerge/roster.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace formletter::mailmerge {

/// What a mapping file says: columns' headings to fields; "-" leaves a column out.
using ColumnMap = std::map<std::string, std::string, std::less<>>;

/// Lines `heading = field` (`#` begins a comment), or a JSON object of texts.
Result<ColumnMap> read_column_map(const Source &source);

/// The column that names records of failed rows; a mended copy is merged again.
inline constexpr std::string_view problems_column = "problems";

/// What each column of a roster is, settled once.
class Columns {
 public:
  /// Errors: no header, a heading twice, an ambiguous one, a field of two columns, a mapping
  /// of an unknown field, an always required field without a column. Warnings go
  /// to `warnings`: columns that are no field of the form. What looks like a person's
  /// answer is told by its shape.
  static Result<Columns> settle(const Roster &roster, const ColumnNames &names, const ColumnMap &map,
                                Problems &warnings);

  /// The column of the question outside all repeats, from 0.
  std::optional<std::size_t> column_of(std::string_view question) const;
  const std::vector<std::string> &header() const { return header_; }
  /// The question outside all repeats that the column gives; null for none.
  const form::Question *question_of(std::size_t column) const;
  /// A cell as the column's question has it, a choice's label as its name.
  std::string text_in(const Row &row, std::size_t column, const ColumnNames &names) const;

  const std::string &file() const { return file_; }
  /// What the column gives; nothing for one that is no field.
  const std::optional<Target> &target(std::size_t column) const { return targets_[column]; }
  /// The columns that are fields, as answers lie.
  const std::vector<std::size_t> &in_name_order() const { return in_name_order_; }

 private:
  std::optional<Problem> no_header(const ColumnNames &names, const ColumnMap &map) const;
  /// The names of the fields that columns outside all repeats give.
  std::set<std::string> find_targets(const ColumnNames &names, const ColumnMap &map, Problems &problems,
                                     Problems &warnings);

  void leave_out_ticks();
  void order_by_name();
  void tell_spellings(Problems &warnings) const;

  std::string file_;
  std::vector<std::string> header_;
  std::vector<std::optional<Target>> targets_;  ///< by column
  std::vector<std::size_t> in_name_order_;
};

}  // namespace formletter::mailmerge
