#pragma once

namespace formletter::form {

/// XML 1.0 (fifth edition), [4] NameStartChar, without the colon and without the
/// full-width equals sign, which in an expression is a slip for "=".
bool starts_name(char32_t c);
/// [4a] NameChar, without the same two.
bool continues_name(char32_t c);

}  // namespace formletter::form
