#pragma once

#include "pdf_walk/breach.hpp"

#include <string>

namespace formletter::pdf {

/// What a file says that it is, besides PDF/UA-1.
enum class Claim { pdf_a_2a, pdf_a_3a };

/// Reads a file back and checks it rule by rule against PDF/UA-1 (ISO 14289-1) and
/// PDF/A-2a (ISO 19005-2, or part 3 with an attachment), as far as our files go;
/// RULES.md lists what an outside validator checks and where it is found here.
void walk(const std::string &pdf, Claim claim, Breaches &breaches);
std::vector<Breach> walk(const std::string &pdf, Claim claim = Claim::pdf_a_2a);

/// The rules on the bytes of the file (ISO 19005-2, 6.1).
void walk_bytes(const std::string &pdf, Breaches &breaches);
std::vector<Breach> walk_bytes(const std::string &pdf);

}  // namespace formletter::pdf
