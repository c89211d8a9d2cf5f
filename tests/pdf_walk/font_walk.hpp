#pragma once

#include "pdf_walk/breach.hpp"
#include "pdf_walk/content_walk.hpp"
#include "pdf_walk/qpdf_handles.hpp"

namespace formletter::pdf {

/// Checks every font dictionary, and of the composite ones each code that is shown
/// (ISO 19005-2, 6.2.11 and ISO 14289-1, 7.21).
void walk_fonts(QPDF &pdf, const ShownCodes &shown, Breaches &breaches);

}  // namespace formletter::pdf
