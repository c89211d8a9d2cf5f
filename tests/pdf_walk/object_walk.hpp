#pragma once

#include "pdf_walk/breach.hpp"
#include "pdf_walk/qpdf_handles.hpp"

namespace formletter::pdf {

/// What holds for every object of a file, whatever it is for: limits, filters, names,
/// and what none may have (ISO 19005-2, 6.1, 6.2, 6.5, 6.9 and 6.10).
void walk_objects(QPDF &pdf, Breaches &breaches);

}  // namespace formletter::pdf
