#pragma once

#include "mailmerge/columns.hpp"
#include "mailmerge/roster.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace formletter::mailmerge {

/// What a row is sorted by: of a field outside all repeats its canonical answer (a date
/// by the calendar, a number by its value, a choice by its name), of another column the
/// cell. Texts are compared by the root collation of Unicode, in which no language has
/// its own way, and digits in them by their value. What should be a date or a number
/// and is none comes after those that are.
class SortKeys {
 public:
  /// `column`: a heading, or whatever else a heading of that field could be. What is
  /// given must outlive the keys. Problems: "unknown-column".
  static Result<SortKeys> settle(std::string_view column, const Roster &roster, const Columns &columns,
                                 const ColumnNames &names);
  SortKeys(SortKeys &&) noexcept;
  SortKeys &operator=(SortKeys &&) noexcept;
  ~SortKeys();

  /// Bytes that compare as the rows do; "" for an empty cell.
  std::string key_of(const Row &row) const;
  /// Keys of another version may compare in another way.
  static std::string collation_version();

 private:
  struct State;
  explicit SortKeys(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace formletter::mailmerge
