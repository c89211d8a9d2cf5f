#pragma once

#include "mailmerge/columns.hpp"
#include "mailmerge/merge.hpp"
#include "mailmerge/roster.hpp"
#include "mailmerge/row_order.hpp"
#include "mailmerge/survey.hpp"
#include "packet/works.hpp"

#include <memory>
#include <optional>

namespace formletter::mailmerge {

/// All that is settled before the first row is printed.
struct Prepared {
  Press press;
  const form::Form *form;
  ColumnNames names;
  Roster roster;
  Columns columns;
  Survey seen;
  std::shared_ptr<text::Fonts> fonts;
  std::optional<ExhibitFolder> exhibits;
  RowOrder rows{roster, &seen.kept_rows};  ///< in which they are printed
};

/// Opens pack, roster and mapping and sees that they go together. Warnings go to
/// `warnings` whether or not it succeeds.
Result<std::unique_ptr<Prepared>> prepare(const MergeOrder &order, Problems &warnings);

}  // namespace formletter::mailmerge
