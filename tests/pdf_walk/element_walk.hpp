#pragma once

#include "pdf_walk/breach.hpp"
#include "pdf_walk/content_walk.hpp"
#include "pdf_walk/qpdf_handles.hpp"

#include <string>
#include <vector>

namespace formletter::pdf {

/// Checks the structure tree against the pages' content and annotations
/// (ISO 32000-1, 14.7 and ISO 14289-1, 7).
void walk_elements(QPDF &pdf, const std::vector<PageMarks> &marks, Breaches &breaches);

/// The element's type, its kids, and a value among its attributes.
std::string type_of(QPDFObjectHandle element);
std::vector<QPDFObjectHandle> kids_of(QPDFObjectHandle element);
QPDFObjectHandle attribute(QPDFObjectHandle element, const std::string &owner, const std::string &key);

}  // namespace formletter::pdf
