#pragma once

#include "pdf_walk/breach.hpp"
#include "pdf_walk/qpdf_handles.hpp"

namespace formletter::pdf {

/// Trailer, catalog, output intent, pages, bookmarks and the form as a whole.
void walk_document(QPDF &pdf, Breaches &breaches);

/// Files that travel along: none in PDF/A-2 (ISO 19005-2, 6.8), described ones in PDF/A-3.
void walk_attachments(QPDF &pdf, bool allowed, Breaches &breaches);

/// ISO 14289-1, 7.2 by ISO 32000-1, 14.9.2: a language tag, as text.
bool is_language(QPDFObjectHandle value);

}  // namespace formletter::pdf
