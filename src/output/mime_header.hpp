#pragma once

#include <string>
#include <string_view>

namespace formletter::output {

// Header fields of a mail, by RFC 5322 and the RFCs that bring other letters into it.
// Values come from people's answers: whatever they hold, the result is one field.

/// UTF-8 as the text of one line: line ends, tabs and other controls become single
/// spaces, bidi isolates and overrides go (a header has no place for them), and spaces
/// at either end.
std::string header_text(std::string_view value);

/// "Subject: …" with its line end: as it stands when it is ASCII, else in encoded-words
/// (RFC 2047) of at most 75 octets and whole characters; folded at 76 where it can be.
std::string unstructured_field(std::string_view name, std::string_view value);

/// `; filename="letter.pdf"`, or in pieces by RFC 2231 when the value is longer than a
/// line or has other letters; each on a line of its own.
std::string parameter(std::string_view name, std::string_view value);

}  // namespace formletter::output
