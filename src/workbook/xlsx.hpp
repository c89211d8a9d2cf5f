#pragma once

#include "workbook/archive.hpp"
#include "workbook/sheet.hpp"

namespace formletter::workbook {

/// ECMA-376, transitional and strict. Precondition: the archive has _rels/.rels.
Result<Sheet> read_xlsx(const Archive &archive, std::string_view name);

}  // namespace formletter::workbook
