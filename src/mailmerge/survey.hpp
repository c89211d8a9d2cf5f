#pragma once

#include "form/form.hpp"
#include "mailmerge/columns.hpp"
#include "mailmerge/exhibit_folder.hpp"
#include "mailmerge/kept_rows.hpp"
#include "mailmerge/roster.hpp"

#include <cstddef>
#include <map>
#include <vector>

namespace formletter::mailmerge {

/// What is known of a roster when all its rows have been seen once, unchecked.
struct Survey {
  std::size_t rows = 0;
  std::map<std::size_t, std::size_t> repeated_ids;  ///< rows whose record id an earlier row has, to that row
  Problems warnings;                                ///< of the roster as a whole
  bool tells_problems = false;                      ///< a record of JSON Lines says what is wrong with it
  std::vector<Row> font_rows;                       ///< those whose glyphs all files share
  KeptRows kept_rows;
};

/// Exhibits, if there are any, are claimed by their records. Problems: a quotation mark that is never closed,
/// no row at all.
Result<Survey> survey(const Roster &roster, const Columns &columns, const ColumnNames &names,
                      ExhibitFolder *exhibits);

}  // namespace formletter::mailmerge
