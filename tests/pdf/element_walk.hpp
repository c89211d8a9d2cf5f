#pragma once

#include "pdf/breach.hpp"
#include "pdf/content_walk.hpp"
#include "pdf/qpdf_handles.hpp"

#include <map>
#include <vector>

namespace formletter::pdf {

/// Checks the structure tree against the pages' content and annotations
/// (ISO 32000-1, 14.7 and ISO 14289-1, 7).
void walk_elements(QPDF &pdf, const std::vector<PageMarks> &marks, Breaches &breaches);

}  // namespace formletter::pdf
