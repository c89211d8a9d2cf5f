#pragma once

#include <formletter/problem.hpp>

#include <string>
#include <string_view>

namespace formletter::diag {

/// One problem a line, "file:line:column: error[code] subject: message", and an
/// indented "hint:" line where there is a hint. Ends with a newline if not empty.
std::string report_text(const Problems &problems);

/// {"problems":[{"code","severity","file","line","column","subject","message","hint"}…]}
/// and a newline; the same order as given.
std::string report_json(const Problems &problems);

/// The text as a JSON string, quotes and all (RFC 8259, section 7); always well-formed UTF-8.
std::string json_string(std::string_view text);

/// Sorted by file, line, column, then code, and without exact repeats.
Problems in_reading_order(Problems problems);

}  // namespace formletter::diag
