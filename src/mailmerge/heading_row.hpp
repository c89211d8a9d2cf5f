#pragma once

#include "mailmerge/columns.hpp"

#include <cstddef>
#include <optional>

namespace formletter::mailmerge {

/// How many cells of a row are headings of the form. Empty ones do not count.
struct HeadingCount {
  std::size_t known = 0, unknown = 0;
  std::size_t answers = 0;  ///< of the unknown: a number, a day, an address

  /// A name or two that are headings by chance: the row may be a title or a person.
  bool is_doubtful() const {
    constexpr std::size_t by_chance = 2;
    return known <= by_chance && known <= unknown;
  }
};

/// A number, a day, an address: no field is called so.
bool looks_like_an_answer(std::string_view heading);

HeadingCount count_headings(const Roster &roster, const ColumnNames &names, const ColumnMap &map);

/// Why the roster's first row is none of headings, if so: a person's row, or the first line of a table
/// turned on its side. No cell of it is told: it may be a name.
std::optional<Problem> no_headings(const Roster &roster, const ColumnNames &names, const HeadingCount &count);

/// For a doubtful row that lacks what every record needs.
Problem hardly_any_heading(const Roster &roster);

}  // namespace formletter::mailmerge
