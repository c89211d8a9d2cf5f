#pragma once

#include "pdf/breach.hpp"

#include <string>

namespace formletter::pdf {

/// What a file says that it is, besides PDF/UA-1.
enum class Claim { pdf_a_2a, pdf_a_3a };

/// Reads a file back and checks it rule by rule against PDF/UA-1 (ISO 14289-1) and
/// PDF/A-2a (ISO 19005-2), as far as our files go: the rules on encryption, scripts,
/// fonts, colour, metadata, structure, annotations and forms.
std::vector<Breach> walk(const std::string &pdf, Claim claim = Claim::pdf_a_2a);

/// The rules on the bytes of the file (ISO 19005-2, 6.1).
std::vector<Breach> walk_bytes(const std::string &pdf);

}  // namespace formletter::pdf
