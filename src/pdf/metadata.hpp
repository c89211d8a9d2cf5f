#pragma once

#include "layout/pages.hpp"
#include "pdf/haru_file.hpp"
#include "pdf/write_pdf.hpp"

namespace formletter::pdf {

/// The XMP packet: what the information dictionary says, and that the file is
/// PDF/A-2a and PDF/UA-1. Its number.
ObjectId write_xmp(HaruFile &file, const layout::Pages &pages, const PdfOptions &options);

/// The XMP packet of write_xmp with another title.
std::string with_title(std::string_view xmp, std::string_view title);

/// "D:20141120000000Z"
std::string pdf_date(const Date &date);

/// The information dictionary; each entry has its equal in the XMP packet.
void write_info(HaruFile &file, const layout::Pages &pages, const PdfOptions &options);

}  // namespace formletter::pdf
