#pragma once

#include "document/document.hpp"

#include <string>

namespace formletter::output {

/// A paragraph's text as plain characters: check boxes "[ ]" and "[x]", fields
/// "____" or what is in them, images in words, links with their target behind
/// them where it is not what they say. Isolates stay where right-to-left text is.
std::string plain_text(const document::Document &document, const document::InlineText &text,
                       Direction direction);

}  // namespace formletter::output
