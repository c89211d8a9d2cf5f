#pragma once

#include <string>
#include <string_view>

namespace formletter::output {

/// RFC 4648, 4, without line ends.
std::string base64(std::string_view bytes);

/// RFC 2045, 6.8: lines of 76 characters, each with its CRLF.
std::string base64_lines(std::string_view bytes);

/// RFC 2045, 6.7: text with LF line ends to lines of at most 76 characters with CRLF.
/// What mail programs on the way might change is encoded too: white space at the end of
/// a line, "From " at its beginning (RFC 4155), a dot alone (RFC 5321). `=_` cannot
/// appear in it.
std::string quoted_printable(std::string_view text);

}  // namespace formletter::output
