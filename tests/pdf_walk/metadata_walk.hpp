#pragma once

#include "pdf_walk/breach.hpp"
#include "pdf_walk/qpdf_handles.hpp"

#include <string_view>

namespace formletter::pdf {

/// The XMP packet, and its agreement with the information dictionary
/// (ISO 19005-2, 6.6 and ISO 14289-1, 5). `part` of ISO 19005 is what it should claim.
void walk_metadata(QPDF &pdf, std::string_view part, Breaches &breaches);

}  // namespace formletter::pdf
