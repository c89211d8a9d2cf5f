#pragma once

#include <string>
#include <string_view>

namespace formletter::mailmerge {

/// Without the spaces and invisible characters at its ends.
std::string trimmed_cell(std::string_view text);
/// Neither trimmed nor unguarded: nothing at its ends but letters and digits.
bool is_plain_already(std::string_view cell);
/// The cell that is meant: trimmed, and without what keeps a spreadsheet from changing it
/// (="00123", an apostrophe in front).
std::string plain_cell(std::string_view cell);

}  // namespace formletter::mailmerge
