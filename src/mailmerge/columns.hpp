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

struct MappedField {
  std::string field;
  Place place = {};  ///< of the field, in the mapping
};

/// What a mapping file says: columns' headings to fields; "-" leaves a column out.
using ColumnMap = std::map<std::string, MappedField, std::less<>>;

/// Lines `heading = field` (`#` begins a comment), or a JSON object of texts. In UTF-8, or in UTF-16
/// with its mark.
Result<ColumnMap> read_column_map(const Source &source);

/// The column that names records of failed rows; a mended copy is merged again.
inline constexpr std::string_view problems_column = "problems";

/// What a heading, or a key of JSON Lines, means: by the mapping, else by itself; nothing to leave it out.
Result<std::optional<Target>> meaning_of(std::string_view heading, const ColumnNames &names,
                                         const ColumnMap &map);

/// What each column of a roster is, settled once.
class Columns {
 public:
  /// Errors: no header, a heading twice, an ambiguous one, a field of two columns, a mapping
  /// of an unknown field (at its place in the mapping), an always required field without a column.
  /// Warnings go to `warnings`: columns that are no field of the form. What looks like a person's
  /// answer is told by its shape. JSON Lines have no columns: only the mapping is looked at.
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
  const ColumnMap &map() const { return map_; }
  /// What the column gives; nothing for one that is no field.
  const std::optional<Target> &target(std::size_t column) const { return targets_[column]; }
  /// The columns that are fields, as answers lie.
  const std::vector<std::size_t> &in_name_order() const { return in_name_order_; }

 private:
  /// The names of the fields that columns outside all repeats give.
  std::set<std::string> find_targets(const ColumnNames &names, Problems &problems, Problems &warnings);

  void tell_unused(Problems &warnings) const;
  Problems missing(const form::Form &form, const std::set<std::string> &given) const;
  bool may_be_shown(const std::string &header, const ColumnNames &names) const;
  void leave_out_ticks();
  void order_by_name();
  void tell_spellings(Problems &warnings) const;

  std::string file_;
  ColumnMap map_;
  std::vector<std::string> header_;
  bool hides_headings_ = false;                 ///< those that are no field's may be people's names
  std::vector<std::optional<Target>> targets_;  ///< by column
  std::vector<std::size_t> in_name_order_;
};

}  // namespace formletter::mailmerge
