#pragma once

#include "pdf/haru_file.hpp"
#include "pdf/write_pdf.hpp"

#include <string>

namespace formletter::pdf {

/// Writes the attached file; the catalog's entries that lead to it.
std::string write_attachment(HaruFile &file, const Attachment &attachment, const Date &date);

}  // namespace formletter::pdf
