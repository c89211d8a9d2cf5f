#pragma once

#include "pdf/read_picture.hpp"

#include <string>

namespace formletter::pdf {

/// A JPEG: kept as it is when it is grey or of three components (ISO 32000-1, 7.4.8), its
/// samples as RGB when it is CMYK. A damaged one, or of a kind that PDF does not know (more
/// than 8 bits, arithmetic coding), is a PdfFailure that says so.
Picture read_jpeg(std::string bytes);

}  // namespace formletter::pdf
