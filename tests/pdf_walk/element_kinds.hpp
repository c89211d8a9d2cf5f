#pragma once

#include "pdf_walk/breach.hpp"
#include "pdf_walk/qpdf_handles.hpp"

namespace formletter::pdf {

/// What an element of its type must have and may hold (ISO 14289-1, 7.2 to 7.9, with
/// ISO 32000-1, 14.8.4).
void walk_kind(QPDFObjectHandle element, QPDFObjectHandle parent, Breaches &breaches);

}  // namespace formletter::pdf
