#pragma once

#include "pdf_walk/breach.hpp"
#include "pdf_walk/qpdf_handles.hpp"

#include <string>

namespace formletter::pdf {

/// One annotation of a page; `owner` is the type of the element that has it, or ""
/// (ISO 14289-1, 7.18 and ISO 19005-2, 6.3 and 6.4).
void walk_annotation(QPDFObjectHandle annotation, const std::string &owner, QPDFObjectHandle page,
                     Breaches &breaches);

}  // namespace formletter::pdf
