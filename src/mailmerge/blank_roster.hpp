#pragma once

#include "form/form.hpp"

#include <string>

namespace formletter::mailmerge {

/// An empty roster for a form: its header alone, and a sheet that tells of each
/// column what it is for. Both CSV in UTF-8 with the mark spreadsheets look for.
struct BlankRoster {
  std::string header, columns;
};

/// Fields in form order; those of a repeat with `instances` numbered columns each.
BlankRoster blank_roster(const form::Form &form, std::size_t instances = 3);

}  // namespace formletter::mailmerge
