#pragma once

#include "form/question.hpp"

#include <string_view>

namespace formletter::mailmerge {

/// Days since 1899 or 1904: nobody can tell which.
bool is_day_count(std::string_view cell);
/// 4-Mar, 04. Mrz, Mar-04: what was 3-4, 4.3. or 3/04 when it was typed.
bool is_day_without_year(std::string_view cell);
/// "2032-03-04 00:00:00", "2032-03 00:00:00": as the cells of workbooks are read that hold dates, and
/// as programs write them. Nobody types a date so.
bool is_date_of_cell(std::string_view cell);
/// What spreadsheets and databases show for a date that is none.
bool is_empty_date(std::string_view cell);
/// The text, of a date without the midnight that spreadsheets and databases add to it.
std::string_view without_midnight(const form::Question &question, std::string_view text);

}  // namespace formletter::mailmerge
