#pragma once

#include "document/document.hpp"

#include <string>

namespace formletter::output {

/// A self-contained page (style and print style inside, nothing fetched).
std::string write_html(const document::Document &document);

/// Plain text that reads well in an e-mail: wrapped at `columns` characters of
/// display width, lists and tables laid out, LF line ends, isolates kept in
/// right-to-left text.
std::string write_text(const document::Document &document, int columns = 72);

}  // namespace formletter::output
