#pragma once

#include <string>
#include <string_view>

namespace formletter::i18n {

/// Latin letters and the signs between them as ASCII writes them: "Groß" as "Gross", "Æsir" as "Aesir",
/// "D’Angelo" as "D'Angelo". Marks go, and so do signs that ASCII has none for; what is of another
/// script stays. For where nothing else passes, as in some offices' mail. Precondition: well-formed UTF-8.
std::string ascii_letters(std::string_view text);

}  // namespace formletter::i18n
