#pragma once

#include "pdf/breach.hpp"
#include "pdf/qpdf_handles.hpp"

#include <cstdint>
#include <set>

namespace formletter::pdf {

/// Checks a composite font of which `codes` are shown (ISO 19005-2, 6.2.11 and
/// ISO 14289-1, 7.21).
void walk_font(QPDFObjectHandle font, const std::set<std::uint16_t> &codes, Breaches &breaches);

}  // namespace formletter::pdf
