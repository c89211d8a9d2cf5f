#pragma once

#include "workbook/archive.hpp"
#include "workbook/sheet.hpp"

namespace formletter::workbook {

/// OpenDocument 1.0 to 1.3. Precondition: the archive has content.xml.
Result<Sheet> read_ods(const Archive &archive, std::string_view name);

}  // namespace formletter::workbook
